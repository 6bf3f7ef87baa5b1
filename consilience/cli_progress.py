"""How a run goes on, on standard error: a bar a phase with its rate and the time left."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from consilience.pipeline.runs import Done, RunWatch


class Silent:
    """Says nothing."""

    def say(self, line: str) -> None:
        pass

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        pass

    def done(self, done: Done) -> None:
        pass


class Spoken:
    """Says on lines of their own what changed and which phase begins: for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def say(self, line: str) -> None:
        self._console.print(f"consilience: {line}", markup=False, highlight=False, soft_wrap=True)

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        earlier = f", {finished} of them finished before" if finished else ""
        self.say(f"{phase}: {tasks} partitions{earlier}")

    def done(self, done: Done) -> None:
        pass


class Drawn:
    """Draws a bar a phase on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bar: TaskID | None = None
        self._articles = 0

    def say(self, line: str) -> None:
        self._progress.console.print(f"consilience: {line}", markup=False, highlight=False, soft_wrap=True)

    def begin(self, phase: str, tasks: int, finished: int) -> None:
        self._articles = 0
        self._bar = self._progress.add_task(phase, total=tasks, completed=finished, rate="")

    def done(self, done: Done) -> None:
        if self._bar is not None:
            self._articles += done.counts.get("articles", 0)
            seconds = self._progress.tasks[self._bar].elapsed or 0.0
            rate = f"{self._articles / seconds:,.0f} articles a second" if seconds else ""
            self._progress.update(self._bar, advance=1, rate=rate)


@contextmanager
def progress(quiet: bool) -> Iterator[RunWatch]:
    """Bars on a terminal, lines elsewhere, nothing if quiet."""
    console = Console(stderr=True)
    if quiet:
        yield Silent()
    elif sys.stderr.isatty():
        columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, TextColumn("{task.fields[rate]}"), console=console) as bars:
            yield Drawn(bars)
    else:
        yield Spoken(console)
