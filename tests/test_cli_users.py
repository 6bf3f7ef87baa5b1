"""Users on the command line."""

import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consilience.cli_users import user
from consilience.records import ConsilienceError, Rank
from consilience.serve.passwords import is_right
from consilience.serve.tokens import session_digest
from consilience.store import Library
from consilience.store.users import User, Users

PASSWORD = "a long enough password"


@pytest.fixture
def library(tmp_path: Path) -> str:
    path = str(tmp_path / "desk.library")
    Library.open(path).close()
    return path


def run(library: str, *arguments: str, typed: str = "") -> tuple[int, str]:
    """The exit status and the output of a command; what the caller did wrong is raised."""
    done = CliRunner().invoke(user, list(arguments), obj=library, input=typed)
    if isinstance(done.exception, ConsilienceError):
        raise done.exception
    return done.exit_code, done.stdout


def held(library: str, name: str) -> User | None:
    return Users.open(library).user(name)


@pytest.mark.parametrize(
    ("options", "typed"),
    [((), f"{PASSWORD}\n{PASSWORD}\n"), (("--password-stdin",), f"{PASSWORD}\n")],
    ids=["asked for", "from standard input"],
)
def test_a_user_is_added_with_a_password(library: str, options: tuple[str, ...], typed: str) -> None:
    status, _ = run(library, "add", "Ann", "--role", "editor", *options, typed=typed)
    found = held(library, "ann")
    assert status == 0
    assert found is not None
    assert found.rank is Rank.EDITOR
    assert is_right(found.password, PASSWORD)


def test_a_short_password_is_refused(library: str) -> None:
    with pytest.raises(ConsilienceError, match="10 to 200 characters"):
        run(library, "add", "Ann", "--password-stdin", typed="short\n")
    assert held(library, "Ann") is None


def test_users_are_listed_changed_and_removed(library: str) -> None:
    run(library, "add", "Ann", "--password-stdin", typed=f"{PASSWORD}\n")
    run(library, "change", "ann", "--role", "admin")
    assert run(library, "list")[1].startswith("Ann\tadmin\t")
    run(library, "remove", "ANN")
    assert run(library, "list") == (1, "")


@pytest.mark.parametrize("command", [("remove", "Nobody"), ("change", "Nobody", "--role", "admin")])
def test_nobody_can_be_neither_changed_nor_removed(library: str, command: tuple[str, ...]) -> None:
    with pytest.raises(ConsilienceError, match="no user Nobody"):
        run(library, *command)


def test_a_token_is_good_for_programs_alone(library: str) -> None:
    run(library, "add", "Ann", "--password-stdin", typed=f"{PASSWORD}\n")
    digest = session_digest(run(library, "token", "Ann", "--days", "2")[1].strip())
    users, now = Users.open(library), datetime.datetime.now(datetime.UTC)
    found = users.of_session(digest, now, is_program=True)
    assert found is not None
    assert found.name == "Ann"
    assert users.of_session(digest, now) is None
    assert users.of_session(digest, now + datetime.timedelta(days=3), is_program=True) is None
