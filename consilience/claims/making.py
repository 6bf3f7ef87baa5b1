"""Putting a claim together from a reading and the words of its answer."""

from consilience.claims.chain import chain, origin
from consilience.claims.events import Event
from consilience.claims.periods import period
from consilience.claims.reading import Reading
from consilience.records import Claim, ClaimKind, Modality, Period, Polarity, Publication, Span, digest


def claim(
    reading: Reading,
    kind: ClaimKind,
    focus: Span,
    *,
    topic: Span,
    subject: str,
    relation: str,
    value: str,
    rule: str,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.DONE,
    happened: Period | None = None,
    theme: frozenset[str] = frozenset(),
    theme_heads: frozenset[str] = frozenset(),
    low: float | None = None,
    high: float | None = None,
) -> Claim:
    """A claim whose evidence is the reading's sentence and whose answer stands at `focus`."""
    sources = chain(reading, focus)
    return Claim(
        id=digest(kind, reading.article, str(focus.start), str(focus.end), subject, relation, value),
        kind=kind,
        evidence=reading.span,
        focus=focus,
        topic=topic,
        subject=subject,
        relation=relation,
        value=value,
        rule=rule,
        polarity=polarity,
        modality=modality,
        happened=happened,
        reported=reported(reading.published),
        sources=sources,
        origin=origin(sources, reading.article),
        theme=tuple(sorted(theme)),
        theme_heads=tuple(sorted(theme_heads)),
        low=low,
        high=high,
    )


def event_claim(event: Event, kind: ClaimKind, relation: str, rule: str) -> Claim:
    """The claim that an event makes under a relation; its value is the class of the event."""
    return claim(
        event.reading,
        kind,
        event.focus,
        topic=event.focus if kind is ClaimKind.DENIAL else event.topic,
        subject="|".join(sorted(event.actor)),
        relation=relation,
        value=event.kind,
        rule=rule,
        polarity=event.polarity,
        modality=event.modality,
        happened=period(event.time.value) if event.time else None,
        theme=event.theme,
        theme_heads=event.theme_heads | event.theme_names,
    )


def reported(published: Publication | None) -> Period | None:
    """The publication range of an article as a period."""
    if published is None:
        return None
    return Period(earliest=published.earliest.isoformat(), latest=published.latest.isoformat())
