"""How long one thing took: "a two-year inquiry" against "a monthslong inquiry"."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.grammar import Tree
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Quantity

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25, "decade": 3652.5}
# How many of a unit "monthslong" can be: from two to where the next unit would be said.
MANY = {"hour": 24.0, "day": 14.0, "week": 9.0, "month": 18.0, "year": 20.0, "decade": 10.0}
LENGTH = "length of "
LONG = re.compile(r"(hour|day|week|month|year|decade)(s?)-?long", re.IGNORECASE)
# A length in whole units is exact to half of one.
HALF = 0.5
# A term of office or a period of account has its length by law, whoever serves it.
BY_RULE = frozenset({"term", "period", "history"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})


def duration_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each thing that lasts with its length before it; the bounds are in days."""
    for reading in story.readings:
        for quantity in reading.quantities:
            if quantity.unit in DAYS and quantity.low is not None and quantity.high is not None:
                place = _last_word(reading, quantity)
                if place is not None and _is_compound(reading, quantity):
                    unit = DAYS[quantity.unit]
                    yield from _claim(reading, place, (quantity.low - HALF) * unit, (quantity.high + HALF) * unit)
        for place, token in enumerate(reading.tree.tokens):
            match = LONG.fullmatch(reading.tree.word(place))
            if match is not None and token.relation in MODIFIERS:
                name, many = match[1].lower(), bool(match[2])
                low, high = (2.0, MANY[name]) if many else (1 - HALF / 2, 1 + HALF)
                yield from _claim(reading, place, low * DAYS[name], high * DAYS[name])


def compare_durations(first: Claim, second: Claim) -> Comparison:
    """Two lengths of one thing: equal, of one range, or apart."""
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    if first.value == second.value:
        return same("number, same")
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return UNRELATED
    if first.low <= second.high and second.low <= first.high:
        return compatible("number, rounding")
    return conflict("duration, differs")


def _claim(reading: Reading, place: int, low: float, high: float) -> Iterator[Claim]:
    tree = reading.tree
    head = _measured(tree, place)
    if head is None or tree.tokens[head].lemma in BY_RULE:
        return
    yield claim(
        reading,
        ClaimKind.NUMBER,
        tree.span(place, head),
        topic=tree.span(head, head),
        subject=_holder(reading, head),
        relation=f"{LENGTH}{stem(tree.tokens[head].lemma)}",
        value=f"{low:.1f}:{high:.1f}",
        rule="length before a noun",
        low=low,
        high=high,
        unit="day",
    )


def _holder(reading: Reading, noun: int) -> str:
    """Whom the noun describes: "Roe, a 20-year veteran"."""
    tree, token = reading.tree, reading.tree.tokens[noun]
    if token.relation not in {"appos", "attr"}:
        return ""
    named = token.head if token.relation == "appos" else tree.subject(token.head)
    return "" if named is None else reading.meant.at(tree.tokens[named].start) or tree.word(named)


def _last_word(reading: Reading, quantity: Quantity) -> int | None:
    inside = [
        place
        for place, token in enumerate(reading.tree.tokens)
        if quantity.span.start <= token.start < quantity.span.end
    ]
    return inside[-1] if inside else None


def _is_compound(reading: Reading, quantity: Quantity) -> bool:
    """Whether number and unit are joined by a hyphen: "two-year"; "two-year-old" is an age."""
    following = reading.annotated.article.text[quantity.span.end : quantity.span.end + len("-old")]
    return ("-" in reading.words(quantity.span) or following[:1] == "-") and following != "-old"


def _measured(tree: Tree, place: int) -> int | None:
    """The noun that a compound modifies."""
    while tree.tokens[place].relation in MODIFIERS and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place if tree.tokens[place].pos == "NOUN" else None
