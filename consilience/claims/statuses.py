"""Event status in words that exclude each other: suspended or ended, resigned or dismissed."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.events import Event, story_events
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY, may_be_one
from consilience.claims.periods import overlap
from consilience.claims.predicates import exclusive_pairs
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity

DIRECTED = "ordered"
DONE = "did"
LEFT = "left: "
# Ways to leave an office: of one's own will, where who leaves is the doer, and by another's, where it is done to him.
LEAVING = frozenset({"resign", "retire"})
DISMISSING = frozenset({"dismiss"})
# "Called for his ouster"
CALLING_FOR = frozenset({"call", "demand", "urge", "press", "push", "seek", "want", "ask", "threaten", "rumor", "if"})


def status_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event that another report could tell with an excluding word."""
    told = {kind for pair in exclusive_pairs() for kind in pair}
    for event in story_events(story):
        if event.kind in told and event.modality is not Modality.POSSIBLE and _is_told(event):
            relation = DIRECTED if event.is_directed else DONE
            yield event_claim(event, ClaimKind.STATUS, relation, f"event of class {event.kind}")
            for leaver in _leavers(event):
                yield event_claim(event, ClaimKind.STATUS, LEFT + leaver, "way out of office")


def compare_statuses(first: Claim, second: Claim) -> Comparison:
    """Two words for one event of one actor: the same class or classes that exclude each other."""
    if first.relation != second.relation or not _same_matter(first, second):
        return UNRELATED
    if first.value == second.value:
        return same("status, same")
    if frozenset((first.value, second.value)) in exclusive_pairs():
        return conflict("status, differs")
    return UNRELATED


def _leavers(event: Event) -> list[str]:
    """Those known by name who have left an office by an event."""
    tree, token = event.reading.tree, event.reading.tree.tokens[event.head]
    beside = {tree.tokens[child].tag for child in tree.children[event.head]}
    is_past = token.tag in {"VBD", "VBN"} and "MD" not in beside if token.pos == "VERB" else True
    if event.modality is not Modality.DONE or not is_past or tree.has_ancestor(event.head, CALLING_FOR):
        return []
    left = event.actor if event.kind in LEAVING else event.theme_names if event.kind in DISMISSING else frozenset()
    return sorted(name for name in left if name.startswith(ENTITY))


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
    if first.relation.startswith(LEFT):
        return True
    if not may_be_one(first.subject, second.subject):
        return False
    if first.relation == DIRECTED:
        return bool(set(first.theme) & set(second.theme)) or not first.theme or not second.theme
    return bool(set(first.theme_heads) & set(second.theme_heads)) and _same_theme(first, second)


def _same_theme(first: Claim, second: Claim) -> bool:
    """Whether what stands beside the heads of two themes, where both have something, has a word in common."""
    one, two = set(first.theme) - set(first.theme_heads), set(second.theme) - set(second.theme_heads)
    return not one or not two or bool(one & two)
