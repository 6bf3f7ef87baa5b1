"""Is a library sound? Digests are computed again, spans looked up, the index and the file or database verified."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec
from sqlalchemy import Column, Connection, Table, select
from sqlalchemy.exc import DatabaseError

from consilience.records import Account, AnnotatedArticle, Problem, Record, Span, Story, digest
from consilience.store.judgement import Judgement
from consilience.store.tables import (
    ACCOUNTS,
    ARTICLES,
    CAPTURES,
    JUDGEMENTS,
    MEMBERS,
    NAMES,
    ORIGINALS,
    STATEMENTS,
    STORIES,
    TOMBSTONES,
)
from consilience.store.words import storable

STAGE = "check"
Kept = TypeVar("Kept", AnnotatedArticle, Account, Story, Judgement)
# Tables whose rows stand for rows of another: the column, the table and column that it must be found in, and whose
# subject the problem is.
REFERENCES: tuple[tuple[Table, str, Column[str]], ...] = (
    (MEMBERS, "article", ARTICLES.c.id),
    (MEMBERS, "story", STORIES.c.id),
    (ACCOUNTS, "story", STORIES.c.id),
    (STATEMENTS, "story", ACCOUNTS.c.story),
    (STATEMENTS, "article", ARTICLES.c.id),
    (NAMES, "story", ACCOUNTS.c.story),
    (ORIGINALS, "article", ARTICLES.c.id),
    (STORIES, "id", MEMBERS.c.story),
)


def checked(connection: Connection) -> Iterator[Problem]:
    """One Problem for each thing that is not as it was kept."""
    damaged = list(_file(connection))
    yield from damaged
    if damaged:
        return
    lengths = {row.id: len(row.text) for row in connection.execute(select(ARTICLES.c.id, ARTICLES.c.text))}
    yield from _captures(connection)
    yield from _articles(connection, lengths)
    yield from _stories(connection)
    yield from _accounts(connection)
    yield from _statements(connection, lengths)
    yield from _judgements(connection)
    yield from _references(connection)
    yield from _tombstones(connection)


def spans_of(value: object) -> Iterator[Span]:
    """All spans in a record and in what it is made of."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_of(part)


def _file(connection: Connection) -> Iterator[Problem]:
    """PostgreSQL looks after its own pages and indices."""
    if connection.dialect.name != "sqlite":
        return
    try:
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except DatabaseError as error:
        yield _problem("library", f"the file is damaged ({error.orig}); restore it from a copy")
        return
    yield from (
        _problem("library", f"the file is damaged ({row}); restore it from a copy") for row in rows if row != "ok"
    )
    for index, table in (("search", "articles"), ("search_statements", "statements")):
        indexed = connection.exec_driver_sql(f"SELECT count(*) FROM {index}_docsize").scalar_one()
        held = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
        if indexed != held:
            message = f"the index holds {indexed} of {held} {table}; make a new library from the sources"
            yield _problem("library", message)


def _captures(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(CAPTURES.c.digest, CAPTURES.c.uri, CAPTURES.c.body)):
        if digest(bytes(row.body)) != row.digest:
            yield _problem(row.uri, f"the bytes of capture {row.digest} are not those that were kept; get it again")


def _articles(connection: Connection, lengths: Mapping[str, int]) -> Iterator[Problem]:
    """Records, texts and spans; a span may point into another article, whose date told this one's, if that is held."""
    for row in connection.execute(select(ARTICLES).order_by(ARTICLES.c.number)):
        annotated = _decoded(row.record, AnnotatedArticle)
        if annotated is None or digest(bytes(row.record)) != row.digest:
            yield _problem(row.id, "the record of the article is not the one that was kept; add it again")
        elif storable(annotated.article.text) != row.text:
            yield _problem(row.id, "the text in the index is not that of the record; add the article again")
        else:
            held = (span for span in spans_of(annotated) if span.article in lengths)
            yield from _misplaced(held, lengths, row.id)


def _stories(connection: Connection) -> Iterator[Problem]:
    columns = (STORIES.c.id, STORIES.c.record, STORIES.c.articles, STORIES.c.told_of, ACCOUNTS.c.made_of)
    query = select(*columns).outerjoin(ACCOUNTS, ACCOUNTS.c.story == STORIES.c.id).order_by(STORIES.c.id)
    for row in connection.execute(query):
        story = _decoded(row.record, Story)
        if story is None or story.id != row.id or len(story.articles) != row.articles:
            yield _problem(row.id, "the row of the story is not the one that was kept; tell the story again")
        elif (row.made_of or "") != row.told_of:
            yield _problem(row.id, "the account is not the one that the story names; tell the story again")


def _accounts(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.story)):
        account = _decoded(row.record, Account)
        if account is None or digest(bytes(row.record)) != row.digest:
            yield _problem(row.story, "the account is not the one that was kept; tell the story again")
        else:
            lengths = {member.article.id: len(member.article.text) for member in account.articles}
            yield from _misplaced(spans_of(account), lengths, row.story)


def _statements(connection: Connection, lengths: Mapping[str, int]) -> Iterator[Problem]:
    for row in connection.execute(select(STATEMENTS).order_by(STATEMENTS.c.number)):
        if not 0 <= row.start < row.end <= lengths.get(row.article, 0):
            yield _problem(row.story, f"the words at {row.start}-{row.end} are not in {row.article}; tell it again")


def _judgements(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.number)):
        judgement = _decoded(row.record, Judgement)
        if judgement is None or judgement.id != row.id:
            yield _problem(row.subject, f"judgement {row.number} is not the one that was kept; import it from a copy")


def _references(connection: Connection) -> Iterator[Problem]:
    for table, name, target in REFERENCES:
        column, other = table.c[name], target.table.alias()
        query = select(column).outerjoin(other, other.c[target.name] == column).where(other.c[target.name].is_(None))
        for value in connection.execute(query.distinct().order_by(column)).scalars():
            yield _problem(value, f"{table.name} names it, and it is missing from {target.table.name}; add it again")


def _tombstones(connection: Connection) -> Iterator[Problem]:
    """A story cannot be both there and gone."""
    query = select(TOMBSTONES.c.old).join(STORIES, STORIES.c.id == TOMBSTONES.c.old).order_by(TOMBSTONES.c.old)
    for story in connection.execute(query).scalars():
        yield _problem(story, "the story is said to be gone and is there; tell it again")


def _misplaced(spans: Iterable[Span], lengths: Mapping[str, int], uri: str) -> Iterator[Problem]:
    for span in spans:
        if span.end > lengths.get(span.article, 0):
            yield _problem(uri, f"the span {span.start}-{span.end} is not in the text of {span.article}; add it again")


def _decoded(record: bytes, kind: type[Kept]) -> Kept | None:
    try:
        return msgspec.json.decode(record, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _problem(uri: str, message: str) -> Problem:
    return Problem(stage=STAGE, uri=uri, message=message)
