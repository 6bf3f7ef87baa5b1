"""What is near: the older groups that share the heaviest words with an article."""

import numpy as np

from consilience.cluster.vectors import Numbers, Places, Range, Vector, heaviest

# The heaviest words of a group that propose it, the groups that a word proposes (those that took it in last), and the
# groups that are compared in full. They bound the work an article costs, however many stories are alive.
HEADS = 12
HOLDERS = 32
COMPARED = 12
NOBODY = -1


class RareWords:
    """The heaviest words of the older groups, each with the groups that took it in last.

    A row of three tables for each word, so that what a word proposes lies side by side however many words there are:
    dictionaries, whose entries lie all over the memory, made articles dearer the more stories were alive.
    """

    def __init__(self) -> None:
        self._row_of = np.full(1, NOBODY)
        self._free: list[int] = []
        self._holders = np.empty((0, HOLDERS), dtype=np.int32)
        self._since = np.empty((0, HOLDERS), dtype=np.int32)
        self._weights = np.empty((0, HOLDERS))
        self._heads: dict[int, Numbers] = {}
        self._held = 0

    def hold(self, node: int, vector: Vector) -> None:
        """Propose the group for its heaviest words; the group that has held a word longest makes room."""
        words, weights = heads(vector)
        rows = self._rows(words)
        places = self._since[rows].argmin(axis=1)
        self._held += 1
        self._holders[rows, places], self._since[rows, places] = node, self._held
        self._weights[rows, places] = weights
        self._heads[node] = words

    def release(self, node: int) -> None:
        """Propose the group no more; the rows of words that nobody holds are used again."""
        words = self._heads.pop(node)
        words = words[self._row_of[words] != NOBODY]
        rows = self._row_of[words]
        held = self._holders[rows]
        left = np.where(held == node, NOBODY, held)
        self._holders[rows] = left
        self._since[rows] = np.where(left == NOBODY, NOBODY, self._since[rows])
        empty = (left == NOBODY).all(axis=1)
        self._free.extend(rows[empty].tolist())
        self._row_of[words[empty]] = NOBODY

    def near(self, vector: Vector) -> list[int]:
        """The groups with which the heaviest words are shared, at most COMPARED, the nearest first."""
        words, weights = heads(vector)
        words, weights = words[words < len(self._row_of)], weights[words < len(self._row_of)]
        rows = self._row_of[words]
        rows, weights = rows[rows != NOBODY], weights[rows != NOBODY]
        holders = self._holders[rows]
        held = holders != NOBODY
        nodes, shares = holders[held], (self._weights[rows] * weights[:, None])[held]
        if not len(nodes):
            return []
        order = np.argsort(nodes, kind="stable")
        nodes = nodes[order]
        starts = np.flatnonzero(np.diff(nodes, prepend=NOBODY))
        nodes, totals = nodes[starts], np.add.reduceat(shares[order], starts)
        nearest: list[int] = nodes[np.lexsort((nodes, totals))[: -COMPARED - 1 : -1]].tolist()
        return nearest

    def _rows(self, words: Numbers) -> Places:
        """The row of each word, an empty one for a word that nobody held."""
        if len(words) and words[-1] >= len(self._row_of):
            self._row_of = np.append(self._row_of, np.full(words[-1] + 1, NOBODY))
        new = words[self._row_of[words] == NOBODY]
        if len(new) > len(self._free):
            self._make_room()
        for word in new:
            self._row_of[word] = self._free.pop()
        return self._row_of[words]

    def _make_room(self) -> None:
        """Twice as many rows."""
        rows = len(self._holders)
        more = max(rows, HOLDERS)
        nobody = np.full((more, HOLDERS), NOBODY, dtype=np.int32)
        self._holders, self._since = np.concatenate((self._holders, nobody)), np.concatenate((self._since, nobody))
        self._weights = np.concatenate((self._weights, np.zeros((more, HOLDERS))))
        self._free.extend(range(rows + more - 1, rows - 1, -1))


def heads(vector: Vector) -> Vector:
    """The heaviest words of a vector, of the facet that holds them all."""
    of_all = slice(vector.words.searchsorted(Range.LEAD))
    return heaviest(Vector(vector.words[of_all], vector.weights[of_all]), HEADS)
