"""The commands of a library: fill it, read it, correct it, check it."""

from typing import TYPE_CHECKING, Annotated

import typer

from consilience import cli_judging
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
from consilience.cli_hooks import deliver, hook
from consilience.cli_users import user
from consilience.cli_watch import watch

if TYPE_CHECKING:
    from consilience.store import Library, Version

library = typer.Typer(
    no_args_is_help=True,
    help="A library keeps articles, stories, accounts and judgements: a file, or a database of PostgreSQL. "
    "--library or CONSILIENCE_LIBRARY.",
    epilog="Example: consilience library --library desk.library add coverage/",
)


@library.callback()
def _library(
    context: typer.Context,
    path: Annotated[
        str | None,
        typer.Option("--library", "-l", metavar="FILE|URL", help="A file, or postgresql://user@host/database."),
    ] = None,
) -> None:
    context.obj = path


@library.command(epilog="Example: consilience library -l desk.library add coverage/ https://example.org/report")
def add(
    context: typer.Context,
    places: Places,
    is_cheap: Annotated[bool, typer.Option("--cheap", help="Group only; stories are told when opened.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Add articles; the stories that they touch are told anew. The same article twice is one."""
    from consilience.console import voice
    from consilience.pipeline import fill
    from consilience.present.wording import count

    with voice(quiet, verbose) as told:
        filled = fill(context.obj, tuple(places), kit(), told.watch, is_cheap=is_cheap)
        for problem in filled.problems:
            told.problem(problem)
    parts = [count(filled.articles, "new article")]
    parts += [count(filled.versions, "new version")] if filled.versions else []
    typer.echo(f"{', '.join(parts)}, {count(filled.stories, 'story')}, {len(filled.told)} told")


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
    """The account of one story, told now if it never was or if the story has changed."""
    from consilience.pipeline import story_report
    from consilience.present import WITH_CAPTURES, formats, render
    from consilience.records import UnknownFormat

    if to not in formats():
        wrong(str(UnknownFormat(to, formats())))
    found = story_report(context.obj, story, kit(), keep_captures=to in WITH_CAPTURES)
    write(render(found, to), output)


@library.command(epilog="Example: consilience library -l desk.library search '\"harbour bridge\" collapse'")
def search(
    context: typer.Context,
    query: str,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many at most.")] = 100,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
) -> None:
    """What holds every word and "quoted phrase", best first, one JSON record a line.

    Filters: outlet: after: before: story: person: speaker: verdict: language: and kind:article|statement|quotation.
    """
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        print_lines(found.search(query, limit=limit, offset=offset), None)


@library.command(epilog="Example: consilience library -l desk.library versions https://example.org/report")
def versions(
    context: typer.Context,
    page: Annotated[str, typer.Argument(metavar="ADDRESS", help="The address of a page, or the id of an article.")],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """The versions of a page, with the words that each changed."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        held = found.versions(page)
        if to == "json":
            print_lines(held, None)
        for version in held:
            typer.echo(_version(found, version))
    raise typer.Exit(FOUND if held else NOTHING_READ)


@library.command(epilog="Example: consilience library -l desk.library changes --since 120")
def changes(
    context: typer.Context,
    since: Annotated[int, typer.Option(min=0, help="The number of the last change that you know.")] = 0,
) -> None:
    """What changed, oldest first, one JSON record a line."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        print_lines(found.changes(since), None)


@library.command(epilog="Example: consilience library -l desk.library check")
def check(context: typer.Context) -> None:
    """Verify every digest and span; the exit status is 0 when all is sound."""
    from consilience.console import voice
    from consilience.present.wording import count
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found, voice(False, False) as told:
        problems = list(found.check())
        for problem in problems:
            told.problem(problem)
    typer.echo(count(len(problems), "problem"))
    raise typer.Exit(NOTHING_READ if problems else FOUND)


@library.command(epilog="Example: consilience library -l desk.library forget ARTICLE")
def forget(context: typer.Context, article: str) -> None:
    """Remove an article with its capture and the accounts that quote it."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as found:
        found.forget(article)


def _version(library: "Library", version: "Version") -> str:
    """A version in a few lines: its number, day and title, and each change as - before and + after."""
    lines = [f"{version.number}  {version.added:%Y-%m-%d %H:%M}  {version.article}  {version.title}"]
    for edit in version.changes:
        for mark, span in (("-", edit.old), ("+", edit.new)):
            if span is not None:
                lines.append(f"   {mark} {' '.join(library.article(span.article).article.words(span).split())}")
    return "\n".join(lines)


# The commands of other modules, with an example each.
COMMANDS = (
    (watch, "watch", "watch https://example.org/feed.xml coverage/"),
    (deliver, "deliver", "deliver --every 60"),
    (cli_judging.correct, "correct", "correct ARTICLE 'Read more' teaser --by Ann"),
    (cli_judging.identify, "identify", "identify 'A. Weiss' 'Anton Weiss' same --by Ann"),
    (cli_judging.merge, "merge", "merge STORY OTHER --by Ann"),
    (cli_judging.split, "split", "split ARTICLE --by Ann"),
    (cli_judging.date, "date", "date ARTICLE 2031-03-01 --by Ann"),
    (cli_judging.verdict, "verdict", "verdict STORY POINT compatible --by Ann --note 'Two fires'"),
    (cli_judging.claims, "claims", "claims STORY CLAIM CLAIM 'not the same' --by Ann"),
    (cli_judging.undo, "undo", "undo 3 --by Ann"),
    (cli_judging.judgements, "judgements", "judgements"),
    (cli_judging.export, "export", "export -o judgements.jsonl"),
    (cli_judging.import_, "import", "import judgements.jsonl"),
)
for function, name, example in COMMANDS:
    library.command(name, epilog=f"Example: consilience library -l desk.library {example}")(function)
library.add_typer(hook, name="hook")
library.add_typer(user, name="user")
