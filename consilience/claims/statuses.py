"""Event status: suspended or ended, resigned or dismissed, did or did not."""

from collections.abc import Iterator

from consilience.claims.comparison import (
    UNRELATED,
    Comparison,
    compatible,
    conflict,
    is_overtaken,
    later,
    same,
)
from consilience.claims.events import Event, story_events
from consilience.claims.making import claim
from consilience.claims.periods import overlap, period
from consilience.claims.predicates import exclusive_pairs
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity

DIRECTED = "ordered"


def status_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event that could be told with an excluding word, or that is denied."""
    events = [event for event in story_events(story) if event.theme or event.is_directed]
    denied = {event.kind for event in events if event.polarity is Polarity.NEGATIVE}
    told = {kind for pair in exclusive_pairs() for kind in pair}
    for event in events:
        if event.kind in told | denied and event.modality is not Modality.POSSIBLE and _is_statement(event):
            yield _claim(event)


def compare_statuses(first: Claim, second: Claim) -> Comparison:
    """Two words for one event, or one event asserted and denied."""
    if not _same_matter(first, second):
        return UNRELATED
    if first.value == second.value:
        if first.polarity is second.polarity:
            return same("status, same")
        if is_overtaken(first, second):
            return later("status, denied earlier")
        return conflict("status, denied")
    if frozenset((first.value, second.value)) not in exclusive_pairs():
        return UNRELATED
    if Polarity.NEGATIVE in (first.polarity, second.polarity):
        return UNRELATED
    if first.relation != second.relation:
        return compatible("status, ordered or done")
    return conflict("status, differs")


def _claim(event: Event) -> Claim:
    return claim(
        event.reading,
        ClaimKind.STATUS,
        event.focus,
        subject="|".join(sorted(event.actor)),
        relation=DIRECTED if event.is_directed else "did",
        value=event.kind,
        rule=f"event of class {event.kind}",
        polarity=event.polarity,
        modality=event.modality,
        happened=period(event.time.value) if event.time else None,
        theme=event.theme,
        theme_heads=event.theme_heads,
    )


def _is_statement(event: Event) -> bool:
    """Events that say something of themselves: verbs, and nouns that are ordered, denied or told of something."""
    tree = event.reading.tree
    token = tree.tokens[event.head]
    if token.pos == "VERB":
        return token.relation not in {"amod", "compound"}
    if token.pos != "NOUN" or token.relation in {"amod", "compound", "poss"}:
        return False
    return event.is_directed or event.polarity is Polarity.NEGATIVE or bool(event.theme_heads)


def _same_matter(first: Claim, second: Claim) -> bool:
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    actors = set(first.subject.split("|")) & set(second.subject.split("|")) - {""}
    heads = set(first.theme_heads) & set(second.theme_heads)
    if first.relation == second.relation == DIRECTED:
        themes = set(first.theme) & set(second.theme)
        return bool(actors) and (bool(themes) or not first.theme or not second.theme)
    if first.value == second.value and first.polarity is not second.polarity:
        return bool(heads)
    return bool(actors) and bool(heads)
