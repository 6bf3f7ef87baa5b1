"""Weighted words as two arrays side by side: compact, and compared without looking at a word."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
Numbers = np.ndarray[Any, np.dtype[np.int32]]
Places = np.ndarray[Any, np.dtype[np.intp]]

# A word is the number of its stem within the range of its facet.
STEMS = 1 << 28


class Range(IntEnum):
    """Where the words of each facet begin."""

    ALL = 0
    LEAD = STEMS
    NUMBERS = 2 * STEMS
    NAMES = 3 * STEMS


class Vector(NamedTuple):
    """Different words in rising order, and the weight of each."""

    words: Numbers
    weights: Array


def heaviest(vector: Vector, most: int) -> Vector:
    """The vector with its heaviest words alone; of words of the same weight those first met stay."""
    if len(vector.words) <= most:
        return vector
    kept = np.sort(np.argsort(-vector.weights, kind="stable")[:most])
    return Vector(vector.words[kept], vector.weights[kept])


def total(one: Vector, other: Vector) -> Vector:
    """The sum of two vectors."""
    words, weights = np.concatenate((one.words, other.words)), np.concatenate((one.weights, other.weights))
    order = np.argsort(words, kind="stable")
    words, weights = words[order], weights[order]
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    return Vector(words[starts], np.add.reduceat(weights, starts) if len(starts) else weights)


def products(vectors: Sequence[Vector], fresh: int) -> Array:
    """The scalar products of each of the last `fresh` vectors with all of them, a row for each."""
    sizes = [len(one.words) for one in vectors]
    words, weights = joined(vectors)
    order = np.argsort(words, kind="stable")
    holders, held = np.repeat(np.arange(len(vectors)), sizes)[order], weights[order]
    is_first = np.diff(words[order], prepend=-1) > 0
    columns = np.empty(len(words), dtype=np.intp)
    columns[order] = np.cumsum(is_first) - 1
    bounds = np.append(np.flatnonzero(is_first), len(words))
    made = np.empty((fresh, len(vectors)))
    ends = np.cumsum(sizes)
    for row, place in enumerate(range(len(vectors) - fresh, len(vectors))):
        own = slice(ends[place] - sizes[place], ends[place])
        begin = bounds[columns[own]]
        counts = bounds[columns[own] + 1] - begin
        taken = np.arange(counts.sum()) + np.repeat(begin - np.cumsum(counts) + counts, counts)
        shares = np.repeat(weights[own], counts) * held[taken]
        made[row] = np.bincount(holders[taken], shares, minlength=len(vectors))
    return made


def products_with(one: Vector, others: Sequence[Vector]) -> Array:
    """The products of a vector with a few others."""
    words, weights = joined(others)
    places = one.words.searchsorted(words)
    places[places == len(one.words)] = 0
    shared = np.flatnonzero(one.words[places] == words) if len(one.words) else places[:0]
    holders = np.repeat(np.arange(len(others)), [len(other.words) for other in others])[shared]
    shares = one.weights[places[shared]] * weights[shared]
    return np.bincount(holders, shares, minlength=len(others)).astype(np.float64)


def joined(vectors: Sequence[Vector]) -> Vector:
    """The words and weights of all, one vector after the other."""
    return Vector(*map(np.concatenate, zip(*vectors, strict=True)))
