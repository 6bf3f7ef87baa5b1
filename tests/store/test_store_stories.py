"""Stories keep their ids while they grow, merge and part; what is gone says where it went."""

import datetime
from collections.abc import Iterator

import pytest

from consilience.records import UnknownArticle, replaced
from consilience.store import ChangeKind, Library
from tests.store.making import CAFE, DAM, MINE, account, annotated, grouped, stories


@pytest.fixture
def three(place: str) -> Iterator[Library]:
    with Library.open(place) as library:
        library.add([annotated(), annotated(CAFE, id="cafe"), annotated(MINE, id="mine")])
        yield library


def test_a_story_that_grows_keeps_its_id(three: Library) -> None:
    grouped(three, ("dam",), ("mine",))
    ids = {next(iter(articles)): id for id, articles in stories(three).items()}
    grouped(three, ("dam", "cafe"))
    assert stories(three) == {ids["dam"]: {"dam", "cafe"}, ids["mine"]: {"mine"}}


def test_a_story_that_is_absorbed_says_where_it_went(three: Library) -> None:
    grouped(three, ("dam", "cafe"), ("mine",))
    before = {frozenset(articles): id for id, articles in stories(three).items()}
    three.add([annotated("More of the same.", id="more")])
    grouped(three, ("dam", "cafe", "mine", "more"))
    into, gone = before[frozenset({"dam", "cafe"})], before[frozenset({"mine"})]
    assert stories(three) == {into: {"dam", "cafe", "mine", "more"}}
    assert three.successor(gone) == into
    assert [(stone.old, stone.new) for stone in three.tombstones()] == [(gone, into)]
    assert three.successor(into) is None


def test_successors_are_followed_to_the_end(three: Library) -> None:
    grouped(three, ("dam",), ("cafe",), ("mine",))
    ids = {next(iter(articles)): id for id, articles in stories(three).items()}
    for number, group in enumerate([("dam", "cafe"), ("dam", "cafe", "mine")]):
        three.add([annotated(f"More of it, {number}.", id=f"more{number}")])
        grouped(three, (*group, f"more{number}"))
    (left,) = stories(three)
    assert {three.successor(id) or id for id in ids.values()} == {left}


def test_the_larger_part_of_a_split_story_keeps_its_id(three: Library) -> None:
    grouped(three, ("dam", "cafe", "mine"))
    (id,) = stories(three)
    three.add([annotated("More of the same.", id="more")])
    grouped(three, ("dam", "cafe"), ("mine", "more"))
    assert stories(three)[id] == {"dam", "cafe"}
    assert three.changes(subject=id)[-1].kind is ChangeKind.STORY_SPLIT
    assert list(three.check()) == []


def test_a_story_untouched_is_not_to_be_told_again(three: Library) -> None:
    three.save_accounts([account(annotated()), account(annotated(CAFE, id="cafe"))])
    assert three.pending() == []
    grouped(three, ("mine", "dam"))
    assert three.pending() == [account(annotated()).story.id]


def test_an_account_of_articles_that_changed_meanwhile_is_not_kept(three: Library) -> None:
    grouped(three, ("dam", "cafe"), ("mine",))
    (id,) = [id for id, articles in stories(three).items() if "dam" in articles]
    material = three.material(id)
    told = account(*material.articles)
    three.forget("cafe")
    assert not three.save(replaced(told, story=replaced(told.story, id=id)), material.made_of)
    assert not three.entry(id).is_told


def test_the_log_tells_what_changed_since_somebody_looked(three: Library) -> None:
    looked = three.newest_change()
    three.save_accounts([account(annotated(), annotated(CAFE, id="cafe"))])
    kinds = [change.kind for change in three.changes(since=looked)]
    assert kinds == [ChangeKind.STORY_NEW, ChangeKind.STORY_TOLD]
    assert three.changes(since=three.newest_change()) == ()


def test_times_of_changes_are_the_clock_s(place: str) -> None:
    noon = datetime.datetime(2031, 3, 3, 12, tzinfo=datetime.UTC)
    with Library.open(place, clock=lambda: noon) as library:
        library.add([annotated()])
        assert [change.made for change in library.changes()] == [noon]


def test_stories_may_be_listed_by_what_is_disputed_or_changed_last(three: Library) -> None:
    grouped(three, ("dam",), ("cafe", "mine"))
    assert [entry.articles for entry in three.entries("largest")] == [2, 1]
    three.add([annotated("More of the same.", id="more")])
    grouped(three, ("dam", "more"))
    assert {"dam", "more"} == set(three.entries("changed")[0].story.articles)


def test_no_story_is_made_of_nothing(place: str) -> None:
    with Library.open(place) as library:
        assert library.group(lambda window, load: [()]) is None
        with pytest.raises(UnknownArticle):
            library.forget(DAM)
