"""Mentions of the same event across the articles of a story: a trained scorer of pairs, and average linkage.

How it was trained and what it scores on topics it had not seen stands in `docs/events.md`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from consilience.claims.coreference_clusters import linked
from consilience.claims.coreference_measures import MEASURES, Background, Matrix, measures
from consilience.claims.coreference_mentions import EventMention, event_spans, mentions_at
from consilience.claims.coreference_pairs import comparable
from consilience.claims.likeness_trees import Trees
from consilience.claims.reading import StoryReading
from consilience.records import Record, Span

WEIGHTS = "coreference_weights.npz"
# Mean likelihood of two groups that are joined. CoNLL F1 on ECB+ train, topics left out, with 0.24, 0.28, 0.32, 0.36:
# .776, .779, .781, .780.
BAR = 0.32
# The likelihood of a pair that is not compared; of those in ECB+ train 2 in 100 are of one event.
UNCOMPARED = 0.01
# Rows that are scored at once, to bound the memory.
AT_ONCE = 4096
REASONS = 3


class EventLink(Record, frozen=True, kw_only=True):
    """Two mentions of one event: the likelihood that they are, and the measures that decided, the weightiest first."""

    one: Span
    two: Span
    score: float
    reasons: tuple[str, ...]


class SameEvent(Record, frozen=True, kw_only=True):
    """The mentions of one event, in order; `links` join each of them to the one that is most surely the same."""

    mentions: tuple[Span, ...]
    links: tuple[EventLink, ...] = ()


@dataclass(frozen=True, eq=False)
class Scorer:
    """The trained trees with the ordinary value of each measure, against which reasons are told."""

    trees: Trees
    ordinary: tuple[float, ...]

    def likelihood(self, rows: Matrix) -> Matrix:
        parts = [self.trees.log_odds(rows[start : start + AT_ONCE]) for start in range(0, len(rows), AT_ONCE)]
        found: Matrix = 1 / (1 + np.exp(-np.concatenate([np.zeros(0), *parts])))
        return found

    def reasons(self, row: Matrix) -> tuple[str, ...]:
        """The measures without which a pair would be less likely, the weightiest first."""
        without = np.tile(row, (len(MEASURES) + 1, 1))
        places = np.arange(len(MEASURES))
        without[places, places] = self.ordinary
        odds = self.trees.log_odds(without)
        lost = odds[-1] - odds[:-1]
        heaviest = [int(place) for place in np.argsort(-lost, kind="stable")[:REASONS] if lost[place] > 0]
        return tuple(MEASURES[place][0] for place in heaviest)


class Compared(NamedTuple):
    """The mentions of a story with the likelihood of each compared pair of places, and what it was weighed with."""

    mentions: Sequence[EventMention]
    likely: Mapping[tuple[int, int], float]
    scorer: Scorer
    background: Background


def same_events(
    story: StoryReading, spans: Iterable[Span] | None = None, scorer: Scorer | None = None
) -> tuple[SameEvent, ...]:
    """The mentions at `spans` (else of every event of the story) by event, in order; a lone mention is an event too.

    `scorer` is the one that ships unless another is given.
    """
    weigh = scorer or shipped()
    background = Background(story)
    mentions = mentions_at(story, event_spans(story) if spans is None else spans)
    pairs = comparable(mentions, background)
    rows = measures(((mentions[one], mentions[two]) for one, two in pairs), background)
    compared = Compared(mentions, dict(zip(pairs, map(float, weigh.likelihood(rows)), strict=True)), weigh, background)
    return tuple(
        SameEvent(mentions=tuple(mentions[member].span for member in group), links=tuple(_links(compared, group)))
        for group in linked(compared.likely, len(mentions), BAR, UNCOMPARED)
    )


@cache
def shipped() -> Scorer:
    """The scorer that ships with the package."""
    with files("consilience.claims").joinpath(WEIGHTS).open("rb") as opened, np.load(opened) as parts:
        trees = Trees(
            parts["measures"].astype(np.int64),
            parts["thresholds"].astype(np.float64),
            parts["leaves"].astype(np.float64),
            float(parts["base"]),
        )
        return Scorer(trees=trees, ordinary=tuple(map(float, parts["ordinary"])))


def _links(compared: Compared, group: Sequence[int]) -> Iterator[EventLink]:
    """For each member of a group of several its likeliest partner, each pair once, in order."""
    best = {pair for member in group if (pair := _likeliest(compared.likely, member, group)) is not None}
    for one, two in sorted(best):
        mentions = compared.mentions[one], compared.mentions[two]
        yield EventLink(
            one=mentions[0].span,
            two=mentions[1].span,
            score=compared.likely[one, two],
            reasons=compared.scorer.reasons(measures((mentions,), compared.background)[0]),
        )


def _likeliest(likely: Mapping[tuple[int, int], float], member: int, group: Sequence[int]) -> tuple[int, int] | None:
    pairs = [(min(member, other), max(member, other)) for other in group if other != member]
    return max((pair for pair in pairs if pair in likely), key=lambda pair: (likely[pair], pair), default=None)
