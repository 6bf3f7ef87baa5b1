"""What a library remembers of the places that it watches."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.store import Library
from consilience.store.subscriptions import Subscription, Subscriptions
from tests.store import postgres

FEED = "https://news.example/feed"
NOON = datetime.datetime(2031, 5, 7, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.running() as address:
        yield address


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "SQLite":
        yield str(tmp_path / "desk.library")
    else:
        with postgres.database(request.getfixturevalue("server"), "watched") as address:
            yield address


@pytest.fixture
def kept(place: str) -> Iterator[Subscriptions]:
    subscriptions = Subscriptions.open(place)
    yield subscriptions
    subscriptions.close()


def test_nothing_is_known_of_a_place_that_was_never_looked_at(kept: Subscriptions) -> None:
    assert kept.of(FEED) == Subscription(place=FEED)
    assert kept.sightings(FEED) == {}
    assert kept.all() == ()


def test_what_is_kept_comes_back_and_replaces_what_was(kept: Subscriptions, place: str) -> None:
    first = Subscription(place=FEED, etag='"one"', last_modified="Tue", looked=NOON, due=NOON, failures=2, message="no")
    second = Subscription(place=FEED, looked=NOON)
    kept.keep(first)
    assert kept.of(FEED) == first
    kept.keep(second)
    again = Subscriptions.open(place)
    assert again.all() == (second,)
    again.close()


def test_what_a_place_shows_no_more_is_forgotten(kept: Subscriptions) -> None:
    kept.keep_sightings(FEED, {"a": 0, "b": 2})
    kept.keep_sightings("other", {"a": 1})
    kept.keep_sightings(FEED, {"b": 0})
    assert kept.sightings(FEED) == {"b": 0}
    kept.keep_sightings(FEED, {})
    assert kept.sightings(FEED) == {}
    assert kept.sightings("other") == {"a": 1}


def test_a_library_that_was_made_without_them_gets_its_tables(place: str) -> None:
    Library.open(place).close()
    subscriptions = Subscriptions.open(place)
    subscriptions.keep(Subscription(place=FEED))
    subscriptions.close()
    with Library.open(place, must_exist=True) as library:
        assert not list(library.check())
