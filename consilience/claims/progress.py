"""How far one event has come: "will meet" in an earlier report, "met" or "called off" in a later one."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, later, same
from consilience.claims.events import Event, story_events
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY
from consilience.claims.modality import ENDS
from consilience.claims.periods import overlap
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind, Modality, Polarity
from consilience.records.claim import AHEAD

# What comes of a plan, with the reason that a later report of it gives.
OUTCOMES = {Modality.DONE: "status, done since", **dict.fromkeys(ENDS, "status, called off since")}
PAST = frozenset({"VBD", "VBN"})


def progress_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event of a known class that a known actor means to do, has done or has called off."""
    for event in story_events(story):
        if event.polarity is Polarity.NEGATIVE or not any(name.startswith(ENTITY) for name in event.actor):
            continue
        if event.modality in AHEAD | ENDS or _is_done(event):
            yield event_claim(event, ClaimKind.STATUS, f"{event.kind} yet", "stage of an event")


def compare_progress(first: Claim, second: Claim) -> Comparison:
    """One event planned, and done or called off: overtaken where the plan was published first."""
    if first.relation != second.relation or not _is_one_event(first, second):
        return UNRELATED
    if first.modality is second.modality or {first.modality, second.modality} <= AHEAD:
        return same("status, same")
    plan, outcome = (first, second) if first.modality in AHEAD else (second, first)
    if plan.modality not in AHEAD:
        return UNRELATED
    is_before = plan.reported and outcome.reported and plan.reported.latest < outcome.reported.earliest
    return later(OUTCOMES[outcome.modality]) if is_before else compatible("status, planned or done")


def _is_done(event: Event) -> bool:
    token = event.reading.tree.tokens[event.head]
    return event.modality is Modality.DONE and token.pos == "VERB" and token.tag in PAST


def _is_one_event(first: Claim, second: Claim) -> bool:
    """The same known actor and object, at one time where both tell it."""
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    actors = {name for name in first.subject.split("|") if name.startswith(ENTITY)} & set(second.subject.split("|"))
    return bool(actors) and bool(set(first.theme_heads) & set(second.theme_heads))
