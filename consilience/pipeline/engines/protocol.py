"""What an engine does: it carries out one function on many tasks."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from consilience.records import Record

T = TypeVar("T")
R = TypeVar("R")

# A task is tried so often before it is given up: what kills three workers would kill a fourth.
TRIES = 3


class Lost(Record, frozen=True, kw_only=True):
    """In place of a result: no worker lived to finish the task."""

    reason: str


class Engine(Protocol):
    """A way of carrying out tasks; `workers` is how many run at once."""

    name: str
    workers: int

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, in the order in which they are finished.

        `work` is a function of a module, tasks and results are records: they may travel to other processes and
        machines. A task whose worker dies is carried out again, TRIES times at most. What `work` raises is raised.
        """
        ...

    def close(self) -> None:
        """Let the workers go; the engine may be used again."""
        ...
