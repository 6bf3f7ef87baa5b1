"""Which of two articles with the same words is the original."""

from typing import NamedTuple

from consilience.provenance.overlap import Overlap
from consilience.records import Publication

# Where the shares of the two that stand in the other are so alike, they are versions of one text; otherwise one holds
# the other.
VERSION = 0.8
# The cut copy of a longer article begins where that begins, give or take so many words.
LEAD = 15

# News comes soon after its event: in a range of so many days the first is the likeliest.
NARROW_DAYS = 7


class Direction(NamedTuple):
    """Whether the first article is the original, and what told so."""

    is_first: bool
    rule: str


def original(first: Publication | None, second: Publication | None, shared: Overlap) -> Direction:
    """By date; then, where one holds the other, by where the held part stands; then the first as they came."""
    if precedes(first, second):
        return Direction(True, "published earlier")
    if precedes(second, first):
        return Direction(False, "published earlier")
    if not shared.passages or are_versions(shared):
        return Direction(True, "came earlier")
    second_is_held = shared.second.share > shared.first.share
    begins = min(passage.start if second_is_held else passage.other_start for passage in shared.passages)
    if begins <= LEAD:
        return Direction(second_is_held, "holds the other from its beginning on")
    return Direction(not second_is_held, "stands whole in the other")


def are_versions(shared: Overlap) -> bool:
    """Whether two copies have much the same extent, so that neither is a part of the other."""
    shares = shared.first.share, shared.second.share
    return min(shares) >= VERSION * max(shares)


def precedes(first: Publication | None, second: Publication | None) -> bool:
    """Whether the first was certainly published before the second.

    >>> precedes(None, None)
    False
    """
    if first is None or second is None:
        return False
    if first.latest < second.earliest:
        return True
    moments = first.instant, second.instant
    if moments[0] is None or moments[1] is None or (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return False
    return moments[0] < moments[1]


def perhaps_precedes(first: Publication | None, second: Publication | None) -> bool:
    """Whether the first may have been out before the second could be: a narrow range that begins on an earlier day."""
    if first is None or second is None or (first.latest - first.earliest).days > NARROW_DAYS:
        return False
    return first.earliest < second.earliest
