"""Articles that wait for a story, and the stories that they may belong to."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, select

from consilience.records import AnnotatedArticle, Record
from consilience.store.grouping import Placed, place
from consilience.store.rows import rows_of
from consilience.store.tables import ARTICLES, MEMBERS, STORIES

# Articles that are given a story at once.
ROUND = 250
# Stories whose days lie within so many days of a waiting article's are near it.
NEAR_DAYS = 45
# Articles of stories near by that are compared with those that wait, those of the stories that changed last first.
MOST_NEAR = 1_000


class Window(Record, frozen=True, kw_only=True):
    """What is to be grouped: the articles that wait, and the story of each article of the stories near by; both in the
    order in which the articles came."""

    waiting: tuple[AnnotatedArticle, ...]
    stories: dict[str, str]


Load = Callable[[Iterable[str]], Iterator[AnnotatedArticle]]
# From a window, and what gives articles by their ids, to groups of ids. A group may leave out articles of a story.
Grouper = Callable[[Window, Load], Iterable[Sequence[str]]]


def group(connection: Connection, now: datetime.datetime, grouper: Grouper, most: int) -> Placed | None:
    """Give the articles that wait a story; None where none waits."""
    waiting = tuple(_waiting(connection, most))
    if not waiting:
        return None
    window = Window(
        waiting=tuple(msgspec.json.decode(row.record, type=AnnotatedArticle) for row in waiting),
        stories=_near(connection, waiting),
    )
    return place(connection, now, grouper(window, lambda ids: _articles(connection, ids)))


def _waiting(connection: Connection, most: int) -> Iterator[Row[Any]]:
    columns: Sequence[Column[Any]] = (ARTICLES.c.id, ARTICLES.c.earliest, ARTICLES.c.latest, ARTICLES.c.record)
    query = select(*columns).outerjoin(MEMBERS, MEMBERS.c.article == ARTICLES.c.id)
    query = query.where(MEMBERS.c.article.is_(None), ARTICLES.c.current == 1)
    yield from connection.execute(query.order_by(ARTICLES.c.number).limit(most)).all()


def _near(connection: Connection, waiting: Sequence[Row[Any]]) -> dict[str, str]:
    """The articles of the stories near by, as many whole stories as fit."""
    query = select(STORIES.c.id, STORIES.c.articles).order_by(STORIES.c.changed.desc(), STORIES.c.id).limit(MOST_NEAR)
    if all(row.earliest for row in waiting):
        first = _shifted(min(row.earliest for row in waiting), -NEAR_DAYS)
        last = _shifted(max(row.latest for row in waiting), NEAR_DAYS)
        near = STORIES.c.first.is_(None) | ((STORIES.c.first <= last) & (STORIES.c.latest >= first))
        query = query.where(near)
    chosen, room = [], MOST_NEAR
    for story in connection.execute(query):
        if story.articles <= room:
            chosen.append(story.id)
            room -= story.articles
    members = select(MEMBERS.c.article, MEMBERS.c.story, ARTICLES.c.number)
    members = members.join(ARTICLES, ARTICLES.c.id == MEMBERS.c.article)
    rows = rows_of(connection, members, MEMBERS.c.story, chosen)
    return {row.article: row.story for row in sorted(rows, key=lambda row: row.number)}


def _shifted(day: str, days: int) -> str:
    date = datetime.date.fromisoformat(day).toordinal() + days
    return datetime.date.fromordinal(min(max(date, 1), datetime.date.max.toordinal())).isoformat()


def _articles(connection: Connection, ids: Iterable[str]) -> Iterator[AnnotatedArticle]:
    for row in rows_of(connection, select(ARTICLES.c.record), ARTICLES.c.id, ids):
        yield msgspec.json.decode(row.record, type=AnnotatedArticle)
