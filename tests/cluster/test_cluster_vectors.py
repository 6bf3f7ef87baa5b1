"""Vectors of numbered words: sums, products, the heaviest words; and the groups that such words propose."""

import numpy as np
import pytest

from consilience.cluster.index import COMPARED, HEADS, HOLDERS, RareWords
from consilience.cluster.vectors import Range, Vector, heaviest, products, products_with, total

NAME = Range.NAMES + 7


def vector(weights: dict[int, float]) -> Vector:
    return Vector(np.array(sorted(weights), dtype=np.int32), np.array([weights[word] for word in sorted(weights)]))


def weights(vector: Vector) -> dict[int, float]:
    return dict(zip(vector.words.tolist(), vector.weights.tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({1: 1.0, 5: 2.0}, {5: 3.0, NAME: 1.0}, {1: 1.0, 5: 5.0, NAME: 1.0}),
        ({}, {5: 3.0}, {5: 3.0}),
        ({}, {}, {}),
    ],
    ids=["a word of both", "one is empty", "both are empty"],
)
def test_a_sum_holds_the_words_of_both(one: dict[int, float], other: dict[int, float], expected: object) -> None:
    assert weights(total(vector(one), vector(other))) == expected


def test_the_heaviest_words_stay_and_of_equal_ones_those_first_met() -> None:
    assert weights(heaviest(vector({4: 1.0, 2: 1.0, 9: 3.0, 7: 0.5}), 2)) == {2: 1.0, 9: 3.0}


def test_products_are_those_of_the_last_vectors_with_all() -> None:
    vectors = [vector(one) for one in ({1: 1.0, NAME: 2.0}, {}, {NAME: 3.0}, {1: 0.5, 3: 1.0})]
    made = products(vectors, 2).tolist()
    assert made == [[6.0, 0.0, 9.0, 0.0], [0.5, 0.0, 0.0, 1.25]]
    assert [products_with(one, vectors).tolist() for one in vectors[2:]] == made


def test_products_are_over_shared_words_alone() -> None:
    one, others = vector({1: 2.0, 2: 1.0, NAME: 1.0}), [vector({1: 3.0, 3: 9.0, NAME: 2.0}), vector({})]
    assert products_with(one, others).tolist() == [8.0, 0.0]
    assert products_with(vector({}), others).tolist() == [0.0, 0.0]


def test_a_word_that_many_groups_hold_proposes_a_bounded_number_of_them() -> None:
    words = RareWords()
    for node in range(1000):
        words.hold(node, vector({0: 1.0, node + 1: 2.0}))
    assert len(words.near(vector({0: 1.0}))) == min(COMPARED, HOLDERS)
    assert words.near(vector(dict.fromkeys(range(1, HEADS), 1.0)))


def test_the_groups_that_took_a_word_in_last_are_proposed() -> None:
    words = RareWords()
    for node in range(HOLDERS + 1):
        words.hold(node, vector({0: HOLDERS - node + 1.0}))
    words.release(5)
    words.hold(99, vector({0: 100.0}))
    assert words.near(vector({0: 1.0})) == [99, 1, 2, 3, 4, *range(6, 6 + COMPARED - 5)]


def test_a_released_group_is_proposed_no_more() -> None:
    words = RareWords()
    words.hold(1, vector({0: 1.0}))
    words.release(1)
    assert words.near(vector({0: 1.0, 99: 1.0})) == []
