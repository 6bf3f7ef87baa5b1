"""How alike sentences are within their story, where the topic's own words stand in all of them."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

Roots = frozenset[str]


class Likeness:
    """The cosine of two sets of roots, each weighed by its inverse frequency over the sentences of a story."""

    def __init__(self, sentences: Collection[Roots]) -> None:
        counts = Counter(root for roots in sentences for root in roots)
        self._weights = {root: math.log(1 + len(sentences) / count) ** 2 for root, count in sorted(counts.items())}

    def between(self, one: Roots, other: Roots) -> float:
        """0 where they share no root, 1 where they share all."""
        length = self._energy(one) * self._energy(other)
        return self._energy(one & other) / math.sqrt(length) if length else 0.0

    def alike(self, one: Roots, others: "Index", least: float) -> Iterator[tuple[int, float]]:
        """The places in the index of the sets at least so like, in order, with the likeness."""
        shared: defaultdict[int, float] = defaultdict(float)
        for root in sorted(one):
            for place in others.places.get(root, ()):
                shared[place] += self._weights[root]
        own = self._energy(one)
        for place in sorted(shared):
            score = shared[place] / math.sqrt(own * self._energy(others.sentences[place]))
            if score >= least:
                yield place, score

    def _energy(self, roots: Roots) -> float:
        return math.fsum(self._weights[root] for root in roots)


class Index:
    """Sets of roots with the places of each root, so that only sets which share one are compared."""

    def __init__(self, sentences: Sequence[Roots]) -> None:
        self.sentences = sentences
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, roots in enumerate(sentences):
            for root in roots:
                places[root].append(place)
        self.places: Mapping[str, list[int]] = dict(places)
