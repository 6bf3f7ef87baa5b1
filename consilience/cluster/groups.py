"""What is kept of the articles of one story: the sums of their vectors, and how like two such groups are."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from consilience.cluster.linkage import Part, between_rows
from consilience.cluster.sketches import Facet, Moment, Vector

Array = np.ndarray[Any, np.dtype[np.float64]]

# The mean likeness at which two groups count as 1, by the stems of the shorter text; between the rows it runs straight.
# Headlines share few words even with their own story.
BARS = ((8.0, 0.04), (24.0, 0.27), (200.0, 0.21))
# So many days apart halve a likeness, but time alone never weighs more than FURTHEST: a story can rest for months.
# B-cubed F1 of the headlines is .851 with 20 days, .863 with 5, .868 with 2; of mixed coverage 1.000 with each.
HALVING_DAYS = 2.0
FURTHEST = 0.6
# Fainter mean likenesses count as none: it keeps the links few. To 0.4 it costs nothing on any benchmark.
FAINT = 0.4
# Reports of one event share a name, those of two events of one kind the other words. Where both have names and the mean
# product of these, a third at most, is below NO_NAME, likeness is lowered, by the stems of the shorter text: a headline
# may well leave a name out. Measured in docs/decisions/008.
NO_NAME = 0.03
NAMELESS = ((10.0, 1.0), (20.0, 0.7))
NAMES = f"{Facet.NAMES} "
# A folded group keeps its heaviest words.
KEPT_OF_A_GROUP = 300
UNKNOWN = Moment(first=-math.inf, last=math.inf)


class Products(NamedTuple):
    """The scalar products of one vector with each of several: of all that they hold, and of their names alone."""

    all: Array
    names: Array


@dataclass
class Group:
    """Articles that are placed together: the sum of their vectors. `story` is None until they were placed once."""

    articles: list[str]
    vector: Vector
    meaning: Array | None
    moment: Moment | None
    part: Part
    seen: int
    story: str | None = None

    def __post_init__(self) -> None:
        self.bar = bar(self.part.length)
        self.nameless = between_rows(NAMELESS, self.part.length)
        self.is_named = any(word.startswith(NAMES) for word in self.vector)


class Table:
    """Groups side by side, for comparing one with all of them at once."""

    def __init__(self, groups: Sequence[Group]) -> None:
        moments = [group.moment or UNKNOWN for group in groups]
        self.sizes = np.array([group.part.size for group in groups])
        self.lengths = np.array([group.part.length for group in groups])
        self.bars = np.array([group.bar for group in groups])
        self.nameless = np.array([group.nameless for group in groups])
        self.named = np.array([group.is_named for group in groups])
        self.first = np.array([moment.first for moment in moments])
        self.last = np.array([moment.last for moment in moments])
        meanings = [group.meaning for group in groups if group.meaning is not None]
        self.meanings = np.array(meanings) if meanings and len(meanings) == len(groups) else None

    def likeness(self, one: Group, products: Products) -> Array:
        """The total likeness of an article to the articles of each group, from the products of their vectors."""
        is_longer = self.lengths < one.part.length
        total = products.all / np.where(is_longer, self.bars, one.bar)
        total *= self._closeness(one.moment or UNKNOWN)
        if one.is_named:
            are_strangers = self.named & (products.names < NO_NAME * self.sizes)
            total *= np.where(are_strangers, np.where(is_longer, self.nameless, one.nameless), 1.0)
        if one.meaning is not None and self.meanings is not None:
            total *= 1 + np.maximum(self.meanings @ one.meaning / self.sizes, 0)
        return np.where(total >= FAINT * self.sizes, total, 0)

    def _closeness(self, moment: Moment) -> Array:
        """1 for moments that may be the same and for unknown ones, falling to FURTHEST."""
        apart = np.maximum(self.first - moment.last, moment.first - self.last)
        return np.maximum(FURTHEST, 1 / (1 + np.maximum(apart, 0) / HALVING_DAYS))


def products_with(one: Vector, others: Iterable[Vector]) -> Products:
    """The scalar products of a sparse vector with a few others."""
    names = {word: weight for word, weight in one.items() if word.startswith(NAMES)}
    pairs = [(_product(one, other), _product(names, other)) for other in others]
    return Products(*np.array(pairs, dtype=np.float64).reshape(-1, 2).T)


def bar(length: float) -> float:
    """The mean likeness that makes one story of texts of so many stems.

    >>> bar(6), round(bar(16), 3), bar(400)
    (0.04, 0.155, 0.21)
    """
    return between_rows(BARS, length)


def union(one: Group, other: Group, part: Part) -> Group:
    """Both as one group of that size and cohesion, with the heaviest words of both; it keeps the first one's story."""
    summed = dict(one.vector)
    for word, weight in other.vector.items():
        summed[word] = summed.get(word, 0.0) + weight
    if len(summed) > KEPT_OF_A_GROUP:
        summed = dict(sorted(summed.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT_OF_A_GROUP])
    return Group(
        articles=one.articles + other.articles,
        vector=summed,
        meaning=None if one.meaning is None or other.meaning is None else one.meaning + other.meaning,
        moment=_spanning(one.moment, other.moment),
        part=part,
        seen=max(one.seen, other.seen),
        story=one.story,
    )


def _product(one: Vector, other: Vector) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _spanning(one: Moment | None, other: Moment | None) -> Moment | None:
    if one is None or other is None:
        return one or other
    return Moment(first=min(one.first, other.first), last=max(one.last, other.last))
