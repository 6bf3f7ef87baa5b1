"""Who did what one alone can do: who killed, appointed or founded, who reported it first."""

from collections.abc import Iterator
from dataclasses import replace

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.events import Event, story_events
from consilience.claims.grammar import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY
from consilience.claims.periods import overlap
from consilience.claims.predicates import stem
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity

# What one alone does: of two who "met" or "attacked" somebody both can be right.
ONE_DOER = frozenset({"kill", "appoint", "establish"})
# "first reported by": of these only the first is one.
FIRSTS = frozenset({"report", "publish", "reveal", "release", "disclose", "leak"})
FIRST = "first"
SHARED_WORDS = 2


def doer_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each named doer of what one alone can do."""
    for event in story_events(story, is_open=True):
        is_first = _is_first(event)
        if event.polarity is not Polarity.POSITIVE or event.modality is not Modality.DONE:
            continue
        doers = frozenset(name for name in event.actor if name.startswith(ENTITY) and _is_done_to(event))
        if doers and not doers & event.theme_names and (is_first or event.kind in ONE_DOER):
            kind = f"{FIRST} {stem('report')}" if is_first else event.kind
            found = event_claim(replace(event, actor=doers), ClaimKind.DOER, f"who {kind}", "doer of an event")
            yield found


def compare_doers(first: Claim, second: Claim) -> Comparison:
    """Two doers of one deed: one entity, or two."""
    if first.relation != second.relation or not _is_one_deed(first, second):
        return UNRELATED
    one, two = set(first.subject.split("|")), set(second.subject.split("|"))
    if one == two:
        return same("doer, same")
    return compatible("doer, more exact") if one & two else conflict("doer, differs")


def _is_done_to(event: Event) -> bool:
    """Whether a verb has a doer and an object of its own: "killed him", "was killed by her"; not "he died"."""
    tree = event.reading.tree
    has_object = any(tree.governed(event.head, OBJECTS | PASSIVE_SUBJECTS))
    has_doer = any(tree.governed(event.head, SUBJECTS | frozenset({"agent"})))
    return tree.tokens[event.head].pos == "VERB" and has_object and has_doer


def _is_first(event: Event) -> bool:
    tree = event.reading.tree
    is_telling = tree.tokens[event.head].lemma in FIRSTS
    return is_telling and any(tree.tokens[child].lemma == FIRST for child in tree.children[event.head])


def _is_one_deed(first: Claim, second: Claim) -> bool:
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    heads = set(first.theme_heads) & set(second.theme_heads)
    if any(name.startswith(ENTITY) for name in heads):
        return True
    is_first = first.relation.endswith(f"{FIRST} {stem('report')}")
    return is_first and bool(heads) and len(set(first.theme) & set(second.theme)) >= SHARED_WORDS
