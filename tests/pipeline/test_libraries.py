"""Filling a library: once is enough, stories grow, accounts are told anew."""

from pathlib import Path

from consilience.pipeline import Kit, fill
from consilience.store import Library

EXAMPLE = Path(__file__).parents[2] / "examples" / "tunnel-fire"


def test_the_same_folder_twice_adds_nothing(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    assert fill(path, (str(EXAMPLE),), kit).articles == 5
    assert fill(path, (str(EXAMPLE),), kit).articles == 0


def test_a_story_grows_with_what_is_added(kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    reports = [str(report) for report in sorted(EXAMPLE.glob("*.txt"))]
    fill(path, tuple(reports[:2]), kit)
    filled = fill(path, tuple(reports[2:]), kit)
    assert (filled.articles, filled.stories) == (3, 1)
    with Library.open(path, must_exist=True) as library:
        (story,) = library.stories()
        assert len(library.account(story.id).articles) == 5
        assert not list(library.check())


def test_what_could_not_be_read_is_kept_as_a_problem(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    filled = fill(tmp_path / "desk.library", (str(tmp_path / "empty.txt"),), kit)
    with Library.open(tmp_path / "desk.library", must_exist=True) as library:
        assert filled.problems == library.problems()
        assert len(filled.problems) == 1
