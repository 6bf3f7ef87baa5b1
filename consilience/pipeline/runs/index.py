"""The articles of all partitions, each once: what the driver holds of them between the phases."""

import datetime
from collections import Counter
from functools import cached_property
from pathlib import Path

from consilience.pipeline.runs.articles import STAGE, ArticlesFooter, Row
from consilience.pipeline.runs.shards import Place, footer
from consilience.records import Problem

LAST_DAY = datetime.date.max
LAST_INSTANT = datetime.datetime.max.replace(tzinfo=datetime.UTC)


class Index:
    """The rows of the articles in the order of the corpus, and the shards in which they stand, with their keys.

    `numbered` holds the article of each row of all shards, None for one that is not kept; `offsets` the number of each
    shard's first.

    Of articles with one name the first is kept: another with the same bytes is the same article, one with other bytes a
    Problem.
    """

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.problems: list[Problem] = []
        self.repeated = 0
        self.shards: list[str] = []
        self.keys: list[str] = []
        self.numbered: list[str | None] = []
        self.offsets: list[int] = []
        self._shard_of: dict[str, int] = {}

    @cached_property
    def commonest_language(self) -> str:
        """The language of the articles of which none is known."""
        counts = Counter(row.language for row in self.rows.values() if row.language)
        return min(counts, key=lambda language: (-counts[language], language), default="")

    def place(self, article: str) -> Place:
        row = self.rows[article]
        return Place(path=self.shards[self._shard_of[article]], start=row.start, end=row.end)

    def when(self, article: str) -> tuple[datetime.date, datetime.datetime, str]:
        """By first possible day, then by the instant where one is known; articles without a day come last."""
        row = self.rows[article]
        return row.earliest or LAST_DAY, row.instant or LAST_INSTANT, article

    def identity(self, article: str) -> str:
        """What changes when the article does, or the partition in which it stands."""
        return f"{article} {self.rows[article].capture} {self.keys[self._shard_of[article]]}"

    def add(self, path: str) -> None:
        """Take in the shard of a partition."""
        found = footer(path, ArticlesFooter)
        self.problems.extend(found.problems)
        kept = [row.id if self._is_new(row) else None for row in found.rows]
        self._shard_of.update((name, len(self.shards)) for name in kept if name is not None)
        self.offsets.append(len(self.numbered))
        self.numbered.extend(kept)
        self.shards.append(path)
        self.keys.append(Path(path).stem)

    def _is_new(self, row: Row) -> bool:
        first = self.rows.setdefault(row.id, row)
        if first is row:
            return True
        if first.capture == row.capture:
            self.repeated += 1
        else:
            message = f"another article has the id {row.id}; give it another"
            self.problems.append(Problem(stage=STAGE, uri=row.uri, message=message))
        return False
