"""Where the moments of a timeline stand on a line: in order, long gaps compressed."""

from datetime import date
from itertools import pairwise
from math import log1p

from consilience.present.days import Stretch, timex_stretch
from consilience.present.outline import Moment
from consilience.records import Record

# Percent of the width kept free at either end for half a label.
MARGIN = 4.0
# Labels nearer to each other than this, in percent, go to the next row; with all rows taken there is none.
CLOSE = 9.0
ROWS = 4


class Tick(Record, frozen=True, kw_only=True):
    """The moments of one date, from `left` to `right` percent of the axis; `row` is None where there is no label."""

    label: str
    date: str
    left: float
    right: float
    row: int | None

    @property
    def middle(self) -> float:
        return round((self.left + self.right) / 2, 2)

    @property
    def is_exact(self) -> bool:
        return self.right - self.left < 1


def axis(moments: tuple[Moment, ...]) -> tuple[Tick, ...]:
    """The moments that are days or stretches of days; nothing for fewer than two different ones."""
    by_stretch: dict[Stretch, list[Moment]] = {}
    for moment in moments:
        if stretch := timex_stretch(moment.entry.date):
            by_stretch.setdefault(stretch, []).append(moment)
    days = sorted({day for stretch in by_stretch for day in stretch})
    if len(days) < 2:
        return ()
    places = _places(days)
    ticks: list[Tick] = []
    for (first, last), together in sorted(by_stretch.items(), key=lambda pair: pair[0]):
        left, right = places[first], places[last]
        row = _row(ticks, (left + right) / 2)
        ticks.append(Tick(label=_label(together), date=together[0].date, left=left, right=right, row=row))
    return tuple(ticks)


def _label(together: list[Moment]) -> str:
    """T3, or T3–5 for several."""
    first, last = together[0].mark, together[-1].mark
    return first if first == last else f"{first}–{last.lstrip('T')}"


def _places(days: list[date]) -> dict[date, float]:
    """Percent of the width for each day; a gap takes the logarithm of its length."""
    steps = [log1p((later - earlier).days) for earlier, later in pairwise(days)]
    scale = (100 - 2 * MARGIN) / sum(steps)
    sums = [sum(steps[:index]) for index in range(len(days))]
    return {day: round(MARGIN + scale * place, 2) for day, place in zip(days, sums, strict=True)}


def _row(ticks: list[Tick], middle: float) -> int | None:
    """The first row in which the label touches no other."""
    taken = {tick.row for tick in ticks if abs(tick.middle - middle) < CLOSE}
    return next((row for row in range(ROWS) if row not in taken), None)
