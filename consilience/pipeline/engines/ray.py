"""The engine of many machines: Ray, which comes with the extra `scale`."""

import os
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

from consilience.pipeline.engines.protocol import TRIES, Lost, R, T
from consilience.records import MissingExtra

# A Ray of this machine alone; any other address is that of a cluster.
HERE = "local"
# Tasks handed out for each worker: one under way, and one so that it need not wait.
AHEAD = 2


class Ray:
    """Carries out tasks on a Ray cluster, whose machines see the run's folder under the same path.

    `workers` counts at most so many tasks at once, on a Ray of this machine also its processors.
    """

    name = "ray"

    def __init__(self, workers: int, address: str = HERE) -> None:
        self.workers = workers
        self._address = address
        self._is_ours = False

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """See Engine. Ray itself carries out again what dies with a worker or a machine."""
        ray = self._ray()
        remote: Any = ray.remote(max_retries=TRIES)(work)  # Ray's types do not follow a function given at run time
        waiting = iter(tasks)
        running: dict[Any, T] = {}
        while True:
            while len(running) < AHEAD * self.workers and (task := next(waiting, None)) is not None:
                running[remote.remote(task)] = task
            if not running:
                return
            finished, _ = ray.wait(list(running))
            for reference in finished:
                yield running.pop(reference), _result(ray, reference)

    def close(self) -> None:
        if self._is_ours:
            self._ray().shutdown()
            self._is_ours = False

    def _ray(self) -> ModuleType:
        """Ray, connected; a connection that is open already is used."""
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError as error:
            raise MissingExtra("the engine ray", "scale") from error
        if not ray.is_initialized():
            self._is_ours = True
            processors = self.workers if self._address == HERE else None
            ray.init(address=self._address, num_cpus=processors, include_dashboard=False, log_to_driver=False)
        return ray


def _result(ray: ModuleType, reference: Any) -> Any:
    try:
        return ray.get(reference)
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.NodeDiedError, ray.exceptions.OutOfMemoryError) as error:
        return Lost(reason=f"its worker was killed {TRIES + 1} times ({type(error).__name__})")
    except ray.exceptions.RayTaskError as error:
        raise error.cause from error
