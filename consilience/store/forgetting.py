"""An article out of a library, with all that quotes it."""

import datetime

from sqlalchemy import Connection, delete, func, select, update

from consilience.records import UnknownArticle
from consilience.store.changes import ChangeKind, note
from consilience.store.grouping import leave
from consilience.store.tables import ARTICLES, CAPTURES, NAMES, ORIGINALS, STATEMENTS


def forget(connection: Connection, now: datetime.datetime, id: str) -> None:
    """Remove one version of an article; its story is to be told anew, without it. Raises UnknownArticle."""
    columns = (ARTICLES.c.capture, ARTICLES.c.address, ARTICLES.c.current, ARTICLES.c.replaces)
    held = connection.execute(select(*columns).where(ARTICLES.c.id == id)).one_or_none()
    if held is None:
        raise UnknownArticle(id)
    note(connection, now, [(ChangeKind.ARTICLE_FORGOTTEN, id, {})])
    connection.execute(delete(ARTICLES).where(ARTICLES.c.id == id))
    connection.execute(delete(ORIGINALS).where(ORIGINALS.c.article == id))
    for table in (STATEMENTS, NAMES):
        connection.execute(delete(table).where(table.c.article == id))
    leave(connection, now, id)
    connection.execute(update(ARTICLES).where(ARTICLES.c.replaces == id).values(replaces=held.replaces))
    if held.current and held.replaces:
        connection.execute(update(ARTICLES).where(ARTICLES.c.id == held.replaces).values(current=1))
    _forget_captures(connection, held.capture, held.address)


def _forget_captures(connection: Connection, capture: str, address: str) -> None:
    """The capture goes unless another article was read from it, and those of trivial edits with the last version."""
    others = select(func.count()).where(ARTICLES.c.capture == capture)
    if not connection.execute(others).scalar_one():
        connection.execute(delete(CAPTURES).where(CAPTURES.c.digest == capture))
    versions = select(func.count()).where(ARTICLES.c.address == address)
    if not connection.execute(versions).scalar_one():
        connection.execute(delete(CAPTURES).where(CAPTURES.c.address == address))
