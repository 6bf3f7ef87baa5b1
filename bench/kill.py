"""Is anything lost when the program is killed? A child that fills a library is killed again and again.

The child adds files of synthetic articles, has their stories told and judges dates; after each it says what it was told
is kept. It is killed (SIGKILL) at seeded random moments; then the library must be sound and hold all that was
acknowledged. At last a child runs to its end, and nothing may be left undone.

usage: python -m bench.kill [--kills N] [--seed N] [--files N] [PLACE ...]
Without a PLACE: a file in a temporary folder, and a PostgreSQL of its own that writes through.
"""

import argparse
import datetime
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench import synthetic
from consilience.pipeline import By, Kit, date_judged, fill, judge, standard_kit
from consilience.store import Library
from tests.store.postgres import database, programs, running

# Articles a file; few, so that something is acknowledged often.
ARTICLES = 4
# A child is killed within so many seconds of its first word.
LONGEST_SECONDS = 1.0
MADE = datetime.datetime(2031, 3, 8, tzinfo=datetime.UTC)
KILLED = -signal.SIGKILL


class Outcome(NamedTuple):
    """What a trial found: children killed in the midst of work, articles and judgements acknowledged, all that was
    lost or damaged."""

    killed: int
    acknowledged: int
    faults: tuple[str, ...]


def trial(place: str, folder: Path, kit: Kit, *, kills: int, seed: int, files: int) -> Outcome:
    """Fill a library under fire."""
    dice = random.Random(seed)
    paths = _written(folder, files, seed)
    acknowledged: set[str] = set()
    faults: list[str] = []
    killed = 0
    for _ in range(kills):
        status = _child(place, paths, kit, acknowledged, dice.uniform(0, LONGEST_SECONDS))
        killed += status == KILLED
        faults.extend(_faults(place, acknowledged))
    status = _child(place, paths, kit, acknowledged, None)
    faults.extend(_faults(place, acknowledged))
    faults.extend(_undone(place, files * ARTICLES, status))
    return Outcome(killed=killed, acknowledged=len(acknowledged), faults=tuple(faults))


def _written(folder: Path, files: int, seed: int) -> list[Path]:
    """The synthetic articles in files of a few lines."""
    lines = [msgspec.json.encode(made) for made in _articles(files * ARTICLES, seed)]
    paths = []
    for number in range(files):
        paths.append(folder / f"{number:04}.jsonl")
        paths[-1].write_bytes(b"\n".join(lines[number * ARTICLES : (number + 1) * ARTICLES]))
    return paths


def _articles(count: int, seed: int) -> Iterator[synthetic.Made]:
    """Few a day, so that the stories are of one time."""
    return synthetic.articles(count, seed=seed, per_day=count)


def _child(place: str, paths: list[Path], kit: Kit, acknowledged: set[str], seconds: float | None) -> int:
    """Let a child fill the library for so many seconds, or to its end; its exit status."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(place, paths, kit, lambda word: os.write(writing, f"{word}\n".encode()))
    os.close(writing)
    with os.fdopen(reading, "rb") as words:
        words.readline()
        if seconds is not None:
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        acknowledged.update(word.decode().rstrip("\n") for word in words if word.endswith(b"\n"))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _work(place: str, paths: list[Path], kit: Kit, say: Callable[[str], object]) -> None:
    """The child's work; it never returns."""
    status = 1
    try:
        say("begun")
        with Library.open(place) as library:
            for path in paths:
                fill(library, [str(path)], kit)
                ids = [msgspec.json.decode(line)["id"] for line in path.read_bytes().splitlines()]
                for id in ids:
                    say(id)
                judge(library, date_judged(library, ids[0], "2031-03-05", By(author="A. Editor", made=MADE)), kit)
                say(f"judged {ids[0]}")
        status = 0
    finally:
        os._exit(status)


def _faults(place: str, acknowledged: set[str]) -> list[str]:
    with Library.open(place) as library:
        held = {annotated.article.id for annotated in library.articles()}
        held |= {f"judged {each.judgement.subject}" for each in library.judgements()}
        lost = [f"{word} was acknowledged and is lost" for word in sorted(acknowledged - held)]
        return lost + [f"{problem.uri}: {problem.message}" for problem in library.check()]


def _undone(place: str, count: int, status: int) -> Iterator[str]:
    if status:
        yield f"the last child ended with {status}"
    with Library.open(place) as library:
        if library.count() != count:
            yield f"{library.count()} of {count} articles are held"
        if grouped := count - sum(len(story.articles) for story in library.stories()):
            yield f"{grouped} articles have no story"
        yield from (f"the story {story} was not told" for story in library.pending(2))


def main() -> None:
    """Run a trial at each place and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill", description=__doc__)
    parser.add_argument("places", nargs="*", metavar="PLACE")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    kit, faults = standard_kit(), 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for place in chosen.places or _own(stack, folder):
            found = trial(place, folder, kit, kills=chosen.kills, seed=chosen.seed, files=chosen.files)
            print(f"{place}: {found.killed} killed, {found.acknowledged} acknowledged, {len(found.faults)} faults")
            print(*found.faults, sep="\n", end="\n" if found.faults else "")
            faults += len(found.faults)
    raise SystemExit(bool(faults))


def _own(stack: ExitStack, folder: Path) -> Iterator[str]:
    yield str(folder / "killed.library")
    if programs() is not None:
        yield stack.enter_context(database(stack.enter_context(running(is_durable=True)), "killed"))


if __name__ == "__main__":
    main()
