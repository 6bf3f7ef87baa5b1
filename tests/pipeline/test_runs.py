"""Runs over a corpus: the same records whoever carries them out, each article once, nothing done twice."""

import itertools
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyarrow import parquet

from bench.synthetic import articles
from consilience.pipeline.engines import engine
from consilience.pipeline.runs import (
    Deep,
    Destination,
    Done,
    RunOptions,
    RunReport,
    UnfinishedRun,
    WindowOptions,
    run_corpus,
)
from consilience.store import Library

# Small enough that a test's corpus has several partitions and windows.
OPTIONS = RunOptions(deep=Deep.NONE, partition_bytes=20_000, window=WindowOptions(articles=15, days=2))
TABLES = ("articles", "stories", "accounts", "copies", "problems")
COUNT = 60


class Watched:
    """Keeps what a run says, and does something after each task."""

    def __init__(self, then: Callable[[Done], None] = lambda done: None) -> None:
        self.lines: list[str] = []
        self.phases: dict[str, tuple[int, int]] = {}
        self._then = then

    def say(self, line: str) -> None:
        self.lines.append(line)

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        self.phases[phase] = (tasks, finished)

    def done(self, done: Done) -> None:
        self._then(done)


def ran(
    place: Path,
    folder: Path,
    *,
    name: str = "local",
    options: RunOptions = OPTIONS,
    resume: bool = False,
    watch: Watched | None = None,
    format: str = "jsonl",
) -> RunReport:
    with closing(engine(name, 2)) as chosen:
        destination = Destination(folder=folder, format=format)
        return run_corpus([str(place)], chosen, destination, watch=watch or Watched(), options=options, resume=resume)


def tables(folder: Path) -> dict[str, bytes]:
    return {table: (folder / f"{table}.jsonl").read_bytes() for table in TABLES}


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    with path.open("wb") as stream:
        for made in articles(COUNT, seed=7, per_day=10):
            stream.write(msgspec.json.encode(made) + b"\n")
    return path


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    ran(corpus, folder)
    return folder


