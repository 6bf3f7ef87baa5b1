"""What the words for events have to do with each other: vectors, kinship and how common they are.

The table is made by `bench/train_coreference.py` from WordNet 3.0 and the vectors that a sentence encoder gives to
single words; `docs/events.md` names both with their licences.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
WORDS = "coreference_words.npz"

SAME = 4.0
DERIVED = 3.0
SYNONYM = 2.5
DERIVED_SYNONYM = 2.0
BROADER = 1.0
SIBLING = 0.5
UNRELATED = 0.0
UNKNOWN = -1.0
# The likeness of a word to itself, and of words of which one is unknown.
ALIKE = 1.0
UNLIKE = -0.5


class Words:
    """The table of words: an index of each lemma, vectors of length 1, and three relations as lists of indexes.

    `senses` of a word are the synonym sets it belongs to, `derived` the words made from it or it from them, `broader`
    the sets above a set.
    """

    def __init__(self, parts: dict[str, NDArray[np.generic]]) -> None:
        self._place = {word: place for place, word in enumerate(str(parts["words"]).split())}
        vectors = parts["vectors"].astype(np.float64)
        self._vectors: Vector = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1.0)
        self._counts = parts["counts"].astype(np.float64) / COUNT_SCALE
        self._senses = _Lists(parts["senses"], parts["senses_ends"])
        self._derived = _Lists(parts["derived"], parts["derived_ends"])
        self._broader = _Lists(parts["broader"], parts["broader_ends"])
        self._kin: dict[tuple[str, str], float] = {}
        self.dimensions = self._vectors.shape[1]

    def vector(self, lemma: str) -> Vector | None:
        place = self._place.get(lemma)
        return None if place is None else self._vectors[place]

    def commonness(self, lemma: str) -> float:
        """The logarithm of one more than how often a word stands in the sense-tagged texts of WordNet."""
        place = self._place.get(lemma)
        return 0.0 if place is None else float(self._counts[place])

    def senses(self, lemma: str) -> frozenset[int]:
        """The senses of a word and of the words derived from it; none of an unknown one."""
        place = self._place.get(lemma)
        return frozenset() if place is None else self._wider(place)

    def senses_and_broader(self, lemma: str) -> frozenset[int]:
        senses = self.senses(lemma)
        return senses | self._above(senses)

    def kinship(self, one: str, other: str) -> float:
        """How two lemmas are related, from SAME down to UNRELATED; UNKNOWN where the table lacks one."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._kin:
            self._kin[pair] = self._kinship(*pair)
        return self._kin[pair]

    def _kinship(self, one: str, other: str) -> float:
        if one == other:
            return SAME
        if one not in self._place or other not in self._place:
            return UNKNOWN
        first, second = self._place[one], self._place[other]
        if second in self._derived.of(first):
            return DERIVED
        if self._senses.of(first) & self._senses.of(second):
            return SYNONYM
        return self._distant(self._wider(first), self._wider(second))

    def _distant(self, one: frozenset[int], other: frozenset[int]) -> float:
        if one & other:
            return DERIVED_SYNONYM
        above, over = self._above(one), self._above(other)
        if above & other or over & one:
            return BROADER
        return SIBLING if above & over else UNRELATED

    def _wider(self, place: int) -> frozenset[int]:
        """The senses of a word and of the words derived from it."""
        return self._senses.of(place).union(*(self._senses.of(near) for near in self._derived.of(place)))

    def _above(self, senses: frozenset[int]) -> frozenset[int]:
        return frozenset[int]().union(*(self._broader.of(sense) for sense in senses))


@cache
def words() -> Words:
    """The table that ships with the package."""
    with files("consilience.claims").joinpath(WORDS).open("rb") as opened, np.load(opened) as parts:
        return Words(dict(parts))


COUNT_SCALE = 20.0


class _Lists:
    """Many short lists of indexes, end to end."""

    def __init__(self, items: NDArray[np.generic], ends: NDArray[np.generic]) -> None:
        self._items = items.astype(np.int64).tolist()
        self._ends = [0, *ends.astype(np.int64).tolist()]

    def of(self, place: int) -> frozenset[int]:
        return frozenset(self._items[self._ends[place] : self._ends[place + 1]])
