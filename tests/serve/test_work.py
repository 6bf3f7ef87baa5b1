"""The worker: one task after another, each with its end, whatever it does."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from consilience.pipeline import Kit
from consilience.records import ConsilienceError
from consilience.serve.work import MOST_WAITING, Outcome, State, Task, TooMuchWork, Work
from consilience.store import Library

SECONDS = 10.0


@pytest.fixture
def work(library: Path, kit: Kit) -> Iterator[Work]:
    with Library.open(library) as opened:
        made = Work(opened, lambda: kit)
        yield made
        made.stop()


def task(key: str, act: Callable[[], object] = lambda: None) -> Task:
    def run(*_: object) -> Outcome:
        act()
        return Outcome(said=f"{key} is done")

    return Task(what=key, run=run, key=key)


def wrong() -> None:
    raise ConsilienceError("there is no such thing")


def broken() -> None:
    raise ZeroDivisionError


def test_tasks_are_done_in_the_order_in_which_they_were_asked(work: Work) -> None:
    done: list[str] = []
    jobs = [work.ask(task(key, lambda key=key: done.append(key))) for key in "abc"]  # type: ignore[misc]
    last = work.wait(jobs[-1].number, SECONDS)
    assert last is not None
    assert (last.state, last.outcome.said) == (State.DONE, "c is done")
    assert done == ["a", "b", "c"]


@pytest.mark.parametrize(("act", "said"), [(wrong, "no such thing"), (broken, "error of the program")])
def test_a_task_that_fails_says_so_and_the_next_one_is_done(
    work: Work, act: Callable[[], object], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        failed, following = work.ask(task("failing", act)), work.ask(task("following"))
        found, after = work.wait(failed.number, SECONDS), work.wait(following.number, SECONDS)
    assert found is not None
    assert after is not None
    assert found.state is State.FAILED
    assert said in found.outcome.said
    assert after.state is State.DONE


def test_what_waits_already_is_not_asked_twice_and_not_too_much_waits(work: Work) -> None:
    begun, going = Event(), Event()

    def long() -> None:
        begun.set()
        going.wait(SECONDS)

    work.ask(task("long", long))
    try:
        assert begun.wait(SECONDS)
        jobs = [work.ask(task(f"task {number}")) for number in range(MOST_WAITING)]
        assert work.ask(task("task 3")).number == jobs[3].number
        with pytest.raises(TooMuchWork):
            work.ask(task("one more"))
    finally:
        going.set()
