"""A timeline on two clocks: when things happened, above, and when they were reported, below, on one scale of days.

Days stand in order; long gaps are compressed.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from math import log1p, sqrt
from typing import TypeVar

from consilience.present.days import Stretch, timex_stretch
from consilience.present.display import short
from consilience.present.outline import Moment, Witness
from consilience.records import Record

# Percent of the width kept free at either end for half a label.
MARGIN = 5.0
# Labels nearer to each other than this, in percent, go to the next row; with all rows taken there is none.
CLOSE = 9.0
ROWS = 4
# More threads between the clocks are a tangle: beyond, each leads to the first report alone.
MOST_THREADS = 60
LONGEST_LABEL = 10

T = TypeVar("T")


class Tick(Record, frozen=True, kw_only=True):
    """What shares one date, from `left` to `right` percent of the axis; `row` is None where there is no label.

    `articles` are those in it, or those that tell of it.
    """

    label: str
    date: str
    left: float
    right: float
    row: int | None
    articles: tuple[str, ...]

    @property
    def middle(self) -> float:
        return round((self.left + self.right) / 2, 2)

    @property
    def is_exact(self) -> bool:
        return self.right - self.left < 1


class Thread(Record, frozen=True, kw_only=True):
    """From what happened to a report of it."""

    happened: Tick
    reported: Tick


class Clocks(Record, frozen=True, kw_only=True):
    """Both clocks; `threads` lead from each tick above to those below that tell of it."""

    happened: tuple[Tick, ...]
    reported: tuple[Tick, ...]
    threads: tuple[Thread, ...]


def clocks(moments: tuple[Moment, ...], witnesses: tuple[Witness, ...]) -> Clocks | None:
    """The moments and the reports that have a place on the calendar; None for fewer than two different days."""
    told = _grouped((timex_stretch(each.entry.date), each) for each in moments)
    printed = _grouped((_published(each), each) for each in witnesses)
    days = sorted({day for stretch in (*told, *printed) for day in stretch})
    if len(days) < 2 or not told:
        return None
    places = _places(days)
    happened = _ticks([(stretch, _moments_label(group), _tellers(group)) for stretch, group in told.items()], places)
    reported = _ticks([(stretch, _reports_label(group), _ids(group)) for stretch, group in printed.items()], places)
    return Clocks(happened=happened, reported=reported, threads=_threads(happened, reported))


def _grouped(pairs: Iterable[tuple[Stretch | None, T]]) -> dict[Stretch, list[T]]:
    """What shares a stretch of days, in order of time; what has none is left out."""
    found: dict[Stretch, list[T]] = {}
    for stretch, each in pairs:
        if stretch:
            found.setdefault(stretch, []).append(each)
    return dict(sorted(found.items(), key=lambda pair: pair[0]))


def _published(witness: Witness) -> Stretch | None:
    published = witness.article.published
    return (published.earliest, published.latest) if published else None


def _moments_label(moments: list[Moment]) -> tuple[str, str]:
    """T3, or T3–5 for several, and their date."""
    first, last = moments[0].mark, moments[-1].mark
    return (first if first == last else f"{first}–{last.lstrip('T')}"), moments[0].date


def _reports_label(witnesses: list[Witness]) -> tuple[str, str]:
    """The numbers of the reports, runs of them shortened, and their date."""
    numbers = [each.number for each in witnesses]
    is_run = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    label = f"{numbers[0]}–{numbers[-1]}" if is_run else ", ".join(map(str, numbers))
    return short(label, LONGEST_LABEL), witnesses[0].published


def _tellers(moments: list[Moment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited.span.article for moment in moments for cited in moment.citations))


def _ids(witnesses: list[Witness]) -> tuple[str, ...]:
    return tuple(each.article.id for each in witnesses)


def _ticks(
    groups: list[tuple[Stretch, tuple[str, str], tuple[str, ...]]], places: Mapping[date, float]
) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for (first, last), (label, words), articles in groups:
        left, right = places[first], places[last]
        row = _row(ticks, (left + right) / 2)
        ticks.append(Tick(label=label, date=words, left=left, right=right, row=row, articles=articles))
    return tuple(ticks)


def _threads(happened: tuple[Tick, ...], reported: tuple[Tick, ...]) -> tuple[Thread, ...]:
    found = [_threads_of(above, reported) for above in happened]
    most = len(reported) if sum(map(len, found)) <= MOST_THREADS else 1
    return tuple(thread for threads in found for thread in threads[:most])


def _threads_of(above: Tick, reported: tuple[Tick, ...]) -> list[Thread]:
    told = [below for below in reported if not set(below.articles).isdisjoint(above.articles)]
    return [Thread(happened=above, reported=below) for below in told]


def _places(days: list[date]) -> dict[date, float]:
    """Percent of the width for each day; decades take four times as much as a day."""
    steps = [sqrt(log1p((later - earlier).days)) for earlier, later in pairwise(days)]
    scale = (100 - 2 * MARGIN) / sum(steps)
    sums = [sum(steps[:index]) for index in range(len(days))]
    return {day: round(MARGIN + scale * place, 2) for day, place in zip(days, sums, strict=True)}


def _row(ticks: list[Tick], middle: float) -> int | None:
    """The first row in which the label touches no other."""
    taken = {tick.row for tick in ticks if abs(tick.middle - middle) < CLOSE}
    return next((row for row in range(ROWS) if row not in taken), None)
