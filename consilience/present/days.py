"""Dates as a reader writes them, and TIMEX3 values as stretches of days."""

import datetime
import re
from collections.abc import Callable

from consilience.present.wording import say
from consilience.records import Period, Publication

Stretch = tuple[datetime.date, datetime.date]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"SP": ("Spring", 3), "SU": ("Summer", 6), "FA": ("Autumn", 9), "WI": ("Winter", 12)}
DAY = datetime.timedelta(days=1)


def day_words(day: datetime.date) -> str:
    """
    >>> day_words(datetime.date(2025, 9, 3))
    '3 September 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def stretch_words(earliest: datetime.date, latest: datetime.date) -> str:
    """
    >>> stretch_words(datetime.date(2025, 9, 3), datetime.date(2025, 9, 7))
    '3–7 September 2025'
    """
    if earliest == latest:
        return day_words(latest)
    if earliest.day == 1 and _is_last_of_month(latest):
        return _whole_months(earliest, latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{day_words(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {day_words(latest)}"
    return f"{day_words(earliest)} – {day_words(latest)}"


def _is_last_of_month(day: datetime.date) -> bool:
    return day == datetime.date.max or (day + DAY).day == 1


def _whole_months(earliest: datetime.date, latest: datetime.date) -> str:
    if (earliest.month, latest.month) == (1, 12):
        return "–".join(dict.fromkeys((str(earliest.year), str(latest.year))))
    if earliest.year == latest.year:
        months = dict.fromkeys((MONTHS[earliest.month - 1], MONTHS[latest.month - 1]))
        return f"{'–'.join(months)} {latest.year}"
    return " – ".join(f"{MONTHS[day.month - 1]} {day.year}" for day in (earliest, latest))


def published_words(published: Publication | None) -> str:
    """The day of publication, or the days between which it lies."""
    if published is None:
        return say("undated")
    if published.is_exact:
        return day_words(published.latest)
    return say("within", stretch=stretch_words(published.earliest, published.latest))


def period_words(period: Period | None) -> str:
    """The period in words; nothing where there is none, the ISO text where it is no day."""
    if period is None:
        return ""
    try:
        return stretch_words(*map(datetime.date.fromisoformat, (period.earliest, period.latest)))
    except ValueError:
        return " – ".join(dict.fromkeys((period.earliest, period.latest)))


def timex_stretch(value: str) -> Stretch | None:
    """The first and last day of a TIMEX3 date, None for what is no stretch of the calendar.

    >>> timex_stretch("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    found = _read(value)
    return found and found[1]


def timex_words(value: str) -> str:
    """A TIMEX3 date in words; that there is none where it is no stretch of the calendar.

    >>> timex_words("2025-01"), timex_words("2025-SU"), timex_words("199")
    ('January 2025', 'Summer 2025', 'the 1990s')
    """
    found = _read(value)
    return found[0] if found else say("undated")


def _read(value: str) -> tuple[str, Stretch] | None:
    for pattern, reader in FORMS:
        if match := pattern.fullmatch(value):
            try:
                return reader(*match.groups())
            except (ValueError, OverflowError):
                return None
    return None


def _day(year: str, month: str, day: str) -> tuple[str, Stretch]:
    found = datetime.date(int(year), int(month), int(day))
    return day_words(found), (found, found)


def _months(year: str, first: int, length: int) -> Stretch:
    last = int(year) * 12 + first - 1 + length
    return datetime.date(int(year), first, 1), datetime.date(last // 12, last % 12 + 1, 1) - DAY


def _month(year: str, month: str) -> tuple[str, Stretch]:
    stretch = _months(year, int(month), 1)
    return f"{MONTHS[int(month) - 1]} {year}", stretch


def _year(year: str) -> tuple[str, Stretch]:
    return year, (datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31))


def _decade(decade: str) -> tuple[str, Stretch]:
    first = int(decade) * 10
    return say("decade", decade=first), (datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31))


def _week(year: str, week: str) -> tuple[str, Stretch]:
    monday = datetime.date.fromisocalendar(int(year), int(week), 1)
    return say("week", week=int(week), year=year), (monday, monday + 6 * DAY)


def _quarter(year: str, quarter: str) -> tuple[str, Stretch]:
    return say("quarter", quarter=quarter, year=year), _months(year, int(quarter) * 3 - 2, 3)


def _half(year: str, half: str) -> tuple[str, Stretch]:
    return say("half", half=half, year=year), _months(year, int(half) * 6 - 5, 6)


def _season(year: str, code: str) -> tuple[str, Stretch]:
    season, month = SEASONS[code]
    return say("season", season=season, year=year), _months(year, month, 3)


FORMS: tuple[tuple[re.Pattern[str], Callable[..., tuple[str, Stretch]]], ...] = (
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?"), _day),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _month),
    (re.compile(r"([0-9]{4})"), _year),
    (re.compile(r"([0-9]{3})"), _decade),
    (re.compile(r"([0-9]{4})-W([0-9]{2})(?:-WE)?"), _week),
    (re.compile(r"([0-9]{4})-Q([1-4])"), _quarter),
    (re.compile(r"([0-9]{4})-H([12])"), _half),
    (re.compile(r"([0-9]{4})-(SP|SU|FA|WI)"), _season),
)
