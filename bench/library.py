"""What a library costs: adding synthetic articles cheaply, searching them, opening a stored account.

usage: python -m bench.library [COUNT]  (the figures of the benchmark are of FEW articles)
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


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Articles added a second of processor time, and the 95th of 100 searches and openings, in milliseconds of it."""
    return measured(FEW)


def measured(count: int) -> dict[str, float]:
    """The figures of a library of so many articles."""
    kit = standard_kit()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        synthetic.write(source, count)
        with Library.open(Path(folder) / "desk.library") as library:
            seconds = _seconds(lambda: fill(library, [str(source)], kit, is_cheap=True))
            queries = _queries(library)
            story = library.entries("largest", limit=1)[0].story.id
            opened(library, story, kit)
            return {
                "library.added_per_second": count / seconds,
                "library.search_p95_ms": _late([partial(library.search, query, limit=20) for query in queries]),
                "library.open_p95_ms": _late([lambda: library.account(story)] * QUERIES),
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


def _late(calls: list[Callable[[], object]]) -> float:
    """The 95th of a hundred times, in milliseconds."""
    return sorted(_seconds(call) for call in calls)[len(calls) * 95 // 100] * MILLISECONDS


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    print(measured(int(sys.argv[1]) if len(sys.argv) > 1 else FEW))
