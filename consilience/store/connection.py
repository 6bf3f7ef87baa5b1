"""Connections to the file of a library: opened, made, or refused."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from consilience.records import ConsilienceError
from consilience.store.tables import APPLICATION, LAYOUT, METADATA, STATEMENTS

VARIABLE = "CONSILIENCE_LIBRARY"
# How long a writer waits for another process's transaction.
PATIENCE_SECONDS = 30.0
TABLES = "SELECT count(*) FROM sqlite_master"
MARKS = ("PRAGMA application_id", "PRAGMA user_version", TABLES)


class NotALibrary(ConsilienceError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is no library: {reason}. Name a library, or a new file to make one")


class NoLibraryNamed(ConsilienceError):
    def __init__(self) -> None:
        super().__init__(f"no library is named. Use --library FILE, or set {VARIABLE}")


def located(path: str | Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The path given, else the one that the environment names. Raises NoLibraryNamed."""
    if chosen := path or environment.get(VARIABLE):
        return Path(chosen)
    raise NoLibraryNamed


def engine(path: Path, *, must_exist: bool = False) -> Engine:
    """An engine over a library, which is made where there is none. Raises NotALibrary."""
    if not path.parent.is_dir():
        raise NotALibrary(path, "its folder does not exist")
    if must_exist and not path.is_file():
        raise NotALibrary(path, "there is no such file")
    is_new = _is_new(path)
    made = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": PATIENCE_SECONDS}
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    if is_new:
        with writing(made) as connection:
            _make(connection)
    return made


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the writer's lock from its first statement; durable once left without an error."""
    with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
        yield connection


def _is_new(path: Path) -> bool:
    """Is the file still to be made into a library? Nothing is written to another program's file."""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as connection:
            application, layout, tables = (connection.execute(query).fetchone()[0] for query in MARKS)
            if not tables:
                connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise NotALibrary(path, str(error)) from error
    if tables and application != APPLICATION:
        raise NotALibrary(path, "it is another program's database")
    if tables and layout != LAYOUT:
        raise NotALibrary(path, f"its layout is {layout}, this version reads {LAYOUT}")
    return not tables


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """FULL makes every commit survive a loss of power; what is forgotten is overwritten, not only unlinked."""
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        for pragma in ("synchronous=FULL", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """SQLAlchemy's own way of leaving transactions to us: the driver starts none, so that reads share one view."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _make(connection: Connection) -> None:
    """Make the tables, unless another process was quicker."""
    if connection.exec_driver_sql(TABLES).scalar_one():
        return
    METADATA.create_all(connection)
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={LAYOUT}")
