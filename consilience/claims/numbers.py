"""Numbers of one thing: how many were counted, killed, paid."""

from collections.abc import Iterator, Sequence
from math import isfinite

from consilience.claims import making
from consilience.claims.alignment import pairs_of_two_reports, related, related_groups
from consilience.claims.comparison import (
    UNRELATED,
    Comparator,
    Comparison,
    compatible,
    conflict,
    is_overtaken,
    later,
    same,
)
from consilience.claims.counting import actors, day, is_part, may_be_one_count, places_of
from consilience.claims.durations import LENGTH
from consilience.claims.events import Event, sentence_events
from consilience.claims.periods import days_between, length
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.claims.sizes import BOUND_SLACK, rounds
from consilience.claims.tables import word_set
from consilience.records import Claim, ClaimKind, Quantity, Span

# Tolls are counts of what an event did to people; they grow, so that a later number overtakes an earlier one.
# Days within which two reports tell of one event; a month, named as such, is longer.
SAME_TIME = 28
COUNTED = "counted"
MEASURE = "measure of "
TOLLS = frozenset({"kill", "injure", "arrest", "evacuate", "rescue"})
PEOPLE = frozenset(
    {"person", "people", "man", "woman", "child", "worker", "resident", "passenger", "soldier", "civilian"}
)
APPROXIMATE = frozenset(
    {"about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated", "up to"}
)
# Counts of which one is given as approximate agree to within this share of the larger.
APPROXIMATELY = 0.2
# Numbers further apart than this are more often a part and a whole than two counts of one thing.
OTHER_SCOPE = 3.0
# A toll grows, but two reports of one day do not count one of the dead and a hundred: these are of two events.
OTHER_TOLL = 20.0
# Two counts of one noun are one question when the words round them share this many stems, one of them a verb or noun
# that governs the count.
SHARED_CONTEXT = 1
# "55,000 files": counts from ten on of a noun that is seldom counted are one question where the sentences share words
# of this weight. In 56 stories the articles of six pairs differ in such a count, all of one thing, the least with .62.
TELLING = 10
TELLING_WEIGHT = 0.6
COMMONLY_COUNTED = word_set(
    """
    assist block game goal loss member mile person point pointer run seat state touchdown vote win yard
    """
)
NO_UNIT = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "percent", "time"})


