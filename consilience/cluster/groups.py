"""What is kept of the articles of one story: the sums of their vectors, and how like two such groups are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from consilience.cluster.linkage import Part, between_rows
from consilience.cluster.sketches import Moment
from consilience.cluster.vectors import Array, Places, Vector, heaviest, total

# The mean likeness at which two groups count as 1, by the stems of the shorter text; between the rows it runs straight.
# Headlines share few words even with their own story.
BARS = ((8.0, 0.04), (24.0, 0.27), (200.0, 0.21))
# So many days apart halve a likeness, but time alone never weighs more than FURTHEST: a story can rest for months.
# B-cubed F1 of the headlines is .851 with 20 days, .863 with 5, .868 with 2; of mixed coverage 1.000 with each.
HALVING_DAYS = 2.0
FURTHEST = 0.6
# Fainter mean likenesses count as none: it keeps the links few. To 0.4 it costs nothing on any benchmark.
FAINT = 0.4
# A folded group keeps its heaviest words.
KEPT_OF_A_GROUP = 300
UNKNOWN = Moment(first=-math.inf, last=math.inf)


@dataclass(slots=True)
class Group:
    """Articles that are placed together: the sum of their vectors. `story` is None until they were placed once."""

    articles: list[str]
    vector: Vector
    meaning: Array | None
    moment: Moment | None
    part: Part
    seen: int
    story: str | None = None
    bar: float = field(init=False)

    def __post_init__(self) -> None:
        self.bar = bar(self.part.length)


class Table:
    """Groups side by side, for comparing many pairs of them at once."""

    def __init__(self, groups: Sequence[Group]) -> None:
        moments = [group.moment or UNKNOWN for group in groups]
        self.sizes = np.array([group.part.size for group in groups])
        self.lengths = np.array([group.part.length for group in groups])
        self.bars = np.array([group.bar for group in groups])
        self.first = np.array([moment.first for moment in moments])
        self.last = np.array([moment.last for moment in moments])
        meanings = [group.meaning for group in groups if group.meaning is not None]
        self.meanings = np.array(meanings) if meanings and len(meanings) == len(groups) else None

    def likeness(self, ones: Places, others: Places, products: Array) -> Array:
        """The total likeness of articles to the articles of groups, pair by pair: where both stand in the table, and
        the products of their vectors."""
        sizes, shorter = self.sizes[others], np.where(self.lengths[others] < self.lengths[ones], others, ones)
        found: Array = products / self.bars[shorter] * self._closeness(ones, others)
        if self.meanings is not None:
            found *= 1 + np.maximum(np.vecdot(self.meanings[ones], self.meanings[others]) / sizes, 0)
        found[found < FAINT * sizes] = 0
        return found

    def _closeness(self, ones: Places, others: Places) -> Array:
        """1 for moments that may be the same and for unknown ones, falling to FURTHEST."""
        apart = np.maximum(self.first[others] - self.last[ones], self.first[ones] - self.last[others])
        closeness: Array = np.maximum(FURTHEST, 1 / (1 + np.maximum(apart, 0) / HALVING_DAYS))
        return closeness


def bar(length: float) -> float:
    """The mean likeness that makes one story of texts of so many stems.

    >>> bar(6), round(bar(16), 3), bar(400)
    (0.04, 0.155, 0.21)
    """
    return between_rows(BARS, length)


def union(one: Group, other: Group, part: Part) -> Group:
    """Both as one group of that size and cohesion, with the heaviest words of both; it keeps the first one's story."""
    return Group(
        articles=one.articles + other.articles,
        vector=heaviest(total(one.vector, other.vector), KEPT_OF_A_GROUP),
        meaning=None if one.meaning is None or other.meaning is None else one.meaning + other.meaning,
        moment=_spanning(one.moment, other.moment),
        part=part,
        seen=max(one.seen, other.seen),
        story=one.story,
    )


def _spanning(one: Moment | None, other: Moment | None) -> Moment | None:
    if one is None or other is None:
        return one or other
    return Moment(first=min(one.first, other.first), last=max(one.last, other.last))
