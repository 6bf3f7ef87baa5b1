"""Which pairs of sentences are worth comparing: each sentence with those of every other article that share most."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.claims.likeness_sentences import Rarity, Told

Vector = NDArray[np.float64]
# How much what a sentence says alone counts against it: 0 not at all, 1 like the cosine. Swept 0-1: best at .4.
DAMPING = 0.4
# Words of more sentences than this are the story's topic; they propose no pair.
TOO_COMMON = 60
# Of each other article so many sentences are proposed, and so many in all. Of the keys' pairs 87 % are among them; with
# three and five the scorer is as good on stories that it has not seen.
MOST_OF_ARTICLE = 4
MOST_PARTNERS = 24


class Proposals:
    """The pairs of sentences to compare, with a first score of each: the rare words they share, damped by the rest.

    `best` and `second` hold for each sentence and article the highest first scores found there.
    """

    def __init__(self, sentences: Sequence[Told]) -> None:
        names = sorted({sentence.span.article for sentence in sentences})
        numbers = {name: number for number, name in enumerate(names)}
        self.article = np.array([numbers[sentence.span.article] for sentence in sentences], dtype=np.int64)
        self.best = np.zeros((len(sentences), len(names)))
        self.second = np.zeros((len(sentences), len(names)))
        self.pairs: dict[tuple[int, int], float] = {}
        for place, scores in enumerate(_first_scores(sentences)):
            self._propose(place, np.where(self.article == self.article[place], 0.0, scores))

    def centrality(self) -> Vector:
        """For each sentence the mean of its best first scores over the other articles."""
        found: Vector = self.best.sum(axis=1) / max(1, self.best.shape[1] - 1)
        return found

    def lead(self, place: int, other: int) -> float:
        """How far a pair's first score lies above the best of the other sentences of that article; negative below."""
        score = self.pairs[min(place, other), max(place, other)]
        article = self.article[other]
        best = self.best[place, article]
        return float(score - (best if best > score else self.second[place, article]))

    def _propose(self, place: int, scores: Vector) -> None:
        taken: dict[int, int] = defaultdict(int)
        partners = 0
        for other in np.argsort(-scores, kind="stable"):
            if scores[other] <= 0:
                break
            article = int(self.article[other])
            if taken[article] < 2:
                (self.best, self.second)[taken[article]][place, article] = scores[other]
            taken[article] += 1
            if taken[article] <= MOST_OF_ARTICLE and partners < MOST_PARTNERS:
                partners += 1
                self.pairs[min(place, int(other)), max(place, int(other))] = float(scores[other])


def _first_scores(sentences: Sequence[Told]) -> Iterator[Vector]:
    """For each sentence its first score with every sentence."""
    rarity = Rarity(sentences, lambda sentence: sentence.words)
    holders: dict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(sentences):
        for word in sentence.words:
            holders[word].append(place)
    places = {word: np.array(held) for word, held in holders.items() if 1 < len(held) <= TOO_COMMON}
    totals = np.array([max(rarity.of(sentence.words), math.ulp(1.0)) for sentence in sentences])
    for place, sentence in enumerate(sentences):
        shared = np.zeros(len(sentences))
        for word in sorted(sentence.words):
            if word in places:
                shared[places[word]] += rarity.of((word,))
        yield shared * (shared / np.sqrt(totals * totals[place])) ** DAMPING
