"""Where two articles have the same words: anchors, passages that bear small edits, and verbatim runs."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.provenance.fingerprints import run_hashes

# Four equal words in a row anchor an alignment: with 15 % of the words changed, nine unchanged words in ten stand in
# such a run; three words in a row are too often idiom.
ANCHOR = 4
# A passage goes on over at most so many changed words on either side.
GAP = 6
# Shorter passages are idiom, titles and names.
SHORTEST_PASSAGE = 8
# Words that must be equal in a passage, as a share of its longer side.
DENSEST_CHANGE = 0.5


class Aligned(NamedTuple):
    """Words `start` to `end` of one article that stand as `other_start` to `other_end` in another; `same` are equal."""

    start: int
    end: int
    other_start: int
    other_end: int
    same: int


def aligned_passages(words: NDArray[np.uint32], others: NDArray[np.uint32]) -> list[Aligned]:
    """The passages that two articles share, small edits allowed, in order of place in the first."""
    here, there = _anchors(words, others)
    if not len(here):
        return []
    found = (_passage(part, other) for part, other in _chains(here, there, ANCHOR + GAP))
    return [passage for passage in found if _is_passage(passage)]


def verbatim_runs(words: NDArray[np.uint32], others: NDArray[np.uint32], shortest: int) -> list[Aligned]:
    """The runs of at least `shortest` equal words, in order of place in the first."""
    here, there = _anchors(words, others)
    if not len(here):
        return []
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    firsts, lasts = np.r_[0, breaks], np.r_[breaks, len(here)] - 1
    runs = (_run(here, there, first, last) for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True))
    return [run for run in runs if run.same >= shortest]


def _run(here: NDArray[np.intp], there: NDArray[np.intp], first: int, last: int) -> Aligned:
    start, other, same = int(here[first]), int(there[first]), last - first + ANCHOR
    return Aligned(start, start + same, other, other + same, same)


def _anchors(words: NDArray[np.uint32], others: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places of the equal runs of ANCHOR words, the first occurrence of each, by place in the first article.

    First occurrences alone keep the work linear in the length, whatever is repeated.
    """
    _, here, there = np.intersect1d(run_hashes(words, ANCHOR), run_hashes(others, ANCHOR), return_indices=True)
    order = np.argsort(here, kind="stable")
    return here[order], there[order]


def _chains(
    here: NDArray[np.intp], there: NDArray[np.intp], reach: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """The anchors in groups whose neighbours are at most `reach` words apart, onwards, in both articles."""
    steps, other_steps = np.diff(here), np.diff(there)
    breaks = np.flatnonzero((steps > reach) | (other_steps > reach) | (other_steps <= 0)) + 1
    yield from zip(np.split(here, breaks), np.split(there, breaks), strict=True)


def _passage(here: NDArray[np.intp], there: NDArray[np.intp]) -> Aligned:
    same = ANCHOR + int(np.minimum(np.diff(here), ANCHOR).sum())
    return Aligned(int(here[0]), int(here[-1]) + ANCHOR, int(there[0]), int(there[-1]) + ANCHOR, same)


def _is_passage(passage: Aligned) -> bool:
    longer = max(passage.end - passage.start, passage.other_end - passage.other_start)
    return passage.same >= SHORTEST_PASSAGE and passage.same >= DENSEST_CHANGE * longer
