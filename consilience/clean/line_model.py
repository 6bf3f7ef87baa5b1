"""The line model: a small network over `line_features`, trained by `bench/train_lines.py`, run with NumPy alone.

What it was trained on, under which licence, and its scores on sites it had not seen stand in `line_weights.md`.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from consilience.clean.labels import Labels
from consilience.clean.line_features import Matrix, features
from consilience.clean.shape import Line

WEIGHTS = "line_weights.npz"


class Weights(NamedTuple):
    """Means and scales of the features, and the two layers of the network."""

    mean: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    output: Matrix
    output_bias: Matrix


def furniture_scores(lines: Sequence[Line], labels: Labels) -> list[float]:
    """For each line the log-odds that it is furniture, given what the rules have said."""
    return [float(score) for score in forward(weights(), features(lines, labels))] if lines else []


def forward(trained: Weights, rows: Matrix) -> Matrix:
    """The network's log-odds for rows of features."""
    inner = (rows - trained.mean) / trained.scale @ trained.hidden + trained.hidden_bias
    found: Matrix = np.maximum(inner, 0) @ trained.output + trained.output_bias
    return found


@cache
def weights() -> Weights:
    """The weights that ship with the package, loaded once a process."""
    with (
        files("consilience.clean").joinpath(WEIGHTS).open("rb") as source,
        np.load(source, allow_pickle=False) as found,
    ):
        return Weights(*(found[name].astype(np.float32) for name in Weights._fields))