def number_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each counted noun, and for each toll of an event."""
    for reading in story.readings:
        if reading.quantities and not reading.is_correction:
            events = list(sentence_events(reading))
            for quantity in reading.quantities:
                found = _claim(reading, quantity, events)
                if found is not None:
                    yield found


def compare_numbers(first: Claim, second: Claim) -> Comparison:
    """Two counts of one thing: equal, rounded or bounded alike, later, or in conflict."""
    if first.relation != second.relation or not may_be_one_count(first.subject, second.subject):
        return UNRELATED
    if not _are_of_one_time(first, second):
        return UNRELATED
    if first.relation == COUNTED and not (_same_context(first, second) or _are_telling(first, second)):
        return UNRELATED
    if _bounds(first) == _bounds(second):
        return same("number, same")
    if _touch(first, second):
        return compatible("number, rounding")
    if _is_other_scope(first, second) or (first.relation not in TOLLS and not _is_of_one(first, second)):
        return compatible("number, other scope")
    if is_overtaken(first, second):
        return later("number, later count")
    return conflict("number, differs")


def _same_context(first: Claim, second: Claim) -> bool:
    """Whether two counts stand under one word and beside another."""
    shared = set(first.theme) & set(second.theme)
    return len(shared) >= SHARED_CONTEXT and bool(set(first.theme_heads) & set(second.theme_heads))


def by_count(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> Iterator[tuple[Claim, ...]]:
    """Counts of one noun in one context; tolls of one kind are one question within a story."""
    pairs = [pair for pair in pairs_of_two_reports(claims) if related(compare, *pair) and _is_one_count(story, *pair)]
    for group in related_groups(claims, pairs):
        clear = _without_double_counts(group)
        if len({claim.evidence.article for claim in clear}) > 1:
            yield clear


def _claim(reading: Reading, quantity: Quantity, events: list[Event]) -> Claim | None:
    if quantity.unit is None or quantity.unit in NO_UNIT or (quantity.low is None and quantity.high is None):
        return None
    toll = _toll(reading, quantity, events)
    measured = _measured(reading, quantity)
    if (toll is None and len(quantity.unit) < 3) or is_part(reading, quantity):
        return None
    return making.claim(
        reading,
        ClaimKind.NUMBER,
        quantity.span,
        topic=_counted(reading, quantity),
        subject="|".join(("person" if toll else stem(quantity.unit), *sorted(actors(reading, quantity)))),
        relation=toll or measured or COUNTED,
        value=f"{quantity.low}:{quantity.high}:{quantity.modifier or ''}",
        rule="toll of an event" if toll else "counted noun",
        theme=_context(reading, quantity),
        theme_heads=_governors(reading, quantity),
        happened=day(reading),
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        modifier=quantity.modifier,
    )


def _toll(reading: Reading, quantity: Quantity, events: list[Event]) -> str | None:
    """The class of toll that a number of people counts: the event whose argument it is."""
    tree = reading.tree
    inside = places_of(reading, quantity)
    for event in events:
        if event.kind not in TOLLS:
            continue
        arguments = {event.head, *tree.children[event.head]}
        if any(place in arguments or tree.tokens[place].head in arguments for place in inside) and (
            quantity.unit in PEOPLE or event.head in {tree.tokens[place].head for place in inside}
        ):
            return event.kind
    return None


def _measured(reading: Reading, quantity: Quantity) -> str | None:
    """For a compound of number and unit before a noun ("48-page indictment"): what is measured."""
    tree = reading.tree
    words = reading.words(quantity.span)
    following = reading.annotated.article.text[quantity.span.end : quantity.span.end + 1]
    if "-" not in words and following != "-":
        return None
    head = tree.tokens[places_of(reading, quantity)[-1]].head
    while tree.tokens[head].relation in {"compound", "amod", "nmod", "npadvmod"} and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    return f"{MEASURE}{stem(tree.tokens[head].lemma)}" if tree.tokens[head].pos == "NOUN" else None


def _counted(reading: Reading, quantity: Quantity) -> Span:
    """The noun that is counted, where it stands by the number; else the number itself."""
    tree = reading.tree
    heads = [tree.tokens[place].head for place in places_of(reading, quantity)]
    return next((tree.span(head, head) for head in heads if tree.tokens[head].pos == "NOUN"), quantity.span)


def _governors(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The stems of the words above a count, up to and with the verb: "paid" for "paid $3 in taxes"."""
    tree = reading.tree
    found = set()
    for place in places_of(reading, quantity)[-1:]:
        for _ in range(4):
            place = tree.tokens[place].head
            if tree.tokens[place].pos in {"NOUN", "VERB", "PROPN"}:
                found.add(stem(tree.tokens[place].lemma))
            if tree.tokens[place].lemma == "be":
                found.update(_of_copula(reading, place))
            if tree.tokens[place].pos in {"VERB", "AUX"}:
                break
    return frozenset(found - TRADE_WORDS - {stem(quantity.unit or "")})


def _of_copula(reading: Reading, verb: int) -> Iterator[str]:
    """The nouns that "be" joins a count to: "passengers were on the train"."""
    tree = reading.tree
    for child in tree.governed(verb, frozenset({"prep", "attr"})):
        for place in (child, *tree.children[child]):
            if tree.tokens[place].pos in {"NOUN", "PROPN"}:
                yield stem(tree.tokens[place].lemma)


