"""Numbers of one thing: how many were counted, killed, paid."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, is_overtaken, later, same
from consilience.claims.events import Event, sentence_events
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Quantity

# Tolls are counts of what an event did to people; they grow, so that a later number overtakes an earlier one.
TOLLS = frozenset({"kill", "injure", "arrest", "evacuate", "rescue"})
PEOPLE = frozenset(
    {"person", "people", "man", "woman", "child", "worker", "resident", "passenger", "soldier", "civilian"}
)
APPROXIMATE = frozenset(
    {"about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated", "up to"}
)
# Counts that agree to within this share of the larger are the same number rounded.
ROUNDING = 0.05
# Two counts of one noun are one question when their sentences share this much (words of rarity 1).
SHARED_WEIGHT = 1.6
NO_UNIT = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "percent", "time"})


def number_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each counted noun, and for each toll of an event."""
    for reading in story.readings:
        if reading.quantities:
            events = list(sentence_events(reading))
            for quantity in reading.quantities:
                found = _claim(reading, quantity, events)
                if found is not None:
                    yield found


def compare_numbers(first: Claim, second: Claim) -> Comparison:
    """Two counts of one thing: equal, rounded or bounded alike, later, or in conflict."""
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    if _bounds(first) == _bounds(second):
        return same("number, same")
    if _touch(first, second):
        return compatible("number, rounding")
    if is_overtaken(first, second):
        return later("number, later count")
    return conflict("number, differs")


def _claim(reading: Reading, quantity: Quantity, events: list[Event]) -> Claim | None:
    if quantity.unit is None or quantity.unit in NO_UNIT or (quantity.low is None and quantity.high is None):
        return None
    toll = _toll(reading, quantity, events)
    if toll is None and len(quantity.unit) < 3:
        return None
    return claim(
        reading,
        ClaimKind.NUMBER,
        quantity.span,
        subject="person" if toll else stem(quantity.unit),
        relation=toll or "counted",
        value=f"{quantity.low}:{quantity.high}:{quantity.modifier or ''}",
        rule="toll of an event" if toll else "counted noun",
        theme=frozenset(reading.stems),
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


def _bounds(claim: Claim) -> tuple[float, float]:
    low = claim.low if claim.low is not None else float("-inf")
    high = claim.high if claim.high is not None else float("inf")
    return low, high


def _touch(first: Claim, second: Claim) -> bool:
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    if low <= other_high and other_low <= high:
        return True
    gap = max(low - other_high, other_low - high)
    largest = max(abs(number) for number in (low, high, other_low, other_high) if abs(number) != float("inf"))
    approximate = any(word in f"{first.value} {second.value}" for word in APPROXIMATE)
    return gap <= largest * (4 * ROUNDING if approximate else ROUNDING) and largest >= 20
