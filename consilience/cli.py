"""The command line: each command parses, calls one function of the library, and prints."""

import datetime
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from consilience.records import Role
from consilience.version import VERSION

if TYPE_CHECKING:
    from consilience.pipeline import Kit
    from consilience.records import Article, Record

FOUND, NOTHING_READ, WRONG_CALL = 0, 1, 2

app = typer.Typer(
    name="consilience",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="One sourced account of each story, from as many outlets as you have.",
    epilog="Example: consilience report coverage/ --to html -o account.html",
)

FORMATS = (
    "text, md, html, docx, json, jsonl, csv, tables, parquet, xlsx, dot, jsonld, tei, ftm, bibtex, csl-json, ris, ics "
    "or bundle."
)
Places = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, http(s) URLs, or - for standard input.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no problems on standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each article as it passes a stage.")]


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
    from consilience.present import formats, print_report, render
    from consilience.records import UnknownFormat

    if to not in formats():
        _wrong(str(UnknownFormat(to, formats())))
    with voice(quiet, verbose) as told:
        found = full_report(tuple(places), _kit(), told.watch)
        for problem in found.problems:
            told.problem(problem)
    if to == "text" and output is None and sys.stdout.isatty():
        print_report(found, terminal())
    else:
        _write(render(found, to), output)
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
        _print_lines((annotate_line(item) for item in told.sound(annotated(tuple(places), _kit(), told.watch))), output)


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
        kit = _kit(keep=frozenset(keep or ()), drop=frozenset(drop or ()))
        articles = told.sound(cleaned(tuple(places), kit, told.watch))
        if to is CleanFormat.TEXT:
            _write("".join(_report_text(article) for article in articles).encode(), output)
        elif to is CleanFormat.HTML:
            _write(clean_page(articles), output)
        else:
            _print_lines((clean_line(article) for article in articles), output)


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
        stories = (dossier.story for dossier in told.sound(clustered(tuple(places), _kit(), told.watch)))
        _print_lines(cluster_lines(stories), output)


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
        pairs = told.sound(copied(tuple(places), _kit(), told.watch))
        lines = (CopyLine(a=pair.a, b=pair.b, kind=pair.kind, score=pair.score, derived=pair.derived) for pair in pairs)
        _print_lines(lines, output)


library = typer.Typer(
    no_args_is_help=True,
    help="A library: one file that keeps articles, stories, accounts and judgements. --library or CONSILIENCE_LIBRARY.",
    epilog="Example: consilience library --library desk.library add coverage/",
)
app.add_typer(library, name="library")


@library.callback()
def _library(
    context: typer.Context,
    path: Annotated[str | None, typer.Option("--library", "-l", metavar="FILE", help="The library's file.")] = None,
) -> None:
    context.obj = path


@library.command(epilog="Example: consilience library -l desk.library add coverage/ https://example.org/report")
def add(context: typer.Context, places: Places, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Add articles; the stories that they touch are told anew. The same article twice is one."""
    from consilience.console import voice
    from consilience.pipeline import fill

    with voice(quiet, verbose) as told:
        filled = fill(context.obj, tuple(places), _kit(), told.watch)
        for problem in filled.problems:
            told.problem(problem)
    typer.echo(f"{filled.articles} new articles, {filled.stories} stories")


@library.command(epilog="Example: consilience library -l desk.library stories")
def stories(context: typer.Context) -> None:
    """The stories, newest first, one JSON record a line."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        _print_lines(found.stories(), None)


@library.command(epilog="Example: consilience library -l desk.library account STORY --to html -o account.html")
def account(
    context: typer.Context,
    story: str,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=FORMATS)] = "text",
    output: Output = None,
) -> None:
    """The account of one story, as it was told when articles were last added."""
    from consilience.present import Report, render
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        _write(render(Report(accounts=(found.account(story),), version=VERSION), to), output)


@library.command(epilog="Example: consilience library -l desk.library search '\"harbour bridge\" collapse'")
def search(context: typer.Context, query: str) -> None:
    """Articles that hold every word and "quoted phrase", best first, one JSON record a line."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        _print_lines(found.search(query), None)


@library.command(epilog="Example: consilience library -l desk.library check")
def check(context: typer.Context) -> None:
    """Verify every digest and span; the exit status is 0 when all is sound."""
    from consilience.console import voice
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found, voice(False, False) as told:
        problems = list(found.check())
        for problem in problems:
            told.problem(problem)
    typer.echo(f"{len(problems)} problems")
    raise typer.Exit(NOTHING_READ if problems else FOUND)


@library.command(epilog="Example: consilience library -l desk.library correct ARTICLE 'Read more' teaser --by Ann")
def correct(
    context: typer.Context,
    article: str,
    words: Annotated[str, typer.Argument(help="The first words of the line.")],
    role: Role,
    author: Annotated[str, typer.Option("--by", help="Who says so.")],
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Say what a line of an article is (body, teaser, caption, …); the stories are told anew, and it is kept."""
    from consilience.pipeline import LineJudgement
    from consilience.pipeline import correct as correct_line

    now = datetime.datetime.now(datetime.UTC)
    judged = LineJudgement(article=article, words=words, role=role, author=author, made=now, note=note)
    typer.echo(f"{correct_line(context.obj, judged, _kit())} stories told anew")


@library.command(epilog="Example: consilience library -l desk.library forget ARTICLE")
def forget(context: typer.Context, article: str) -> None:
    """Remove an article with its capture and the accounts that quote it."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        found.forget(article)


@app.command(epilog="Example: consilience serve desk.library")
def serve(
    path: Annotated[str, typer.Argument(metavar="LIBRARY", help="The library's file.")],
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
) -> None:
    """Read a library in the browser, on this machine alone."""
    from consilience.serve import serve as serve_library

    serve_library(path, port=port)


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
            _wrong(f"{bundle} cannot be read: {error.strerror}. Name a file that `report --to bundle` wrote")
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
        _wrong(str(error))
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


def _kit(*, keep: frozenset[Role] = frozenset(), drop: frozenset[Role] = frozenset()) -> "Kit":
    from consilience.clean import CleanOptions
    from consilience.pipeline import Options, standard_kit

    try:
        return standard_kit(Options(clean=CleanOptions(keep=keep, drop=drop)))
    except ValueError as error:
        _wrong(str(error))


def _print_lines(records: "Iterable[Record]", output: Path | None) -> None:
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


def _report_text(article: "Article") -> str:
    """The report without its furniture, a block a line, for reading or for other tools."""
    kept = (article.words(block.span) for block in article.blocks if not block.is_furniture)
    return "\n".join(kept) + "\n\n"


def _write(document: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(document)


def _wrong(message: str) -> NoReturn:
    typer.echo(f"consilience: {message}", err=True)
    raise SystemExit(WRONG_CALL)
