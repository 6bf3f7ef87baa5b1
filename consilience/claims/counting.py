"""Whose count a number is, of which day, and whether it counts a part: "the first 17 passes", "three of the seven"."""

import re

from consilience.claims.grammar import Tree
from consilience.claims.periods import period
from consilience.claims.reading import Reading
from consilience.claims.tables import word_set
from consilience.records import Period, Quantity

# Beside a counted noun they pick some out of more.
SELECTING = word_set(
    """
    additional another extra final first further last more next opening other past previous remaining second third
    """
)
PERSONAL = frozenset({"he", "she"})
# Somebody who is not known, and so nobody else's equal.
SOMEBODY = "somebody"
# A number in the midst of a broken compound: "32 - bit", "four - by - four".
BROKEN = re.compile(r"\s?-\s")
STEPS = 5


def is_part(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number counts some of more ("one Dane and one Swede"), or stands in a compound that was torn apart."""
    tree, places = reading.tree, places_of(reading, quantity)
    if not places or BROKEN.match(reading.annotated.article.text, quantity.span.end):
        return True
    noun = _noun(tree, places[-1])
    if sum(token.lemma.lower() == "one" for token in tree.tokens) > 1:
        return True
    beside = {tree.tokens[child].lemma.lower() for place in {*places, noun} for child in tree.children[place]}
    return bool(beside & SELECTING) or any(_is_some_of(tree, place) for place in places)


def actors(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The person who is the subject of the verb above a number."""
    tree, places = reading.tree, places_of(reading, quantity)
    verb = _verb(tree, places[-1]) if places else None
    subject = None if verb is None else tree.subject(verb)
    if subject is None:
        return frozenset()
    named = reading.meant.persons_within(tree.span(subject, subject))
    return named or (frozenset({f"{SOMEBODY} {subject}"}) if tree.tokens[subject].lemma in PERSONAL else named)


def day(reading: Reading) -> Period | None:
    """The days of which a sentence tells, from its first date to its last; None where it has none."""
    dated = [found for time in reading.times if time.type in {"DATE", "TIME"} if (found := period(time.value))]
    if not dated:
        return None
    return Period(earliest=min(each.earliest for each in dated), latest=max(each.latest for each in dated))


def places_of(reading: Reading, quantity: Quantity) -> list[int]:
    """The words of a number."""
    return list(reading.tree.inside(quantity.span))


def may_be_one_count(first: str, second: str) -> bool:
    """Whether two subjects, each a unit with its actors, can be one: one unit, and no two known actors."""
    (unit, *mine), (other, *theirs) = first.split("|"), second.split("|")
    return unit == other and (not mine or not theirs or bool(set(mine) & set(theirs)))


def _is_some_of(tree: Tree, place: int) -> bool:
    """Whether a number is one out of another: "three of the seven bullets"."""
    for preposition in tree.governed(place, frozenset({"prep"})):
        if tree.tokens[preposition].lemma == "of":
            nouns = tree.governed(preposition, frozenset({"pobj"}))
            return any(tree.tokens[child].pos in {"NUM", "DET"} for noun in nouns for child in tree.children[noun])
    return False


def _noun(tree: Tree, place: int) -> int:
    return tree.tokens[place].head if tree.tokens[place].pos == "NUM" else place


def _verb(tree: Tree, place: int) -> int | None:
    for _ in range(STEPS):
        if tree.tokens[place].pos in {"VERB", "AUX"}:
            return place
        place = tree.tokens[place].head
    return None
