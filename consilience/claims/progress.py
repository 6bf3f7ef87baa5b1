"""What was planned and has since been done: "will meet" in an earlier report, "met" in a later one."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, later, same
from consilience.claims.events import Event, story_events
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY
from consilience.claims.periods import overlap
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity

FUTURE = frozenset({"will", "shall"})
PLANNING = frozenset({"plan", "intend", "expect", "schedule", "prepare", "set", "agree"})
PAST = frozenset({"VBD", "VBN"})


def progress_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event of a known class that a known actor will do, or has done."""
    for event in story_events(story):
        if event.polarity is Polarity.NEGATIVE or not any(name.startswith(ENTITY) for name in event.actor):
            continue
        if _is_planned(event) or _is_done(event):
            yield event_claim(event, ClaimKind.STATUS, f"{event.kind} yet", "stage of an event")


def compare_progress(first: Claim, second: Claim) -> Comparison:
    """One event planned and done: overtaken where the plan was published first."""
    if first.relation != second.relation or not _is_one_event(first, second):
        return UNRELATED
    if first.modality is second.modality:
        return same("status, same")
    plan, deed = (first, second) if first.modality is Modality.PLANNED else (second, first)
    is_before = plan.reported and deed.reported and plan.reported.latest < deed.reported.earliest
    return later("status, done since") if is_before else compatible("status, planned or done")


def _is_planned(event: Event) -> bool:
    """Whether a verb stands after "will", or after a word of planning: "is expected to meet"."""
    tree = event.reading.tree
    helpers = {tree.tokens[child].lemma for child in tree.children[event.head]}
    above = tree.tokens[tree.tokens[event.head].head]
    is_aimed = tree.tokens[event.head].relation == "xcomp" and above.lemma in PLANNING
    return event.modality is Modality.PLANNED and (bool(helpers & FUTURE) or is_aimed)


def _is_done(event: Event) -> bool:
    token = event.reading.tree.tokens[event.head]
    return event.modality is Modality.DONE and token.pos == "VERB" and token.tag in PAST


def _is_one_event(first: Claim, second: Claim) -> bool:
    """The same known actor and object, at one time where both tell it."""
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    actors = {name for name in first.subject.split("|") if name.startswith(ENTITY)} & set(second.subject.split("|"))
    return bool(actors) and bool(set(first.theme_heads) & set(second.theme_heads))
