"""The users of a library, managed on the command line."""

import datetime
import sys
from typing import Annotated

import typer

from consilience.cli_arguments import FOUND, NOTHING_READ, wrong
from consilience.records import Rank

user = typer.Typer(
    no_args_is_help=True,
    help="Who may use a library over the web; a library without users is open to this machine alone.",
)
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
Role = Annotated[Rank, typer.Option("--role", help="reader, editor or admin.")]


@user.command("add", epilog="Example: consilience library -l desk.library user add Ann --role editor")
def add(context: typer.Context, name: str, role: Role = Rank.READER, password_stdin: FromStdin = False) -> None:
    """Add a user; the password is asked for."""
    from consilience.serve.passwords import hashed
    from consilience.store.users import User, Users

    password = hashed(_password(password_stdin))
    users = Users.open(context.obj)
    users.add(User(name=name, rank=role, password=password, made=datetime.datetime.now(datetime.UTC)))
    typer.echo(f"{name} is {role.value}")


@user.command("list", epilog="Example: consilience library -l desk.library user list")
def list_(context: typer.Context) -> None:
    """The users with their roles."""
    from consilience.store.users import Users

    found = Users.open(context.obj).all()
    for each in found:
        typer.echo(f"{each.name}\t{each.rank.value}\t{each.made:%Y-%m-%d}")
    raise typer.Exit(FOUND if found else NOTHING_READ)


@user.command("remove", epilog="Example: consilience library -l desk.library user remove Ann")
def remove(context: typer.Context, name: str) -> None:
    """Remove a user and end the sessions of that user; judgements keep the name."""
    from consilience.store.users import Users

    Users.open(context.obj).remove(name)


@user.command("change", epilog="Example: consilience library -l desk.library user change Ann --role admin")
def change(
    context: typer.Context,
    name: str,
    role: Annotated[Rank | None, typer.Option("--role", help="reader, editor or admin.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    password_stdin: FromStdin = False,
) -> None:
    """Give a user another role or a new password, and end the sessions of that user."""
    from consilience.serve.passwords import hashed
    from consilience.store.users import Users

    if role is None and not password and not password_stdin:
        wrong("say what to change: --role ROLE, --password or --password-stdin")
    new = hashed(_password(password_stdin)) if password or password_stdin else None
    Users.open(context.obj).change(name, rank=role, password=new)


@user.command("token", epilog="Example: consilience library -l desk.library user token Ann --days 90")
def token(
    context: typer.Context,
    name: str,
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long it is good for.")] = 90,
) -> None:
    """A token for a program that asks the HTTP API as this user: it is shown once and kept nowhere."""
    from consilience.serve.tokens import new_token, session_digest
    from consilience.store.users import Users

    users = Users.open(context.obj)
    found = users.user(name)
    if found is None:
        wrong(f"there is no user {name}; list them with: consilience library user list")
    made = new_token()
    expires = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    users.begin(session_digest(made), found.name, expires, is_program=True)
    typer.echo(made)


def _password(is_given: bool) -> str:
    """The password as it is typed twice, or the first line of standard input."""
    if is_given:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
