"""The commands for webhooks: who is told what changes in a library."""

import datetime
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli_arguments import FOUND, NOTHING_READ

if TYPE_CHECKING:
    from consilience.store.hooks import Hook

hook = typer.Typer(no_args_is_help=True, help="Addresses that are sent what happens to stories, signed.")
Url = Annotated[str, typer.Argument(metavar="URL")]


@hook.command(epilog="Example: openssl rand -hex 32 | consilience library -l desk.library hook add URL --secret-stdin")
def add(
    context: typer.Context,
    url: Url,
    secret_stdin: Annotated[bool, typer.Option("--secret-stdin", help="Read the secret from standard input.")] = False,
) -> None:
    """Post what changes from now on to an address; one that is there is switched on again, with the new secret."""
    from consilience.store.hooks import Hooks

    secret = sys.stdin.readline().strip() if secret_stdin else typer.prompt("Secret", hide_input=True)
    hooks = Hooks.open(context.obj)
    added = hooks.add(url, secret, datetime.datetime.now(datetime.UTC))
    hooks.close()
    typer.echo(f"{added.url} is sent the changes after number {added.delivered}")


@hook.command("list", epilog="Example: consilience library -l desk.library hook list")
def list_(context: typer.Context) -> None:
    """The addresses, how far each has been told, and why it was not told more. Secrets are not shown."""
    from consilience.store.hooks import Hooks

    hooks = Hooks.open(context.obj)
    for each in hooks.all():
        typer.echo(_line(each))
    hooks.close()


@hook.command(epilog="Example: consilience library -l desk.library hook remove https://example.org/changed")
def remove(context: typer.Context, url: Url) -> None:
    """Send nothing more to an address."""
    from consilience.store.hooks import Hooks

    hooks = Hooks.open(context.obj)
    hooks.remove(url)
    hooks.close()


def deliver(
    context: typer.Context,
    every: Annotated[float, typer.Option(min=0, metavar="SECONDS", help="How often to look; 0 for once.")] = 0,
) -> None:
    """Send what the hooks have not been told yet; a serving process does so by itself."""
    from consilience.serve.webhooks import Way
    from consilience.serve.webhooks import deliver as delivered
    from consilience.store import Library
    from consilience.store.hooks import Hooks

    hooks, has_failed = Hooks.open(context.obj), False
    with Library.open(context.obj, must_exist=True) as library:
        while True:
            for done in delivered(library, hooks, Way()):
                typer.echo(f"{done.url}  {done.messages} messages  {done.message}".rstrip())
                has_failed = has_failed or bool(done.message)
            if not every:
                break
            time.sleep(every)
    hooks.close()
    raise typer.Exit(NOTHING_READ if has_failed else FOUND)


def _line(hook: "Hook") -> str:
    state = "off" if hook.due is None else "on"
    return f"{hook.url}  {state}  up to {hook.delivered}  {hook.failures} failures  {hook.message}".rstrip()
