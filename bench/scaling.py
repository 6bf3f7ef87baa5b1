"""What two workers save over one, and Ray over processes, by the clock, on the same corpus; and whether records agree.

usage: python -m bench.scaling [ARTICLES [ROUNDS]]
"""

import os
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.faults import Killing
from bench.scorers import Scorers
from bench.synthetic import write
from consilience.pipeline.engines import engine
from consilience.pipeline.runs import Destination, RunOptions, run_corpus

COUNT, ROUNDS, PER_DAY = 900, 2, 10_000
# Some thirty partitions, so that the last of them leave no worker idle for long.
OPTIONS = RunOptions(partition_bytes=30_000)
CHOICES = (("processes", 1), ("processes", 2), ("ray", 2))
TABLES = ("articles", "stories", "accounts", "copies", "problems")


def figures(data: Path, scorers: Scorers, count: int = COUNT, rounds: int = ROUNDS) -> dict[str, float]:
    """The ratios of the best of some rounds, and 1 where every engine wrote the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "corpus.jsonl")
        write(place, count, per_day=PER_DAY)
        seconds = {(name, workers): float("inf") for name, workers in CHOICES}
        written = set()
        for number in range(rounds):
            for name, workers in CHOICES:
                to = Path(folder, f"{name}-{workers}-{number}")
                seconds[name, workers] = min(seconds[name, workers], _seconds(place, to, name, workers))
                written.add(tuple((to / f"{table}.jsonl").read_bytes() for table in TABLES))
        return {
            "scaling.processes_2_over_1": seconds["processes", 1] / seconds["processes", 2],
            "scaling.ray_over_processes": seconds["processes", 2] / seconds["ray", 2],
            "scaling.same_records": float(len(written) == 1),
            "scaling.seconds_of_one_worker": seconds["processes", 1],
            "scaling.load_of_the_machine": os.getloadavg()[0],
        }


def _seconds(place: Path, to: Path, name: str, workers: int) -> float:
    """Seconds of a whole run, the start of its workers included."""
    started = time.perf_counter()
    with closing(engine(name, workers)) as chosen:
        run_corpus([str(place)], chosen, Destination(folder=to), watch=Killing(lambda: False, ()), options=OPTIONS)
    return time.perf_counter() - started


def main() -> None:
    """Print the figures."""
    count, rounds = (*map(int, sys.argv[1:3]), *(COUNT, ROUNDS)[len(sys.argv) - 1 :])
    for name, value in figures(Path(), Scorers(Path()), count, rounds).items():
        print(f"{name:32s} {value:8.2f}")


if __name__ == "__main__":
    main()
