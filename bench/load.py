"""How a served library bears its readers: pages and searches asked by many at once, while another process adds.

A library is filled through the cheap tier with synthetic articles (or one that is there is taken), some of its stories
are told, and the real server is started and has a story told. Then come one reader alone, and many at once, who read
a while between two pages; meanwhile a writer adds the articles that follow in the stream. Times are those that a reader
waits; processor time of the server is told beside them, since whatever else the machine does lengthens the waiting.

usage: python -m bench.load [--articles N] [--library FILE|URL] [--told N] [--readers N] [--seconds N] [--pause N]
"""

import argparse
import asyncio
import multiprocessing
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote_plus

import httpx
import msgspec

from bench import synthetic
from bench.scorers import Scorers
from consilience.pipeline import fill, standard_kit, tell
from consilience.store import Library

FEW = 1_000
MILLISECONDS = 1_000
SERVE = "import sys; from consilience.serve import serve; serve(sys.argv[1], port=int(sys.argv[2]))"
QUERIES = 200
# Requests of each kind of one reader alone.
ALONE = 40
# Of ten pages that somebody opens: stories, searches, the desk.
CHOICES = ("story",) * 5 + ("search",) * 3 + ("desk",) * 2
# Articles that the writer adds at a time.
PART = 250
STARTING = 60.0


class Load(msgspec.Struct, frozen=True):
    """What is asked of the server; `pause` is the seconds that a reader reads between two pages, on average."""

    articles: int = FEW
    told: int = 10
    readers: int = 50
    seconds: float = 10.0
    pause: float = 2.0


Times = dict[str, list[float]]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """The figures of a small library, for a quick look."""
    return measured(Load(), None)


def measured(load: Load, place: str | None) -> dict[str, float]:
    """The figures under a load, of the library at a place, else of a new one."""
    with tempfile.TemporaryDirectory() as folder:
        where = place or str(Path(folder) / "desk.library")
        found = _filled(where, Path(folder), load)
        with _serving(where) as (url, process):
            asked = _addresses(where, load)
            found["load.first_telling_s"] = _told(url, where)
            alone = {kind: _alone(url, asked[kind], process) for kind in sorted(asked)}
            with _writing(where, Path(folder), load) as written:
                before, started = _processor(process), time.perf_counter()
                times, errors = asyncio.run(_read(url, asked, load))
                seconds = time.perf_counter() - started
                used = _processor(process) - before
                added = written()
            for kind, alone_figures in alone.items():
                found |= {f"load.{kind}_{name}": value for name, value in alone_figures.items()}
            found |= {f"load.{kind}_p50_ms": _share(times[kind], 0.5) for kind in sorted(asked)}
            found |= {f"load.{kind}_p95_ms": _share(times[kind], 0.95) for kind in sorted(asked)}
            return found | {
                "load.requests_per_second": sum(map(len, times.values())) / seconds,
                "load.errors": float(errors),
                "load.server_processor_share": used / seconds,
                "load.server_memory_mb": _memory(process, "RssAnon"),
                "load.server_mapped_mb": _memory(process, "RssFile"),
                "load.added_meanwhile_per_second": added / seconds,
            }


def _filled(place: str, folder: Path, load: Load) -> dict[str, float]:
    """Fill a library, unless it has articles, and tell some of its stories of several articles."""
    kit = standard_kit()
    with Library.open(place) as library:
        found = {}
        if not library.count():
            synthetic.write(folder / "articles.jsonl", load.articles)
            started = time.process_time()
            fill(library, [str(folder / "articles.jsonl")], kit, is_cheap=True)
            found["load.added_per_processor_second"] = load.articles / (time.process_time() - started)
        tell(library, kit, _chosen(library, load.told))
        return {"load.articles": float(library.count()), **found}


def _chosen(library: Library, count: int) -> list[str]:
    """Stories of several articles, by chance; those of hundreds are few."""
    several = [entry.story.id for entry in library.entries("largest", limit=200 * count) if 2 <= entry.articles <= 40]
    return random.Random(1).sample(several, min(count, len(several)))


def _addresses(place: str, load: Load) -> dict[str, list[str]]:
    """What readers ask for: told stories, searches of one to three words or a phrase, the desk in its orders."""
    with Library.open(place) as library:
        told = [f"/stories/{story}" for story in _chosen(library, load.told)]
    return {
        "desk": ["/", "/?order=changed", "/?order=disputed", "/?order=largest"],
        "search": [f"/search?q={quote_plus(query)}" for query in _queries()],
        "story": told,
    }


def _queries() -> Iterator[str]:
    dice = random.Random(1)
    for number, made in enumerate(synthetic.articles(QUERIES)):
        words = re.findall(r"\w+", made.text)
        place = dice.randrange(len(words) - 2)
        yield (
            f'"{words[place]} {words[place + 1]}"' if number % 4 == 0 else " ".join(dice.sample(words, 1 + number % 3))
        )


