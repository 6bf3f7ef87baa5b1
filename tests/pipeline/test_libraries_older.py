"""A library of an older layout is not opened, and what people put into it is taken into a new one."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from consilience.claims import Judged
from consilience.pipeline import By, Kit, fill, import_library, judge, line_judged, names_judged, run
from consilience.records import Account, Capture, Role
from consilience.store import Judgement, JudgementKind, Library, NotALibrary, is_older
from tests.pipeline.test_libraries_judged import BY, EXAMPLE, LATER, LINE

# What layout 1 was, as far as it is read.
TABLES = """
    CREATE TABLE captures (digest TEXT PRIMARY KEY, uri TEXT NOT NULL, media_type TEXT NOT NULL, retrieved TEXT,
        name TEXT, body BLOB NOT NULL);
    CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, capture TEXT NOT NULL,
        title TEXT NOT NULL, text TEXT NOT NULL, record BLOB NOT NULL, digest TEXT NOT NULL);
    CREATE TABLE judgements (number INTEGER PRIMARY KEY, record BLOB NOT NULL);
    PRAGMA application_id = 1131311980;
    PRAGMA user_version = 1;
"""


def older(path: Path, captures: Iterable[Capture], judgements: Iterable[Judgement]) -> Path:
    """A library as layout 1 kept it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(TABLES)
        for each in captures:
            when = each.retrieved.isoformat() if each.retrieved else None
            row = (each.digest, each.uri, each.media_type, when, each.name, each.body)
            connection.execute("INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO judgements (record) VALUES (?)", [(_record(each),) for each in judgements])
    return path


def _record(judgement: Judgement) -> bytes:
    """Layout 1 had one subject: two names, or a place."""
    is_names = judgement.kind is JudgementKind.NAMES
    subject = f"names {judgement.subject} ≟ {judgement.others[0]}" if is_names else judgement.subject
    made = {"subject": subject, "value": judgement.value, "author": judgement.author, "made": judgement.made}
    return msgspec.json.encode({**made, "note": judgement.note})


def told(library: Library) -> Account:
    (story,) = library.stories()
    return library.account(story.id)


def test_what_an_older_library_holds_comes_into_a_new_one_once(kit: Kit, place: str, tmp_path: Path) -> None:
    captures = [item for item in run([str(EXAMPLE)], kit, until="acquire") if isinstance(item, Capture)]
    noted = By(author="Ann", made=LATER.made, note="Two men")
    with Library.open(tmp_path / "wanted.library") as wanted:
        fill(wanted, [str(EXAMPLE)], kit)
        article = wanted.search('"has no second exit"')[0].article
        judgements = (
            line_judged(wanted, article, LINE, Role.CAPTION, BY),
            names_judged("Olav Brekke", "Brekke", Judged.NOT_SAME, noted),
        )
        for each in judgements:
            judge(wanted, each, kit)
        path = older(tmp_path / "older.library", captures, judgements)
        assert is_older(path)
        with Library.open(place) as library:
            done = import_library(library, path, kit)
            assert (done.articles, done.judgements, done.problems) == (len(captures), 2, ())
            assert library.standing() == judgements
            assert told(library) == told(wanted)
            assert list(library.check()) == []
            again = import_library(library, path, kit)
            assert (again.articles, again.judgements) == (0, 0)


def test_an_older_library_is_left_as_it_is(tmp_path: Path) -> None:
    path = older(tmp_path / "older.library", (), ())
    before = path.read_bytes()
    with pytest.raises(NotALibrary, match=f"import {path}"):
        Library.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"words", None], ids=["empty", "a text", "of today"])
def test_another_file_is_no_older_library(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "desk.library"
    if content is None:
        Library.open(path).close()
    else:
        path.write_bytes(content)
    assert not is_older(path)
    assert not is_older(tmp_path / "nothing")
