"""The commands of a library: fill it, read it, correct it, check it."""

import datetime
from typing import Annotated

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
from consilience.records import Role
from consilience.version import VERSION

library = typer.Typer(
    no_args_is_help=True,
    help="A library: one file that keeps articles, stories, accounts and judgements. --library or CONSILIENCE_LIBRARY.",
    epilog="Example: consilience library --library desk.library add coverage/",
)


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
        filled = fill(context.obj, tuple(places), kit(), told.watch)
        for problem in filled.problems:
            told.problem(problem)
    typer.echo(f"{filled.articles} new articles, {filled.stories} stories")


@library.command(epilog="Example: consilience library -l desk.library stories")
def stories(context: typer.Context) -> None:
    """The stories, newest first, one JSON record a line."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        print_lines(found.stories(), None)


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
        write(render(Report(accounts=(found.account(story),), version=VERSION), to), output)


@library.command(epilog="Example: consilience library -l desk.library search '\"harbour bridge\" collapse'")
def search(context: typer.Context, query: str) -> None:
    """Articles that hold every word and "quoted phrase", best first, one JSON record a line."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        print_lines(found.search(query), None)


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
    typer.echo(f"{correct_line(context.obj, judged, kit())} stories told anew")


@library.command(epilog="Example: consilience library -l desk.library identify 'A. Weiss' 'Anton Weiss' same --by Ann")
def identify(
    context: typer.Context,
    first: str,
    second: str,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, “not the same” or unsure.")],
    author: Annotated[str, typer.Option("--by", help="Who says so.")],
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Say whether two names are one person, body or place; the stories are told anew, and it is kept."""
    from consilience.claims import Judged
    from consilience.pipeline import NameJudgement
    from consilience.pipeline import identify as identify_names

    if verdict not in set(Judged):
        wrong(f"{verdict}: say {', '.join(Judged)}")
    now = datetime.datetime.now(datetime.UTC)
    judged = NameJudgement(first=first, second=second, verdict=Judged(verdict), author=author, made=now, note=note)
    typer.echo(f"{identify_names(context.obj, judged, kit())} stories told anew")


@library.command(epilog="Example: consilience library -l desk.library forget ARTICLE")
def forget(context: typer.Context, article: str) -> None:
    """Remove an article with its capture and the accounts that quote it."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        found.forget(article)
