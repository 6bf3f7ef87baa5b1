"""How alike two sentences of a story are: a table of measures, for a trained scorer to weigh."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.claims.likeness_proposals import DAMPING, Proposals
from consilience.claims.likeness_sentences import Rarity, Told

Matrix = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Measured:
    """Two sentences of different articles with what they share."""

    story: "Likeness"
    left: int
    right: int
    one: Told
    two: Told
    shared: float
    alone: tuple[float, float]
    rarest: list[float]


class Likeness:
    """The measures of proposed pairs of a story's sentences."""

    def __init__(self, sentences: Sequence[Told]) -> None:
        self.sentences = sentences
        self.proposals = Proposals(sentences)
        self.centrality = self.proposals.centrality()
        self.words = Rarity(sentences, lambda sentence: sentence.words)
        self.numbers = Rarity(sentences, lambda sentence: sentence.numbers)
        self.dates = Rarity(sentences, lambda sentence: sentence.dates)
        self.neighbours = Rarity(sentences, lambda sentence: sentence.neighbours)
        self.close = Rarity(sentences, lambda sentence: sentence.close)
        self.edges = Rarity(sentences, lambda sentence: sentence.edges)
        self.totals = [self.words.of(sentence.words) for sentence in sentences]

    def pairs(self) -> list[tuple[int, int]]:
        """The pairs that are worth comparing, in order."""
        return sorted(self.proposals.pairs)

    def measures(self, pairs: Sequence[tuple[int, int]]) -> Matrix:
        """A row for each pair, a column for each of MEASURES."""
        rows = [[measure(found) for _, measure in MEASURES] for found in map(self._measured, pairs)]
        return np.array(rows, dtype=np.float64).reshape(len(pairs), len(MEASURES))

    def _measured(self, pair: tuple[int, int]) -> Measured:
        one, two = self.sentences[pair[0]], self.sentences[pair[1]]
        rarest = self.words.each(one.words & two.words)
        alone = sorted((self.totals[pair[0]], self.totals[pair[1]]))
        return Measured(self, *pair, one, two, math.fsum(rarest), (alone[0], alone[1]), rarest)


def _damped(pair: Measured) -> float:
    part: float = pair.shared / math.sqrt(pair.alone[0] * pair.alone[1] + 1e-9)
    return pair.shared * math.pow(part, DAMPING)


def _heaviest_edge(pair: Measured) -> float:
    shared = pair.one.edges & pair.two.edges
    return max((pair.story.words.of(edge) for edge in shared), default=0.0)


def _quoted(pair: Measured) -> float:
    """How many words and runs of two that one quotes stand in the other."""
    runs = [
        len({*pairwise(words)} & other.plain) + (len(words) == 1 and (words in other.plain))
        for side, other in ((pair.one, pair.two), (pair.two, pair.one))
        for words in side.quoted
    ]
    return float(max(runs, default=0))


def _around(pair: Measured) -> float:
    """The best first score of a sentence beside the one with a sentence at or beside the other."""
    scores = pair.story.proposals.pairs
    return max(
        (
            scores.get((pair.left + step, pair.right + other), 0.0)
            for step in (-1, 0, 1)
            for other in (-1, 0, 1)
            if step or other
        ),
        default=0.0,
    )


def _leads(pair: Measured) -> tuple[float, float]:
    proposals = pair.story.proposals
    return proposals.lead(pair.left, pair.right), proposals.lead(pair.right, pair.left)


MEASURES: tuple[tuple[str, Callable[[Measured], float]], ...] = (
    ("shared words", lambda pair: pair.shared),
    ("shared words, damped", _damped),
    ("share of the shorter", lambda pair: pair.shared / (pair.alone[0] + 1e-9)),
    ("share of the longer", lambda pair: pair.shared / (pair.alone[1] + 1e-9)),
    ("number of shared words", lambda pair: len(pair.rarest)),
    ("shared names", lambda pair: pair.story.words.of(pair.one.names & pair.two.names)),
    ("shared nouns", lambda pair: pair.story.words.of(pair.one.nouns & pair.two.nouns)),
    ("shared verbs", lambda pair: pair.story.words.of(pair.one.verbs & pair.two.verbs)),
    ("shared numbers", lambda pair: pair.story.numbers.of(pair.one.numbers & pair.two.numbers)),
    ("shared dates", lambda pair: pair.story.dates.of(pair.one.dates & pair.two.dates)),
    ("shared neighbours", lambda pair: pair.story.neighbours.of(pair.one.neighbours & pair.two.neighbours)),
    ("words close in both", lambda pair: pair.story.close.of(pair.one.close & pair.two.close)),
    ("shared edges", lambda pair: pair.story.edges.of(pair.one.edges & pair.two.edges)),
    ("heaviest shared edge", _heaviest_edge),
    ("quoted words of one in the other", _quoted),
    ("shared words of the speakers", lambda pair: len(pair.one.speakers & pair.two.speakers)),
    ("likeness of the sentences around", _around),
    ("nearness to the top", lambda pair: 1 / (1 + max(pair.one.place, pair.two.place))),
    ("words of the shorter", lambda pair: math.log(min(len(pair.one.words), len(pair.two.words)) + 1)),
    ("words of the longer", lambda pair: math.log(max(len(pair.one.words), len(pair.two.words)) + 1)),
    ("lead over others, less", lambda pair: min(_leads(pair))),
    ("lead over others, more", lambda pair: max(_leads(pair))),
    ("centrality, less", lambda pair: min(pair.story.centrality[pair.left], pair.story.centrality[pair.right])),
    ("centrality, more", lambda pair: max(pair.story.centrality[pair.left], pair.story.centrality[pair.right])),
)
