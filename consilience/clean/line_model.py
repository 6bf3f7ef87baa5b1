"""The line models: small convolutional networks over `line_features`, run with NumPy alone.

Two of one make: one for pasted pages, one for texts that are articles already, whose furniture is another and rarer.
What they were trained on (`bench/train_lines.py`), under which licence, and their scores on sites they had not seen
stand in `line_weights.md`.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from consilience.clean.core import looks_pasted
from consilience.clean.labels import Labels
from consilience.clean.line_features import Matrix, Seen, features, shifted
from consilience.clean.shape import Line

PAGES = "line_weights_pages.npz"
ARTICLES = "line_weights_articles.npz"
# Each layer sees a line and the ones so many places before and after it; together 15 lines on each side.
REACHES = (1, 2, 4, 8)
# Scaled numbers beyond this many deviations tell no more.
MOST_DEVIATIONS = 5.0


class Weights(NamedTuple):
    """The parts of a network, in the order in which a line passes them.

    Means and scales of the numbers; a vector for each bucket; the first layer, from numbers and from words; for each
    reach a layer of three matrices (before, here, after); the sum of the last layer, then of the first.
    """

    mean: Matrix
    scale: Matrix
    words: Matrix
    inward: Matrix
    inward_words: Matrix
    inward_bias: Matrix
    layers: Matrix
    layers_bias: Matrix
    output: Matrix
    output_bias: Matrix


def furniture_scores(lines: Sequence[Line], labels: Labels) -> list[float]:
    """For each line the log-odds that it is furniture, given what the rules have said."""
    if not lines:
        return []
    return [float(score) for score in forward(weights(chosen(lines)), features(lines, labels))]


def chosen(lines: Sequence[Line]) -> str:
    """The weights that fit a text: of pasted pages, or of articles."""
    return PAGES if looks_pasted(lines) else ARTICLES


def forward(trained: Weights, seen: Seen) -> Matrix:
    """The network's log-odds for lines that stand one below the other."""
    numbers = scaled(trained, seen.numbers)
    inner = numbers @ trained.inward + mean_words(trained, seen) @ trained.inward_words + trained.inward_bias
    first = np.maximum(inner, 0)
    last = first
    for reach, (before, here, after), bias in zip(REACHES, trained.layers, trained.layers_bias, strict=True):
        around = shifted(last, -reach) @ before + last @ here + shifted(last, reach) @ after
        last = last + np.maximum(around + bias, 0)
    found: Matrix = np.hstack([last, first]) @ trained.output + trained.output_bias
    return found


def scaled(trained: Weights, numbers: Matrix) -> Matrix:
    """The numbers in deviations from their mean."""
    found: Matrix = np.clip((numbers - trained.mean) / trained.scale, -MOST_DEVIATIONS, MOST_DEVIATIONS)
    return found


def mean_words(trained: Weights, seen: Seen) -> Matrix:
    """The mean of the vectors of each line's words."""
    counts = np.diff(np.append(seen.starts, len(seen.buckets)))[:, None].astype(np.float32)
    found = np.add.reduceat(trained.words[seen.buckets], seen.starts, axis=0) / counts
    return found.astype(np.float32)


@cache
def weights(name: str) -> Weights:
    """The weights that ship with the package under that name, loaded once a process."""
    with (
        files("consilience.clean").joinpath(name).open("rb") as source,
        np.load(source, allow_pickle=False) as found,
    ):
        return Weights(*(found[part].astype(np.float32) for part in Weights._fields))
