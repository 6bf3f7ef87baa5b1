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
# Each poll has a sample and a margin of its own.
SAMPLE = re.compile(
    r"\b(?:margins? of (?:\w+ )?error|survey(?:ed|ing)\b|(?:poll|survey) (?:of|was (?:conducted|based))|subsample)",
    re.IGNORECASE,
)
STEPS = 5


def is_part(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number counts some of more ("one Dane and one Swede"), or stands in a compound that was torn apart."""
    tree, places = reading.tree, places_of(reading, quantity)
    if not places or BROKEN.match(reading.annotated.article.text, quantity.span.end):
        return True
    if is_of_its_own(reading, places):
        return True
    noun = _noun(tree, places[-1])
    if sum(token.lemma.lower() == "one" for token in tree.tokens) > 1:
        return True
    beside = {tree.tokens[child].lemma.lower() for place in {*places, noun} for child in tree.children[place]}
    return bool(beside & SELECTING) or any(_is_some_of(tree, place) for place in places)


def is_of_its_own(reading: Reading, places: list[int]) -> bool:
    """Whether a number is that of a poll, or belongs to a name: no other report counts the same."""
    return SAMPLE.search(reading.words(reading.span)) is not None or _is_of_name(reading.tree, places)


def _is_of_name(tree: Tree, places: list[int]) -> bool:
    """Whether a number belongs to a name ("the Delta 3 cable") or counts the entries of a list ("4. Ann Lee")."""
    before, after = places[0] - 1, places[-1] + 1
    is_named = (
        before >= 0 and tree.tokens[before].pos == "PROPN" and tree.tokens[before].relation in {"compound", "nmod"}
    )
    is_beside = is_named and tree.tokens[before].head == tree.tokens[places[-1]].head
    is_entry = before < 0 and after < len(tree.tokens) and tree.tokens[after].pos == "PROPN"
    return is_beside or is_entry


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