@contextmanager
def _serving(place: str) -> Iterator[tuple[str, int]]:
    """The address of a server in a process of its own, and the number of that process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = subprocess.Popen([sys.executable, "-c", SERVE, place, str(port)])
    try:
        _await(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(STARTING)


def _await(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until and server.poll() is None:
        try:
            httpx.get(url, timeout=STARTING).raise_for_status()
            return
        except httpx.ConnectError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _told(url: str, place: str) -> float:
    """The seconds until a story stands there that nobody had told; from now on the server has its models loaded."""
    with Library.open(place) as library:
        entries = library.entries("largest", limit=5_000)
    story = next(entry.story.id for entry in reversed(entries) if not entry.is_told and entry.articles > 1)
    started = time.perf_counter()
    httpx.get(f"{url}/stories/{story}", timeout=STARTING)
    while not httpx.get(f"{url}/api/stories/{story}/entry", timeout=STARTING).json()["is_told"]:
        time.sleep(0.1)
    return time.perf_counter() - started


@contextmanager
def _writing(place: str, folder: Path, load: Load) -> Iterator[Callable[[], int]]:
    """Add the articles that follow in the stream, in a process of their own; gives how many were added so far."""
    with Library.open(place) as library:
        held = library.count()
        context = multiprocessing.get_context("spawn")
        writer = context.Process(target=_write, args=(place, str(folder), load.articles), daemon=True)
        writer.start()
        try:
            yield lambda: library.count() - held
            if not writer.is_alive():
                raise RuntimeError("the writer did not live as long as its readers")
        finally:
            writer.kill()
            writer.join()


def _write(place: str, folder: str, start: int) -> None:
    kit, following = standard_kit(), islice(synthetic.articles(10 * start + 1_000_000), start, None)
    for number in range(1_000):
        path = Path(folder) / f"part{number}.jsonl"
        path.write_bytes(b"\n".join(msgspec.json.encode(made) for made in islice(following, PART)))
        fill(place, [str(path)], kit, is_cheap=True)


def _alone(url: str, addresses: Sequence[str], process: int) -> dict[str, float]:
    """What one reader alone waits and costs the server, of each page the first time and then once more."""
    pages = addresses[:ALONE]
    with httpx.Client(base_url=url, timeout=60) as client:
        rounds = {name: _asked(client, pages, process) for name in ("first", "again")}
    return {
        f"{name}_{figure}": value
        for name, (waits, seconds) in rounds.items()
        for figure, value in (
            ("p95_ms", _share(waits, 0.95)),
            ("processor_ms", seconds / len(pages) * MILLISECONDS),
        )
    }


def _asked(client: httpx.Client, addresses: Sequence[str], process: int) -> tuple[list[float], float]:
    """The wait for each address, and the processor time that the server used for all."""
    before, waits = _processor(process), []
    for address in addresses:
        started = time.perf_counter()
        client.get(address).raise_for_status()
        waits.append(time.perf_counter() - started)
    return waits, _processor(process) - before


async def _read(url: str, asked: dict[str, list[str]], load: Load) -> tuple[Times, int]:
    """What all readers waited, by kind of page, and how many answers were errors."""
    times: Times = defaultdict(list)
    until = time.perf_counter() + load.seconds
    readers = [_reader(url, asked, load, until, times, number) for number in range(load.readers)]
    errors = await asyncio.gather(*readers)
    return times, sum(errors)


async def _reader(url: str, asked: dict[str, list[str]], load: Load, until: float, times: Times, number: int) -> int:
    """One reader with a browser of their own; the number of answers that were errors.

    Nothing is encrypted: to read the certificates for each of them would hold up all others.
    """
    dice, errors = random.Random(number), 0
    async with httpx.AsyncClient(base_url=url, timeout=60, verify=False) as client:
        await asyncio.sleep(dice.random() * load.pause)
        while time.perf_counter() < until:
            kind = dice.choice(CHOICES)
            started = time.perf_counter()
            answer = await client.get(dice.choice(asked[kind]))
            times[kind].append(time.perf_counter() - started)
            errors += answer.status_code != httpx.codes.OK
            await asyncio.sleep(dice.expovariate(1 / load.pause) if load.pause else 0)
    return errors


def _share(waits: Sequence[float], share: float) -> float:
    """The wait, in milliseconds, that such a share of the waits does not pass."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * MILLISECONDS if ordered else float("nan")


def _processor(process: int) -> float:
    """The seconds of processor time that a process has used (proc_pid_stat(5): utime and stime)."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int, kind: str) -> float:
    """The megabytes that a process holds at the end: RssAnon is its own, RssFile the pages of mapped files.

    A library's pages are mapped: the system takes them back when it needs the room.
    """
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    found = re.search(rf"{kind}:\s+(\d+) kB", status)
    return int(found.group(1)) / 1_000 if found else float("nan")


def main() -> None:
    """Print the figures, and how busy the machine was with other work before."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--library", help="a library that is there, or is to be kept; else a temporary one")
    for name, kind in (("articles", int), ("told", int), ("readers", int), ("seconds", float), ("pause", float)):
        parser.add_argument(f"--{name}", type=kind, default=getattr(Load(), name))
    chosen = vars(parser.parse_args())
    print(f"{'machine.load_before':40s} {os.getloadavg()[0]:10.2f}  of {os.cpu_count()} processors")
    place = chosen.pop("library")
    for name, value in measured(Load(**chosen), place).items():
        print(f"{name:40s} {value:10.2f}")


if __name__ == "__main__":
    main()
