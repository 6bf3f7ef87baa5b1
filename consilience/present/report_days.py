"""The days on which the reports of a story came out, and which of them were out on each."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from consilience.present.outline import Outline, Witness
from consilience.records import Record

# A page stays small and a slider usable: of more days, some are left out.
MOST_DAYS = 60

T = TypeVar("T")
Changes = tuple[tuple[int, T], ...]
"""A value on the first day and on each on which it changes; days are counted from 0."""


class ReportDays(Record, frozen=True, kw_only=True):
    """The days in order. `since` and `sure` tell the first on which each article may, and must, have been out.

    `voices` holds the origin of each article, its own id where it has none.
    """

    days: tuple[datetime.date, ...]
    since: Mapping[str, int]
    sure: Mapping[str, int]
    voices: Mapping[str, str]

    @property
    def last(self) -> int:
        return max(0, len(self.days) - 1)

    def is_out(self, article: str, day: int) -> bool:
        return self.since.get(article, 0) <= day

    def first(self, articles: Iterable[str]) -> int:
        """The day on which the first of the articles was out."""
        return min((self.since.get(article, 0) for article in articles), default=0)

    def changes(self, value_on: Callable[[int], T], today: T, articles: Iterable[str]) -> Changes[T]:
        """The values of a function of the day, which can change when one of the articles comes out.

        From the day on which all of them were out the value is that of `today`.
        """
        days = sorted({0, *(self.since.get(article, 0) for article in articles)})
        found: list[tuple[int, T]] = []
        for day in days:
            value = today if day == days[-1] else value_on(day)
            if not found or found[-1][1] != value:
                found.append((day, value))
        return tuple(found)


def report_days(shown: Outline) -> ReportDays:
    """The days of a story's reports; articles without a date count as out from the first."""
    every = _days(shown.witnesses)
    kept = _thinned(every)
    place = {day: next(number for number, other in enumerate(kept) if other >= day) for day in every}
    since = {each.article.id: 0 for each in shown.witnesses}
    sure = dict(since)
    for each in shown.witnesses:
        if published := each.article.published:
            since[each.article.id], sure[each.article.id] = place[published.earliest], place[published.latest]
    return ReportDays(days=tuple(kept), since=since, sure=sure, voices=_voices(shown))


def _days(witnesses: tuple[Witness, ...]) -> list[datetime.date]:
    dated = [each.article.published for each in witnesses if each.article.published]
    return sorted({day for published in dated for day in (published.earliest, published.latest)})


def _thinned(days: list[datetime.date]) -> list[datetime.date]:
    """At most so many of the days, evenly chosen, the last among them."""
    step = max(1, -(-len(days) // MOST_DAYS))
    return days[::-step][::-1]


def _voices(shown: Outline) -> dict[str, str]:
    own = {each.article.id: each.article.id for each in shown.witnesses}
    return own | {member: origin.id for origin in shown.account.origins for member in origin.members}
