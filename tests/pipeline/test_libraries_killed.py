"""A program that is killed while it fills a library loses nothing that it acknowledged."""

from pathlib import Path

from bench.kill import trial
from consilience.pipeline import Kit


def test_a_killed_process_loses_nothing(kit: Kit, place: str, tmp_path: Path) -> None:
    found = trial(place, tmp_path, kit, kills=3, seed=1, files=4)
    assert found.killed >= 1
    assert found.faults == ()
