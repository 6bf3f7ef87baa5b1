"""The commands for webhooks: added with a secret from standard input that no list shows, removed, delivered."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from consilience.cli_hooks import deliver, hook
from consilience.store import Library
from consilience.store.hooks import Hooks, WrongHook
from tests.store.making import account, annotated

# Nobody listens at the port for discarding.
URL, SECRET = "http://127.0.0.1:9/changed", "a secret of a test"


@pytest.fixture
def place(tmp_path: Path) -> str:
    path = str(tmp_path / "desk.library")
    with Library.open(path) as library:
        library.save_accounts([account(annotated())])
    return path


def run(place: str, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(hook, list(arguments), input=typed, obj=place, catch_exceptions=False)


def test_a_hook_is_added_listed_without_its_secret_and_removed(place: str) -> None:
    added = run(place, "add", URL, "--secret-stdin", typed=f"{SECRET}\n")
    assert (added.exit_code, added.stdout) == (0, f"{URL} is sent the changes after number 3\n")
    opened = Hooks.open(place)
    assert [each.secret for each in opened.all()] == [SECRET]
    opened.close()
    listed = run(place, "list").stdout
    assert listed == f"{URL}  on  up to 3  0 failures\n"
    assert run(place, "remove", URL).exit_code == 0
    assert run(place, "list").stdout == ""


def test_a_short_secret_is_refused(place: str) -> None:
    with pytest.raises(WrongHook, match="openssl rand"):
        run(place, "add", URL, "--secret-stdin", typed="short\n")


def test_what_was_not_delivered_is_said_and_shows_in_the_exit_status(place: str) -> None:
    run(place, "add", URL, "--secret-stdin", typed=f"{SECRET}\n")
    commands = typer.Typer()
    commands.command()(deliver)
    assert CliRunner().invoke(commands, [], obj=place).exit_code == 0
    with Library.open(place) as library:
        library.save_accounts([account(annotated("Snow fell.", id="snow"))])
    failed = CliRunner().invoke(commands, [], obj=place)
    assert failed.exit_code == 1
    assert "0 messages  could not be reached" in failed.stdout
