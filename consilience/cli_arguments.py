"""What the commands share: their arguments, their exit statuses, and how they print."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from consilience.records import Role

if TYPE_CHECKING:
    from consilience.pipeline import Kit
    from consilience.records import Record

FOUND, NOTHING_READ, WRONG_CALL = 0, 1, 2

FORMATS = (
    "text, md, html, docx, json, jsonl, csv, tables, parquet, xlsx, dot, jsonld, tei, ftm, ftm-statements, bibtex, "
    "csl-json, ris, ics or bundle."
)
Places = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, http(s) URLs, or - for standard input.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no problems on standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each article as it passes a stage.")]


def kit(*, keep: frozenset[Role] = frozenset(), drop: frozenset[Role] = frozenset()) -> "Kit":
    from consilience.clean import CleanOptions
    from consilience.pipeline import Options, standard_kit

    try:
        return standard_kit(Options(clean=CleanOptions(keep=keep, drop=drop)))
    except ValueError as error:
        wrong(str(error))


def print_lines(records: "Iterable[Record]", output: Path | None) -> None:
    """The records as JSON, one a line, each written as soon as it is there."""
    from consilience.present import json_line

    target = output.open("wb") if output else sys.stdout.buffer
    count = 0
    try:
        for record in records:
            target.write(json_line(record) + b"\n")
            count += 1
        target.flush()
    finally:
        if output:
            target.close()
    raise typer.Exit(FOUND if count else NOTHING_READ)


def write(document: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(document)


def wrong(message: str) -> NoReturn:
    typer.echo(f"consilience: {message}", err=True)
    raise SystemExit(WRONG_CALL)
