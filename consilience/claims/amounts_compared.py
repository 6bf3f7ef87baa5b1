"""Numbers of one thing: those of one unit that two reports set among the same words, and how they stand to each other.

A number that the other report gives too, of whatever, is known there as the number of something else: two numbers are
of one thing only where neither stands in the other's report.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from consilience.claims.alignment import of_one_relation, related_groups
from consilience.claims.amounts import BOUND, MODIFIER, NUMBER, PERCENT, RELATION
from consilience.claims.comparison import (
    UNRELATED,
    Comparator,
    Comparison,
    compatible,
    conflict,
    is_overtaken,
    later,
    same,
)
from consilience.claims.numbers import SAME_TIME
from consilience.claims.periods import days_between, length
from consilience.claims.reading import StoryReading
from consilience.claims.sizes import exclude, is_one_number, number_of
from consilience.records import Claim, Modality, Period

# Numbers further apart than this are of two things, or a part and a whole: in 66 groups of unseen reports none of 24
# such pairs in like words was a difference.
FARTHEST = 1.6
# How much the words that two clauses share must weigh; see `StoryReading.weight`. In the same groups 17 of 23 points
# beyond it surely differ, three may; of those from 0.3 to it 3 of 16. Words of time and percentages are everywhere.
TELLING, TELLING_OF_PEOPLE, TELLING_EVERYWHERE = 0.6, 0.9, 1.2
PERSON = "person"
EVERYWHERE = frozenset({"year", "month", "week", "day", "hour", "minut", "second", "decad"})
# Counts of so many, near to each other, are told from the whole sentence.
LARGE, NEAR, TELLING_LARGE = 1000, 1.2, 1.0
# A large number that stands in both sentences tells as much as a rare word.
ANCHORED = 1.0
# Two numbers of one date; two of nouns with one modifier: "executive actions".
DATED, MODIFIED = 0.5, 0.7
# 35.72 is 35.7 again.
REPEATED = 0.001
# Two stretches of time of which one is so many times as long are not one.
OTHER_STRETCH = 2


def compare_amounts(first: Claim, second: Claim) -> Comparison:
    """Two numbers of one unit: one, rounded or bounded alike, later, or in conflict."""
    if first.relation != second.relation or not _may_be_one(first, second):
        return UNRELATED
    one, two = number_of(first), number_of(second)
    if exclude(first, second):
        if max(one, two) / min(one, two) > FARTHEST:
            return UNRELATED
        return later("number, later count") if is_overtaken(first, second) else conflict("number, differs")
    return same("number, same") if first.value == second.value else compatible("number, rounding")


def by_amount(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Numbers that differ among the same words, with the claims that repeat one of them."""
    for group in of_one_relation(claims):
        known: dict[str, list[Claim]] = defaultdict(list)
        for each in group:
            known[each.evidence.article].append(each)
        pairs = [pair for pair in combinations(group, 2) if _differ(story, *pair, known)]
        for found in related_groups(group, pairs):
            clear = _without_lists(found)
            if len({each.value for each in clear}) > 1:
                yield _with_repeats(clear, group)


