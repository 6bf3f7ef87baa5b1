"""Numbers as reports give them: exact, about, at least; which of them are one, and which cannot both be right."""

from math import floor, inf, isfinite, log10

from consilience.records import Claim, Quantity

# What a number is said to be, by its words.
NEARLY = ("nearly", "almost", "just under", "close to")
BELOW = ("under", "fewer", "less", "below")
ROUGHLY = frozenset({"about", "around", "some", "roughly", "approximately", "estimated", "an estimated", "just over"})
EXACT, ABOUT, ALMOST, LEAST, MOST, UNDER, RANGE, MANY = (
    "exact",
    "about",
    "almost",
    "least",
    "most",
    "under",
    "range",
    "many",
)
TOLD = frozenset({EXACT, ABOUT, ALMOST})
# "About 48" is said of 47, not of 44, but "about 45" of 42; "over 20" may be said of 19.
ABOUT_SLACK, ROUND_SLACK, BOUND_SLACK = 0.02, 0.08, 0.05
MOST_DIGITS = 5
# A single figure that rounds another is told from it: 2.1 is 2, and 44 is 43.9; 3.6 is not 3.
TINY = 1e-9


def size_value(quantity: Quantity) -> str | None:
    """`sort:number` of a quantity, as `sort_of` and `number_of` read it; None where it names no number."""
    number = _number(quantity)
    return None if number is None or number <= 0 else f"{_sort(quantity)}:{number:.12g}"


def sort_of(claim: Claim) -> str:
    """What a number is said to be: exact, about, at least …"""
    return claim.value.split(":")[0]


def number_of(claim: Claim) -> float:
    return float(claim.value.split(":")[1])


def is_one_number(one: float, two: float) -> bool:
    """Whether two numbers are equal, or one is the other rounded to fewer digits.

    >>> is_one_number(43_885_310, 44e6), is_one_number(3.6e9, 3e9)
    (True, False)
    """
    return abs(one - two) <= TINY * max(one, two) or rounds(one, two, cut=False) or rounds(two, one, cut=False)


def rounds(exact: float, rounded: float, *, cut: bool = True) -> bool:
    """Whether one number is the other with fewer digits: rounded or, with `cut`, cut off to two digits or more.

    >>> rounds(48, 47), rounds(1492, 1500), rounds(35.72, 35.7)
    (False, True, True)
    """
    if not 0 < exact < inf or not isfinite(rounded):
        return False
    size = floor(log10(exact))
    steps = [10.0 ** (size - digits) for digits in range(MOST_DIGITS)]
    near = [round(exact / step) * step for step in steps] + [floor(exact / step) * step for step in steps[1:] if cut]
    return exact != rounded and any(abs(each - rounded) <= TINY * rounded for each in near)


def exclude(first: Claim, second: Claim) -> bool:
    """Whether two numbers of one thing cannot both be right: "almost 48" and "at least 48", "3.5" and "about 3.6".

    A range, or "dozens", is left alone, and so are two lower bounds.
    """
    sorts, one, two = {sort_of(first), sort_of(second)}, number_of(first), number_of(second)
    if sorts & {RANGE, MANY}:
        return False
    if abs(one - two) <= TINY * one:
        return sorts == {LEAST, ALMOST}
    if rounds(one, two) or rounds(two, one):
        return False
    if sorts <= TOLD:
        return sorts == {EXACT} or max(one, two) / min(one, two) > 1 + max(map(_slack, (first, second)))
    if sorts == {MOST}:
        return True
    return _is_beyond(first, second) or _is_beyond(second, first)


def _slack(claim: Claim) -> float:
    """How far from what it is said of a number may be: farther where its second figure is a 5 or a 0."""
    if sort_of(claim) == EXACT:
        return 0.0
    if sort_of(claim) == ALMOST:
        return BOUND_SLACK
    number = number_of(claim)
    leading = number / 10.0 ** (floor(log10(number)) - 1)
    return ROUND_SLACK if abs(leading - 5 * round(leading / 5)) <= TINY * leading else ABOUT_SLACK


def _is_beyond(bound: Claim, other: Claim) -> bool:
    """Whether a number lies on the wrong side of a bound."""
    if sort_of(other) not in TOLD:
        return False
    if sort_of(bound) == LEAST:
        return number_of(other) < number_of(bound) * (1 - BOUND_SLACK)
    return sort_of(bound) in {MOST, UNDER} and number_of(other) > number_of(bound) * (1 + ABOUT_SLACK)


def _number(quantity: Quantity) -> float | None:
    low, high, words = quantity.low, quantity.high, quantity.modifier or ""
    if low is None or high is None:
        return high if low is None else low
    if any(word in words for word in NEARLY):
        return high
    return low if words == "just over" else (low + high) / 2


def _sort(quantity: Quantity) -> str:
    low, high, words = quantity.low, quantity.high, quantity.modifier or ""
    if any(word in words for word in NEARLY):
        return ALMOST
    if low is None:
        return UNDER if any(word in words for word in BELOW) else MOST
    if high is None:
        return LEAST if words else MANY
    if low == high:
        return EXACT
    return ABOUT if words in ROUGHLY else RANGE
