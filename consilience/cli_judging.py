"""The commands with which people judge what a library holds, and take judgements from one library to another."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli_arguments import FOUND, NOTHING_READ, Output, kit, print_lines, wrong
from consilience.records import Role, Verdict

if TYPE_CHECKING:
    from consilience.pipeline import By
    from consilience.store import Judgement, Library

Author = Annotated[str, typer.Option("--by", help="Who says so.")]
Note = Annotated[str, typer.Option(help="Why.")]
NAMES = "same, “not the same” or unsure."


def correct(
    context: typer.Context,
    article: str,
    words: Annotated[str, typer.Argument(help="The first words of the line.")],
    role: Role,
    author: Author,
    note: Note = "",
) -> None:
    """Say what a line of an article is (body, teaser, caption, …); its story is told anew, and it is kept."""
    from consilience.pipeline import line_judged
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, line_judged(library, article, words, role, _by(author, note)))


def identify(
    context: typer.Context,
    first: str,
    second: str,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=NAMES)],
    author: Author,
    note: Note = "",
) -> None:
    """Say whether two names are one person, body or place; the stories that name both are told anew."""
    from consilience.claims import Judged
    from consilience.pipeline import names_judged
    from consilience.store import Library

    if verdict not in set(Judged):
        wrong(f"{verdict}: say {', '.join(Judged)}")
    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, names_judged(first, second, Judged(verdict), _by(author, note)))


def merge(context: typer.Context, story: str, other: str, author: Author, note: Note = "") -> None:
    """Say that two stories are one."""
    from consilience.pipeline import merged
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, merged(library, story, other, _by(author, note)))


def split(context: typer.Context, article: str, author: Author, note: Note = "") -> None:
    """Say that an article does not belong to its story."""
    from consilience.pipeline import split as split_article
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, split_article(library, article, _by(author, note)))


def date(
    context: typer.Context,
    article: str,
    day: Annotated[str, typer.Argument(metavar="DAY", help="A day, 2031-03-01, or two with a slash between them.")],
    author: Author,
    note: Note = "",
) -> None:
    """Say when an article was published."""
    from consilience.pipeline import date_judged
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, date_judged(library, article, day, _by(author, note)))


def verdict(context: typer.Context, story: str, point: str, verdict: Verdict, author: Author, note: Note = "") -> None:
    """Say that a point of a story has another verdict."""
    from consilience.pipeline import verdict_judged
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, verdict_judged(library, story, point, verdict, _by(author, note)))


def claims(
    context: typer.Context,
    story: str,
    first: str,
    second: str,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same or “not the same”.")],
    author: Author,
    note: Note = "",
) -> None:
    """Say whether two claims of a story give one answer; a claim that does not leaves the point of the first."""
    from consilience.pipeline import claims_judged
    from consilience.store import NOT_SAME, SAME, Library

    if verdict not in (SAME, NOT_SAME):
        wrong(f"{verdict}: say {SAME}, {NOT_SAME}")
    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, claims_judged(library, story, (first, second), verdict == SAME, _by(author, note)))


def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of the judgement, as `judgements` lists it.")],
    author: Author,
    note: Note = "",
) -> None:
    """Withdraw a judgement; both stay in the log."""
    from consilience.pipeline import undone
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        _judge(library, undone(library, number, _by(author, note)))


def judgements(context: typer.Context) -> None:
    """The log of judgements, one JSON record a line."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        print_lines(library.judgements(), None)


def export(context: typer.Context, output: Output = None) -> None:
    """The judgements as JSON lines, for `import` into another library."""
    from consilience.store import Library

    with Library.open(context.obj, must_exist=True) as library:
        print_lines((each.judgement for each in library.judgements()), output)


def import_(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines, - for standard input, or an older library.")],
) -> None:
    """Take in judgements that `export` wrote, or what a library of an older version holds."""
    from consilience.console import voice
    from consilience.pipeline import import_library, import_log
    from consilience.present.wording import count
    from consilience.store import is_older

    with voice(False, False) as told:
        if path != "-" and is_older(Path(path)):
            done = import_library(context.obj, Path(path), kit())
        else:
            done = import_log(context.obj, _lines(path), kit())
        for problem in done.problems:
            told.problem(problem)
    typer.echo(f"{count(done.articles, 'new article')}, {count(done.judgements, 'new judgement')}")
    raise typer.Exit(FOUND if done.articles or done.judgements else NOTHING_READ)


def _lines(path: str) -> list[bytes]:
    try:
        return (sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()).splitlines()
    except OSError as error:
        wrong(f"{path}: {error.strerror or error}")


def _by(author: str, note: str) -> "By":
    from consilience.pipeline import By

    return By(author=author, made=datetime.datetime.now(datetime.UTC), note=note)


def _judge(library: "Library", judgement: "Judgement") -> None:
    from consilience.pipeline import judge
    from consilience.present.wording import count

    done = judge(library, judgement, kit())
    typer.echo(f"judgement {done.number}: {count(len(done.told), 'story')} told anew")
