"""Several processes write, judge and read one library at once: nothing is lost, missed or refused."""

import datetime
import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from consilience.store import Judgement, JudgementKind, Library
from tests.store.making import account, annotated

ROUNDS = 8
WRITERS = ("ann", "bo", "cy")
MADE = datetime.datetime(2031, 3, 3, 12, tzinfo=datetime.UTC)
PATIENCE_SECONDS = 120


def name(writer: str, number: int) -> str:
    return f"{writer}-{number}"


def write(place: str, writer: str, told: Connection) -> None:
    """Add articles one by one, group, tell and judge them, and say what is kept."""
    with Library.open(place) as library:
        told.send("ready")
        for number in range(ROUNDS):
            article = annotated(f"Snow fell in Halden, said {writer}, for day {number}.", id=name(writer, number))
            assert library.add([article]).articles == (article.article.id,)
            library.group(lambda window, load: [[each.article.id] for each in window.waiting])
            library.save_accounts([account(article)])
            judged = library.judge(_judgement(writer, number))
            assert judged is not None
            told.send((article.article.id, judged.number))
    told.send(None)


def follow(place: str, told: Connection) -> None:
    """Read until every writer is done; say which changes were seen, each asked for after the last one known."""
    seen: list[int] = []
    known = count = 0
    with Library.open(place) as library:
        told.send("ready")
        while not told.poll():
            fresh = library.changes(since=known)
            seen.extend(change.number for change in fresh)
            known = seen[-1] if seen else 0
            assert library.count() >= count
            count = library.count()
            assert all(hit.text for hit in library.search("halden", limit=5))
            assert all(entry.articles for entry in library.entries(limit=5))
        seen.extend(change.number for change in library.changes(since=known))
        told.send(seen)


def _judgement(writer: str, number: int) -> Judgement:
    subject = name(writer, number)
    return Judgement(kind=JudgementKind.DATE, subject=subject, value="2031-03-03", author=writer, made=MADE)


def test_nothing_is_lost_between_several_processes(place: str) -> None:
    Library.open(place).close()
    processes = multiprocessing.get_context("spawn")
    ends = {who: processes.Pipe() for who in (*WRITERS, "reader")}
    work = [processes.Process(target=write, args=(place, who, ends[who][1])) for who in WRITERS]
    work.append(processes.Process(target=follow, args=(place, ends["reader"][1])))
    for each in work:
        each.start()
    for mine, _ in ends.values():
        assert _said(mine) == "ready"
    kept = [told for who in WRITERS for told in _all_said(ends[who][0])]
    ends["reader"][0].send("enough")
    seen = _said(ends["reader"][0])
    for each in work:
        each.join(PATIENCE_SECONDS)
    assert [each.exitcode for each in work] == [0] * len(work)
    with Library.open(place, must_exist=True) as library:
        assert {id for id, _ in kept} == {each.article.id for each in library.articles()}
        assert sorted(number for _, number in kept) == [each.number for each in library.judgements()]
        assert seen == [change.number for change in library.changes()]
        assert {id for story in library.stories() for id in story.articles} == {
            name(who, number) for who in WRITERS for number in range(ROUNDS)
        }
        assert list(library.check()) == []


def test_a_library_is_made_once_by_all_who_open_it_at_once(tmp_path: Path) -> None:
    place = str(tmp_path / "desk.library")
    processes = multiprocessing.get_context("spawn")
    work = [processes.Process(target=_made, args=(place, number)) for number in range(3)]
    for each in work:
        each.start()
    for each in work:
        each.join(PATIENCE_SECONDS)
    assert [each.exitcode for each in work] == [0] * 3
    with Library.open(place, must_exist=True) as library:
        assert library.count() == 3


def _made(place: str, number: int) -> None:
    with Library.open(place) as library:
        library.add([annotated(f"Snow fell on day {number}.", id=str(number))])


def _all_said(end: Connection) -> Iterator[tuple[str, int]]:
    while told := _said(end):
        yield told


def _said(end: Connection) -> Any:
    if not end.poll(PATIENCE_SECONDS):
        pytest.fail("a process waits for another")
    return end.recv()
