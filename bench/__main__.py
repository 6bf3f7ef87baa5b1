"""Run the benchmarks, print every figure, and fail where one lies below its floor.

usage: python -m bench --data FOLDER [--score FOLDER] [--only NAME ...] [--write-quality FILE]
"""

import argparse
import hashlib
import importlib
import sys
import time
from pathlib import Path

import msgspec

from bench.quality import write_quality
from bench.scorers import Scorers

BENCHES = (
    "accounts",
    "briefs",
    "disputes",
    "alignment",
    "pages",
    "lines",
    "dates",
    "times",
    "attributions",
    "entities",
    "copies",
    "origins",
    "stories",
    "events",
    "cost",
)
# Those that take long, or want the machine for themselves: run when they are named.
LONG = ("faults", "library", "load", "scaling")
FLOORS = Path(__file__).with_name("floors.json")


class Floor(msgspec.Struct, frozen=True):
    """The least a figure may be (`at_least`) or the most (`at_most`)."""

    at_least: float | None = None
    at_most: float | None = None

    def holds(self, figure: float) -> bool:
        return (self.at_least is None or figure >= self.at_least) and (self.at_most is None or figure <= self.at_most)


class Floors(msgspec.Struct, frozen=True):
    """The floors by name of figure, and the digests of the data sets on which they were won."""

    floors: dict[str, Floor]
    data: dict[str, str]


def main() -> int:
    """Exit status: 0 when every floor holds, 1 otherwise."""
    chosen = _arguments()
    data = Path(chosen.data)
    if not data.is_dir():
        print(f"no benchmark data at {data}; name the folder: make bench DATA=FOLDER", file=sys.stderr)
        return 2
    scorers = Scorers(Path(chosen.score) if chosen.score else data.parent / "score")
    floors = msgspec.json.decode(FLOORS.read_bytes(), type=Floors)
    figures: dict[str, float] = {}
    for name in chosen.only or BENCHES:
        started = time.perf_counter()
        bench = importlib.import_module(f"bench.{name}")
        found = bench.figures(data, scorers)
        figures.update(found)
        print(f"\n{name} ({time.perf_counter() - started:.0f} s)")
        for figure, value in found.items():
            print(f"  {figure:48s} {value:10.3f}  {_against(floors.floors.get(figure), value)}")
        if hasattr(bench, "details"):
            print(*(f"  {line}" for line in bench.details(data, scorers)), sep="\n")
    if chosen.write_quality:
        write_quality(figures, Path(chosen.write_quality))
    _compare_data(data, floors)
    broken = [name for name, floor in floors.floors.items() if name in figures and not floor.holds(figures[name])]
    for name in broken:
        print(f"below its floor: {name} = {figures[name]:.3f}", file=sys.stderr)
    return int(bool(broken))


def digest_of(folder: Path) -> str:
    """A digest of the names and sizes of the files of a data set."""
    running = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            running.update(f"{path.relative_to(folder)}:{path.stat().st_size}\n".encode())
    return running.hexdigest()[:16]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--score")
    parser.add_argument("--only", nargs="*", choices=(*BENCHES, *LONG))
    parser.add_argument("--write-quality")
    return parser.parse_args()


def _against(floor: Floor | None, value: float) -> str:
    if floor is None:
        return ""
    bound = f"≥ {floor.at_least}" if floor.at_least is not None else f"≤ {floor.at_most}"
    return f"{bound} {'holds' if floor.holds(value) else 'BROKEN'}"


def _compare_data(data: Path, floors: Floors) -> None:
    for name, digest in floors.data.items():
        if (data / name).is_dir() and digest_of(data / name) != digest:
            print(f"note: {name} is not the data on which the floors were won", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
