"""Filling a library: once is enough, stories grow, and only what changed is told anew."""

from pathlib import Path

import msgspec
import pytest

from consilience.pipeline import Kit, fill, opened, tell
from consilience.store import ChangeKind, Library, UnknownStory

EXAMPLE = Path(__file__).parents[2] / "examples" / "tunnel-fire"
REPORTS = [str(report) for report in sorted(EXAMPLE.glob("*.txt"))]
STRIKE = "Miners of the Tolm colliery walked out on Monday over pay. Their union, Kolm, asks for eight percent more."


def line(text: str, *, id: str = "strike", **fields: str) -> bytes:
    return msgspec.json.encode({"id": id, "text": text, "title": "Miners strike at Tolm", **fields})


def test_the_same_folder_twice_adds_nothing(kit: Kit, place: str) -> None:
    assert fill(place, [str(EXAMPLE)], kit).articles == 5
    with Library.open(place) as library:
        before = library.newest_change()
        again = fill(library, [str(EXAMPLE)], kit)
        assert (again.articles, again.touched, again.told) == (0, (), ())
        assert library.newest_change() == before


def test_a_story_grows_with_what_is_added(kit: Kit, place: str) -> None:
    with Library.open(place) as library:
        fill(library, REPORTS[:2], kit)
        (before,) = library.stories()
        filled = fill(library, REPORTS[2:], kit)
        assert (filled.articles, filled.stories, filled.told) == (3, 1, (before.id,))
        (story,) = library.stories()
        assert story.id == before.id
        assert len(library.account(story.id).articles) == 5
        assert not list(library.check())


def test_only_the_stories_touched_are_told_anew(kit: Kit, tmp_path: Path) -> None:
    strikes = [tmp_path / f"{number}.jsonl" for number in range(3)]
    for number, path in enumerate(strikes):
        path.write_bytes(line(f"{STRIKE} It is day {number} of it.", id=f"strike{number}", outlet=f"Paper {number}"))
    with Library.open(tmp_path / "desk.library") as library:
        fill(library, [*REPORTS[:2], *map(str, strikes[:2])], kit)
        looked = library.newest_change()
        filled = fill(library, [str(strikes[2])], kit)
        told = [change.subject for change in library.changes(looked) if change.kind is ChangeKind.STORY_TOLD]
        (strike,) = [story.id for story in library.stories() if "strike0" in story.articles]
        assert told == [strike] == list(filled.told)


def test_the_same_articles_in_the_same_order_make_the_same_stories(kit: Kit, tmp_path: Path) -> None:
    records = []
    for name in ("one", "other"):
        with Library.open(tmp_path / name) as library:
            for report in REPORTS:
                fill(library, [report], kit)
            records.append([library.account_record(story.id) for story in library.stories()])
    assert records[0] == records[1]


def test_what_could_not_be_read_is_kept_as_a_problem(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    filled = fill(tmp_path / "desk.library", [str(tmp_path / "empty.txt")], kit)
    with Library.open(tmp_path / "desk.library", must_exist=True) as library:
        assert filled.problems == library.problems()
        assert len(filled.problems) == 1


def test_a_story_of_one_article_is_told_when_it_is_opened(kit: Kit, tmp_path: Path) -> None:
    with Library.open(tmp_path / "desk.library") as library:
        assert fill(library, REPORTS[:1], kit).told == ()
        (story,) = library.stories()
        with pytest.raises(UnknownStory):
            library.account(story.id)
        assert opened(library, story.id, kit).statements
        assert library.entry(story.id).is_current
        with pytest.raises(UnknownStory):
            opened(library, "nothing", kit)


def test_what_a_cheap_addition_left_is_told_later(kit: Kit, place: str) -> None:
    with Library.open(place) as library:
        assert fill(library, REPORTS[:2], kit, is_cheap=True).told == ()
        (story,) = library.pending(2)
        assert tell(library, kit) == (story,)
        assert tell(library, kit) == ()


def test_a_changed_page_is_a_new_version_in_its_story(kit: Kit, tmp_path: Path) -> None:
    page = tmp_path / "strike.jsonl"
    with Library.open(tmp_path / "desk.library") as library:
        page.write_bytes(line(STRIKE))
        fill(library, [str(page)], kit)
        (before,) = library.stories()
        page.write_bytes(line(STRIKE.replace("eight", "nine")))
        assert fill(library, [str(page)], kit).versions == 1
        assert fill(library, [str(page)], kit).versions == 0
        (story,) = library.stories()
        first, second = library.versions("strike")
        assert (story.id, story.articles) == (before.id, (second.article,))
        (edit,) = second.changes
        assert edit.old is not None
        assert library.article(first.article).article.words(edit.old) == "eight"
        assert not list(library.check())


def test_two_articles_under_one_name_are_both_kept(kit: Kit, tmp_path: Path) -> None:
    for name, text in (("one", STRIKE), ("other", "A flood closed the bridge at Halden on Friday, police said.")):
        (tmp_path / f"{name}.jsonl").write_bytes(line(text, id="1"))
    with Library.open(tmp_path / "desk.library") as library:
        assert fill(library, [str(tmp_path / "one.jsonl"), str(tmp_path / "other.jsonl")], kit).articles == 2
        assert len(library.versions("1")) == 1
