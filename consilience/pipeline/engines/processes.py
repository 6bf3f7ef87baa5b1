"""The engine of one machine: a pool of processes, made anew when one of them dies."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process

from consilience.pipeline.engines.protocol import TRIES, Lost, R, T

# Tasks handed out for each worker: one under way, and one so that it need not wait.
AHEAD = 2
LOST = f"its worker was killed {TRIES} times"


class Processes:
    """Carries out tasks in so many processes of this machine; each loads its models once."""

    name = "processes"

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """See Engine. What is under way when a worker dies is carried out again by itself: that tells the deadly."""
        waiting = deque(tasks)
        while waiting:
            suspects: list[T] = []
            yield from self._together(work, waiting, suspects)
            yield from _one_by_one(work, suspects)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def tried(self, work: Callable[[T], R], task: T) -> R | Lost:
        """The result of one task that nothing else is carried out beside."""
        for _ in range(TRIES):
            self._pool = self._pool or _pool(self.workers)
            try:
                return self._pool.submit(work, task).result()
            except BrokenProcessPool:
                self.close()
        return Lost(reason=LOST)

    def _together(self, work: Callable[[T], R], waiting: deque[T], suspects: list[T]) -> Iterator[tuple[T, R]]:
        """Carry out what is waiting, until it is done or the pool breaks."""
        running: dict[Future[R], T] = {}
        try:
            while waiting or running:
                self._hand_out(work, waiting, running)
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    result = future.result()
                    yield running.pop(future), result
        except BrokenProcessPool:
            self.close()
            for future, task in running.items():
                if future.exception() is None:
                    yield task, future.result()
                else:
                    suspects.append(task)
        finally:
            for future in running:
                future.cancel()

    def _hand_out(self, work: Callable[[T], R], waiting: deque[T], running: dict[Future[R], T]) -> None:
        self._pool = self._pool or _pool(self.workers)
        while waiting and len(running) < AHEAD * self.workers:
            running[self._pool.submit(work, waiting[0])] = waiting[0]
            waiting.popleft()


def _one_by_one(work: Callable[[T], R], suspects: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
    """Carry out tasks in a process that has one at a time; the task that kills it three times is lost."""
    alone = Processes(1)
    try:
        for task in suspects:
            yield task, alone.tried(work, task)
    finally:
        alone.close()


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that begin afresh: a fork would inherit the threads and locks of this one."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """In a new worker: it leaves Ctrl-C to the parent, and goes when the parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
