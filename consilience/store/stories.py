"""The rows of the stories: what each is made of, and what lists and filters show of it."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from consilience.records import Record, Story, digest
from consilience.store.changes import newest
from consilience.store.judgement import Judgement, JudgementKind, standing
from consilience.store.rows import rows_of
from consilience.store.tables import ARTICLES, MEMBERS, STORIES
from consilience.store.words import folded_words

LONGEST_LABEL = 200
# Sorts after every day.
NO_DAY = "9999"


class Entry(Record, frozen=True, kw_only=True):
    """A story as a list shows it: counts beside the story, the number of its last change, and whether it is told.

    `is_current` is False where the story changed since its account was told, and where it was never told.
    """

    story: Story
    articles: int
    outlets: int
    disputed: int
    changed: int
    is_told: bool
    is_current: bool


# How stories may be ordered; those without a day come last.
ORDERS = {
    "newest": (STORIES.c.latest.is_(None), STORIES.c.latest.desc(), STORIES.c.id),
    "changed": (STORIES.c.changed.desc(), STORIES.c.id),
    "disputed": (STORIES.c.disputed.desc(), STORIES.c.latest.is_(None), STORIES.c.latest.desc(), STORIES.c.id),
    "largest": (STORIES.c.articles.desc(), STORIES.c.id),
}


def entries(
    connection: Connection, order: str = "newest", limit: int | None = None, offset: int = 0
) -> tuple[Entry, ...]:
    """The stories in one of the ORDERS."""
    rows = connection.execute(select(STORIES).order_by(*ORDERS[order]).limit(limit).offset(offset))
    return tuple(_entry(row) for row in rows)


def entry(connection: Connection, story: str) -> Entry | None:
    """One story as a list shows it."""
    row = connection.execute(select(STORIES).where(STORIES.c.id == story)).one_or_none()
    return None if row is None else _entry(row)


def stories_of(connection: Connection, articles: Iterable[str]) -> list[str]:
    """The ids of the stories that hold any of the articles."""
    return sorted({row.story for row in rows_of(connection, select(MEMBERS), MEMBERS.c.article, articles)})


def refresh(connection: Connection, stories: Iterable[str]) -> None:
    """Write the rows of some stories anew from their articles and the judgements that touch them."""
    wanted = sorted(set(stories))
    members = _members(connection, wanted)
    judged = standing(connection)
    judgements = [(each.id, each.judgement) for each in judged]
    changed = newest(connection)
    held = {row.id: row for row in rows_of(connection, select(STORIES), STORIES.c.id, wanted)}
    rows = [_row(connection, story, members[story], judgements, held.get(story), changed) for story in members]
    for row in rows:
        if row["id"] in held:
            connection.execute(update(STORIES).where(STORIES.c.id == row["id"]).values(row))
    if new := [row for row in rows if row["id"] not in held]:
        connection.execute(insert(STORIES), new)


def pending(connection: Connection, least: int, recipe: str | None = None) -> list[str]:
    """The stories of at least so many articles whose account is not of today's articles and judgements, oldest first.

    With a `recipe` also those whose account was told with another one.
    """
    is_open = STORIES.c.told_of != STORIES.c.made_of
    if recipe is not None:
        is_open = is_open | (STORIES.c.told_with != recipe)
    query = select(STORIES.c.id).where(STORIES.c.articles >= least, is_open)
    return list(connection.execute(query.order_by(STORIES.c.changed, STORIES.c.id)).scalars())


def _members(connection: Connection, stories: Sequence[str]) -> dict[str, list[Row[Any]]]:
    columns = [ARTICLES.c[name] for name in ("id", "made_of", "title", "outlet", "earliest", "latest", "number")]
    opening = func.substr(ARTICLES.c.text, 1, LONGEST_LABEL).label("opening")
    query = select(MEMBERS.c.story, *columns, opening).join(ARTICLES, ARTICLES.c.id == MEMBERS.c.article)
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows_of(connection, query, MEMBERS.c.story, stories):
        found[row.story].append(row)
    return {
        story: sorted(found[story], key=lambda row: (row.earliest or NO_DAY, row.id))
        for story in stories
        if found[story]
    }


def _row(
    connection: Connection,
    id: str,
    members: Sequence[Row[Any]],
    judgements: Sequence[tuple[str, Judgement]],
    held: Row[Any] | None,
    changed: int,
) -> dict[str, Any]:
    story = _story(id, members)
    made_of = _made_of(connection, members, judgements)
    if held is not None and held.told_of == made_of:
        story = msgspec.json.decode(held.record, type=Story)
    return {
        "id": id,
        "first": story.first.isoformat() if story.first else None,
        "latest": story.latest.isoformat() if story.latest else None,
        "articles": len(members),
        "outlets": len({row.outlet or row.id for row in members}),
        "disputed": held.disputed if held is not None else 0,
        "changed": changed,
        "made_of": made_of,
        "told_of": held.told_of if held is not None else "",
        "told_with": held.told_with if held is not None else "",
        "record": msgspec.json.encode(story),
    }


def _story(id: str, members: Sequence[Row[Any]]) -> Story:
    """The story as its articles tell it before its account does."""
    titled = next((row.title for row in members if row.title.strip()), "")
    label = titled.strip() or members[0].opening.strip().partition("\n")[0]
    return Story(
        id=id,
        articles=tuple(row.id for row in members),
        label=label[:LONGEST_LABEL] or members[0].id,
        first=_day(min((row.earliest for row in members if row.earliest), default=None)),
        latest=_day(max((row.latest for row in members if row.latest), default=None)),
    )


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _made_of(connection: Connection, members: Sequence[Row[Any]], judgements: Sequence[tuple[str, Judgement]]) -> str:
    """The digest of the articles as they were read, and of the judgements that touch the story."""
    articles = frozenset(row.id for row in members)
    touching = [id for id, judgement in judgements if TOUCHES[judgement.kind](judgement, articles, connection)]
    return digest(
        *(part for row in sorted(members, key=lambda row: row.id) for part in (row.id, row.made_of)), *touching
    )


def _never(judgement: Judgement, articles: frozenset[str], connection: Connection) -> bool:
    return False


def _by_article(judgement: Judgement, articles: frozenset[str], connection: Connection) -> bool:
    return judgement.subject in articles


def _by_place(judgement: Judgement, articles: frozenset[str], connection: Connection) -> bool:
    return any(place.rpartition(":")[0] in articles for place in (judgement.subject, *judgement.others))


def _by_names(judgement: Judgement, articles: frozenset[str], connection: Connection) -> bool:
    """Whether all the names stand in the texts of the story."""
    query = select(ARTICLES.c.text)
    texts = [folded_words(row.text) for row in rows_of(connection, query, ARTICLES.c.id, sorted(articles))]
    names = (folded_words(name) for name in (judgement.subject, *judgement.others))
    return all(any(name in text for text in texts) for name in names)


# Which stories a judgement bears on; how stories are grouped shows in their articles.
TOUCHES: Mapping[JudgementKind, Callable[[Judgement, frozenset[str], Connection], bool]] = {
    JudgementKind.NAMES: _by_names,
    JudgementKind.STORIES: _never,
    JudgementKind.CLAIMS: _by_place,
    JudgementKind.LINE: _by_place,
    JudgementKind.DATE: _by_article,
    JudgementKind.VERDICT: _by_place,
    JudgementKind.UNDO: _never,
}


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        story=msgspec.json.decode(row.record, type=Story),
        articles=row.articles,
        outlets=row.outlets,
        disputed=row.disputed,
        changed=row.changed,
        is_told=bool(row.told_of),
        is_current=row.told_of == row.made_of,
    )
