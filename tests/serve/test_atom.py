"""The feeds are Atom that readers understand, say in fixed words what changed, and let no article speak as markup."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import httpx2
import pytest
from fastapi.testclient import TestClient
from lxml import etree

from consilience.serve import create_app
from consilience.store import Library
from tests.serve.coverage_made import MERGED, NOW, STORY, made
from tests.store.making import account, annotated

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "http://127.0.0.1:8765"
Get = Callable[..., httpx2.Response]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("atom") / "desk.library")


@pytest.fixture(scope="module")
def get(path: str) -> Iterator[Get]:
    with served(path) as asked:
        yield asked


@contextmanager
def served(place: str | Path) -> Iterator[Get]:
    with TestClient(create_app(place), base_url=BASE) as client:
        yield lambda address, **headers: client.get(address, headers=headers)


@pytest.mark.parametrize("address", ["/feed.atom", f"/stories/{STORY}/feed.atom"])
def test_a_feed_is_valid_atom(get: Get, address: str) -> None:
    answer = get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.tag == ATOM + "feed"
    for element in (feed, *feed.iter(ATOM + "entry")):
        assert all(element.findtext(ATOM + name) for name in ("id", "title", "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [each.text for each in feed.iter(ATOM + "id")]
    assert len(ids) == len(set(ids))
    assert all(str(id).startswith("urn:uuid:") for id in ids)
    parsed = feedparser.parse(answer.content)
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    assert parsed.feed.links[0].href == f"{BASE}{address}"


def test_entries_say_in_fixed_words_what_changed_newest_first(get: Get) -> None:
    entries = feedparser.parse(get("/feed.atom").content).entries
    assert [(entry.category, entry.summary) for entry in entries] == [
        ("story-new", "A new story."),
        ("verdict-changed", "“people who left” is disputed now; it was not told before."),
        ("stories-merged", f"Another story, {MERGED}, went into this one."),
        ("story-new", "A new story."),
        ("story-new", "A new story."),
        ("story-gone", "The story is gone: its articles were forgotten."),
        ("story-new", "A new story."),
    ]
    assert entries[1].link == f"{BASE}/stories/{STORY}"
    assert entries[1].updated == NOW.isoformat()


def test_the_feed_of_a_story_is_of_that_story_alone(get: Get) -> None:
    entries = feedparser.parse(get(f"/stories/{STORY}/feed.atom").content).entries
    assert {entry.link for entry in entries} == {f"{BASE}/stories/{STORY}"}
    assert [entry.category for entry in entries] == ["verdict-changed", "story-new"]
    assert get("/stories/none/feed.atom").status_code == 404


def test_no_headline_speaks_as_markup(get: Get) -> None:
    answer = get(f"/stories/{STORY}/feed.atom")
    assert b"<script" not in answer.content
    title = etree.fromstring(answer.content).findtext(f"{ATOM}entry/{ATOM}title") or ""
    assert title.startswith("Dam <script>alert(1)</script> & ")
    assert "\u202e" not in title


def test_an_unchanged_feed_is_not_sent_again(tmp_path: Path) -> None:
    place = made(tmp_path / "desk.library")
    with served(place) as get:
        held = {"If-None-Match": get("/feed.atom").headers["etag"]}
        assert get("/feed.atom", **held).status_code == 304
        with Library.open(place) as library:
            library.save_accounts([account(annotated("Snow fell in Halden.", id="snow"))])
        later = get("/feed.atom", **held)
    assert later.status_code == 200
    assert len(feedparser.parse(later.content).entries) == 8


def test_the_feed_of_an_empty_library_is_a_feed(tmp_path: Path) -> None:
    Library.open(tmp_path / "empty.library").close()
    with served(tmp_path / "empty.library") as get:
        parsed = feedparser.parse(get("/feed.atom").content)
    assert (parsed.bozo, parsed.entries) == (False, [])
