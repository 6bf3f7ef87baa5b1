"""The application shows a library, asks nothing of any other machine, and lets no article speak as markup."""

import importlib
import re
import sys
from pathlib import Path

import pytest

from consilience.records import MissingExtra
from consilience.serve import create_app
from consilience.store import NotALibrary
from tests.serve.rooms import STORY, TEXT, Browser, account, browsing

PAGES = [
    "/",
    "/?order=disputed",
    f"/stories/{STORY}",
    "/articles/dam%2F1",
    "/search?q=orlava",
    "/search?kind=statement",
    "/search",
    "/people",
    "/sources",
    "/judgements",
    "/problems",
    f"/judge/story?story={STORY}",
    "/judge/line?article=dam%2F1&start=0&end=93",
    "/add",
    "/work",
    "/users",
    "/password",
    "/sign-in",
    "/stories/none",
]


def test_the_desk_lists_the_stories_with_links(browser: Browser) -> None:
    page = browser.get("/").text
    assert f'href="/stories/{STORY}"' in page
    assert "3 March 2031 · 1 article" in page


def test_a_story_is_shown_as_its_account(browser: Browser) -> None:
    assert TEXT[:36] in browser.get(f"/stories/{STORY}").text


def test_an_article_is_shown_with_its_furniture_set_apart(browser: Browser) -> None:
    page = browser.get("/articles/dam%2F1").text
    assert '<p dir="auto" class="block furniture-text">Read more of our stories</p>' in page
    assert f'href="/stories/{STORY}"' in page


def test_a_search_leads_to_the_place_in_the_article(browser: Browser) -> None:
    page = browser.get("/search?q=Orlava+monday").text
    link = re.search(r'href="(/articles/[^"]*start=4&amp;end=10#marked)"', page)
    assert link is not None
    assert '<mark id="marked">Orlava</mark>' in browser.get(link.group(1).replace("&amp;", "&")).text


def test_a_statement_is_found_with_its_verdict(browser: Browser) -> None:
    page = browser.get("/search?q=dam&kind=statement").text
    assert "one source" in page
    assert "start=0&amp;end=36#marked" in page


@pytest.mark.parametrize("path", PAGES)
def test_no_article_speaks_as_markup(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code in {200, 404}
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


@pytest.mark.parametrize(
    "path", [*PAGES, "/style.css", "/desk.css", "/htmx.js", "/api/stories", "/api/articles/none", "/nowhere"]
)
def test_every_answer_is_sent_under_a_strict_policy(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_policy_of_an_account_allows_its_own_style_and_that_of_the_room(browser: Browser) -> None:
    policy = browser.get(f"/stories/{STORY}").headers["content-security-policy"]
    assert re.search(r"style-src 'sha256-[^']+' 'self'", policy)
    assert "form-action 'self'" in policy


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_of_another_machine(browser: Browser, path: str) -> None:
    page = browser.get(path).text
    asked = re.findall(r'(?:src|action|hx-get|hx-post|<link[^>]*href)="([^"]*)"', page)
    assert asked
    assert [address for address in asked if not re.match("/(?!/)|data:,$", address)] == []


@pytest.mark.parametrize("path", ["/stories/none", "/articles/none"])
def test_what_is_not_there_is_said_so(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "has the id none" in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search?q=%22%20NEAR(%20*", 200),
        ("/search?q=" + "a" * 501, 422),
        ("/search?kind=opinion", 422),
        ("/?order=colour", 422),
        ("/?page=0", 422),
        ("/?page=99", 200),
        ("/articles/dam%2F1?start=5&end=2", 200),
        ("/articles/dam%2F1?start=9999&end=10000", 200),
        ("/articles/dam%2F1?start=-1&end=2", 422),
        ("/judge/line?article=dam%2F1&start=1&end=2", 404),
        ("/judge/point?story=none&point=none", 404),
        ("/name?name=Nobody&kind=person", 404),
        ("/work/77", 404),
        ("/../../etc/passwd", 404),
        ("/docs", 404),
    ],
    ids=[
        "operators",
        "a long query",
        "no kind",
        "no order",
        "before the first page",
        "behind the last page",
        "an empty span",
        "a span outside",
        "a negative span",
        "no line",
        "no point",
        "nobody",
        "no task",
        "a path",
        "no outside docs",
    ],
)
def test_odd_requests(browser: Browser, path: str, status: int) -> None:
    assert browser.get(path).status_code == status


def test_another_host_name_is_refused(browser: Browser) -> None:
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


def test_what_the_browser_has_is_not_sent_again(browser: Browser) -> None:
    etag = browser.get("/htmx.js").headers["etag"]
    assert browser.get("/htmx.js", headers={"if-none-match": etag}).status_code == 304


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary):
        create_app(tmp_path / "none.library")
    assert not (tmp_path / "none.library").exists()


def test_without_the_extra_the_message_says_how_to_install_it(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    monkeypatch.delitem(sys.modules, "consilience.serve.routes", raising=False)
    with pytest.raises(MissingExtra, match=re.escape('pip install "consilience[serve]"')):
        create_app(library)
    monkeypatch.undo()
    importlib.import_module("consilience.serve.routes")


def test_a_team_reads_the_same_pages(place: str) -> None:
    from consilience.store import Library

    with Library.open(place) as opened:
        opened.save_accounts([account()])
    with browsing(place) as browser:
        assert TEXT[:36] in browser.get(f"/stories/{STORY}").text
        assert "1 article" in browser.get("/").text
