"""Train the scorer that aligns sentences: `python -m bench.train_alignment DATA SCORE [FOLDER]`.

DATA holds the annotated stories and those of the labelled pairs, SCORE the scorer of keys. Trains on all of them and
writes the weights into FOLDER; their scores on stories that they have not seen are those of `python -m bench --data
DATA --only alignment`. NumPy alone; two minutes. Run it again when a measure of `consilience.claims.likeness` or a rule
of the annotation changes.
"""

import sys
from pathlib import Path

import numpy as np

from bench.alignment import examples, trained_without
from bench.scorers import Scorers
from consilience.claims.likeness_trees import WEIGHTS

DEFAULT = Path("consilience/claims")


def main(data: Path, score: Path, folder: Path = DEFAULT) -> None:
    """Write the weights, in half the space: thresholds and leaves are single precision."""
    trees = trained_without(examples(data, Scorers(score).load("score_account")))
    np.savez_compressed(
        folder / WEIGHTS,
        measures=trees.measures.astype(np.int16),
        thresholds=trees.thresholds.astype(np.float32),
        leaves=trees.leaves.astype(np.float32),
        base=np.float32(trees.base),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
