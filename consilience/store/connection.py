"""Connections to a library, wherever it is: a file of SQLite, or a database of PostgreSQL."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from consilience.store import postgres, sqlite
from consilience.store.refusals import VARIABLE, NoLibraryNamed

# How a writer's transaction begins: both hold all other writers off, and no reader.
WRITER = {
    "sqlite": {"begin": "BEGIN IMMEDIATE"},
    "postgresql": {"begin": postgres.LOCK, "isolation_level": "READ COMMITTED"},
}


def located(place: str | Path | None, environment: Mapping[str, str] = os.environ) -> str:
    """The place given, else the one that the environment names. Raises NoLibraryNamed."""
    if chosen := place or environment.get(VARIABLE):
        return str(chosen)
    raise NoLibraryNamed


def engine(place: str, *, must_exist: bool = False) -> Engine:
    """An engine over a library, which is made where there is none. Raises NotALibrary."""
    if postgres.is_url(place):
        return postgres.engine(place, must_exist=must_exist)
    return sqlite.engine(Path(place), must_exist=must_exist)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the writers' lock from its first statement; durable once left without an error."""
    with engine.connect().execution_options(**WRITER[engine.dialect.name]) as connection, connection.begin():
        yield connection
