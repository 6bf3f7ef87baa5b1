"""Quantities: how many or how much of what, as intervals."""

import re
from collections.abc import Iterator, Sequence

from consilience.annotate.quantities_numbers import PLURALS, Number, numbers
from consilience.annotate.quantities_units import Grammar, Unit, counted_noun, following_noun, is_label, written_unit
from consilience.records import Quantity, Sentence, Span, TimeExpression

# Before a number these make it a name or an age, not a count.
_LABEL_WORDS = (
    "no nos no. number article section chapter page pages flight route highway room resolution type grade level "
    "phase line question item part volume figure table version model class unit group aged age"
)
LABELS = frozenset(_LABEL_WORDS.split())
# A figure after a name without a unit belongs to the name: Channel 4.
NAMED = re.compile(r"\b\w*[A-Z]\w*\s$")


def find_quantities(
    text: str, article: str, sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """The quantities of a text in order of place: numbers with their unit, bounds and rounding.

    Where sentences have tokens the counted noun is read from the grammar, elsewhere from the words that follow.
    Dates, clock times and sets are no quantities; durations are ("31-year" has the unit year).
    """
    grammar = Grammar.of(sentences)
    taken = sorted((time.span.start, time.span.end) for time in times if time.type != "DURATION")
    return tuple(
        _quantity(number, unit, article)
        for number in _outside(numbers(text), taken)
        if (unit := _unit(number, text, grammar)) is not None
    )


def find_quantities_in_text(text: str, article: str) -> tuple[Quantity, ...]:
    """The quantities of a text alone, without grammar and without knowledge of its dates."""
    return find_quantities(text, article, (), ())


def _outside(found: Iterator[Number], taken: Sequence[tuple[int, int]]) -> Iterator[Number]:
    """The numbers that overlap no taken stretch; both are in order."""
    place = 0
    for number in found:
        while place < len(taken) and taken[place][1] <= number.first:
            place += 1
        if place == len(taken) or taken[place][0] >= number.end:
            yield number


def _unit(number: Number, text: str, grammar: Grammar) -> Unit | None:
    """The unit of a number; None for a number that is no quantity at all."""
    written = written_unit(text, number.end, number.currency)
    if written is not None:
        return written
    if _is_name(number, text) or is_label(grammar, number.first, number.end):
        return None
    if number.words.lower() == "one" and text.startswith(" of ", number.end):
        return None
    is_known, noun = counted_noun(grammar, number.first, number.end)
    if noun is None and (not is_known or number.words.lower() != "one"):
        noun = following_noun(text, number.end, plural=number.low != 1 or number.high != 1)
    if noun is None and _stands_alone(number, text):
        return None
    return Unit(noun)


def _is_name(number: Number, text: str) -> bool:
    before = text[max(0, number.start - 16) : number.start].lower().split()
    return bool(before) and before[-1].strip("(,") in LABELS and number.modifier is None


def _stands_alone(number: Number, text: str) -> bool:
    """Whether a number without a unit is none: the pronoun "one", an age between commas, four bare figures."""
    if number.modifier is not None or number.words.lower() in PLURALS:
        return False
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 1]
    if NAMED.search(before) or (before.endswith("(") and after == ")"):
        return True
    is_between_commas = before.rstrip().endswith(",") and after in (",", ".", ";")
    return is_between_commas or number.words.lower() == "one" or (number.words.isdigit() and len(number.words) == 4)


def _quantity(number: Number, unit: Unit, article: str) -> Quantity:
    return Quantity(
        span=Span(article=article, start=number.start, end=unit.end or number.end),
        low=number.low,
        high=number.high,
        unit=unit.name,
        modifier=number.modifier,
    )
