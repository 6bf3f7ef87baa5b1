"""Hooks are kept with their secrets and with how far they were told; wrong ones are refused."""

import datetime
from collections.abc import Iterator

import pytest

from consilience.records import replaced
from consilience.store import Library
from consilience.store.hooks import Hooks, WrongHook
from tests.store.making import annotated

URL, SECRET = "https://example.org/changed", "a secret of a test"
NOW = datetime.datetime(2031, 3, 5, 12, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def hooks(place: str) -> Iterator[Hooks]:
    with Library.open(place) as library:
        library.add([annotated()])
        opened = Hooks.open(place)
        yield opened
        opened.close()


def test_a_hook_is_told_what_changes_after_it_was_added(hooks: Hooks, place: str) -> None:
    added = hooks.add(URL, SECRET, NOW)
    assert hooks.all() == (added,)
    assert added.delivered == 1
    assert hooks.take(NOW, MINUTE) == ()
    with Library.open(place) as library:
        library.add([annotated("Snow fell.", id="snow")])
    assert hooks.take(NOW - MINUTE, MINUTE) == ()
    assert hooks.take(NOW, MINUTE) == (added,)
    assert hooks.take(NOW, MINUTE) == ()
    assert [each.url for each in hooks.take(NOW + MINUTE, MINUTE)] == [URL]


def test_how_a_hook_fared_is_kept_unless_it_was_replaced(hooks: Hooks) -> None:
    added = hooks.add(URL, SECRET, NOW)
    fared = replaced(added, delivered=9, failures=2, message="answered with status 500", due=None)
    hooks.keep(fared)
    assert hooks.all() == (fared,)
    again = hooks.add(URL, "another secret of it", NOW + MINUTE)
    assert (again.delivered, again.failures, again.due, again.added) == (9, 0, NOW + MINUTE, NOW)
    hooks.keep(fared)
    assert hooks.all() == (again,)


def test_a_removed_hook_is_gone_with_its_secret(hooks: Hooks) -> None:
    hooks.add(URL, SECRET, NOW)
    hooks.remove(URL)
    assert hooks.all() == ()
    with pytest.raises(WrongHook, match="hook list"):
        hooks.remove(URL)


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("ftp://example.org/", SECRET),
        ("https://", SECRET),
        ("https://[::1", SECRET),
        ("javascript:alert(1)", SECRET),
        ("https://example.org/a b", SECRET),
        ("https://example.org/\n", SECRET),
        ("https://example.org/#part", SECRET),
        ("https://example.org/" + "a" * 2_000, SECRET),
        (URL, "short"),
        (URL, "a" * 501),
        (URL, "a secret of a test\n"),
    ],
)
def test_what_cannot_be_sent_to_or_signed_with_is_refused(hooks: Hooks, url: str, secret: str) -> None:
    with pytest.raises(WrongHook):
        hooks.add(url, secret, NOW)
    assert hooks.all() == ()
