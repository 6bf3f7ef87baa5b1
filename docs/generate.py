"""Write the pages of the documentation that are generated: `docs/cli.md` and `docs/schema/`.

usage: python -m docs.generate
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from consilience.cli import app
from consilience.present import SCHEMAS, json_schema

DOCS = Path(__file__).parent
CLI, SCHEMA = DOCS / "cli.md", DOCS / "schema"

# Plain help of a fixed width, whatever the terminal.
PLAIN = {"TYPER_USE_RICH": "0", "COLUMNS": "90", "TERMINAL_WIDTH": "90", "NO_COLOR": "1"}
PROGRAM = "import sys; sys.argv[0] = 'consilience'; from consilience.cli import main; main()"

HEADING = """# The command line

Written by `make docs` from `consilience --help`; change the help, not this page.

The exit status is 0 when something could be read, 1 when nothing could, 2 for a wrong call. Results go to standard
output or the file of `--output`, problems to standard error, one a line. What the formats hold is told in
[formats](formats.md).
"""


def main() -> None:
    """Write every generated page."""
    CLI.write_text(cli_page(), "utf-8")
    SCHEMA.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (SCHEMA / f"{name}.schema.json").write_bytes(json_schema(name))


def cli_page() -> str:
    """The help of the program and of each command, as Markdown."""
    sections = [f"## {' '.join(('consilience', *words))}\n\n```\n{help_of(*words)}\n```\n" for words in commands()]
    return "\n".join((HEADING, *sections))


def commands() -> Iterator[tuple[str, ...]]:
    """The words of each command after `consilience`, groups before their members; first the program itself."""
    yield from _under((), typer.main.get_command(app))


def help_of(*words: str) -> str:
    """What `consilience WORDS --help` prints."""
    call = [sys.executable, "-c", PROGRAM, *words, "--help"]
    shown = subprocess.run(call, capture_output=True, text=True, check=True, env=os.environ | PLAIN)
    return "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines())


def _under(words: tuple[str, ...], command: object) -> Iterator[tuple[str, ...]]:
    yield words
    members: dict[str, object] = getattr(command, "commands", {})
    for name, member in members.items():
        yield from _under((*words, name), member)


if __name__ == "__main__":
    main()
