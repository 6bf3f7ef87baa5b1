"""Whether two groups are one story: their fit, corrected for reports by names and by standing alone."""

import numpy as np
import pytest

from consilience.cluster.groups import Group, bar
from consilience.cluster.joining import JoinModel, Judge, trained, trained_judge
from consilience.cluster.linkage import EVEN, part
from consilience.cluster.vectors import Range, Vector

REPORT, HEADLINE = 200.0, 8.0
VESSIN, ADORRA = Range.NAMES + 1, Range.NAMES + 2
# The product of the names of two reports that hold the same one alone, as far as names count in the likeness.
SHARED = 0.5
MODEL = JoinModel(fit=3.0, names=2.0, alone=-1.0, report=-1.0)


def group(*names: int, length: float = REPORT, size: int = 1) -> Group:
    words = np.array([1, *sorted(names)], dtype=np.int32)
    weights = np.array([1.0, *[SHARED**0.5] * len(names)]) * size
    return Group(
        articles=["a"] * size,
        vector=Vector(words, weights),
        meaning=None,
        moment=None,
        part=part(size, length),
        seen=0,
    )


def likelihood(one: Group, other: Group, fit: float = 1.0, model: JoinModel = MODEL) -> float:
    return Judge({0: one, 1: other}, model).likelihood((0, 1), (one.part, other.part), fit)


@pytest.mark.parametrize(("fit", "joined"), [(0.99, False), (1.0, True), (1.5, True)])
def test_headlines_are_judged_by_their_fit_alone(fit: float, joined: bool) -> None:
    one, other = group(VESSIN, length=HEADLINE), group(ADORRA, length=HEADLINE)
    assert (likelihood(one, other, fit, trained()) >= EVEN) == joined


def test_the_shorter_text_says_whether_it_is_a_headline() -> None:
    assert likelihood(group(VESSIN, length=HEADLINE), group(ADORRA)) == EVEN


@pytest.mark.parametrize("fit", [1.0, 1.5, 3.0])
def test_reports_that_share_a_name_are_likelier_one_story_than_others(fit: float) -> None:
    shared = likelihood(group(VESSIN), group(VESSIN), fit, trained())
    assert shared > EVEN > likelihood(group(VESSIN), group(ADORRA), fit, trained())


def test_names_tell_nothing_where_one_has_none() -> None:
    judge = Judge({0: group(VESSIN), 1: group()}, MODEL)
    assert judge.features((0, 1), (part(1, REPORT), part(1, REPORT)), 1.0).names == 0


def test_two_articles_that_both_stand_alone_are_joined_less_readily() -> None:
    assert likelihood(group(VESSIN), group(VESSIN)) < likelihood(group(VESSIN), group(VESSIN, size=2))


def test_names_of_groups_are_the_mean_over_all_pairs_of_articles() -> None:
    judge = Judge({0: group(VESSIN), 1: group(ADORRA), 2: group(VESSIN)}, MODEL)
    judge.joined((0, 1), 7)
    seen = judge.features((7, 2), (part(2, REPORT), part(1, REPORT)), 1.0)
    assert seen.names == pytest.approx(np.log((SHARED / 2 / bar(REPORT) + 0.05) / 0.3))
    assert list(judge.members(7)) == [0, 1]


def test_the_better_the_fit_the_likelier() -> None:
    found = [likelihood(group(VESSIN), group(VESSIN), fit) for fit in (0.9, 1.0, 2.0)]
    assert found == sorted(set(found))


def test_the_model_that_ships_holds_nothing_against_shared_names_nor_for_standing_alone() -> None:
    assert trained().fit > 0
    assert trained().names >= 0
    assert trained().alone <= 0
    assert trained_judge({}).likelihood((0, 1), (part(1, HEADLINE), part(1, HEADLINE)), 1.0) == EVEN
