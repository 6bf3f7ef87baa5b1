"""What a run leaves: tables in a folder, or a library."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from consilience.pipeline.kit import standard_kit
from consilience.pipeline.libraries import recipe
from consilience.pipeline.libraries.grouping import group
from consilience.pipeline.options import Options
from consilience.pipeline.runs.driver import Found
from consilience.pipeline.runs.index import Index
from consilience.pipeline.runs.shards import records
from consilience.pipeline.runs.tables import ProblemRow, Row, account_row, article_row, copy_row, story_row
from consilience.pipeline.runs.writers import write_table
from consilience.records import Account, AnnotatedArticle, Capture, Problem
from consilience.store import Library


class Result:
    """What a run found, read from its shards as often as it is asked for."""

    def __init__(self, found: Found, index: Index, problems: tuple[Problem, ...]) -> None:
        self.found, self.problems = found, problems
        self._index = index

    def articles(self) -> Iterator[AnnotatedArticle]:
        """The articles in the order of the corpus, each once, annotated without grammar."""
        return records(map(self._index.place, self._index.rows), AnnotatedArticle)

    def accounts(self) -> Iterator[Account]:
        """The accounts, the earliest story first."""
        return records((kept.place for kept in self.found.accounts), Account)

    def counts(self) -> dict[str, int]:
        """How many there are of each kind."""
        found = self.found
        return {
            "articles": len(self._index.rows),
            "stories": len(found.stories),
            "accounts": len(found.accounts),
            "copies": len(found.copies),
            "problems": len(self.problems),
        }

    def article_rows(self) -> Iterator[Row]:
        stories = {name: story.id for story in self.found.stories for name in story.articles}
        return (article_row(item.article, stories.get(item.article.id)) for item in self.articles())

    def story_rows(self) -> Iterator[Row]:
        told = frozenset(kept.story for kept in self.found.accounts)
        return (story_row(story, self._index, told) for story in self.found.stories)

    def account_rows(self) -> Iterator[Row]:
        return map(account_row, self.accounts())

    def copy_rows(self) -> Iterator[Row]:
        return map(copy_row, self.found.copies)

    def problem_rows(self) -> Iterator[Row]:
        for problem in self.problems:
            yield ProblemRow(stage=problem.stage, uri=problem.uri, message=problem.message, place=problem.place)


ROWS: dict[str, Callable[[Result], Iterator[Row]]] = {
    "articles": Result.article_rows,
    "stories": Result.story_rows,
    "accounts": Result.account_rows,
    "copies": Result.copy_rows,
    "problems": Result.problem_rows,
}


def write_folder(result: Result, folder: Path, format: str) -> None:
    """Write every table into a folder."""
    for table, rows in ROWS.items():
        write_table(folder, table, rows(result), format)


def write_library(result: Result, captures: Iterable[Capture | Problem], place: str, options: Options) -> None:
    """Add everything to a library, which this process alone writes; stories that are not told are grouped there."""
    kit = standard_kit(options)
    with Library.open(place) as library:
        library.add(chain(captures, result.articles(), result.problems), recipe=recipe(kit))
        library.save_accounts(result.accounts())
        group(library, kit)
