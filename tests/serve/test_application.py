"""The application shows a library, asks nothing of any other machine, and lets no article speak as markup."""

import asyncio
import datetime
import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec
import pytest

from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Block,
    Finding,
    Publication,
    Role,
    Statement,
    Story,
    Verdict,
    digest,
)
from consilience.serve import MissingExtra, create_app
from consilience.store import Library, NotALibrary

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
TEXT = f"The Orlava dam was closed on Monday. {HOSTILE}\nRead more of our stories"
DAY = datetime.date(2031, 3, 3)
Get = Callable[..., httpx.Response]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "desk.library"
    with Library.open(path) as opened:
        opened.save_accounts([account()])
    return path


@pytest.fixture
def get(library: Path) -> Get:
    app = create_app(library)

    def answered(path: str, *, host: str = "127.0.0.1") -> httpx.Response:
        return asyncio.run(_get(httpx.ASGITransport(app=app), f"http://{host}{path}"))

    return answered


async def _get(transport: httpx.ASGITransport, url: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=transport) as client:
        return await client.get(url)


def article() -> AnnotatedArticle:
    cut = TEXT.index("\n")
    whole = Article(id="dam/1", uri="https://example.org/dam", capture=digest(TEXT), text=TEXT)
    blocks = (
        Block(span=whole.span(0, cut), role=Role.BODY, rule="test"),
        Block(span=whole.span(cut + 1, len(TEXT)), role=Role.TEASER, rule="test"),
    )
    return AnnotatedArticle(
        article=msgspec.structs.replace(
            whole,
            blocks=blocks,
            title=Finding(value=f"Dam closed {HOSTILE}", rule="test"),
            outlet=Finding(value="Veskia Herald", rule="test"),
            published=Publication(earliest=DAY, latest=DAY, evidence=()),
        )
    )


def account() -> Account:
    member = article()
    support = (member.article.span(0, 36),)
    statement = Statement(text=TEXT[:36], verdict=Verdict.SINGLE, outlets=1, independent=1, support=support)
    story = Story(
        id=digest(member.article.id), articles=(member.article.id,), label=f"Dam {HOSTILE}", first=DAY, latest=DAY
    )
    return Account(story=story, articles=(member,), statements=(statement,), points=(), timeline=())


STORY = digest("dam/1")
PAGES = ["/", f"/stories/{STORY}", "/articles/dam%2F1", "/search?q=orlava", "/search", "/stories/none"]


def test_the_desk_lists_the_stories_with_links(get: Get) -> None:
    page = get("/").text
    assert f'href="/stories/{STORY}"' in page
    assert "2031-03-03 · 1 article" in page


def test_a_story_is_shown_as_its_account(get: Get) -> None:
    assert TEXT[:36] in get(f"/stories/{STORY}").text


def test_an_article_is_shown_with_its_furniture_set_apart(get: Get) -> None:
    page = get("/articles/dam%2F1").text
    assert '<p dir="auto" class="block furniture" title="teaser">Read more of our stories</p>' in page
    assert f'href="/stories/{STORY}"' in page


def test_a_search_leads_to_the_place_in_the_article(get: Get) -> None:
    page = get("/search?q=Orlava+monday").text
    link = re.search(r'href="(/articles/[^"]*start=4&amp;end=10#marked)"', page)
    assert link is not None
    assert '<mark id="marked">Orlava</mark>' in get(link.group(1).replace("&amp;", "&").split("#")[0]).text


@pytest.mark.parametrize("path", PAGES)
def test_no_article_speaks_as_markup(get: Get, path: str) -> None:
    page = get(path).text
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize("path", [*PAGES, "/style.css", "/api/stories", "/api/articles/none", "/nowhere"])
def test_every_answer_is_sent_under_a_strict_policy(get: Get, path: str) -> None:
    headers = get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_policy_of_an_account_allows_its_own_style(get: Get) -> None:
    assert "style-src 'sha256-" in get(f"/stories/{STORY}").headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_of_another_machine(get: Get, path: str) -> None:
    page = get(path).text
    assert set(re.findall(r'(?:src|action)="([^"]*)"|<link[^>]*href="([^"]*)"', page)) <= {
        ("/search", ""),
        ("", "/style.css"),
        ("", "data:,"),
    }


def test_the_api_gives_the_records(get: Get) -> None:
    (story,) = msgspec.json.decode(get("/api/stories").content, type=list[Story])
    assert story == account().story
    assert msgspec.json.decode(get("/api/articles/dam%2F1").content, type=AnnotatedArticle) == article()
    assert get(f"/api/stories/{STORY}").json()["stories"][0]["id"] == STORY
    assert get("/api/search?q=orlava").json()[0]["spans"] == [{"article": "dam/1", "start": 4, "end": 10}]


@pytest.mark.parametrize("path", ["/stories/none", "/articles/none", "/api/stories/none", "/api/articles/none"])
def test_what_is_not_there_is_said_so(get: Get, path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert "has the id none" in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search?q=%22%20NEAR(%20*", 200),
        ("/search?q=" + "a" * 501, 422),
        ("/articles/dam%2F1?start=5&end=2", 200),
        ("/articles/dam%2F1?start=9999&end=10000", 200),
        ("/articles/dam%2F1?start=-1&end=2", 422),
        ("/../../etc/passwd", 404),
        ("/docs", 404),
    ],
    ids=[
        "operators",
        "a long query",
        "an empty span",
        "a span outside",
        "a negative span",
        "a path",
        "no outside docs",
    ],
)
def test_odd_requests(get: Get, path: str, status: int) -> None:
    assert get(path).status_code == status


def test_another_host_name_is_refused(get: Get) -> None:
    assert get("/", host="evil.example").status_code == 400


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary):
        create_app(tmp_path / "none.library")


def test_without_the_extra_the_message_says_how_to_install_it(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    monkeypatch.delitem(sys.modules, "consilience.serve.routes", raising=False)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'consilience[serve]'")):
        create_app(library)
    monkeypatch.undo()
    importlib.import_module("consilience.serve.routes")
