"""How much of each of two articles stands in the other."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.provenance.align import Aligned, aligned_passages
from consilience.provenance.words import HashedWords

# What a quoted word weighs: reporters at one speech quote the same words. At 0.3 two reports of which four fifths are
# one speech share .55; with less, a disclaimer counts too much beside a report that is mostly quotation (the largest
# share of three draws of bench/copies: .65 at 0.15, .61 at 0.3, .57 at 0.5).
QUOTED_WEIGHT = 0.3
# A passage of which more than this is weightless is weightless: its edges are boilerplate too.
BOILERPLATE_PASSAGE = 0.5

# From this share of its weighed words on, an article stands in the other. Of 240 copies in each of three draws of
# bench/copies none shares less than .81; of 303 other pairs, the two texts alone, none more than .61.
HELD = 0.75
# Fewer equal words than these make no copy, whatever their share.
FEWEST_WORDS = 20
# A text reworked throughout keeps so much of itself, and no stretch so long is new; where only a disclaimer is shared,
# all the rest is new. With 30 % of the words changed, nine of ten are found by it, against none by the share alone.
REWORKED = 0.45
REWORKED_GAP = 0.15

Ranges = list[tuple[int, int]]


class Weighed(NamedTuple):
    """An article's words with what each counts: 1, less in quotation marks, nothing in boilerplate."""

    words: HashedWords
    weights: NDArray[np.float64]


class Side(NamedTuple):
    """What of one article stands in the other: its weight, its share of the article, and the largest share between."""

    weight: float
    share: float
    gap: float


class Overlap(NamedTuple):
    """What two articles share; `equal` is the part of the passages' words that are the same in both."""

    passages: list[Aligned]
    first: Side
    second: Side
    equal: float


def weighed(words: HashedWords, boilerplate: Ranges) -> Weighed:
    """The words with the weights that quotation marks and boilerplate give them."""
    weights = np.where(words.quoted, QUOTED_WEIGHT, 1.0)
    for start, end in boilerplate:
        weights[start:end] = 0.0
    return Weighed(words, weights)


def overlap(first: Weighed, second: Weighed) -> Overlap:
    """Align two articles and weigh what they share."""
    found = aligned_passages(first.words.hashes, second.words.hashes)
    passages = [passage for passage in found if not _is_boilerplate(passage, first, second)]
    longer = sum(max(p.end - p.start, p.other_end - p.other_start) for p in passages)
    return Overlap(
        passages=passages,
        first=_side(first.weights, [(p.start, p.end) for p in passages]),
        second=_side(second.weights, [(p.other_start, p.other_end) for p in passages]),
        equal=sum(p.same for p in passages) / max(longer, 1),
    )


def is_copy(shared: Overlap, share: float) -> bool:
    """Whether either article holds the other: that share of its weighed words, or much of it from beginning to end."""
    same = sum(passage.same for passage in shared.passages)
    return same >= FEWEST_WORDS and any(_is_held(side, share) for side in (shared.first, shared.second))


def _is_held(side: Side, share: float) -> bool:
    return side.share >= share or (side.share >= REWORKED and side.gap <= REWORKED_GAP)


def _is_boilerplate(passage: Aligned, first: Weighed, second: Weighed) -> bool:
    here = np.mean(first.weights[passage.start : passage.end] == 0)
    there = np.mean(second.weights[passage.other_start : passage.other_end] == 0)
    return bool(max(here, there) > BOILERPLATE_PASSAGE)


def _side(weights: NDArray[np.float64], ranges: Ranges) -> Side:
    covered = np.zeros(len(weights), bool)
    for start, end in ranges:
        covered[start:end] = True
    whole = max(float(weights.sum()), 1.0)
    found = float(weights[covered].sum())
    return Side(weight=found, share=found / whole, gap=_largest_gap(weights, covered) / whole)


def _largest_gap(weights: NDArray[np.float64], covered: NDArray[np.bool_]) -> float:
    """The weight of the heaviest stretch that is not covered."""
    if not len(weights):
        return 0.0
    bounds = np.r_[0, np.flatnonzero(np.diff(covered)) + 1]
    return float(np.add.reduceat(np.where(covered, 0.0, weights), bounds).max())
