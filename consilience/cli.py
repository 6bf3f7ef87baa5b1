"""The command line: each command parses, calls one function of the library, and prints."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli_arguments import (
    FORMATS,
    FOUND,
    NOTHING_READ,
    Output,
    Places,
    Quiet,
    Verbose,
    kit,
    print_lines,
    write,
    wrong,
)
from consilience.cli_library import library
from consilience.cli_mcp import mcp
from consilience.cli_run import run
from consilience.records import Role
from consilience.version import VERSION

if TYPE_CHECKING:
    from consilience.records import Article

app = typer.Typer(
    name="consilience",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="One sourced account of each story, from as many outlets as you have.",
    epilog="Example: consilience report coverage/ --to html -o account.html",
)

app.add_typer(library, name="library")


class Lines(StrEnum):
    """The format of the commands that print one record a line."""

    JSONL = "jsonl"


class CleanFormat(StrEnum):
    """The formats of `clean`."""

    JSONL = "jsonl"
    TEXT = "text"
    HTML = "html"


@app.command(epilog="Example: consilience report coverage/ --to html -o account.html")
def report(
    places: Places,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=FORMATS)] = "text",
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """One account for each story: agreed, single, disputed, superseded, with every sentence's source."""
    from consilience.console import terminal, voice
    from consilience.pipeline import full_report
    from consilience.present import WITH_CAPTURES, formats, print_report, render
    from consilience.records import UnknownFormat

    if to not in formats():
        wrong(str(UnknownFormat(to, formats())))
    with voice(quiet, verbose) as told:
        found = full_report(tuple(places), kit(), told.watch, keep_captures=to in WITH_CAPTURES)
        for problem in found.problems:
            told.problem(problem)
    if to == "text" and output is None and sys.stdout.isatty():
        print_report(found, terminal())
    else:
        write(render(found, to), output)
    raise typer.Exit(FOUND if found.accounts else NOTHING_READ)


@app.command(epilog="Example: consilience annotate article.txt | head -1")
def annotate(
    places: Places,
    to: Annotated[Lines, typer.Option("--to")] = Lines.JSONL,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Sentences, names, times, quantities, quotations and who said what, one article a line."""
    from consilience.console import voice
    from consilience.pipeline import annotated
    from consilience.present import annotate_line

    with voice(quiet, verbose) as told:
        print_lines((annotate_line(item) for item in told.sound(annotated(tuple(places), kit(), told.watch))), output)


@app.command(epilog="Example: consilience clean page.html --to text")
def clean(
    places: Places,
    to: Annotated[
        CleanFormat, typer.Option("--to", help="html shows the text with the furniture greyed.")
    ] = CleanFormat.JSONL,
    keep: Annotated[list[Role] | None, typer.Option("--keep", help="A role that is no furniture here.")] = None,
    drop: Annotated[list[Role] | None, typer.Option("--drop", help="A role that is furniture here.")] = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """The text of record, its blocks with their roles, title, outlet, authors and date, one article a line."""
    from consilience.console import voice
    from consilience.pipeline import cleaned
    from consilience.present import clean_line, clean_page

    with voice(quiet, verbose) as told:
        chosen = kit(keep=frozenset(keep or ()), drop=frozenset(drop or ()))
        articles = told.sound(cleaned(tuple(places), chosen, told.watch))
        if to is CleanFormat.TEXT:
            write("".join(_report_text(article) for article in articles).encode(), output)
        elif to is CleanFormat.HTML:
            write(clean_page(articles), output)
        else:
            print_lines((clean_line(article) for article in articles), output)


@app.command(epilog="Example: consilience cluster articles.jsonl > stories.jsonl")
def cluster(
    places: Places,
    to: Annotated[Lines, typer.Option("--to")] = Lines.JSONL,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Which story each article belongs to, one article a line."""
    from consilience.console import voice
    from consilience.pipeline import clustered
    from consilience.present import cluster_lines

    with voice(quiet, verbose) as told:
        stories = (dossier.story for dossier in told.sound(clustered(tuple(places), kit(), told.watch)))
        print_lines(cluster_lines(stories), output)


@app.command(epilog="Example: consilience copies articles.jsonl | grep '\"derived\":true'")
def copies(
    places: Places,
    to: Annotated[Lines, typer.Option("--to")] = Lines.JSONL,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Pairs of articles with words in common, and which was derived from the other, one pair a line."""
    from consilience.console import voice
    from consilience.pipeline import copied
    from consilience.present.contract import CopyLine

    with voice(quiet, verbose) as told:
        pairs = told.sound(copied(tuple(places), kit(), told.watch))
        lines = (CopyLine(a=pair.a, b=pair.b, kind=pair.kind, score=pair.score, derived=pair.derived) for pair in pairs)
        print_lines(lines, output)


app.command(epilog="Example: consilience run corpus.jsonl --to results")(run)


@app.command(epilog="Example: consilience serve desk.library")
def serve(
    place: Annotated[str, typer.Argument(metavar="LIBRARY", help="The library's file, or its postgresql:// address.")],
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    host: Annotated[str, typer.Option(help="Listen on this address; beyond 127.0.0.1 users are needed.")] = "127.0.0.1",
    trusted_host: Annotated[
        list[str] | None, typer.Option(help="A name under which others reach it, as behind a reverse proxy.")
    ] = None,
    proxy_headers: Annotated[
        str | None,
        typer.Option(metavar="ADDRESSES", help="Believe X-Forwarded-For and -Proto of these proxies, as 127.0.0.1."),
    ] = None,
) -> None:
    """Read and judge a library in the browser; without users on this machine alone."""
    from consilience.serve import serve as serve_library

    serve_library(place, host=host, port=port, hosts=trusted_host or (), proxies=proxy_headers)


app.command(epilog="Example: consilience mcp desk.library")(mcp)


@app.command(epilog="Example: consilience verify account.zip")
def verify(
    bundle: Annotated[Path, typer.Argument(metavar="FILE", help="A bundle, as `report --to bundle` writes it.")],
) -> None:
    """Recompute every hash and span of a bundle and say what no longer holds; the exit status is 0 when all does."""
    from consilience.console import voice
    from consilience.present import verify as verified

    with voice(False, False) as told:
        try:
            problems = list(verified(bundle.read_bytes()))
        except OSError as error:
            wrong(f"{bundle} cannot be read: {error.strerror}. Name a file that `report --to bundle` wrote")
        for problem in problems:
            told.problem(problem)
    typer.echo(f"{len(problems)} problems")
    raise typer.Exit(NOTHING_READ if problems else FOUND)


@app.command(epilog="Example: consilience doctor")
def doctor() -> None:
    """Versions, the models found, and how to get what is missing."""
    from consilience.console import diagnosis

    healthy = True
    for line, is_well in diagnosis():
        typer.echo(line)
        healthy = healthy and is_well
    raise typer.Exit(FOUND if healthy else NOTHING_READ)


def main() -> None:
    """Run the command line."""
    from consilience.records import ConsilienceError

    try:
        app()
    except ConsilienceError as error:
        wrong(str(error))
    except BrokenPipeError:
        # the reader of our output has gone: nothing is left to say
        sys.stderr.close()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"consilience {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """One sourced account of each story, from as many outlets as you have."""


def _report_text(article: "Article") -> str:
    """The report without its furniture, a block a line, for reading or for other tools."""
    kept = (article.words(block.span) for block in article.blocks if not block.is_furniture)
    return "\n".join(kept) + "\n\n"
