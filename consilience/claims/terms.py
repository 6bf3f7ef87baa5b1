"""From which year to which somebody held an office, served or lived: two stretches that nearly meet."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.grammar import VERBS, Tree
from consilience.claims.making import claim
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Span

YEARS = re.compile(
    r"\b(?:from|between)\s(1\d{3}|20\d\d)\s(?:to|until|till|through|and)\s(1\d{3}|20\d\d)\b"
    r"|\b(1\d{3}|20\d\d)\s?[–-]\s?(1\d{3}|20\d\d)\b"
)
# Two tellings of one term are so many years apart at either end; one within the other is another office, or a part.
APART = 3
STEPS = 6
RELATION = "years of a term"


def term_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each stretch of years that a sentence gives to a person, from its first to its last."""
    for reading in story.readings:
        text = reading.annotated.article.text
        for match in YEARS.finditer(text, reading.span.start, reading.span.end):
            first, last = (int(year) for year in match.groups() if year is not None)
            person = _holder(reading, match.start())
            if person is not None and first < last:
                yield _claim(reading, reading.annotated.article.span(*match.span()), person, first, last)


def compare_terms(first: Claim, second: Claim) -> Comparison:
    """Two stretches of one person: equal, shifted against each other by a few years, or of two things."""
    if first.subject != second.subject or first.low is None or second.low is None:
        return UNRELATED
    if first.value == second.value:
        return same("date, same")
    start, end = second.low - first.low, (second.high or 0) - (first.high or 0)
    is_shifted = start * end > 0 and max(abs(start), abs(end)) <= APART
    if not is_shifted:
        return UNRELATED
    length = min((each.high or 0) - each.low for each in (first, second) if each.low is not None)
    return conflict("date, differs") if length > APART else compatible("date, more exact")


def _holder(reading: Reading, start: int) -> str | None:
    """The person who is the subject of the verb above some years, else the last one named before them."""
    tree = reading.tree
    place = next((index for index, token in enumerate(tree.tokens) if token.start >= start), None)
    verb = None if place is None else _verb(tree, place)
    subject = None if verb is None else tree.subject(verb)
    persons = reading.meant.persons_within(reading.span)
    who = None if subject is None else reading.meant.at(tree.tokens[subject].start)
    if who in persons:
        return who
    before = [
        name for token in tree.tokens if token.start < start and (name := reading.meant.at(token.start)) in persons
    ]
    return before[-1] if before else None


def _verb(tree: Tree, place: int) -> int | None:
    for _ in range(STEPS):
        place = tree.tokens[place].head
        if tree.tokens[place].pos in VERBS:
            return place
    return None


def _claim(reading: Reading, focus: Span, person: str, first: int, last: int) -> Claim:
    return claim(
        reading,
        ClaimKind.DATE,
        focus,
        topic=focus,
        subject=person,
        relation=RELATION,
        value=f"{first}:{last}",
        rule="stretch of years",
        low=float(first),
        high=float(last),
    )