def written(path: Path, *reports: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    return path


def test_every_article_is_there_once_and_in_one_story(whole: Path) -> None:
    names = [row["id"] for row in rows(whole, "articles")]
    grouped = [name for row in rows(whole, "stories") for name in row["articles"]]
    assert names == [f"a{number:08d}" for number in range(COUNT)]
    assert sorted(grouped) == sorted(names)
    assert {row["id"]: row["story"] for row in rows(whole, "articles")} == {
        name: row["id"] for row in rows(whole, "stories") for name in row["articles"]
    }


def test_processes_give_the_bytes_that_one_process_gives_whichever_dies(
    corpus: Path, whole: Path, tmp_path: Path
) -> None:
    victims = iter([True])

    def kill(done: Done) -> None:
        if next(victims, False):
            os.kill(min(child.pid for child in multiprocessing.active_children() if child.pid), signal.SIGKILL)

    ran(corpus, tmp_path, name="processes", watch=Watched(kill))
    assert tables(tmp_path) == tables(whole)


def test_a_driver_that_was_killed_goes_on_where_it_was(corpus: Path, whole: Path, tmp_path: Path) -> None:
    options = msgspec.json.encode(OPTIONS).decode()
    code = (
        "import msgspec, sys; from pathlib import Path\n"
        "from consilience.pipeline.engines import engine; from consilience.pipeline.runs import *\n"
        "from consilience.cli_progress import Silent\n"
        f"options = msgspec.json.decode({options!r}, type=RunOptions)\n"
        "run_corpus([sys.argv[1]], engine('local'), Destination(folder=Path(sys.argv[2])), watch=Silent(), "
        "options=options)\n"
    )
    manifest = tmp_path / "checkpoints" / "manifest.jsonl"
    with subprocess.Popen([sys.executable, "-c", code, str(corpus), str(tmp_path)]) as driver:
        while driver.poll() is None and not (manifest.exists() and manifest.read_bytes().count(b"\n") >= 2):
            time.sleep(0.01)
        driver.kill()
    with manifest.open("ab") as stream:
        stream.write(b'{"phase": "articles", "key": "half a li')
    watch = Watched()
    ran(corpus, tmp_path, resume=True, watch=watch)
    total, finished = watch.phases["articles"]
    assert 2 <= finished < total
    assert tables(tmp_path) == tables(whole)


def test_what_is_finished_is_not_done_again(corpus: Path, tmp_path: Path) -> None:
    ran(corpus, tmp_path)
    shards = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.shard")}
    report = ran(corpus, tmp_path, resume=True)
    assert shards == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.shard")}
    assert all(phase.resumed == phase.tasks for phase in report.phases)


def test_a_partition_without_its_shard_is_done_again_whole(corpus: Path, whole: Path, tmp_path: Path) -> None:
    ran(corpus, tmp_path)
    shard = min((tmp_path / "checkpoints" / "articles").iterdir())
    shard.replace(shard.with_suffix(".part"))
    watch = Watched()
    ran(corpus, tmp_path, resume=True, watch=watch)
    total, finished = watch.phases["articles"]
    assert finished == total - 1
    assert tables(tmp_path) == tables(whole)


def test_an_earlier_run_is_not_written_over_unasked(corpus: Path, tmp_path: Path) -> None:
    ran(corpus, tmp_path)
    with pytest.raises(UnfinishedRun, match="--resume"):
        ran(corpus, tmp_path)


def test_other_options_and_places_are_told_and_only_what_depends_on_them_is_done_again(
    corpus: Path, tmp_path: Path
) -> None:
    grown = tmp_path / "corpus.jsonl"
    grown.write_bytes(corpus.read_bytes())
    ran(grown, tmp_path / "run")
    with grown.open("ab") as stream:
        for made in itertools.islice(articles(COUNT + 5, seed=7, per_day=10), COUNT, None):
            stream.write(msgspec.json.encode(made) + b"\n")
    watch = Watched()
    options = msgspec.structs.replace(OPTIONS, window=WindowOptions(articles=30))
    report = ran(grown, tmp_path / "run", resume=True, options=options, watch=watch)
    total, finished = watch.phases["articles"]
    assert 0 < total - finished <= 2
    assert report.articles == COUNT + 5
    assert [line.partition(" than")[0] for line in watch.lines] == ["other options"]


def test_a_story_across_midnight_is_one(tmp_path: Path) -> None:
    told = "The ferry Aurelia sank off Port Velda with forty sailors aboard after its engine room flooded in a storm."
    other = (
        "The parliament of Morenia adopted the budget for schools by a narrow majority after a debate of nine hours."
    )
    days = ("2031-03-01", "2031-03-02", "2031-03-03")
    place = written(
        tmp_path / "corpus.jsonl",
        *({"id": f"f{n}", "text": f"{told} Report {n}.", "published": f"{d}T23:50:00Z"} for n, d in enumerate(days)),
        *({"id": f"b{n}", "text": f"{other} Report {n}.", "published": f"{d}T09:00:00Z"} for n, d in enumerate(days)),
    )
    watch = Watched()
    options = RunOptions(deep=Deep.NONE, window=WindowOptions(articles=1, days=1))
    ran(place, tmp_path / "run", options=options, watch=watch)
    assert watch.phases["windows"] == (3, 0)
    assert sorted(tuple(row["articles"]) for row in rows(tmp_path / "run", "stories")) == [
        ("b0", "b1", "b2"),
        ("f0", "f1", "f2"),
    ]


def test_one_name_is_one_article_and_another_text_under_it_a_problem(tmp_path: Path) -> None:
    report = {"id": "a", "text": "The harbour of Velda froze over on Monday. " * 30}
    another = {"id": "a", "text": "The parliament of Morenia adopted the budget. " * 30}
    place = written(tmp_path / "corpus.jsonl", report, report, another)
    found = ran(place, tmp_path / "run", options=msgspec.structs.replace(OPTIONS, partition_bytes=100))
    assert (found.articles, found.counts["repeated"]) == (1, 1)
    assert [row["message"] for row in rows(tmp_path / "run", "problems")] == [
        "another article has the id a; give it another"
    ]


def test_copies_meet_though_they_stand_in_different_partitions(tmp_path: Path) -> None:
    report = " ".join(
        f"Sentence {n} of the report tells of harbour gate {n * 7} and of pier {n * 13}." for n in range(40)
    )
    others = [
        {"id": f"o{n}", "text": f"Wholly other words, number {n}, about the budget of {n * 3} towns."} for n in range(9)
    ]
    place = written(
        tmp_path / "corpus.jsonl",
        {"id": "first", "text": report, "published": "2031-03-01"},
        *others,
        {"id": "copy", "text": "From our desk. " + report, "published": "2031-03-04"},
    )
    ran(place, tmp_path / "run", options=msgspec.structs.replace(OPTIONS, partition_bytes=100))
    (pair,) = rows(tmp_path / "run", "copies")
    assert (pair["a"], pair["b"], pair["derived"]) == ("first", "copy", True)


def test_stories_of_several_outlets_are_told_and_all_of_it_is_in_parquet_and_in_a_library(tmp_path: Path) -> None:
    told = "The ferry Aurelia sank off Port Velda on Monday. {} sailors drowned, the coast guard said."
    place = written(
        tmp_path / "corpus.jsonl",
        {"id": "a", "text": told.format("Forty"), "outlet": "Courier", "published": "2031-03-04"},
        {"id": "b", "text": told.format("Twelve"), "outlet": "Herald", "published": "2031-03-04"},
        {"id": "c", "text": "The budget of Morenia was adopted.", "outlet": "Post", "published": "2031-03-04"},
    )
    options = RunOptions()
    report = ran(place, tmp_path / "run", options=options, format="parquet")
    assert (report.counts["stories"], report.counts["accounts"]) == (2, 1)
    (account,) = parquet.read_table(tmp_path / "run" / "accounts.parquet").to_pylist()
    assert account["statements"] == len(json.loads(account["account"])["statements"]) > 0
    assert parquet.read_table(tmp_path / "run" / "articles.parquet").column("id").to_pylist() == ["a", "b", "c"]
    with closing(engine("local")) as chosen:
        into = Destination(folder=tmp_path / "run", library=str(tmp_path / "desk.library"))
        run_corpus([str(place)], chosen, into, watch=Watched(), options=options, resume=True)
    with Library.open(tmp_path / "desk.library") as library:
        assert [*library.check()] == []
        assert sorted(len(story.articles) for story in library.stories()) == [1, 2]
        assert library.account(account["story"]).statements


def test_a_run_tells_what_it_did(whole: Path) -> None:
    report = msgspec.json.decode((whole / "run.json").read_bytes(), type=RunReport)
    assert report.counts["articles"] == COUNT
    assert [phase.name for phase in report.phases] == ["articles", "windows", "copies meet", "copies", "accounts"]
    assert {"read", "clean", "annotate", "cluster"} <= {stage.name for stage in report.stages}
    assert report.versions["consilience"]


def test_half_a_character_in_a_text_or_in_a_name_costs_that_article_alone(tmp_path: Path) -> None:
    place = tmp_path / "corpus"
    place.mkdir()
    (place / "sound.txt").write_text("The harbour of Velda froze over on Monday.", "utf-8")
    Path(os.fsdecode(os.fsencode(place) + b"/half\xff.txt")).write_text("The budget was adopted on Monday.", "utf-8")
    report = ran(place, tmp_path / "run")
    (problem,) = rows(tmp_path / "run", "problems")
    assert report.articles == 1
    assert problem["message"].startswith("holds half a character")
