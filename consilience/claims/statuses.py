"""Event status in words that exclude each other: suspended or ended, resigned or dismissed."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.events import Event, story_events
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY, may_be_one
from consilience.claims.periods import overlap
from consilience.claims.predicates import exclusive_pairs
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity, replaced

DIRECTED = "ordered"
DONE = "did"
# Ways to leave an office: of the first the one who leaves is the doer, of the others the one it is done to.
LEAVING = {"resign": True, "retire": True, "dismiss": False}
LEFT = "left"


def status_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event that another report could tell with an excluding word."""
    told = {kind for pair in exclusive_pairs() for kind in pair}
    for event in story_events(story):
        if event.kind in told and event.modality is not Modality.POSSIBLE and _is_told(event):
            relation = DIRECTED if event.is_directed else DONE
            yield event_claim(event, ClaimKind.STATUS, relation, f"event of class {event.kind}")
            if event.kind in LEAVING and not event.is_directed:
                yield from _leaving(event)


def compare_statuses(first: Claim, second: Claim) -> Comparison:
    """Two words for one event of one actor: the same class or classes that exclude each other."""
    if first.relation != second.relation or not (_same_leaver if first.relation == LEFT else _same_matter)(
        first, second
    ):
        return UNRELATED
    if first.value == second.value:
        return same("status, same")
    if frozenset((first.value, second.value)) in exclusive_pairs():
        return conflict("status, differs")
    return UNRELATED


def _leaving(event: Event) -> Iterator[Claim]:
    """The claim that a known person left: who resigned, or was dismissed."""
    leavers = event.actor if LEAVING[event.kind] else event.theme_names
    known = sorted(name for name in leavers if name.startswith(ENTITY))
    token = event.reading.tree.tokens[event.head]
    if known and token.pos == "VERB" and event.modality is Modality.DONE:
        made = event_claim(event, ClaimKind.STATUS, LEFT, f"leaving of class {event.kind}")
        yield replaced(made, subject=known[0])


def _same_leaver(first: Claim, second: Claim) -> bool:
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    return first.subject == second.subject


def _is_told(event: Event) -> bool:
    """Events that say something of themselves: verbs, and nouns that are ordered or told of something."""
    token = event.reading.tree.tokens[event.head]
    if event.polarity is Polarity.NEGATIVE or token.relation in {"amod", "compound", "poss"}:
        return False
    if event.reading.tree.is_infinitive(event.head) and not event.is_directed:
        return False
    return token.pos == "VERB" or event.is_directed or bool(event.theme_heads)


def _same_matter(first: Claim, second: Claim) -> bool:
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    if not may_be_one(first.subject, second.subject):
        return False
    if first.relation == DIRECTED:
        return bool(set(first.theme) & set(second.theme)) or not first.theme or not second.theme
    return bool(set(first.theme_heads) & set(second.theme_heads)) and _same_theme(first, second)


def _same_theme(first: Claim, second: Claim) -> bool:
    """Whether what stands beside the heads of two themes, where both have something, has a word in common."""
    one, two = set(first.theme) - set(first.theme_heads), set(second.theme) - set(second.theme_heads)
    return not one or not two or bool(one & two)
