"""What is near: the products with all recent articles, and the older groups that share rare words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest

import numpy as np

from consilience.cluster.groups import NAMES, Products
from consilience.cluster.sketches import Facet, Vector

# The heaviest words of a group that propose it, the groups that a word proposes (those that took it in last), and the
# groups that are compared in full. They bound the work an article costs, however many stories are alive.
HEADS = 12
HOLDERS = 32
COMPARED = 12
ALL = f"{Facet.ALL} "


def products(vectors: Sequence[Vector], fresh: int) -> Iterator[Products]:
    """The products of each of the last `fresh` vectors with all of them, in order."""
    columns: dict[str, int] = {}
    words = np.array([columns.setdefault(word, len(columns)) for one in vectors for word in one], dtype=np.intp)
    weights = np.array([weight for one in vectors for weight in one.values()])
    ends = np.cumsum([len(one) for one in vectors])
    order = np.argsort(words, kind="stable")
    holders = np.searchsorted(ends, order, side="right")
    held = weights[order]
    starts = np.searchsorted(words[order], np.arange(len(columns) + 1))
    of_names = len(vectors) * np.array([word.startswith(NAMES) for word in columns], dtype=np.intp)
    for place in range(len(vectors) - fresh, len(vectors)):
        own = slice(ends[place] - len(vectors[place]), ends[place])
        begin = starts[words[own]]
        sizes = starts[words[own] + 1] - begin
        taken = np.arange(sizes.sum()) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes)
        shares = np.repeat(weights[own], sizes) * held[taken]
        counted = holders[taken] + np.repeat(of_names[words[own]], sizes)
        other, names = np.bincount(counted, shares, minlength=2 * len(vectors)).reshape(2, -1).astype(np.float64)
        yield Products(all=other + names, names=names)


class RareWords:
    """The heaviest words of the older groups, each with the groups that took it in last."""

    def __init__(self) -> None:
        self._holders: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._heads: dict[int, list[str]] = {}

    def hold(self, node: int, vector: Vector) -> None:
        """Propose the group for its heaviest words; the group that has held a word longest makes room."""
        words = self._heads[node] = heads(vector)
        for word in words:
            holders = self._holders[word]
            holders[node] = vector[word]
            if len(holders) > HOLDERS:
                del holders[next(iter(holders))]

    def release(self, node: int) -> None:
        for word in self._heads.pop(node):
            _drop(self._holders, word, node)

    def near(self, vector: Vector) -> list[int]:
        """The groups with which the heaviest words are shared, at most COMPARED, the nearest first."""
        totals: defaultdict[int, float] = defaultdict(float)
        for word in heads(vector):
            for node, held in self._holders.get(word, {}).items():
                totals[node] += vector[word] * held
        return nlargest(COMPARED, totals, key=lambda node: (totals[node], node))


def heads(vector: Vector) -> list[str]:
    """The heaviest words of a vector, of the facet that holds them all."""
    words = [(weight, word) for word, weight in vector.items() if word.startswith(ALL)]
    return [word for _, word in nlargest(HEADS, words)]


def _drop(index: dict[str, dict[int, float]], word: str, node: int) -> None:
    holders = index.get(word)
    if holders is not None:
        holders.pop(node, None)
        if not holders:
            del index[word]
