"""Is a library sound? Digests are computed again, spans looked up, the index and the file verified."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from consilience.records import Account, AnnotatedArticle, Problem, Record, Span, digest
from consilience.store.tables import ACCOUNTS, ARTICLES, CAPTURES, MEMBERS, STORIES

STAGE = "check"
Kept = TypeVar("Kept", AnnotatedArticle, Account)


def checked(connection: Connection) -> Iterator[Problem]:
    """One Problem for each thing that is not as it was kept."""
    yield from _file(connection)
    yield from _captures(connection)
    yield from _articles(connection)
    yield from _accounts(connection)
    yield from _members(connection)


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
    try:
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        indexed = connection.exec_driver_sql("SELECT count(*) FROM search_docsize").scalar_one()
        held = connection.exec_driver_sql("SELECT count(*) FROM articles").scalar_one()
    except DatabaseError as error:
        yield _problem("library", f"the file is damaged ({error.orig}); restore it from a copy")
        return
    for row in rows:
        if row != "ok":
            yield _problem("library", f"the file is damaged ({row}); restore it from a copy")
    if indexed != held:
        yield _problem("library", f"the index holds {indexed} of {held} articles; make a new library from the sources")


def _captures(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(CAPTURES.c.digest, CAPTURES.c.uri, CAPTURES.c.body)):
        if digest(row.body) != row.digest:
            yield _problem(row.uri, f"the bytes of capture {row.digest} are not those that were kept; get it again")


def _articles(connection: Connection) -> Iterator[Problem]:
    """Records, texts and spans; a span may point into another article, whose date told this one's, if that is held."""
    lengths = {row.id: len(row.text) for row in connection.execute(select(ARTICLES.c.id, ARTICLES.c.text))}
    for row in connection.execute(select(ARTICLES).order_by(ARTICLES.c.number)):
        annotated = _decoded(row.record, AnnotatedArticle)
        if annotated is None or digest(row.record) != row.digest:
            yield _problem(row.id, "the record of the article is not the one that was kept; add it again")
        elif annotated.article.text != row.text:
            yield _problem(row.id, "the text in the index is not that of the record; add the article again")
        else:
            held = (span for span in spans_of(annotated) if span.article in lengths)
            yield from _misplaced(held, lengths, row.id)


def _accounts(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.story)):
        account = _decoded(row.record, Account)
        if account is None or digest(row.record) != row.digest:
            yield _problem(row.story, "the account is not the one that was kept; report the story again")
        else:
            lengths = {member.article.id: len(member.article.text) for member in account.articles}
            yield from _misplaced(spans_of(account), lengths, row.story)


def _members(connection: Connection) -> Iterator[Problem]:
    lost = (
        select(MEMBERS.c.story, MEMBERS.c.article)
        .outerjoin(ARTICLES, ARTICLES.c.id == MEMBERS.c.article)
        .outerjoin(STORIES, STORIES.c.id == MEMBERS.c.story)
        .where(ARTICLES.c.id.is_(None) | STORIES.c.id.is_(None))
        .order_by(MEMBERS.c.story, MEMBERS.c.article)
    )
    for row in connection.execute(lost):
        yield _problem(row.story, f"the article {row.article} is missing from the library; report the story again")


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
