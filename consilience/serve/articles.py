"""The article page: its text with the furniture set apart, its versions, and the doors to correct it."""

import datetime
from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from consilience.records import Article, Span, UnknownArticle
from consilience.serve.judged import judged
from consilience.serve.room import Room
from consilience.serve.templates import page
from consilience.serve.text_pieces import Difference, differences, heading, paragraphs
from consilience.store import Entry, Library, Version

Offset = Annotated[int | None, Query(ge=0, le=2**53)]


def add_articles(app: FastAPI, room: Room) -> None:
    """Put the pages of the articles into an application."""
    library = room.library

    @app.get("/articles/{id:path}", response_class=HTMLResponse)
    def article(
        request: Request, id: str, start: Offset = None, end: Offset = None, done: Annotated[int, Query(ge=0)] = 0
    ) -> str:
        shown = library.article(id).article
        stories = [library.entry(story) for story in library.stories_of(id)]
        return page(
            request,
            "article.html.j2",
            article=shown,
            heading=heading(shown),
            paragraphs=tuple(paragraphs(shown, marked(id, start, end))),
            stories=stories,
            dated=_dated(library, id, stories) if shown.published is None else None,
            versions=versions_of(library, id),
            judgements=judged(library, frozenset({id}), frozenset()),
            done=done,
        )


class _Days(msgspec.Struct):
    earliest: datetime.date
    latest: datetime.date


class _Article(msgspec.Struct):
    id: str
    published: _Days | None = None


class _Annotated(msgspec.Struct):
    article: _Article


class _Account(msgspec.Struct):
    """The little of an account that tells when its articles were published."""

    articles: tuple[_Annotated, ...]


def _dated(library: Library, id: str, stories: Sequence[Entry]) -> _Days | None:
    """The days between which the account of its story sets an article that does not say when it was published."""
    records = [kept[1] for entry in stories if (kept := library.account_record(entry.story.id))]
    found = (each.article for record in records for each in msgspec.json.decode(record, type=_Account).articles)
    return next((article.published for article in found if article.id == id), None)


def marked(article: str, start: int | None, end: int | None) -> Span | None:
    """The span that an address names, if it names one."""
    if start is None or end is None or start >= end:
        return None
    return Span(article=article, start=start, end=end)


def versions_of(library: Library, id: str) -> list[tuple[Version, tuple[Difference, ...]]]:
    """The versions of an article's page, newest first, each with what it changed; none where there is but one."""
    versions = library.versions(id)
    if len(versions) < 2:
        return []
    held = {each.article: _held(library, each.article) for each in versions}
    return [
        (each, differences(held.get(each.replaces or ""), new, each))
        for each in reversed(versions)
        if (new := held[each.article]) is not None
    ]


def _held(library: Library, id: str) -> Article | None:
    try:
        return library.article(id).article
    except UnknownArticle:
        return None
