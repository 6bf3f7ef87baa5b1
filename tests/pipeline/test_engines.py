"""Engines: every task is carried out once, whoever dies."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from consilience.pipeline.engines import Engine, Lost, engine
from consilience.pipeline.engines.choice import UnknownEngine
from consilience.records import Record


class Mark(Record, frozen=True, kw_only=True):
    """A task that leaves a line in a file of its own each time it is begun."""

    number: int
    folder: str
    deadly: int = 0


def marked(task: Mark) -> int:
    """Square a number; die the first `deadly` times."""
    path = Path(task.folder, str(task.number))
    with path.open("a") as stream:
        stream.write("begun\n")
    if len(path.read_text().splitlines()) <= task.deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return task.number**2


def failing(task: Mark) -> int:
    raise ValueError(f"task {task.number}")


@pytest.fixture(scope="module", params=["local", "processes"])
def each(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with closing(engine(request.param, 2)) as made:
        yield made


@pytest.fixture(scope="module")
def processes() -> Iterator[Engine]:
    with closing(engine("processes", 1)) as made:
        yield made


def test_every_task_has_its_result(each: Engine, tmp_path: Path) -> None:
    tasks = [Mark(number=number, folder=str(tmp_path)) for number in range(7)]
    assert sorted((task.number, result) for task, result in each.map(marked, tasks)) == [(n, n * n) for n in range(7)]


def test_no_task_is_no_work(each: Engine) -> None:
    assert list(each.map(marked, [])) == []


def test_what_the_work_raises_is_raised(each: Engine, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="task 3"):
        list(each.map(failing, [Mark(number=3, folder=str(tmp_path))]))


def test_a_task_whose_worker_died_is_carried_out_again(processes: Engine, tmp_path: Path) -> None:
    tasks = [Mark(number=number, folder=str(tmp_path), deadly=int(number == 2)) for number in range(4)]
    found = {task.number: result for task, result in processes.map(marked, tasks)}
    assert found == {number: number**2 for number in range(4)}


def test_a_task_that_kills_every_worker_is_given_up_and_the_others_are_not(processes: Engine, tmp_path: Path) -> None:
    tasks = [Mark(number=number, folder=str(tmp_path), deadly=99 * (number == 1)) for number in range(4)]
    found = {task.number: result for task, result in processes.map(marked, tasks)}
    lost = found.pop(1)
    assert isinstance(lost, Lost)
    assert "killed 3 times" in lost.reason
    assert found == {0: 0, 2: 4, 3: 9}


def test_an_engine_that_is_not_known_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownEngine, match="local, processes, ray"):
        engine("cluster")
