"""A library as one file of SQLite: opened, made, or refused; full text by FTS5."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event

from consilience.store.refusals import NotALibrary, OlderLibrary
from consilience.store.tables import ABOUT, APPEND_ONLY, LAYOUT, METADATA

# "Cnsl" in ASCII: SQLite keeps it in the header of the file, so that another program's file is known at once.
APPLICATION = 0x436E736C
# How long a writer waits for another process's transaction.
PATIENCE_SECONDS = 30.0
# Connections kept open for the next call, each with what it has read of the file; there may be any number more. A call
# that opens the file anew takes 0.6 ms more of processor time, a list of stories 5 ms.
KEPT_OPEN = 16
# Bytes of the file that are read through memory which all processes share: searching 65,000 articles is three times
# as fast.
MAPPED = 1 << 32
TABLES = "SELECT count(*) FROM sqlite_master"
MARKS = ("PRAGMA application_id", "PRAGMA user_version", TABLES)
TOKENS = "tokenize='unicode61 remove_diacritics 2'"
# Columns in which terms are looked for, then those of filters, so that these narrow what is found within the index.
INDEXED = ("title", "text", "outlet", "language")


def _row(name: str) -> str:
    return ", ".join(f"{name}.{column}" for column in INDEXED)


IN = f"INSERT INTO search(rowid, {', '.join(INDEXED)}) VALUES (new.number, {_row('new')})"
OUT = f"INSERT INTO search(search, rowid, {', '.join(INDEXED)}) VALUES ('delete', old.number, {_row('old')})"

# What the tables cannot say: the full-text indices with the triggers that keep them true.
STATEMENTS = (
    f"""CREATE VIRTUAL TABLE search
        USING fts5({", ".join(INDEXED)}, content='articles', content_rowid='number', {TOKENS})""",
    f"CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN {IN}; END",
    f"CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN {OUT}; END",
    f"""CREATE TRIGGER article_reread AFTER UPDATE OF {", ".join(INDEXED)} ON articles
        WHEN ({_row("old")}) IS NOT ({_row("new")}) BEGIN {OUT}; {IN}; END""",
    f"CREATE VIRTUAL TABLE search_statements USING fts5(text, content='statements', content_rowid='number', {TOKENS})",
    """CREATE TRIGGER statement_added AFTER INSERT ON statements BEGIN
        INSERT INTO search_statements(rowid, text) VALUES (new.number, new.text); END""",
    """CREATE TRIGGER statement_removed AFTER DELETE ON statements BEGIN
        INSERT INTO search_statements(search_statements, rowid, text) VALUES ('delete', old.number, old.text); END""",
)
KEPT = "CREATE TRIGGER {name}_{verb} BEFORE {verb} ON {name} BEGIN SELECT RAISE(ABORT, '{name} stay'); END"


def engine(path: Path, *, must_exist: bool = False) -> Engine:
    """An engine over a library, which is made where there is none. Raises NotALibrary."""
    if not path.parent.is_dir():
        raise NotALibrary(str(path), "its folder does not exist")
    if must_exist and not path.is_file():
        raise NotALibrary(str(path), "there is no such file")
    is_new = _is_new(path)
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        pool_size=KEPT_OPEN,
        max_overflow=-1,
        connect_args={"timeout": PATIENCE_SECONDS},
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    if is_new:
        with made.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
            _make(connection)
    return made


def _is_new(path: Path) -> bool:
    """Is the file still to be made into a library? Nothing is written to another program's file."""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as connection:
            application, layout, tables = (connection.execute(query).fetchone()[0] for query in MARKS)
            if not tables:
                connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise NotALibrary(str(path), str(error)) from error
    if tables and application != APPLICATION:
        raise NotALibrary(str(path), "it is another program's database")
    if tables and layout < LAYOUT:
        raise OlderLibrary(str(path), layout, LAYOUT)
    if tables and layout != LAYOUT:
        raise NotALibrary(str(path), f"its layout is {layout}, this version reads {LAYOUT}")
    return not tables


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """FULL makes every commit survive a loss of power; what is forgotten is overwritten, not only unlinked."""
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        for pragma in ("synchronous=FULL", "secure_delete=ON", f"mmap_size={MAPPED}"):
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
    for table in APPEND_ONLY:
        for verb in ("DELETE", "UPDATE"):
            connection.exec_driver_sql(KEPT.format(name=table.name, verb=verb))
    connection.execute(ABOUT.insert().values(name="layout", value=str(LAYOUT)))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={LAYOUT}")
