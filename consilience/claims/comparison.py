"""What a comparator says of two claims that answer one question."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from consilience.records import Claim, Record


class Outcome(StrEnum):
    """How two answers stand to each other."""

    UNRELATED = "unrelated"
    SAME = "same"
    COMPATIBLE = "compatible"
    LATER = "later"
    CONFLICT = "conflict"


class Comparison(Record, frozen=True, kw_only=True):
    """The outcome with its reason: a key of the table of reasons in `claims.reasons`."""

    outcome: Outcome
    reason: str


Comparator = Callable[[Claim, Claim], Comparison]


UNRELATED = Comparison(outcome=Outcome.UNRELATED, reason="")


def same(reason: str) -> Comparison:
    return Comparison(outcome=Outcome.SAME, reason=reason)


def compatible(reason: str) -> Comparison:
    return Comparison(outcome=Outcome.COMPATIBLE, reason=reason)


def later(reason: str) -> Comparison:
    return Comparison(outcome=Outcome.LATER, reason=reason)


def conflict(reason: str) -> Comparison:
    return Comparison(outcome=Outcome.CONFLICT, reason=reason)


def is_overtaken(claim: Claim, other: Claim) -> bool:
    """Whether one of the claims was published before the other could be: their publication ranges do not touch."""
    first, second = claim.reported, other.reported
    if first is None or second is None:
        return False
    return first.latest < second.earliest or second.latest < first.earliest


def days_apart(claim: Claim, other: Claim) -> int:
    """The least number of days between the publications of two claims; 0 where unknown or overlapping."""
    if not is_overtaken(claim, other) or claim.reported is None or other.reported is None:
        return 0
    earlier, follower = sorted((claim.reported, other.reported), key=lambda period: period.earliest)
    return (date.fromisoformat(follower.earliest) - date.fromisoformat(earlier.latest)).days
