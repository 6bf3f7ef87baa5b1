"""What the tasks of all phases are made from: options, the recipe that every result depends on, and where shards go."""

from typing import NamedTuple

import msgspec

from consilience.pipeline.runs.checkpoints import Checkpoints
from consilience.pipeline.runs.options import RunOptions
from consilience.pipeline.runs.report import versions
from consilience.records import digest


class Slot(NamedTuple):
    """The key of a task and the shard that it writes."""

    key: str
    target: str


class Plan:
    """Options, recipe and checkpoints of one run."""

    def __init__(self, options: RunOptions, checkpoints: Checkpoints) -> None:
        self.options = options
        self.checkpoints = checkpoints
        self.recipe = digest(msgspec.json.encode((versions(), options.stages), order="deterministic"))

    def slot(self, phase: str, *parts: str) -> Slot:
        """The slot of the task that depends on some parts, beside the recipe."""
        key = digest(phase, self.recipe, *parts)
        return Slot(key, self.checkpoints.target(phase, key))
