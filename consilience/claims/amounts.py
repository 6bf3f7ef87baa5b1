"""How much or how many: the numbers of a story with what they are of, whose and when, and the words round them."""

import re
from collections.abc import Iterator, Set

from consilience.claims.counting import BROKEN, SELECTING, is_of_its_own, places_of
from consilience.claims.grammar import VERBS, Tree
from consilience.claims.making import claim
from consilience.claims.numbers import COMMONLY_COUNTED
from consilience.claims.periods import period
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.claims.sizes import size_value
from consilience.records import Claim, ClaimKind, Period, Quantity, Span, replaced

RELATION = "amount of "
# A sum in brackets is another currency's: "110 euros ($141)"; a number of years before "old" is somebody's age.
CONVERTED = re.compile(r"[(\[]\s*(?:[A-Z]{2,3})?$")
OF_AGE = re.compile(r"\s?(?:-\s?)?(?:years?)?\s?(?:-\s?)?old\b")
# The rest of a number that was torn apart: "1. 7 million".
TORN = re.compile(r"\d[.,]\s?$")
# "More than the $5 billion": the number is set beside another that is known.
COMPARED = re.compile(r"\bthe\s")
PERCENT = "percent"
# A bare number of these is a percentage.
RATES = frozenset({"rate", "share"})
# "To the tune of", "a total of": no kind of sum.
NO_KIND = frozenset({"amount", "average", "maximum", "minimum", "range", "rate", "sum", "total", "tune"})
BOUND = "|"
NUMBER, MODIFIER = "#", "+"
# What stands between the two ends of a stretch.
JOINT = re.compile(r"\s?(?:to|through|until|till|and|[-–])\s?")
STEPS = 8
CLAUSES = frozenset({"ccomp", "conj", "parataxis", "advcl"})
WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BESIDE = frozenset({"amod", "compound", "nmod"})
# What is set to a new number, "raise the age to 69": the old one was another.
SETTING = frozenset({"raise", "cut", "lower", "increase", "reduce", "double", "extend", "expand", "boost", "bring"})
TARGET = "to"
NO_THING = frozenset({"one", "way", "hand", "point", "time", "thing", "half", "couple"})
OF_TIME = frozenset({"year", "month", "week", "day", "last", "next", "recent", "first", "new", "early", "late"})
# Of numbers from this on a sentence has hardly two by chance.
ANCHOR = 100


def count_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each number of things: `theme` is the words of its clause, `theme_heads` whose number it is."""
    return _claims(story, are_counts=True)


def sum_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each sum of money and each percentage."""
    return _claims(story, are_counts=False)


def _claims(story: StoryReading, *, are_counts: bool) -> Iterator[Claim]:
    for reading in story.readings:
        for quantity in () if reading.is_correction else reading.quantities:
            found = _claim(reading, quantity) if reading.span.contains(quantity.span) else None
            if found is not None and _is_sum(found.relation.removeprefix(RELATION)) is not are_counts:
                yield found


def _is_sum(unit: str) -> bool:
    return unit.isupper() or unit.startswith(PERCENT)


def _claim(reading: Reading, quantity: Quantity) -> Claim | None:
    places, value = places_of(reading, quantity), size_value(quantity)
    if not places or value is None or not _is_told(reading, quantity) or is_of_its_own(reading, places):
        return None
    measured = None if quantity.unit not in {None, PERCENT} else _measured(reading.tree, places[-1])
    unit = _unit(reading.tree, quantity, measured)
    if unit is None:
        return None
    tree = reading.tree
    verb, clause = _clause(reading, places)
    made = claim(
        reading,
        ClaimKind.NUMBER,
        quantity.span,
        topic=_topic(reading, quantity, places),
        subject=BOUND.join((_picked(reading, places, verb), _kind_of_sum(tree, places), _doer(tree, verb))),
        relation=f"{RELATION}{unit}",
        value=value,
        rule="number in its clause",
        theme=(_words(reading, clause, quantity) - {unit}) | _modifiers(tree, places),
        theme_heads=_owners(reading),
        at=verb,
    )
    # the date of the verb is not that of a number which names none
    return replaced(
        made, happened=_when(reading, {verb, *_above(tree, places[-1], verb), *places, measured}, quantity.span)
    )


