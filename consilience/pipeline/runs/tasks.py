"""What is handed to an engine and what comes back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from consilience.records import Record


class Task(Record, frozen=True, kw_only=True):
    """One partition of one phase; each phase adds what its work needs.

    `key` is the digest of all that the result depends on, `number` the place in the phase, `target` the shard to write.
    The heaviest by `weight` are begun first, so that none is left over when the others are done.
    """

    key: str
    number: int
    target: str
    weight: int = 1


class Done(Record, frozen=True, kw_only=True):
    """A task that is finished: its shard is on disk. `seconds` are processor seconds by stage."""

    phase: str
    key: str
    number: int
    counts: dict[str, int]
    seconds: dict[str, float]


class Tally:
    """Counts and processor seconds while a task is carried out."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.seconds: dict[str, float] = {}

    def add(self, name: str, count: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + count

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the processor seconds of a block towards a stage."""
        started = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - started

    def done(self, phase: str, task: Task) -> Done:
        return Done(phase=phase, key=task.key, number=task.number, counts=self.counts, seconds=self.seconds)
