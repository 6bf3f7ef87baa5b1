"""The command that watches feeds and folders for a library."""

import datetime
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli_arguments import FOUND, NOTHING_READ, Quiet, Verbose, kit

if TYPE_CHECKING:
    from consilience.pipeline.watching import Round

Watched = Annotated[
    list[str], typer.Argument(metavar="FEED|OPML|FOLDER...", help="Feeds, outlines of feeds, sitemaps, folders.")
]


def watch(
    context: typer.Context,
    places: Watched,
    every: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="How often to look.")] = 30,
    once: Annotated[bool, typer.Option("--once", help="Look once, as from cron.")] = False,
    hours: Annotated[float | None, typer.Option("--for", min=0, metavar="HOURS", help="How long to watch.")] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Add the new articles of feeds and folders as they appear; one line a round, until Ctrl-C."""
    from consilience.console import voice
    from consilience.pipeline.watching import Watched, watching

    now = datetime.datetime.now(datetime.UTC)
    until = now if once else now + datetime.timedelta(hours=hours) if hours is not None else None
    watched = Watched(library=context.obj, places=tuple(places), every=datetime.timedelta(minutes=every), until=until)
    has_looked = False
    with voice(quiet, verbose) as told, _stopping() as stop:
        for done in watching(watched, kit(), stop, told.watch):
            for problem in done.problems:
                told.problem(problem)
            typer.echo(_line(done))
            has_looked = has_looked or done.failed < done.looked
    raise typer.Exit(FOUND if has_looked else NOTHING_READ)


def _line(done: "Round") -> str:
    """What a round did, in one line."""
    from consilience.present.wording import count

    parts = [f"{done.looked} looked at", f"{done.changed} with news", count(done.articles, "new article")]
    parts += [count(done.versions, "new version")] if done.versions else []
    parts += [count(done.stories, "story")] if done.stories is not None else []
    parts += [count(len(done.problems), "problem")] if done.problems else []
    return f"{done.began:%Y-%m-%d %H:%M:%S}  {', '.join(parts)}"


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C or SIGTERM sets; the second ends the program at once."""
    stop = threading.Event()
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}

    def end(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    for each in before:
        signal.signal(each, end)
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
