"""The last updates are found among however many other changes."""

from pathlib import Path

from consilience.serve.updates import STEP, latest
from consilience.store import ChangeKind, Library
from tests.serve.coverage_made import made
from tests.store.making import annotated


def test_the_last_updates_are_found_behind_many_articles_without_a_story(tmp_path: Path) -> None:
    with Library.open(made(tmp_path / "desk.library")) as library:
        before = latest(library, 3)
        library.add(annotated(f"Report {number}.", id=f"r{number}") for number in range(STEP + 50))
        assert latest(library, 3) == before
        assert [change.kind for change in before] == [
            ChangeKind.STORY_NEW,
            ChangeKind.VERDICT_CHANGED,
            ChangeKind.STORIES_MERGED,
        ]
        numbers = [change.number for change in latest(library, 50)]
        assert numbers == sorted(set(numbers), reverse=True)
