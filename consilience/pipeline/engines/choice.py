"""The table of engines."""

import os
from collections.abc import Callable

from consilience.pipeline.engines.local import Local
from consilience.pipeline.engines.processes import Processes
from consilience.pipeline.engines.protocol import Engine
from consilience.pipeline.engines.ray import HERE, Ray
from consilience.records import ConsilienceError

ENGINES: dict[str, Callable[[int, str], Engine]] = {
    "local": lambda workers, address: Local(),
    "processes": lambda workers, address: Processes(workers),
    "ray": lambda workers, address: Ray(workers, address),
}


class UnknownEngine(ConsilienceError):
    def __init__(self, name: str) -> None:
        super().__init__(f"no such engine: {name}. Choose one of {', '.join(ENGINES)}")


def engine(name: str, workers: int | None = None, address: str = HERE) -> Engine:
    """The engine of a name, with as many workers as the machine has processors unless said; raises UnknownEngine."""
    if name not in ENGINES:
        raise UnknownEngine(name)
    return ENGINES[name](workers or os.cpu_count() or 1, address)
