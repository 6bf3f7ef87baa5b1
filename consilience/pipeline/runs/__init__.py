"""Runs over a corpus: partitions, phases, checkpoints, and what a run leaves."""

from consilience.pipeline.runs.checkpoints import RunWatch
from consilience.pipeline.runs.corpus_run import Destination, UnfinishedRun, run_corpus
from consilience.pipeline.runs.options import Deep, RunOptions, WindowOptions
from consilience.pipeline.runs.report import RunReport
from consilience.pipeline.runs.tasks import Done
from consilience.pipeline.runs.writers import WRITERS

__all__ = [
    "WRITERS",
    "Deep",
    "Destination",
    "Done",
    "RunOptions",
    "RunReport",
    "RunWatch",
    "UnfinishedRun",
    "WindowOptions",
    "run_corpus",
]
