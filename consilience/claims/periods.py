"""TIMEX3 values as stretches of days, so that dates of different granularity can be compared."""

import calendar
import datetime
import re

from consilience.records import Period

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_YEAR = re.compile(r"(\d{4})$")

_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::\d\d)?$")
# The parts of a day in hours, as widely as they are meant; a night begins with the evening and ends with the morning.
PARTS = {"TMO": (4.0, 12.0), "TAF": (12.0, 18.0), "TEV": (17.0, 24.0)}


def period(value: str) -> Period | None:
    """The days that a TIMEX3 date covers, or None where it names no stretch of the calendar.

    >>> period("2025-02").latest
    '2025-02-28'
    """
    for pattern, days in _READERS:
        if match := pattern.match(value):
            try:
                earliest, latest = days(*map(int, match.groups()))
            except ValueError:
                return None
            return Period(earliest=earliest.isoformat(), latest=latest.isoformat())
    return None


def overlap(first: Period, second: Period) -> bool:
    return first.earliest <= second.latest and second.earliest <= first.latest


def days_between(first: Period, second: Period) -> int:
    """The days from the end of the earlier to the start of the later; 0 where they overlap."""
    earlier, follower = sorted((first, second), key=lambda each: each.earliest)
    return max(0, _difference(earlier.latest, follower.earliest))


def length(stretch: Period) -> int:
    """How many days a stretch lasts beyond its first."""
    return _difference(stretch.earliest, stretch.latest)


def hours(value: str) -> tuple[float, float] | None:
    """The hours of its day that a TIMEX3 time names, without a zone; None where it names none.

    >>> hours("2025-09-09T10:30"), hours("2025-09-09TAF"), hours("2025-09-09")
    ((10.5, 10.5), (12.0, 18.0), None)
    """
    if match := _CLOCK.search(value):
        hour = int(match[1]) + int(match[2] or 0) / 60
        return hour, hour
    return PARTS.get(value[-3:])


def _difference(first: str, second: str) -> int:
    return (datetime.date.fromisoformat(second) - datetime.date.fromisoformat(first)).days


def _day(year: int, month: int, day: int) -> tuple[datetime.date, datetime.date]:
    date = datetime.date(year, month, day)
    return date, date


def _week(year: int, week: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date.fromisocalendar(year, week, 1), datetime.date.fromisocalendar(year, week, 7)


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def _quarter(year: int, quarter: int) -> tuple[datetime.date, datetime.date]:
    return _month(year, 3 * quarter - 2)[0], _month(year, 3 * quarter)[1]


def _year(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


_READERS = ((_DAY, _day), (_WEEK, _week), (_MONTH, _month), (_QUARTER, _quarter), (_YEAR, _year))
