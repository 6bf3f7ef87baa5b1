"""Numbers of one thing: how many were counted, killed, paid."""

from collections.abc import Iterator, Sequence
from math import floor, isfinite, log10

from consilience.claims import making
from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, is_overtaken, later, same
from consilience.claims.events import Event, sentence_events
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Claim, ClaimKind, Quantity, Span

# Tolls are counts of what an event did to people; they grow, so that a later number overtakes an earlier one.
COUNTED = "counted"
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
MOST_DIGITS = 5
# Two counts of one noun are one question when the words round them share this many stems, one of them a verb or noun
# that governs the count.
SHARED_CONTEXT = 1
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
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    if first.relation == COUNTED and not _same_context(first, second):
        return UNRELATED
    if _bounds(first) == _bounds(second):
        return same("number, same")
    if _touch(first, second):
        return compatible("number, rounding")
    if first.relation not in TOLLS and _is_other_scope(first, second):
        return compatible("number, other scope")
    if is_overtaken(first, second):
        return later("number, later count")
    return conflict("number, differs")


def without_double_counts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A group without the numbers that one article sets beside another: a part and its whole are two questions."""
    told: dict[str, set[tuple[float, float]]] = {}
    for claim in claims:
        told.setdefault(claim.evidence.article, set()).add(_bounds(claim))
    clear = {article for article, numbers in told.items() if len(numbers) == 1}
    return tuple(claim for claim in claims if claim.evidence.article in clear)


def _claim(reading: Reading, quantity: Quantity, events: list[Event]) -> Claim | None:
    if quantity.unit is None or quantity.unit in NO_UNIT or (quantity.low is None and quantity.high is None):
        return None
    toll = _toll(reading, quantity, events)
    measured = _measured(reading, quantity)
    if toll is None and len(quantity.unit) < 3:
        return None
    return making.claim(
        reading,
        ClaimKind.NUMBER,
        quantity.span,
        topic=_counted(reading, quantity),
        subject="person" if toll else stem(quantity.unit),
        relation=toll or measured or COUNTED,
        value=f"{quantity.low}:{quantity.high}:{quantity.modifier or ''}",
        rule="toll of an event" if toll else "counted noun",
        theme=_context(reading, quantity),
        theme_heads=_governors(reading, quantity),
        low=quantity.low,
        high=quantity.high,
    )


def _toll(reading: Reading, quantity: Quantity, events: list[Event]) -> str | None:
    """The class of toll that a number of people counts: the event whose argument it is."""
    tree = reading.tree
    inside = {
        place for place, token in enumerate(tree.tokens) if quantity.span.start <= token.start < quantity.span.end
    }
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
    head = tree.tokens[_inside(reading, quantity)[-1]].head
    while tree.tokens[head].relation in {"compound", "amod", "nmod", "npadvmod"} and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    return f"measure of {stem(tree.tokens[head].lemma)}" if tree.tokens[head].pos == "NOUN" else None


def _counted(reading: Reading, quantity: Quantity) -> Span:
    """The noun that is counted, where it stands by the number; else the number itself."""
    tree = reading.tree
    heads = [tree.tokens[place].head for place in _inside(reading, quantity)]
    return next((tree.span(head, head) for head in heads if tree.tokens[head].pos == "NOUN"), quantity.span)


def _inside(reading: Reading, quantity: Quantity) -> list[int]:
    tokens = reading.tree.tokens
    return [place for place, token in enumerate(tokens) if quantity.span.start <= token.start < quantity.span.end]


def _governors(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The stems of the words above a count, up to and with the verb: "paid" for "paid $3 in taxes"."""
    tree = reading.tree
    found = set()
    for place in _inside(reading, quantity)[-1:]:
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
    inside = _inside(reading, quantity)
    heads = {tree.tokens[place].head for place in inside} | set(inside)
    near = {child for head in heads for child in tree.subtree(head)} if len(heads) < 8 else set()
    words = {stem(tree.tokens[place].lemma) for place in near if tree.tokens[place].pos in {"NOUN", "PROPN", "ADJ"}}
    return frozenset(words | _governors(reading, quantity)) - {stem(quantity.unit or "")}


def _same_context(first: Claim, second: Claim) -> bool:
    shared = set(first.theme) & set(second.theme)
    return len(shared) >= SHARED_CONTEXT and bool(set(first.theme_heads) & set(second.theme_heads))


def _bounds(claim: Claim) -> tuple[float, float]:
    low = claim.low if claim.low is not None else float("-inf")
    high = claim.high if claim.high is not None else float("inf")
    return low, high


def _touch(first: Claim, second: Claim) -> bool:
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    if low <= other_high and other_low <= high:
        return True
    if any(word in f"{first.value} {second.value}" for word in APPROXIMATE):
        gap = max(low - other_high, other_low - high)
        return gap <= APPROXIMATELY * max(abs(edge) for edge in (low, high, other_low, other_high) if isfinite(edge))
    return _is_rounded(low, other_low) or _is_rounded(other_low, low)


def _is_rounded(exact: float, rounded: float) -> bool:
    """Whether one number is the other with fewer digits, rounded or cut: 43,885,310 and 44 or 43 million.

    >>> _is_rounded(48, 47), _is_rounded(1492, 1500)
    (False, True)
    """
    if not isfinite(exact) or not isfinite(rounded) or exact < 10:
        return False
    size = floor(log10(exact))
    steps = [10.0 ** (size - digits) for digits in range(min(size, MOST_DIGITS))]
    return any(rounded in (round(exact / step) * step, floor(exact / step) * step) for step in steps)


def _is_other_scope(first: Claim, second: Claim) -> bool:
    edges = [edge for edge in (*_bounds(first), *_bounds(second)) if isfinite(edge)]
    return min(edges) <= 0 or max(edges) / min(edges) >= OTHER_SCOPE
