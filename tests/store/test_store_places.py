"""A library is opened where it is, made where there is none, and another program's is left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text, update

from consilience.store import Library, NoLibraryNamed, NotALibrary
from consilience.store.connection import engine, writing
from consilience.store.tables import ABOUT
from tests.store.postgres import database


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"not a database, only a text of some length" * 9, "not a database"), (None, "another program's database")],
    ids=["a text file", "another database"],
)
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "desk.library"
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(NotALibrary, match=reason):
        Library.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("layout", "reason"), [(99, "its layout is 99"), (1, "import")], ids=["a later one", "an earlier one"]
)
def test_a_library_of_another_layout_is_refused(tmp_path: Path, layout: int, reason: str) -> None:
    path = tmp_path / "desk.library"
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={layout}")
    with pytest.raises(NotALibrary, match=reason):
        Library.open(path)


def test_a_library_that_must_exist_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "desk.library"
    with pytest.raises(NotALibrary, match="no such file"):
        Library.open(path, must_exist=True)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary, match="folder does not exist"):
        Library.open(tmp_path / "nowhere" / "desk.library")


def test_the_environment_names_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSILIENCE_LIBRARY", str(tmp_path / "desk.library"))
    Library.open().close()
    assert (tmp_path / "desk.library").exists()


def test_no_library_named_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSILIENCE_LIBRARY", raising=False)
    with pytest.raises(NoLibraryNamed, match="--library FILE"):
        Library.open()


def test_a_database_that_must_hold_a_library_is_left_empty(server: str) -> None:
    with database(server, "empty") as place:
        with pytest.raises(NotALibrary, match="is empty"):
            Library.open(place, must_exist=True)
        Library.open(place).close()


def test_another_program_s_database_is_refused(server: str) -> None:
    with database(server, "other") as place:
        opened = engine(place)
        with writing(opened) as connection:
            for statement in ("DROP TABLE about", "CREATE TABLE recipes (name text)"):
                connection.execute(text(statement))
        opened.dispose()
        with pytest.raises(NotALibrary, match="another program's"):
            Library.open(place)


def test_a_database_of_another_layout_is_refused(server: str) -> None:
    with database(server, "layout") as place:
        opened = engine(place)
        with writing(opened) as connection:
            connection.execute(update(ABOUT).values(value="99"))
        opened.dispose()
        with pytest.raises(NotALibrary, match="its layout is 99"):
            Library.open(place)


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(NotALibrary, match="does not answer") as refused:
        Library.open("postgresql://reader:secret@127.0.0.1:1/desk")
    assert "secret" not in str(refused.value)
