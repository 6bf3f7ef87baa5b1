"""The work that pages ask for: one thread does it, task after task, with models that are loaded at the first.

Nothing of it is kept on disk. What a task has acknowledged is in the library; after a restart the rest is asked again:
articles are added by adding them once more, and a story is told when somebody opens it.
"""

import datetime
import logging
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Condition, Thread

from consilience.pipeline import Kit, Stage, Watch
from consilience.records import ConsilienceError, Problem, Record, replaced
from consilience.store import Library

LOG = logging.getLogger(__name__)
MOST_WAITING = 100
MOST_REMEMBERED = 300
BROKEN = "an error of the program stopped it; the log of the server says where"


class TooMuchWork(ConsilienceError):
    def __init__(self) -> None:
        super().__init__(f"{MOST_WAITING} tasks are waiting already; try again when some are done")


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Outcome(Record, frozen=True, kw_only=True):
    """What a task did, in words; the stories that it touched; what it could not use."""

    said: str
    stories: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Job(Record, frozen=True, kw_only=True):
    """A task as it stands. `counts` is what has left each stage so far; `then` where its asker goes on reading."""

    number: int
    what: str
    by: str
    asked: datetime.datetime
    state: State = State.WAITING
    counts: tuple[tuple[str, int], ...] = ()
    outcome: Outcome = Outcome(said="")
    then: str = "/"

    @property
    def is_over(self) -> bool:
        return self.state in {State.DONE, State.FAILED}


@dataclass(frozen=True)
class Task:
    """Something to do. Of tasks with one `key` no second is taken up while the first is waiting."""

    what: str
    run: Callable[[Library, Kit, Watch], Outcome]
    key: str
    by: str = ""
    then: str = "/"


class Work:
    """A queue of tasks over one library, and what became of the last of them."""

    def __init__(self, library: Library, kit: Callable[[], Kit]) -> None:
        self._library, self._kit = library, kit
        self._changed = Condition()
        self._waiting: deque[tuple[int, Task]] = deque()
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._thread: Thread | None = None
        self._is_stopped = False
        self._number = 0

    def ask(self, task: Task) -> Job:
        """Have a task done after those that wait. Raises TooMuchWork."""
        with self._changed:
            for number, other in self._waiting:
                if other.key == task.key:
                    return self._jobs[number]
            if len(self._waiting) >= MOST_WAITING:
                raise TooMuchWork
            self._number += 1
            job = Job(number=self._number, what=task.what, by=task.by, asked=_now(), then=task.then)
            self._jobs[job.number] = job
            self._waiting.append((job.number, task))
            self._forget()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="work", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return job

    def job(self, number: int) -> Job | None:
        """A task by its number, while it is remembered."""
        with self._changed:
            return self._jobs.get(number)

    def jobs(self) -> tuple[Job, ...]:
        """The tasks that are remembered, newest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def wait(self, number: int, seconds: float) -> Job | None:
        """The task once it is over, or as it stands after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: (job := self._jobs.get(number)) is None or job.is_over, seconds)
            return self._jobs.get(number)

    def stop(self) -> None:
        """Take up no further task; the one at hand is finished."""
        with self._changed:
            self._is_stopped = True
            self._waiting.clear()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_stopped)
                if self._is_stopped:
                    return
                number, task = self._waiting.popleft()
                self._put(number, state=State.RUNNING)
            self._do(number, task)

    def _do(self, number: int, task: Task) -> None:
        state, outcome = State.FAILED, Outcome(said=BROKEN)
        try:
            outcome = task.run(self._library, self._kit(), self._counted(number))
            state = State.DONE
        except ConsilienceError as error:
            outcome = Outcome(said=str(error))
        except Exception:  # whatever a task does, the thread lives on for the next one
            LOG.exception("the task %s failed: %s", number, task.what)
        with self._changed:
            self._put(number, state=state, outcome=outcome)
            self._changed.notify_all()

    def _counted(self, number: int) -> Watch:
        counts: dict[str, int] = {}

        def watch(stage: Stage, item: Record) -> None:
            counts[stage.gives] = counts.get(stage.gives, 0) + 1
            with self._changed:
                self._put(number, counts=tuple(counts.items()))

        return watch

    def _put(self, number: int, **changes: object) -> None:
        if number in self._jobs:
            self._jobs[number] = replaced(self._jobs[number], **changes)

    def _forget(self) -> None:
        over = [number for number, job in self._jobs.items() if job.is_over]
        for number in over[: max(0, len(self._jobs) - MOST_REMEMBERED)]:
            del self._jobs[number]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
