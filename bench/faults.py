"""What is left of a run when a worker, a machine or the driver is killed: every article exactly once, the same bytes.

usage: python -m bench.faults
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from bench.scorers import Scorers
from bench.synthetic import write
from consilience.pipeline.engines import Engine, engine
from consilience.pipeline.runs import Deep, Destination, Done, RunOptions, WindowOptions, run_corpus

COUNT, PER_DAY = 300, 60
OPTIONS = RunOptions(deep=Deep.NONE, partition_bytes=30_000, window=WindowOptions(articles=100))
# The tasks after which somebody is killed: the first phase has some 27.
KILLED_AFTER = (2, 9)
TABLES = ("articles", "stories", "copies", "problems")


class Line(msgspec.Struct):
    """An article of the output."""

    id: str


class Killing:
    """A watch that kills somebody after some of the tasks."""

    def __init__(self, kill: Callable[[], bool], after: Iterable[int] = KILLED_AFTER) -> None:
        self.killed = 0
        self._kill, self._after, self._count = kill, set(after), 0

    def say(self, line: str) -> None:
        pass

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        pass

    def done(self, done: Done) -> None:
        self._count += 1
        if self._count in self._after:
            self.killed += self._kill()


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """For each fault 1 where every article was there once and all tables were those of a run without it, else 0.

    A fault that killed nobody proves nothing and counts as 0.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "corpus.jsonl")
        write(place, COUNT, per_day=PER_DAY)
        whole = Path(folder, "whole")
        _run(place, whole, engine("local"), Killing(_nobody, ()))
        found: dict[str, float] = {}
        for name, fault in FAULTS.items():
            killed = fault(place, Path(folder, name))
            found[f"faults.{name}"] = float(killed > 0 and _is_whole(Path(folder, name), whole))
        return found


def worker_killed(place: Path, folder: Path) -> int:
    """kill -9 of a process of the pool, twice."""
    return _run(place, folder, engine("processes", 2), Killing(_kill_child))


def ray_worker_killed(place: Path, folder: Path) -> int:
    """kill -9 of a worker process of Ray, twice."""
    return _run(place, folder, engine("ray", 2), Killing(_kill_ray_worker))


def ray_machine_killed(place: Path, folder: Path) -> int:
    """One of two Ray nodes is taken away without notice; another comes, and goes as well."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    nodes = [cluster.add_node(num_cpus=1)]

    def kill() -> bool:
        cluster.remove_node(nodes.pop(), allow_graceful=False)
        nodes.append(cluster.add_node(num_cpus=1))
        return True

    try:
        return _run(place, folder, engine("ray", 2, cluster.address), Killing(kill))
    finally:
        cluster.shutdown()  # type: ignore[no-untyped-call]  # Ray leaves it without types


def driver_killed(place: Path, folder: Path) -> int:
    """kill -9 of the process that leads the run, at three moments; each time another goes on."""
    killed, manifest = 0, folder / "checkpoints" / "manifest.jsonl"
    for lines in (3, 12, 28):
        arguments = [sys.executable, "-m", "bench.faults", str(place), str(folder)]
        with subprocess.Popen(arguments) as driver:
            while driver.poll() is None and not (manifest.exists() and manifest.read_bytes().count(b"\n") >= lines):
                time.sleep(0.02)
            killed += driver.poll() is None
            driver.kill()
    _run(place, folder, engine("processes", 2), Killing(_nobody, ()))
    return killed


FAULTS: dict[str, Callable[[Path, Path], int]] = {
    "worker_killed": worker_killed,
    "ray_worker_killed": ray_worker_killed,
    "ray_machine_killed": ray_machine_killed,
    "driver_killed": driver_killed,
}


def _run(place: Path, folder: Path, chosen: Engine, watch: Killing) -> int:
    """Go on with a run; how many were killed."""
    with closing(chosen):
        run_corpus([str(place)], chosen, Destination(folder=folder), watch=watch, options=OPTIONS, resume=True)
    return watch.killed


def _is_whole(folder: Path, whole: Path) -> bool:
    lines = (folder / "articles.jsonl").read_bytes().splitlines()
    times = Counter(msgspec.json.decode(line, type=Line).id for line in lines)
    same = all((folder / f"{name}.jsonl").read_bytes() == (whole / f"{name}.jsonl").read_bytes() for name in TABLES)
    return same and len(times) == COUNT and set(times.values()) == {1}


def _nobody() -> bool:
    return False


def _kill_child() -> bool:
    children = [child.pid for child in multiprocessing.active_children() if child.pid]
    os.kill(min(children), signal.SIGKILL)
    return True


def _kill_ray_worker() -> bool:
    """Ray names its working processes `ray::` and the function that they carry out."""
    for folder in sorted(Path("/proc").glob("[0-9]*")):
        try:
            is_worker = (folder / "cmdline").read_bytes().startswith(b"ray::read_articles")
        except OSError:
            continue
        if is_worker:
            os.kill(int(folder.name), signal.SIGKILL)
            return True
    return False


def main() -> None:
    """Without arguments: all faults. With a corpus and a folder: a run that somebody kills."""
    if len(sys.argv) == 3:
        _run(Path(sys.argv[1]), Path(sys.argv[2]), engine("processes", 2), Killing(_nobody, ()))
        return
    for name, value in figures(Path(), Scorers(Path())).items():
        print(f"{name:32s} {value:.0f}")


if __name__ == "__main__":
    main()
