"""Windows of days, and the calendar's arithmetic on them."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)
# A side beyond these years is open; between them no reckoning leaves the calendar.
FIRST_YEAR, LAST_YEAR = 1000, 9000


class Window(NamedTuple):
    """The days from `earliest` to `latest`, both included; `datetime.date.min` and `max` where a side is open."""

    earliest: datetime.date
    latest: datetime.date

    @property
    def is_open(self) -> bool:
        return self.earliest.year < FIRST_YEAR or self.latest.year > LAST_YEAR

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days

    def meet(self, other: "Window") -> "Window | None":
        """The days that lie in both, if any."""
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        return Window(earliest, latest) if earliest <= latest else None

    def widened(self, before: datetime.timedelta, after: datetime.timedelta) -> "Window":
        """The window with so many days more on either side, within the calendar."""
        return Window(
            self.earliest - min(before, self.earliest - datetime.date.min),
            self.latest + min(after, datetime.date.max - self.latest),
        )


ANY_DAY = Window(datetime.date.min, datetime.date.max)


def named(year: int, month: int, day: int | None) -> Window | None:
    """The day, or without one the month, of that name in a year; None where the calendar has none such."""
    try:
        first = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return Window(first, first if day else end_of_month(first))


def hull(windows: Iterable[Window]) -> Window | None:
    """The window from the first day of any to the last day of any, if there are any."""
    days = [day for window in windows for day in window]
    return Window(min(days), max(days)) if days else None


def shifted(window: Window, unit: str, count: int) -> Window | None:
    """The whole units that hold the window, moved by so many units."""
    try:
        return Window(_moved(window.earliest, unit, count, False), _moved(window.latest, unit, count, True))
    except (ValueError, OverflowError):
        return None


def _moved(day: datetime.date, unit: str, count: int, is_end: bool) -> datetime.date:
    if unit == "day":
        return day + DAY * count
    if unit == "week":
        return day - DAY * day.weekday() + WEEK * count + (WEEK - DAY if is_end else DAY * 0)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        first = datetime.date(months // 12, months % 12 + 1, 1)
        return end_of_month(first) if is_end else first
    return datetime.date(day.year + count, 12, 31) if is_end else datetime.date(day.year + count, 1, 1)


def end_of_month(first: datetime.date) -> datetime.date:
    """The last day of the month that begins on that day."""
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - DAY
