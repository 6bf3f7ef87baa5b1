"""The engine Ray: the records that one process gives, and every task once though workers die. About 20 seconds."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import ray

from consilience.pipeline.engines import Engine, Lost, engine
from consilience.pipeline.runs import Deep, Destination, RunOptions, run_corpus
from tests.pipeline.test_engines import Mark, failing, marked


@pytest.fixture(scope="module")
def cluster() -> Iterator[Engine]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_AUTH_MODE", "disabled")
        with closing(engine("ray", 2)) as made:
            yield made
    assert not ray.is_initialized()


def test_a_run_on_ray_gives_the_bytes_of_a_run_in_one_process(cluster: Engine, tmp_path: Path) -> None:
    place = tmp_path / "corpus.jsonl"
    reports = [f"The harbour of Velda froze over on day {n}, and {n + 2} ships were held." for n in range(12)]
    place.write_text("".join(f'{{"id": "a{n}", "text": "{text}"}}\n' for n, text in enumerate(reports)), "utf-8")
    options = RunOptions(partition_bytes=300, deep=Deep.ALL)
    for chosen, folder in ((engine("local"), "one"), (cluster, "many")):
        destination = Destination(folder=tmp_path / folder)
        run_corpus([str(place)], chosen, destination, watch=Unheard(), options=options)
    for table in ("articles", "stories", "accounts", "copies", "problems"):
        assert (tmp_path / "one" / f"{table}.jsonl").read_bytes() == (tmp_path / "many" / f"{table}.jsonl").read_bytes()


def test_tasks_whose_workers_die_are_carried_out_again_on_ray_or_given_up(cluster: Engine, tmp_path: Path) -> None:
    deaths = {0: 0, 1: 1, 2: 99, 3: 0}
    tasks = [Mark(number=number, folder=str(tmp_path), deadly=deadly) for number, deadly in deaths.items()]
    found = {task.number: result for task, result in cluster.map(marked, tasks)}
    assert isinstance(found.pop(2), Lost)
    assert found == {0: 0, 1: 1, 3: 9}


def test_what_the_work_raises_on_ray_is_raised_as_it_was(cluster: Engine, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="task 3"):
        list(cluster.map(failing, [Mark(number=3, folder=str(tmp_path))]))


class Unheard:
    """A watch that nobody hears."""

    def say(self, line: str) -> None:
        pass

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        pass

    def done(self, done: object) -> None:
        pass
