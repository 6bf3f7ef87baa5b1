"""The engine of one process: a loop."""

from collections.abc import Callable, Iterable, Iterator

from consilience.pipeline.engines.protocol import Lost, R, T


class Local:
    """Carries out tasks in this process, one after the other."""

    name = "local"
    workers = 1

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        for task in tasks:
            yield task, work(task)

    def close(self) -> None:
        pass
