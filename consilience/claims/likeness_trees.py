"""The trained scorer of pairs: boosted trees of two questions each over the measures of `likeness`, run with NumPy.

What it was trained on (`bench/train_alignment.py`) and its scores on stories it had not seen stand in
`likeness_weights.md`.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
WEIGHTS = "likeness_weights.npz"


class Trees(NamedTuple):
    """A row for each tree: the measures and thresholds of its first question and of the ones after no and yes.

    `leaves` are the log-odds that a tree adds after no-no, no-yes, yes-no and yes-yes; `base` those before any tree.
    """

    measures: NDArray[np.int64]
    thresholds: Matrix
    leaves: Matrix
    base: float

    def log_odds(self, rows: Matrix) -> Matrix:
        """For each row of measures the log-odds that the two sentences tell the same fact."""
        answers = rows[:, self.measures] > self.thresholds
        first = answers[:, :, 0].astype(np.int64)
        second = np.where(answers[:, :, 0], answers[:, :, 2], answers[:, :, 1]).astype(np.int64)
        added: Matrix = self.leaves[np.arange(len(self.leaves)), 2 * first + second].sum(axis=1) + self.base
        return added


@cache
def trees() -> Trees:
    """The trained trees that ship with the package."""
    with files("consilience.claims").joinpath(WEIGHTS).open("rb") as opened, np.load(opened) as parts:
        return Trees(
            parts["measures"].astype(np.int64),
            parts["thresholds"].astype(np.float64),
            parts["leaves"].astype(np.float64),
            float(parts["base"]),
        )