def _modifiers(tree: Tree, places: list[int]) -> frozenset[str]:
    """The stems of what modifies the counted noun."""
    noun = tree.tokens[places[-1]].head
    beside = (tree.tokens[child] for child in tree.governed(noun, BESIDE) if child not in places)
    is_noun = tree.tokens[noun].pos in {"NOUN", "PROPN"}
    return frozenset(f"{MODIFIER}{stem(each.lemma)}" for each in beside if is_noun and each.pos in WORDS)


def _owners(reading: Reading) -> frozenset[str]:
    """The persons whom a sentence names, with their names, which a family shares."""
    persons = reading.meant.persons_within(reading.span)
    tokens = reading.tree.tokens if persons else ()
    names = {stem(token.lemma) for token in tokens if token.pos == "PROPN" and reading.meant.at(token.start) in persons}
    return persons | names


def _is_told(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is a count or sum of its own: no age, no conversion, none that another is compared with."""
    text, end = reading.annotated.article.text, quantity.span.end
    if BROKEN.match(text, end) or OF_AGE.match(text, end) or COMPARED.search(reading.words(quantity.span)):
        return False
    before = text[max(quantity.span.start - 5, 0) : quantity.span.start]
    return not CONVERTED.search(before) and not TORN.search(before)


def _words(reading: Reading, clause: list[int], quantity: Quantity) -> frozenset[str]:
    """The stems of a clause, with the other large numbers of the sentence."""
    tokens = reading.tree.tokens
    found = {stem(tokens[place].lemma) for place in clause if tokens[place].pos in WORDS}
    words = {word for word in found if any(map(str.isalnum, word))} - TRADE_WORDS - OF_TIME
    others = (each for each in reading.quantities if each != quantity and each.low is not None and each.low >= ANCHOR)
    return frozenset(words | {f"{NUMBER}{each.low:.12g}" for each in others})


def _picked(reading: Reading, places: list[int], verb: int) -> str:
    """The words that pick a number out of more, or make it a goal: "the first three", "raise the age to 69"."""
    tree = reading.tree
    nouns = {*_beside(reading, places), *_nouns_above(tree, places[-1], verb)}
    beside = (tree.tokens[child].lemma.lower() for place in nouns for child in tree.children[place])
    is_goal = any(
        tree.tokens[place].lemma == TARGET
        and SETTING & {tree.tokens[over].lemma for over in _above(tree, place, place)}
        for place in _above(tree, places[-1], verb)
    )
    return " ".join(sorted(SELECTING.intersection(beside) | ({TARGET} if is_goal else set())))


def _kind_of_sum(tree: Tree, places: list[int]) -> str:
    """The noun that a number is the size of: "a fine of $3", "a $3 fine"."""
    above = tree.tokens[places[-1]].head
    if tree.tokens[above].lemma == "of":
        above = tree.tokens[above].head
    elif tree.tokens[places[-1]].relation not in BESIDE | {"nummod"}:
        return ""
    is_kind = tree.tokens[above].pos == "NOUN" and tree.tokens[above].lemma not in NO_KIND
    return stem(tree.tokens[above].lemma) if is_kind else ""


def _doer(tree: Tree, verb: int) -> str:
    """The noun that heads the subject of a verb, and after it, sorted, the stems of what modifies it."""
    subject = tree.subject(verb)
    if subject is None or tree.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return ""
    beside = sorted({stem(tree.tokens[child].lemma) for child in tree.governed(subject, BESIDE)})
    return " ".join((stem(tree.tokens[subject].lemma), *beside))


def _when(reading: Reading, anchors: Set[int | None], number: Span) -> Period | None:
    """The time nearest to a number of those that its verb, itself or what is between have; a stretch of two whole."""
    tree, text = reading.tree, reading.annotated.article.text
    found: list[tuple[Span, Period]] = []
    for time in reading.times:
        place = next((place for place, token in enumerate(tree.tokens) if token.start >= time.span.start), None)
        days = period(time.value) if place is not None and time.type in {"DATE", "TIME"} else None
        if days is not None and place is not None and _hangs_on(tree, place, time.span, anchors):
            found.append((time.span, days))
    if not found:
        return None
    nearest, days = min(found, key=lambda each: max(number.start - each[0].end, each[0].start - number.end))
    ends = [days]
    for span, other in found:
        first, last = sorted((span, nearest), key=lambda each: each.start)
        if span != nearest and JOINT.fullmatch(text, first.end, last.start):
            ends.append(other)
    return Period(earliest=min(each.earliest for each in ends), latest=max(each.latest for each in ends))


def _hangs_on(tree: Tree, place: int, span: Span, anchors: Set[int | None]) -> bool:
    """Whether a word of time hangs on one of some words, with no word but prepositions and its own between."""
    for _ in range(STEPS):
        place = tree.tokens[place].head
        if place in anchors:
            return True
        if tree.tokens[place].pos != "ADP" and not span.start <= tree.tokens[place].start < span.end:
            return False
    return False


def _above(tree: Tree, place: int, verb: int) -> list[int]:
    """The words between a number and its verb."""
    found: list[int] = []
    for _ in range(STEPS):
        place = tree.tokens[place].head
        if place == verb:
            break
        found.append(place)
    return found


def _nouns_above(tree: Tree, place: int, verb: int) -> list[int]:
    return [noun for noun in _above(tree, place, verb) if tree.tokens[noun].pos == "NOUN"]


def _unit(tree: Tree, quantity: Quantity, measured: int | None) -> str | None:
    """The unit of a number by its stem; the subject of "arrests fell to 40", what a percentage is of."""
    if quantity.unit in {None, PERCENT}:
        if measured is None:
            return None
        is_rate = quantity.unit == PERCENT or tree.tokens[measured].lemma in RATES
        return f"{PERCENT} {_compound(tree, measured)}" if is_rate else stem(tree.tokens[measured].lemma)
    unit = quantity.unit or ""
    unit = unit if unit.isupper() else stem(unit)
    return None if unit in NO_THING | COMMONLY_COUNTED - {"person"} or len(unit) < 3 else unit


def _measured(tree: Tree, place: int) -> int | None:
    """What a bare number or a percentage is of: "rate of 3 percent", "the rate was 3", "3 percent of income"."""
    for _ in range(STEPS // 2):
        for preposition in tree.governed(place, frozenset({"prep"})):
            if tree.tokens[preposition].lemma == "of":
                return next(tree.governed(preposition, frozenset({"pobj"})), None)
        below, place = place, tree.tokens[place].head
        if tree.tokens[place].pos in VERBS:
            nouns = (child for child in tree.governed(place, SUBJECTS) if tree.tokens[child].pos == "NOUN")
            return next(nouns, None)
        if tree.tokens[place].pos == "NOUN" and tree.tokens[place].lemma != PERCENT:
            return place
        if below == place:
            return None
    return None


def _compound(tree: Tree, noun: int) -> str:
    """A noun with the nouns before it: "tax rate"."""
    nouns = [*(child for child in tree.governed(noun, frozenset({"compound"})) if child < noun), noun]
    return " ".join(stem(tree.tokens[place].lemma) for place in nouns if tree.tokens[place].pos == "NOUN")


def _clause(reading: Reading, places: list[int]) -> tuple[int, list[int]]:
    """The verb above a number, and the words of its clause without the number and without further clauses."""
    tree, verb = reading.tree, places[-1]
    for _ in range(STEPS):
        if tree.tokens[verb].pos in VERBS:
            break
        verb = tree.tokens[verb].head
    found, waiting = [], [verb]
    while waiting:
        current = waiting.pop()
        found.append(current)
        for child in tree.children[current]:
            is_clause = tree.tokens[child].pos in VERBS and tree.tokens[child].relation in CLAUSES
            if not is_clause and child not in places:
                waiting.append(child)
    return verb, sorted(set(found) - set(places))


def _beside(reading: Reading, places: list[int]) -> set[int]:
    head = reading.tree.tokens[places[-1]].head
    return {*places, head} if reading.tree.tokens[head].pos in {"NOUN", "PROPN"} else set(places)


def _topic(reading: Reading, quantity: Quantity, places: list[int]) -> Span:
    tree = reading.tree
    head = tree.tokens[places[-1]].head
    return tree.span(head, head) if tree.tokens[head].pos == "NOUN" else quantity.span
