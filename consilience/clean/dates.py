"""Calendar dates as they are written: "11th September, 2025", "Sept. 11", "2025-09-11", "11.09.2025"."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from consilience.records import Record

# Month names as articles and pages in these languages write them, full and short, without points.
MONTH_NAMES = {
    "english": "january february march april may june july august september october november december",
    "short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "german": "januar februar märz april mai juni juli august september oktober november dezember",
    "austrian": "jänner feber märz april mai juni juli august september oktober november dezember",
    "french": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "swedish": "januari februari mars april maj juni juli augusti september oktober november december",
    "danish": "januar februar marts april maj juni juli august september oktober november december",
    "polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ukrainian": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "turkish": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "indonesian": "januari februari maret april mei juni juli agustus september oktober november desember",
}
MONTHS = {name: number for names in MONTH_NAMES.values() for number, name in enumerate(names.split(), start=1)}
MONTHS |= {"sept": 9, "juil": 7, "janv": 1, "févr": 2, "déc": 12, "okt": 10, "dez": 12, "ene": 1, "abr": 4, "ago": 8}

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Days that name an event more often than a day of the current year, when no year stands beside them.
NAMED_DAYS = frozenset({(9, 11), (7, 4), (1, 6), (10, 7), (12, 25), (1, 1)})

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199

MONTH = r"(?P<month>[^\W\d_]{3,12})"
OF = r"(?:of\s|de\s)?"
YEAR = r"(?P<year>1[89]\d\d|2[01]\d\d)(?![\w-])"
DAY = r"(?<![\d:.,])(?P<day>[0-3]?\d)"
ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}|{'|'.join(day[:3] for day in WEEKDAYS)}),?\.?,?\s)?"


class WrittenDate(Record, frozen=True, kw_only=True):
    """A date in the text: `year` or `day` is None where it is not written; `weekday` counts from Monday, 0.

    `is_ambiguous` is true of numbers in which day and month could change places.
    """

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    is_ambiguous: bool = False

    @property
    def date(self) -> datetime.date | None:
        """The day itself, where year, month and day are written."""
        return calendar_day(self.year, self.month, self.day) if self.year and self.day else None


class Form(NamedTuple):
    """One way of writing a date: the expression that finds it and what its groups mean."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], WrittenDate | None]


def written_dates(text: str) -> Iterator[WrittenDate]:
    """The dates written in a text, in order; of overlapping readings the longest that starts first."""
    found = [date for form in FORMS for match in form.pattern.finditer(text) if (date := form.read(match))]
    end = -1
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        if date.start >= end:
            yield date
            end = date.end


def calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has none such (31 June).

    >>> calendar_day(2024, 2, 29)
    datetime.date(2024, 2, 29)
    """
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _named_month(match: re.Match[str]) -> WrittenDate | None:
    """A date whose month is a word; anything else that has the same shape ("11 people 2025") is none."""
    groups = match.groupdict()
    month = MONTHS.get(groups["month"].casefold())
    day, year = _number(groups.get("day")), _number(groups.get("year"))
    if month is None or not (year or groups["month"][0].isupper()) or not _is_possible(year, month, day):
        return None
    if year is None and (month, day) in NAMED_DAYS:
        return None
    return WrittenDate(
        start=match.start(), end=match.end(), year=year, month=month, day=day, weekday=_weekday(groups.get("weekday"))
    )


def _year_first(match: re.Match[str]) -> WrittenDate | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if not _is_possible(year, month, day):
        return None
    return WrittenDate(start=match.start(), end=match.end(), year=year, month=month, day=day)


def _year_last(match: re.Match[str]) -> WrittenDate | None:
    """Day first with points; with slashes day first unless only the other order is possible."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day, month = (first, second) if _is_possible(year, second, first) else (second, first)
    if not _is_possible(year, month, day):
        return None
    is_ambiguous = match["mark"] != "." and day != month and _is_possible(year, day, month)
    return WrittenDate(start=match.start(), end=match.end(), year=year, month=month, day=day, is_ambiguous=is_ambiguous)


PATTERNS = (
    (
        "year first",
        r"(?<![\d/-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        _year_first,
    ),
    ("east Asian", r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]", _year_first),
    ("year last", rf"(?<![\d/.-])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark){YEAR}", _year_last),
    ("day, month, year", rf"\b{WEEKDAY}{DAY}{ORDINAL}\s{OF}{MONTH}\.?,?\s{OF}{YEAR}", _named_month),
    ("month, day, year", rf"\b{WEEKDAY}{MONTH}\.?\s{DAY}{ORDINAL},?\s{YEAR}", _named_month),
    ("day, month", rf"\b{WEEKDAY}{DAY}{ORDINAL}\s{OF}{MONTH}\b", _named_month),
    ("month, day", rf"\b{WEEKDAY}{MONTH}\.?\s{DAY}(?:st|nd|rd|th)?(?![\w:]|[.,]\d)", _named_month),
    ("month, year", rf"\b{MONTH}\.?,?\s{OF}{YEAR}", _named_month),
)
FORMS = tuple(Form(name, re.compile(pattern, re.IGNORECASE), read) for name, pattern, read in PATTERNS)


def _is_possible(year: int | None, month: int, day: int | None) -> bool:
    """Whether such a day exists; without a year, whether it exists in a leap year."""
    return EARLIEST_YEAR <= (year or 2000) <= LATEST_YEAR and calendar_day(year or 2000, month, day or 1) is not None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _weekday(text: str | None) -> int | None:
    return next((number for number, day in enumerate(WEEKDAYS) if text and day.startswith(text.casefold()[:3])), None)
