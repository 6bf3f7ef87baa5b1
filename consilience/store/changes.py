"""The log of what changed in a library: what the desk, feeds and webhooks tell since somebody looked."""

import datetime
from collections.abc import Iterable
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, func, insert, select

from consilience.records import Record
from consilience.store.tables import CHANGES

MOST_CHANGES = 1_000


class ChangeKind(StrEnum):
    ARTICLE_ADDED = "article-added"
    ARTICLE_CHANGED = "article-changed"
    ARTICLE_FORGOTTEN = "article-forgotten"
    STORY_NEW = "story-new"
    STORY_CHANGED = "story-changed"
    STORY_TOLD = "story-told"
    STORY_GONE = "story-gone"
    STORIES_MERGED = "stories-merged"
    STORY_SPLIT = "story-split"
    VERDICT_CHANGED = "verdict-changed"
    JUDGEMENT = "judgement"


class Change(Record, frozen=True, kw_only=True):
    """Something that changed. `subject` is the id of an article, a story or a judgement, as the kind says.

    `detail` holds ids and counts by name: `story`, `into`, `from`, `articles`, `point`, `was`, `is`.
    """

    number: int
    made: datetime.datetime
    kind: ChangeKind
    subject: str
    detail: dict[str, str | int]


Noted = tuple[ChangeKind, str, dict[str, str | int]]


def note(connection: Connection, now: datetime.datetime, changes: Iterable[Noted]) -> None:
    """Add changes to the log, in order."""
    rows = [
        {"made": now.isoformat(), "kind": kind.value, "subject": subject, "detail": _json(detail)}
        for kind, subject, detail in changes
    ]
    if rows:
        connection.execute(insert(CHANGES), rows)


def newest(connection: Connection) -> int:
    """The number of the last change; 0 in a new library."""
    return int(connection.execute(select(func.coalesce(func.max(CHANGES.c.number), 0))).scalar_one())


def changes(
    connection: Connection, since: int = 0, subject: str | None = None, limit: int = MOST_CHANGES
) -> tuple[Change, ...]:
    """The changes after a number, oldest first; of one article, story or judgement where `subject` names it."""
    wanted = select(CHANGES).where(CHANGES.c.number > since)
    if subject is not None:
        wanted = wanted.where(CHANGES.c.subject == subject)
    return tuple(
        Change(
            number=row.number,
            made=datetime.datetime.fromisoformat(row.made),
            kind=ChangeKind(row.kind),
            subject=row.subject,
            detail=msgspec.json.decode(row.detail, type=dict[str, str | int]),
        )
        for row in connection.execute(wanted.order_by(CHANGES.c.number).limit(limit))
    )


def _json(detail: dict[str, str | int]) -> str:
    return msgspec.json.encode(detail).decode()
