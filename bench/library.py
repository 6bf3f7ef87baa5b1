"""What a library costs: adding synthetic articles cheaply, searching them, opening a stored account.

usage: python -m bench.library [COUNT [postgresql://ADDRESS]]
The figures of the benchmark are of FEW articles in a file, in processor time; those of a database, which works in
another process, are by the clock.
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import synthetic
from bench.scorers import Scorers
from consilience.pipeline import fill, opened, standard_kit
from consilience.store import Library

FEW = 1_000
QUERIES = 100
MILLISECONDS = 1_000
# In nearly all articles.
COMMON = "the"
Timer = Callable[[], float]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Articles added a second of processor time, and the 95th of 100 searches and openings, in milliseconds of it."""
    return measured(FEW)


def measured(count: int, place: str | None = None, timer: Timer = time.process_time) -> dict[str, float]:
    """The figures of a library of so many articles, at an empty place or in a temporary file."""
    kit = standard_kit()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        synthetic.write(source, count)
        with Library.open(place or Path(folder) / "desk.library") as library:
            seconds = _seconds(lambda: fill(library, [str(source)], kit, is_cheap=True), timer)
            searches = {"search": _queries(library), "filter": _filters(library)}
            story = library.entries("largest", limit=1)[0].story.id
            opened(library, story, kit)
            return {
                "library.added_per_second": count / seconds,
                "library.open_p95_ms": _late([lambda: library.account(story)] * QUERIES, timer),
                **{
                    f"library.{name}_p95_ms": _late(
                        [partial(library.search, each, limit=20) for each in queries], timer
                    )
                    for name, queries in searches.items()
                },
            }


def _queries(library: Library) -> list[str]:
    """One to three words, or two that stand side by side, of random articles."""
    dice, found = random.Random(1), list[str]()
    for number, annotated in enumerate(library.articles()):
        words = re.findall(r"\w+", annotated.article.text)
        place = dice.randrange(len(words) - 2)
        phrase = f'"{words[place]} {words[place + 1]}"'
        found.append(" ".join(dice.sample(words, 1 + number % 3)) if number % 4 else phrase)
        if len(found) == QUERIES:
            break
    return found


def _filters(library: Library) -> list[str]:
    """A word that is everywhere, in one outlet or a language that is nowhere; all of one outlet."""
    dice, found = random.Random(2), list[str]()
    for number, hit in enumerate(library.search(COMMON, limit=QUERIES)):
        outlet = dice.choice(hit.outlet.split())
        found.append((f"{COMMON} outlet:{outlet}", f"outlet:{outlet}", f"{COMMON} language:de")[number % 3])
    return found


def _late(calls: list[Callable[[], object]], timer: Timer) -> float:
    """The 95th of a hundred times, in milliseconds."""
    return sorted(_seconds(call, timer) for call in calls)[len(calls) * 95 // 100] * MILLISECONDS


def _seconds(work: Callable[[], object], timer: Timer) -> float:
    started = timer()
    work()
    return timer() - started


def main() -> None:
    """Print the figures."""
    count, place = int(sys.argv[1]) if len(sys.argv) > 1 else FEW, sys.argv[2] if len(sys.argv) > 2 else None
    print(measured(count, place, time.perf_counter if place else time.process_time))


if __name__ == "__main__":
    main()
