"""Arithmetic on TIMEX3 values of dates: 2025-09-10, 2025-W37, 2025-09, 2025-Q3, 2025-SU, 2025, 202, 20.

A value carries its own granularity, its grain; shifting keeps it ("a year earlier" than 1989-Q3 is 1988-Q3).
"""

import datetime
import re
from collections.abc import Callable

GRAINS = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")),
    ("weekend", re.compile(r"\d{4}-W\d\d-WE")),
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("quarter", re.compile(r"\d{4}-Q\d")),
    ("half", re.compile(r"\d{4}-H\d")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("year", re.compile(r"(?:FY)?\d{4}")),
    ("decade", re.compile(r"\d{3}")),
    ("century", re.compile(r"\d\d")),
)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}

WRITERS: dict[str, Callable[[datetime.date], str]] = {
    "day": lambda day: day.isoformat(),
    "week": lambda day: "{}-W{:02}".format(*day.isocalendar()),
    "weekend": lambda day: "{}-W{:02}-WE".format(*day.isocalendar()),
    "month": lambda day: day.isoformat()[:7],
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    "season": lambda day: season_of(day),
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year:04}"[:3],
    "century": lambda day: f"{day.year:04}"[:2],
}


def value_of(day: datetime.date, grain: str) -> str:
    """The value of the grain that holds a day.

    >>> value_of(datetime.date(2025, 9, 10), "quarter")
    '2025-Q3'
    """
    return WRITERS[grain](day)


def season_of(day: datetime.date) -> str:
    """The meteorological season that holds a day; the winter bears the year in which it begins."""
    if day.month < 3:
        return f"{day.year - 1:04}-WI"
    return f"{day.year:04}-{('SP', 'SU', 'FA', 'WI')[day.month // 3 - 1]}"


def grain_of(value: str) -> str | None:
    """The grain of a fully specified value; None for any other.

    >>> grain_of("1989-Q3"), grain_of("XXXX-09-10")
    ('quarter', None)
    """
    return next((grain for grain, pattern in GRAINS if pattern.fullmatch(value)), None)


def first_day(value: str) -> datetime.date | None:
    """The first day of a fully specified value; None for any other, and for a day that no calendar has."""
    grain = grain_of(value)
    return None if grain is None else _built(_first, value, grain)


def moved(day: datetime.date, unit: str, count: int) -> datetime.date | None:
    """The day `count` units away; None outside the years 1 to 9999. A month's end stays within the month."""
    return _built(_moved, day, unit, count)


def shifted(value: str, unit: str, count: int) -> str | None:
    """A value moved by `count` units, at its own grain, or at the unit's where that is finer.

    >>> shifted("1989-Q3", "year", -1), shifted("2025-03-31", "month", -1), shifted("2025", "month", 1)
    ('1988-Q3', '2025-02-28', '2025-02')
    """
    grain, day = grain_of(value), first_day(value)
    if grain is None or day is None:
        return None
    target = moved(day, unit, count)
    if target is None:
        return None
    if grain == "season" and unit in ("year", "decade", "century"):
        return f"{target.year:04}{value[4:]}"
    return value_of(target, unit if _length(unit) < _length(grain) else grain)


def on_weekday(day: datetime.date, weekday: int, direction: int) -> datetime.date | None:
    """The nearest such weekday (Monday is 1) in a direction, the day itself included."""
    distance = (weekday - day.isoweekday()) % 7 if direction > 0 else -((day.isoweekday() - weekday) % 7)
    return moved(day, "day", distance)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day.

    >>> is_day(2025, 2, 29)
    False
    """
    return _built(datetime.date, year, month, day) is not None


def _built(make: Callable[..., datetime.date], *arguments: object) -> datetime.date | None:
    try:
        return make(*arguments)
    except (ValueError, OverflowError):
        return None


def _first(value: str, grain: str) -> datetime.date:
    if grain == "day":
        return datetime.date.fromisoformat(value[:10])
    digits = value.removeprefix("FY")
    year = int(digits[:4].ljust(4, "0"))
    if grain in ("week", "weekend"):
        return datetime.date.fromisocalendar(year, int(value[6:8]), 1)
    return datetime.date(year, _first_month(digits, grain), 1)


def _first_month(digits: str, grain: str) -> int:
    if grain == "season":
        return SEASON_MONTHS[digits[5:]]
    if grain == "month":
        return int(digits[5:7])
    return {"quarter": 3, "half": 6}[grain] * (int(digits[6:]) - 1) + 1 if grain in ("quarter", "half") else 1


def _moved(day: datetime.date, unit: str, count: int) -> datetime.date:
    if unit in DAYS:
        return day + datetime.timedelta(days=DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + MONTHS[unit] * count
    first = datetime.date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, _month_length(first)))


def _month_length(first: datetime.date) -> int:
    if first.month == 12:
        return 31
    return (first.replace(month=first.month + 1) - first).days


def _length(grain: str) -> int:
    """Roughly how many days a grain has, to compare grains."""
    if grain == "season":
        return 91
    return DAYS[grain] if grain in DAYS else MONTHS[grain] * 30