def _context(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The governors of a count with the nouns beside and below it: what is counted, for what, by whom."""
    tree = reading.tree
    inside = places_of(reading, quantity)
    heads = {tree.tokens[place].head for place in inside} | set(inside)
    near = {child for head in heads for child in tree.subtree(head)} if len(heads) < 8 else set()
    words = {stem(tree.tokens[place].lemma) for place in near if tree.tokens[place].pos in {"NOUN", "PROPN", "ADJ"}}
    return frozenset(words | _governors(reading, quantity)) - {stem(quantity.unit or "")}


def _is_one_count(story: StoryReading, one: Claim, two: Claim) -> bool:
    """Whether two counts of a noun stand in one context, or in sentences with a rare word in common."""
    if not one.relation.startswith((COUNTED, LENGTH, MEASURE)) or (one.relation == COUNTED and _same_context(one, two)):
        return True
    first, second = story.by_span[one.evidence], story.by_span[two.evidence]
    return story.weight(first.stems & second.stems) >= TELLING_WEIGHT


def _without_double_counts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A group without the numbers that one article sets beside another: a part and its whole are two questions."""
    told: dict[str, set[tuple[float, float]]] = {}
    for claim in claims:
        told.setdefault(claim.evidence.article, set()).add(_bounds(claim))
    clear = {article for article, numbers in told.items() if len(numbers) == 1}
    return tuple(claim for claim in claims if claim.evidence.article in clear)


def _is_of_one(first: Claim, second: Claim) -> bool:
    """Whether two counts that differ are surely of one thing: lengths of one paper, or telling counts of no person.

    Of 60 differing counts of everyday nouns in unseen reports (games, points, shops, miles) two were of one thing.
    """
    unit = first.subject.split("|")[0]
    if first.relation != COUNTED:
        return unit not in COMMONLY_COUNTED
    one, two = set(first.subject.split("|")[1:]), set(second.subject.split("|")[1:])
    return _are_telling(first, second) and one == two


def _are_of_one_time(first: Claim, second: Claim) -> bool:
    """Whether two counts can be of one time: the days of a sentence may be those on which it was said.

    A stretch of weeks or more is not the time of a count that has none.
    """
    one, two = first.happened, second.happened
    if one is not None and two is not None:
        return days_between(one, two) <= SAME_TIME
    dated = one or two
    return dated is None or length(dated) < SAME_TIME


def _are_telling(first: Claim, second: Claim) -> bool:
    """Whether two counts are so large, and of such things, that a story has hardly two: no money, no people."""
    unit = first.subject.split("|")[0]
    are_things = unit not in COMMONLY_COUNTED and not unit.isupper()
    return are_things and all(claim.low is not None and claim.low >= TELLING for claim in (first, second))


def _bounds(claim: Claim) -> tuple[float, float]:
    low = claim.low if claim.low is not None else float("-inf")
    high = claim.high if claim.high is not None else float("inf")
    return low, high


def _touch(first: Claim, second: Claim) -> bool:
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    if low <= other_high and other_low <= high:
        return True
    if {first.modifier, second.modifier} & APPROXIMATE:
        gap = max(low - other_high, other_low - high)
        return gap <= APPROXIMATELY * max(abs(edge) for edge in (low, high, other_low, other_high) if isfinite(edge))
    if not isfinite(high) or not isfinite(other_high):
        gap = max(low - other_high, other_low - high)
        return gap <= BOUND_SLACK * max(abs(edge) for edge in (low, high, other_low, other_high) if isfinite(edge))
    return rounds(low, other_low) or rounds(other_low, low)


def _is_other_scope(first: Claim, second: Claim) -> bool:
    if first.relation in TOLLS and is_overtaken(first, second):
        return False
    farthest = OTHER_TOLL if first.relation in TOLLS else OTHER_SCOPE
    edges = [edge for edge in (*_bounds(first), *_bounds(second)) if isfinite(edge)]
    return min(edges) <= 0 or max(edges) / min(edges) >= farthest