def _without_lists(found: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Without the numbers that one report sets beside each other, as of several polls, unless no other is meant."""
    told: dict[str, set[float]] = defaultdict(set)
    for each in found:
        told[each.evidence.article].add(number_of(each))
    if len(told) == 1:
        return found
    return tuple(each for each in found if len(told[each.evidence.article]) == 1)


def _differ(story: StoryReading, one: Claim, two: Claim, known: dict[str, list[Claim]]) -> bool:
    if not exclude(one, two) or not compare_amounts(one, two).is_difference:
        return False
    if one.evidence.article == two.evidence.article:
        return _is_one_rate(one, two) or _is_of_headline(story, one, two, known)
    if _is_known(one, two, known) or _is_known(two, one, known):
        return False
    return _is_one_thing(story, one, two)


def _is_one_rate(one: Claim, two: Claim) -> bool:
    """Whether two sentences of one report give a rate of one name for one time: "the 2014 tax rate"."""
    is_rate = one.relation.startswith(f"{RELATION}{PERCENT} ") and one.evidence != two.evidence
    return is_rate and one.happened is not None and one.happened == two.happened


def _is_of_headline(story: StoryReading, one: Claim, two: Claim, known: dict[str, list[Claim]]) -> bool:
    """Whether the headline of a report alone gives a number that its text does not, in a sentence of the same words."""
    headline, text = sorted((one, two), key=lambda each: not story.by_span[each.evidence].is_headline)
    if not story.by_span[headline.evidence].is_headline or story.by_span[text.evidence].is_headline:
        return False
    again = (each for each in known[one.evidence.article] if each.evidence != headline.evidence)
    is_given = any(is_one_number(number_of(headline), number_of(each)) for each in again)
    return not is_given and _is_one_thing(story, one, two)


def _is_known(one: Claim, two: Claim, known: dict[str, list[Claim]]) -> bool:
    """Whether the report of the second number gives the first one as well."""
    mine = number_of(one)
    if mine == number_of(two):
        return False
    return any(is_one_number(mine, number_of(each)) for each in known[two.evidence.article])


def _is_one_thing(story: StoryReading, one: Claim, two: Claim) -> bool:
    """Whether the words round two numbers tell that they are of one thing."""
    unit = one.relation.removeprefix(RELATION)
    both = frozenset(one.theme) & frozenset(two.theme)
    anchors = frozenset(word for word in both if word.startswith(NUMBER))
    modifiers = frozenset(word for word in both if word.startswith(MODIFIER))
    is_dated = one.happened is not None and one.happened == two.happened
    shared = story.weight(both - anchors - modifiers) + ANCHORED * len(anchors)
    shared += (MODIFIED if modifiers else 0) + (DATED if is_dated else 0)
    is_everywhere = unit in EVERYWHERE or unit.startswith(PERCENT)
    least = TELLING_EVERYWHERE if is_everywhere else TELLING_OF_PEOPLE if unit == PERSON else TELLING
    if shared >= least:
        return True
    numbers = sorted((number_of(one), number_of(two)))
    if numbers[0] < LARGE or numbers[1] > numbers[0] * NEAR or is_everywhere:
        return False
    first, second = story.by_span[one.evidence], story.by_span[two.evidence]
    return story.weight(first.stems & second.stems - {unit}) >= TELLING_LARGE


def _may_be_one(first: Claim, second: Claim) -> bool:
    """Whether two numbers can be of one thing: picked out alike, of no two known owners, of one time."""
    mine, theirs = set(first.theme_heads), set(second.theme_heads)
    is_rate = first.relation.startswith(f"{RELATION}{PERCENT}") and first.evidence.article != second.evidence.article
    is_one_owner = bool(mine & theirs) or not (mine or theirs if is_rate else mine and theirs)
    if not is_one_owner or {first.modality, second.modality} == {Modality.POSSIBLE, Modality.DONE}:
        return False
    return _is_one_subject(first.subject, second.subject) and _are_of_one_time(first.happened, second.happened)


def _is_one_subject(first: str, second: str) -> bool:
    """Whether two numbers are picked out alike, of no two kinds of sum, and of no two doers that are called alike."""
    (picked, kinds, doer), (other, others, another) = (subject.split(BOUND) for subject in (first, second))
    if picked != other or (kinds and others and set(kinds.split()).isdisjoint(others.split())):
        return False
    (head, *mine), (another_head, *theirs) = doer.split() or [""], another.split() or [""]
    return head != another_head or not mine or not theirs or not set(mine).isdisjoint(theirs)


def _are_of_one_time(one: Period | None, two: Period | None) -> bool:
    """Whether two times can be one; a stretch of weeks or more is not the time of a number that has none."""
    if one is None or two is None:
        dated = one or two
        return dated is None or length(dated) < SAME_TIME
    longest, shortest = sorted((length(one) + 1, length(two) + 1), reverse=True)
    return days_between(one, two) <= SAME_TIME and (shortest >= longest / OTHER_STRETCH or longest < SAME_TIME)


def _with_repeats(found: tuple[Claim, ...], group: Sequence[Claim]) -> tuple[Claim, ...]:
    """Numbers that differ with those of further reports that are the same as one of them."""
    articles = {each.evidence.article for each in found}
    others = (each for each in group if each.evidence.article not in articles)
    return (*found, *(each for each in others if any(_repeats(each, told) for told in found)))


def _repeats(claim: Claim, told: Claim) -> bool:
    """Whether a claim gives a number of another, one of two figures or more, again."""
    one, two = number_of(claim), number_of(told)
    return two >= 10 and abs(one - two) <= REPEATED * two and _may_be_one(claim, told)
