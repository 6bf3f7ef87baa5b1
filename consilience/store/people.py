"""People, bodies and places, as the accounts of the stories name them."""

from sqlalchemy import Connection, func, select

from consilience.records import MentionKind, Record
from consilience.store.tables import NAMES
from consilience.store.words import folded_words


class Person(Record, frozen=True, kw_only=True):
    """Somebody or something under one name: in how many articles of which stories. The stories are judged alone: two
    of them may mean two bearers of the name."""

    name: str
    kind: MentionKind
    articles: int
    stories: tuple[str, ...]


def people(connection: Connection, name: str, limit: int, offset: int) -> tuple[Person, ...]:
    """Those known under a name, or all, those in most articles first."""
    count = func.count(NAMES.c.article.distinct())
    query = select(NAMES.c.name, NAMES.c.kind, count.label("articles")).group_by(NAMES.c.name, NAMES.c.kind)
    if wanted := folded_words(name):
        query = query.where(NAMES.c.folded.contains(wanted, autoescape=True))
    rows = connection.execute(
        query.order_by(count.desc(), NAMES.c.name, NAMES.c.kind).limit(limit).offset(offset)
    ).all()
    return tuple(
        Person(
            name=row.name,
            kind=MentionKind(row.kind),
            articles=row.articles,
            stories=_stories(connection, row.name, row.kind),
        )
        for row in rows
    )


def _stories(connection: Connection, name: str, kind: str) -> tuple[str, ...]:
    query = select(NAMES.c.story).where(NAMES.c.name == name, NAMES.c.kind == kind).distinct()
    return tuple(connection.execute(query.order_by(NAMES.c.story)).scalars())
