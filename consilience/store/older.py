"""What a library of layout 1 holds, for a new library: its captures, and its judgements in today's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import msgspec

from consilience.records import Capture, Record
from consilience.store.judgement import Judgement, JudgementKind
from consilience.store.sqlite import APPLICATION

LAYOUT = 1
# How layout 1 wrote a judgement on two names as one subject.
NAMES, BETWEEN = "names ", " ≟ "


class Older(Record, frozen=True, kw_only=True):
    """A judgement of layout 1: its subject two names, or a place in an article."""

    subject: str
    value: str
    author: str
    made: datetime
    note: str = ""


def is_older(path: Path) -> bool:
    """Whether a file is a library of layout 1."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            marks = ("PRAGMA application_id", "PRAGMA user_version")
            return [connection.execute(mark).fetchone()[0] for mark in marks] == [APPLICATION, LAYOUT]
    except sqlite3.Error:
        return False


def older_captures(path: Path) -> Iterator[Capture]:
    """The captures in the order in which they came."""
    with closing(sqlite3.connect(path)) as connection:
        columns = "digest, uri, media_type, retrieved, name, body"
        for key, uri, kind, retrieved, name, body in connection.execute(
            f"SELECT {columns} FROM captures ORDER BY rowid"
        ):
            when = datetime.fromisoformat(retrieved) if retrieved else None
            yield Capture(uri=uri, media_type=kind, body=body, digest=key, retrieved=when, name=name)


def older_judgements(path: Path) -> Iterator[Judgement]:
    """The judgements in their order."""
    with closing(sqlite3.connect(path)) as connection:
        for (record,) in connection.execute("SELECT record FROM judgements ORDER BY number"):
            yield _judgement(msgspec.json.decode(record, type=Older))


def _judgement(older: Older) -> Judgement:
    kind, subject, others = JudgementKind.LINE, older.subject, tuple[str, ...]()
    if subject.startswith(NAMES):
        subject, _, other = subject.removeprefix(NAMES).partition(BETWEEN)
        kind, others = JudgementKind.NAMES, (other,)
    return Judgement(
        kind=kind,
        subject=subject,
        others=others,
        value=older.value,
        author=older.author,
        made=older.made,
        note=older.note,
    )
