"""What changed since somebody looked, for a browser and for a user."""

import datetime
from pathlib import Path

import msgspec

from consilience.records import Rank
from consilience.store import Library
from tests.serve.rooms import STORY, Browser, account, add_users, browsing

CHANGED = "Changed since you looked"
SEEN = {"newest": "999999"}


def tell_anew(library: Path) -> None:
    """The story of the library with another heading."""
    told = account()
    story = msgspec.structs.replace(told.story, latest=told.story.latest and told.story.latest + datetime.timedelta(1))
    with Library.open(library) as opened:
        opened.save_accounts([msgspec.structs.replace(told, story=story)])


def test_nothing_is_new_to_who_looks_for_the_first_time(browser: Browser) -> None:
    assert CHANGED not in browser.get("/").text
    assert "changed since you looked" not in browser.get("/").text


def test_what_changed_is_told_until_it_is_marked_as_seen(browser: Browser, library: Path) -> None:
    browser.post("/seen", SEEN)
    assert "Nothing changed since you looked." in browser.get("/").text
    tell_anew(library)
    page = browser.get("/").text
    assert CHANGED in page
    assert "told anew" in page
    assert page.count(f'href="/stories/{STORY}"') == 2
    browser.post("/seen", SEEN)
    assert CHANGED not in browser.get("/").text


def test_each_user_has_looked_at_a_time_of_their_own(library: Path) -> None:
    add_users(library, one=Rank.READER, two=Rank.READER)
    with browsing(library) as one, browsing(library) as two:
        for browser, name in ((one, "one"), (two, "two")):
            browser.sign_in(name)
            browser.post("/seen", SEEN)
        tell_anew(library)
        one.post("/seen", SEEN)
        assert CHANGED not in one.get("/").text
        assert CHANGED in two.get("/").text


def test_a_page_learns_that_the_library_changed(browser: Browser, library: Path) -> None:
    with Library.open(library) as opened:
        newest = opened.newest_change()
    assert browser.get(f"/news?since={newest}").text.strip() == ""
    tell_anew(library)
    assert "Look again" in browser.get(f"/news?since={newest}").text
