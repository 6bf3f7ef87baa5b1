"""Where the moments of a timeline stand on a line: in order, long gaps compressed."""

from datetime import date
from itertools import pairwise
from math import log1p

from consilience.present.days import timex_stretch
from consilience.present.outline import Moment
from consilience.records import Record

# Percent of the width kept free at either end for half a label.
MARGIN = 4.0
# Labels nearer to each other than this, in percent, go to the next row.
CLOSE = 5.0
ROWS = 3


class Tick(Record, frozen=True, kw_only=True):
    """A moment on the axis: from `left` to `right` percent of its width, its label in one of the rows."""

    moment: Moment
    left: float
    right: float
    row: int

    @property
    def middle(self) -> float:
        return round((self.left + self.right) / 2, 2)

    @property
    def is_exact(self) -> bool:
        return self.right - self.left < 1


def axis(moments: tuple[Moment, ...]) -> tuple[Tick, ...]:
    """The moments that are days or stretches of days; nothing for fewer than two different ones."""
    dated = [(moment, stretch) for moment in moments if (stretch := timex_stretch(moment.entry.date))]
    days = sorted({day for _, stretch in dated for day in stretch})
    if len(days) < 2:
        return ()
    places = _places(days)
    ticks: list[Tick] = []
    for moment, (first, last) in sorted(dated, key=lambda pair: pair[1]):
        left, right = places[first], places[last]
        ticks.append(Tick(moment=moment, left=left, right=right, row=_row(ticks, (left + right) / 2)))
    return tuple(ticks)


def _places(days: list[date]) -> dict[date, float]:
    """Percent of the width for each day; a gap takes the logarithm of its length."""
    steps = [log1p((later - earlier).days) for earlier, later in pairwise(days)]
    scale = (100 - 2 * MARGIN) / sum(steps)
    sums = [sum(steps[:index]) for index in range(len(days))]
    return {day: round(MARGIN + scale * place, 2) for day, place in zip(days, sums, strict=True)}


def _row(ticks: list[Tick], middle: float) -> int:
    """The first row in which the label touches no other."""
    taken = {tick.row for tick in ticks if abs(tick.middle - middle) < CLOSE}
    return next((row for row in range(ROWS) if row not in taken), ROWS - 1)
