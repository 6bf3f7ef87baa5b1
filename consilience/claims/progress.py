"""How far an event has got: planned or possible in one report, done or ruled out in another that is not older."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from consilience.claims.alignment import pairs_of_one_relation, related, related_groups
from consilience.claims.comparison import (
    UNRELATED,
    Comparator,
    Comparison,
    conflict,
    days_apart,
    is_overtaken,
    later,
    same,
)
from consilience.claims.making import event_claim
from consilience.claims.meant import ENTITY, may_be_one
from consilience.claims.periods import overlap
from consilience.claims.reading import StoryReading
from consilience.claims.stages import Stage
from consilience.claims.tellings import COUNT, PAPERS, SEVERAL, SUING, Told, tellings
from consilience.records import Claim, ClaimKind, replaced

RELATION = "stage of "
# What an article tells beside its news: what was so at first, and what an update below or above adds.
FORMER, NEWEST = ", at first", ", in an update"
# Days after which what was done is another deed than what was planned; in the 66 groups of short news texts the plan
# and the deed of one event lie at most 30 days apart, and those of two events a year.
LONGEST_WAIT = 60
# Deeds that need no object to be known for one, where their doer is known.
ALONE = frozenset({"resign", "retire", "apolog", "conced"})
COMING = frozenset({Stage.OPEN, Stage.AHEAD, Stage.RULED_OUT})
# Whom these are done to tells them, whoever does them.
DONE_TO = frozenset({"charge", "arrest", "convict", "acquit", "dismiss", "appoint"})


def progress_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each event of known persons that is told at some stage, where another stage of its class is told."""
    found: dict[str, list[Told]] = defaultdict(list)
    for readings in story.by_article():
        for told in tellings(readings):
            found[told.kind].append(told)
    for events in found.values():
        if len({told.stage for told in events}) > 1:
            yield from map(_claim, events)


