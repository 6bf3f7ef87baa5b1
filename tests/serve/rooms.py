"""A library to look at, and somebody who asks its application for pages as a browser does."""

import datetime
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import httpx2
import msgspec
from fastapi.testclient import TestClient

from consilience.pipeline import Kit
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Block,
    Finding,
    Publication,
    Rank,
    Role,
    Statement,
    Story,
    Verdict,
    digest,
)
from consilience.serve import create_app
from consilience.serve.passwords import hashed
from consilience.store.users import User, Users

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
TEXT = f"The Orlava dam was closed on Monday. {HOSTILE}\nRead more of our stories"
DAY = datetime.date(2031, 3, 3)
PASSWORD = "a long enough password"
STORY = digest("dam/1")
TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


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
    story = Story(id=STORY, articles=(member.article.id,), label=f"Dam {HOSTILE}", first=DAY, latest=DAY)
    return Account(story=story, articles=(member,), statements=(statement,), points=(), timeline=())


def no_kit() -> NoReturn:
    """For pages that must not need the models."""
    raise AssertionError("the models were asked for")


class Browser:
    """Somebody with cookies, who sends forms with the token of the page that they stood on."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str, **options: Any) -> httpx2.Response:
        return self.client.get(path, **options)

    def post(self, path: str, fields: dict[str, str], *, on: str = "/", **options: Any) -> httpx2.Response:
        """Send a form that stands on a page."""
        found = TOKEN.search(self.get(on).text)
        assert found is not None, f"no form stands on {on}"
        options.setdefault("follow_redirects", False)
        return self.client.post(path, data={"token": found.group(1), **fields}, **options)

    def sign_in(self, name: str, password: str = PASSWORD) -> httpx2.Response:
        return self.post("/sign-in", {"name": name, "password": password}, on="/sign-in")


@contextmanager
def browsing(
    place: str | Path, kit: Callable[[], Kit] = no_kit, base: str = "http://127.0.0.1", **options: Any
) -> Iterator[Browser]:
    """A browser before the application over a library, which is let go at the end."""
    with TestClient(create_app(place, kit=kit, **options), base_url=base) as client:
        yield Browser(client)


def add_users(place: str | Path, **ranks: Rank) -> None:
    """Users with the PASSWORD and a rank each."""
    users, password = Users.open(place), hashed(PASSWORD)
    made = datetime.datetime(2031, 1, 1, tzinfo=datetime.UTC)
    try:
        for name, rank in ranks.items():
            users.add(User(name=name, rank=rank, password=password, made=made))
    finally:
        users.close()
