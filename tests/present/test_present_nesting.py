"""Overlapping spans become marks that lie one inside the other."""

import random

import pytest

from consilience.present.nesting import turns
from consilience.records import Span


def drawn(start: int, end: int, *spans: tuple[int, int]) -> str:
    """The alphabet with brackets where marks open and close."""
    letters, place, parts = "abcdefghijklmnopqrstuvwxyz", start, []
    for turn in turns(start, end, (Span(article="x", start=first, end=last) for first, last in spans)):
        parts += [letters[place : turn.at], "[" if turn.opens else "]"]
        place = turn.at
    return "".join((*parts, letters[place:end]))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdefghij"),
        ([(2, 4)], "ab[cd]efghij"),
        ([(2, 4), (4, 6)], "ab[cd][ef]ghij"),
        ([(2, 8), (3, 5)], "ab[c[de]fgh]ij"),
        ([(2, 5), (2, 8)], "ab[[cde]fgh]ij"),
        ([(2, 6), (4, 8)], "ab[cd[ef]][gh]ij"),
        ([(0, 26)], "[abcdefghij]"),
    ],
    ids=["none", "one", "side by side", "inside", "same start", "crossing", "beyond the end"],
)
def test_marks_nest(spans: list[tuple[int, int]], expected: str) -> None:
    assert drawn(0, 10, *spans) == expected


@pytest.mark.parametrize("seed", range(20))
def test_marks_of_any_spans_close_in_order_and_lose_no_letter(seed: int) -> None:
    chance = random.Random(seed)
    spans = [tuple(sorted(chance.sample(range(27), 2))) for _ in range(8)]
    found = drawn(0, 26, *((first, last) for first, last in spans))
    assert found.replace("[", "").replace("]", "") == "abcdefghijklmnopqrstuvwxyz"
    depth = 0
    for sign in found:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
