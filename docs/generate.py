"""Write what is generated of the documentation: `docs/cli.md`, `docs/schema/`, and the excerpt in the README.

usage: python -m docs.generate
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from consilience.cli import app
from consilience.pipeline import Kit, full_report, standard_kit
from consilience.present import SCHEMAS, json_schema, render

DOCS = Path(__file__).parent
CLI, SCHEMA = DOCS / "cli.md", DOCS / "schema"
ROOT = DOCS.parent
README, COVERAGE = ROOT / "README.md", ROOT / "examples" / "japan-centers"

BEGIN, END = "<!-- excerpt: begin -->", "<!-- excerpt: end -->"
# Of the account the README shows this disagreement and so many statements of the brief.
SHOWN_POINT = "Japan Centers · when"
SHOWN_STATEMENTS = 2

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
    """Write everything that is generated."""
    CLI.write_text(cli_page(), "utf-8")
    SCHEMA.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (SCHEMA / f"{name}.schema.json").write_bytes(json_schema(name))
    README.write_text(with_excerpt(README.read_text("utf-8"), excerpt(standard_kit())), "utf-8")


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


def excerpt(kit: Kit) -> str:
    """The beginning of the brief and one disagreement of the bundled coverage, as `report` prints them."""
    parts = render(full_report((str(COVERAGE),), kit), "text").decode().split("\n\n")
    brief = next(part for part in parts if part.startswith("IN BRIEF"))
    statements = re.split(r"\n(?= \S )", brief)[: 1 + SHOWN_STATEMENTS]
    point = next(part for part in parts if re.match(rf"(?:[A-Z ]+\n)?D\d+ {re.escape(SHOWN_POINT)}\n", part))
    return "\n".join((*statements, "[…]", point))


def with_excerpt(page: str, shown: str) -> str:
    """The page with `shown` between its two marks."""
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n```text\n{shown}\n```\n{END}{after}"


def _under(words: tuple[str, ...], command: object) -> Iterator[tuple[str, ...]]:
    yield words
    members: dict[str, object] = getattr(command, "commands", {})
    for name, member in members.items():
        yield from _under((*words, name), member)


if __name__ == "__main__":
    main()
