"""What several rooms' tests share: the standard models, loaded once, and coverage written on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest

from consilience.pipeline import Kit, run, standard_kit
from consilience.records import Dossier

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
