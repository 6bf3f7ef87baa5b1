"""When holidays fall: fixed days, the nth weekday of a month, and days told from Easter."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday on a fixed day of a month, or (weekday 1 to 7) on the nth such weekday of it; -1 is the last.

    `easter` counts days from Easter Sunday, `after` days from the weekday found.
    """

    month: int
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None
    after: int = 0

    def on(self, year: int) -> datetime.date | None:
        """The day of the holiday in a year."""
        if self.easter is not None:
            return easter_sunday(year) + datetime.timedelta(days=self.easter)
        if not self.weekday:
            return datetime.date(year, self.month, self.day)
        days = [datetime.date(year, self.month, 1) + datetime.timedelta(days=offset) for offset in range(31)]
        named = [day for day in days if day.month == self.month and day.isoweekday() == self.weekday]
        return named[self.nth - 1 if self.nth > 0 else self.nth] + datetime.timedelta(days=self.after)


def easter_sunday(year: int) -> datetime.date:
    """Easter of the western churches, by the anonymous Gregorian algorithm (Meeus/Jones/Butcher).

    >>> easter_sunday(2025)
    datetime.date(2025, 4, 20)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
