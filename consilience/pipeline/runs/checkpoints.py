"""The finished tasks of a run's folder: a shard each, and a line in the manifest.

A task counts as finished when both are there. What a killed run left half-done has no line, and is done again whole.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from consilience.pipeline.engines import Engine, Lost
from consilience.pipeline.runs.tasks import Done, Task
from consilience.records import Problem

T = TypeVar("T", bound=Task)

FOLDER, MANIFEST = "checkpoints", "manifest.jsonl"
STAGE = "run"


class RunWatch(Protocol):
    """Is told how a run goes on."""

    def say(self, line: str) -> None:
        """A line for the reader."""
        ...

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        """A phase begins, of whose tasks some were finished by an earlier run."""
        ...

    def done(self, done: Done) -> None:
        """A task was finished."""
        ...


class Checkpoints:
    """The checkpoints under a folder, which only the driver of the run writes down."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._manifest = self._folder / MANIFEST
        self._done: dict[tuple[str, str], Done] = {}
        for done in self._lines():
            self._done[done.phase, done.key] = done

    @property
    def is_empty(self) -> bool:
        return not self._done

    def target(self, phase: str, key: str) -> str:
        """The path of a task's shard."""
        return str(self._folder / phase / f"{key}.shard")

    def finished(self, phase: str, key: str) -> Done | None:
        """What a task gave, if it was finished."""
        found = self._done.get((phase, key))
        return found if found and Path(self.target(phase, key)).exists() else None

    def add(self, done: Done) -> None:
        """Write down a finished task; it is on disk on return."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._manifest.open("ab") as stream:
            stream.write(msgspec.json.encode(done) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        self._done[done.phase, done.key] = done

    def _lines(self) -> Iterator[Done]:
        """The lines of the manifest; one that a killed driver left unfinished ends with no line end."""
        lines = self._manifest.read_bytes().splitlines(keepends=True) if self._manifest.exists() else []
        for line in lines:
            if line.endswith(b"\n"):
                yield msgspec.json.decode(line, type=Done)
        if lines and not lines[-1].endswith(b"\n"):
            os.truncate(self._manifest, sum(map(len, lines[:-1])))


def carried_out(
    phase: str,
    work: Callable[[T], Done],
    tasks: Sequence[T],
    engine: Engine,
    checkpoints: Checkpoints,
    watch: RunWatch,
) -> Iterator[Done | Problem]:
    """What the tasks of a phase gave, in the order of the tasks; what an earlier run finished is not done again."""
    found: dict[str, Done | Problem] = {}
    for task in tasks:
        if earlier := checkpoints.finished(phase, task.key):
            found[task.key] = earlier
    watch.begin(phase, len(tasks), len(found))
    waiting = sorted((task for task in tasks if task.key not in found), key=lambda task: -task.weight)
    for task, result in engine.map(work, waiting):
        if isinstance(result, Lost):
            found[task.key] = _given_up(phase, task, result)
        else:
            checkpoints.add(result)
            found[task.key] = result
            watch.done(result)
    yield from (found[task.key] for task in tasks)


def _given_up(phase: str, task: Task, lost: Lost) -> Problem:
    message = f"was given up: {lost.reason}; give each worker more memory, or find the article that kills it"
    return Problem(stage=STAGE, uri=f"{phase} {task.number}", message=message)
