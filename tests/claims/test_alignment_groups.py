"""Groups of sentences that tell the same, from the likelihoods of pairs."""

import pytest

from consilience.claims.alignment_groups import LIKELY, LIKELY_OF_THE_BEST, groups

SURE, FAIR, UNSURE = LIKELY + 0.2, LIKELY_OF_THE_BEST + 0.01, LIKELY_OF_THE_BEST - 0.1

CASES = {
    "a likely pair is a group": ({(0, 1): SURE}, [(0, 1)]),
    "an unlikely pair is none": ({(0, 1): UNSURE}, []),
    "three alike are one group": ({(0, 1): SURE, (1, 2): SURE, (0, 2): SURE}, [(0, 1, 2)]),
    "a sentence that tells two facts stands in two groups": (
        {(0, 1): SURE, (1, 2): SURE, (0, 2): UNSURE},
        [(0, 1), (1, 2)],
    ),
    "a pair that nobody compared is not likely": ({(0, 1): SURE, (1, 2): SURE}, [(0, 1), (1, 2)]),
}


@pytest.mark.parametrize(("likely", "expected"), CASES.values(), ids=CASES.keys())
def test_every_two_of_a_group_are_likely(likely: dict[tuple[int, int], float], expected: list[tuple[int, ...]]) -> None:
    assert groups(likely, ["a", "b", "c"]) == expected


def test_two_sentences_of_one_article_stand_together_when_both_are_like_the_other_report() -> None:
    assert groups({(0, 2): SURE, (1, 2): SURE}, ["a", "a", "b"]) == [(0, 1, 2)]


def test_the_better_fit_is_taken_up_first() -> None:
    likely = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.8, (0, 3): 0.6, (1, 3): 0.6}
    assert groups(likely, ["a", "b", "c", "d"]) == [(0, 1, 2), (0, 1, 3)]


def test_a_fair_pair_counts_where_each_fits_the_other_best() -> None:
    assert groups({(0, 1): FAIR}, ["a", "b"]) == [(0, 1)]
    assert groups({(0, 2): FAIR, (1, 2): FAIR + 0.01}, ["a", "a", "b"]) == [(1, 2)]