def by_progress(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Groups of claims about one event; of one article only what it tells as earlier or as an update."""
    pairs = [pair for pair in pairs_of_one_relation(claims) if _is_ordered(*pair) and related(compare, *pair)]
    return related_groups(claims, pairs)


def _is_ordered(one: Claim, two: Claim) -> bool:
    """Whether two claims are of two articles, or one article sets them apart in time."""
    if one.evidence.article != two.evidence.article:
        return True
    marks = {mark for mark in (FORMER, NEWEST) for each in (one, two) if each.rule.endswith(mark)}
    return one.rule != two.rule and bool(marks) and one.evidence != two.evidence


def compare_progress(first: Claim, second: Claim) -> Comparison:
    """One event at two stages: overtaken where the nearer to the end was not published first."""
    if first.relation != second.relation or not _is_one_event(first, second):
        return UNRELATED
    if first.value == second.value:
        return same("status, same")
    for one, two in ((first, second), (second, first)):
        stages = Stage(one.value), Stage(two.value)
        if stages in OVERTAKEN and _may_follow(one, two):
            return later(OVERTAKEN[stages])
        if stages in CHANGED and _may_follow(one, two) and is_overtaken(one, two):
            return later(CHANGED[stages])
        if stages == (Stage.OPEN, Stage.AHEAD) and not is_overtaken(one, two):
            return conflict("status, decided or open")
    return UNRELATED


OVERTAKEN = {
    (Stage.AHEAD, Stage.DONE): "status, done since",
    (Stage.OPEN, Stage.DONE): "status, done since",
    (Stage.NOT_YET, Stage.DONE): "status, done since",
    (Stage.RULED_OUT, Stage.DONE): "status, denied earlier",
    (Stage.OPEN, Stage.RULED_OUT): "status, ruled out since",
    (Stage.AHEAD, Stage.CALLED_OFF): "status, called off since",
}
# Changes of mind: only by reports of another day, as those of one day may speak of different conditions.
CHANGED = {
    (Stage.AHEAD, Stage.RULED_OUT): "status, ruled out since",
    (Stage.OPEN, Stage.AHEAD): "status, decided since",
    (Stage.RULED_OUT, Stage.AHEAD): "status, decided since",
}


def _may_follow(one: Claim, two: Claim) -> bool:
    """Whether the second may have been reported after the first, and tells of nothing that was over before it."""
    if one.reported is None or two.reported is None:
        return two.happened is None
    is_over = two.happened is not None and two.happened.latest < one.reported.earliest and not one.rule.endswith(FORMER)
    if is_over or days_apart(one, two) > LONGEST_WAIT:
        return False
    return one.reported.earliest <= two.reported.latest


def _is_one_event(first: Claim, second: Claim) -> bool:
    """The same known doer and object, at one time where both tell it."""
    if first.happened and second.happened and not overlap(first.happened, second.happened):
        return False
    kind = first.relation.removeprefix(RELATION)
    if kind == SUING and _is_first_suit(first, second):
        return True
    if kind in DONE_TO:
        return bool(_known(first.theme_heads) & _known(second.theme_heads))
    if not _known(first.subject.split("|")) & _known(second.subject.split("|")):
        may_be = may_be_one(first.subject, second.subject) or _is_one_person(first, second)
        return may_be and _is_one_object(first, second)
    if kind in ALONE or _is_open(first) or _is_open(second) or _is_one_object(first, second):
        return True
    if _are_to_come(first, second):
        return True
    return _is_one_day(first, second) and not (first.theme and second.theme)


def _is_first_suit(first: Claim, second: Claim) -> bool:
    """Whether a thing is to be challenged by nobody known, and a suit is told of that names no other thing."""
    coming, made = (second, first) if first.value == Stage.DONE else (first, second)
    is_coming = coming.value in {Stage.AHEAD, Stage.OPEN} and bool(coming.theme_heads) and not coming.subject
    return is_coming and made.value == Stage.DONE and not made.theme_heads


def _is_one_person(first: Claim, second: Claim) -> bool:
    """Whether one of two names no doer, and it is done to the same known person or body: "has been hired"."""
    return not (first.subject and second.subject) and bool(_known(first.theme_heads) & _known(second.theme_heads))


def _is_one_day(first: Claim, second: Claim) -> bool:
    """Whether both tell of one and the same day."""
    one, two = first.happened, second.happened
    return one is not None and one == two and one.earliest == one.latest


def _is_open(claim: Claim) -> bool:
    """Whether nothing of a sort was done: "has yet to make an endorsement"."""
    return claim.value == Stage.NOT_YET and not claim.theme


def _are_to_come(first: Claim, second: Claim) -> bool:
    """Whether both are of what may come, and one leaves out of what: "threatened to sue", "vowed to sue the city"."""
    return {first.value, second.value} <= COMING and not (first.theme and second.theme)


def _is_one_object(first: Claim, second: Claim) -> bool:
    """Whether two objects have a head in common, or name papers, with nothing beside it that sets them apart."""
    heads, others = set(first.theme_heads), set(second.theme_heads)
    if {word for word in first.theme if word[0] == COUNT} != {word for word in second.theme if word[0] == COUNT}:
        return False
    one, two = set(first.theme) - heads - {SEVERAL}, set(second.theme) - others - {SEVERAL}
    if SEVERAL in first.theme and not one & two:
        return False
    if _known(heads & others):
        return True
    is_alike = bool(heads & others) or bool(heads & PAPERS and others & PAPERS)
    return is_alike and (not one or not two or bool(one & two))


def _known(names: Iterable[str]) -> set[str]:
    return {name for name in names if name.startswith(ENTITY)}


def _claim(told: Told) -> Claim:
    mark = FORMER if told.is_former else NEWEST if told.is_update else ""
    made = event_claim(told.event, ClaimKind.STATUS, f"{RELATION}{told.kind}", f"event that is {told.stage}{mark}")
    return replaced(
        made,
        value=told.stage,
        subject="|".join(sorted(told.doer)),
        theme=tuple(sorted(told.theme)),
        theme_heads=tuple(sorted(told.heads)),
    )
