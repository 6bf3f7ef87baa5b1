"""Putting a claim together from a reading and the words of its answer."""

from consilience.claims.chain import chain, origin
from consilience.claims.circumstances import Circumstances, circumstances, predicate, time_of
from consilience.claims.events import Event
from consilience.claims.modality import modality as modality_of
from consilience.claims.periods import period
from consilience.claims.polarity import polarity as polarity_of
from consilience.claims.reading import Reading
from consilience.claims.standing import standing as standing_of
from consilience.records import (
    Claim,
    ClaimKind,
    Modality,
    Period,
    Polarity,
    Publication,
    Span,
    Standing,
    TimeExpression,
    digest,
)
from consilience.records.claim import ASIDE

# What somebody said or is does not take place: these have no stage, time, place or manner of their own.
TIMELESS = ASIDE | {ClaimKind.CORRECTION}


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
    polarity: Polarity | None = None,
    standing: Standing | None = None,
    at: int | None = None,
    happened: Period | None = None,
    theme: frozenset[str] = frozenset(),
    theme_heads: frozenset[str] = frozenset(),
    low: float | None = None,
    high: float | None = None,
    unit: str | None = None,
    modifier: str | None = None,
) -> Claim:
    """A claim whose evidence is the reading's sentence and whose answer stands at `focus`.

    Whether it is so, how far its event has come, how it is vouched for, and when, where, how and why it took place are
    read at the word `at`; unless that is given, at the verb of which the answer is part.
    """
    sources = chain(reading, focus)
    told = None if kind in TIMELESS else (predicate(reading.tree, focus) if at is None else at)
    found = Circumstances() if told is None else circumstances(reading, told)
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
        polarity=polarity or (Polarity.POSITIVE if told is None else polarity_of(reading.tree, told)),
        modality=Modality.DONE if told is None else modality_of(reading.tree, told),
        standing=standing or (Standing.ASSERTED if told is None else standing_of(reading.tree, told)),
        happened=happened or (None if told is None else _days(time_of(reading, told))),
        reported=reported(reading.published),
        sources=sources,
        origin=origin(sources, reading.article),
        theme=tuple(sorted(theme)),
        theme_heads=tuple(sorted(theme_heads)),
        low=low,
        high=high,
        unit=unit,
        modifier=modifier,
        place=found.place,
        manner=found.manner,
        reason=found.reason,
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
        at=event.head,
        happened=_days(event.time),
        theme=event.theme,
        theme_heads=event.theme_heads | event.theme_names,
    )


def reported(published: Publication | None) -> Period | None:
    """The publication range of an article as a period."""
    if published is None:
        return None
    return Period(earliest=published.earliest.isoformat(), latest=published.latest.isoformat())


def _days(time: TimeExpression | None) -> Period | None:
    return None if time is None else period(time.value)
