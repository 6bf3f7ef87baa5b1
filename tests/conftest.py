"""What several rooms' tests share: the standard models, loaded once, coverage written on the spot, a PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consilience.pipeline import Kit, run, standard_kit
from consilience.records import Dossier
from tests.store.postgres import MISSING, database, empty, programs, running

Coverage = Callable[..., Dossier]


@pytest.fixture(scope="session")
def kit() -> Kit:
    return standard_kit()


@pytest.fixture
def coverage(kit: Kit, tmp_path: Path) -> Coverage:
    """The one dossier that some reports make, each given as (outlet, day, text)."""

    def make(*reports: tuple[str, str, str], until: str = "compare") -> Dossier:
        for number, (outlet, day, text) in enumerate(reports):
            path = tmp_path / f"{number}-{outlet.lower().replace(' ', '-')}.txt"
            path.write_text(f"Report of the {outlet}\n{outlet}\n{day}\n\n{text}\n", "utf-8")
        dossiers = [item for item in run([str(tmp_path)], kit, until=until) if isinstance(item, Dossier)]
        assert len(dossiers) == 1, "the reports of one test are of one story"
        return dossiers[0]

    return make


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL that this run of the tests has to itself."""
    if programs() is None:
        pytest.skip(MISSING)
    with running() as address:
        yield address


@pytest.fixture(scope="session")
def shared(server: str) -> Iterator[str]:
    """A database that one test after the other may fill."""
    with database(server, "shared") as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty library is, or may be made: a file, then a database."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.library")
        return
    address = request.getfixturevalue("shared")
    yield address
    empty(address)
