"""Dates as metadata write them."""

import datetime
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from consilience.read.months import month
from consilience.records import Finding, Publication, Record

WORD = r"[^\W\d_]{3,10}"
NAMED_MONTH = rf"(?P<month>{WORD})\.?"
DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>\d{4})\b"
# What follows the date (an hour, "- Updated") is not read.
WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{NAMED_MONTH}\s+{DAY}(?:st|nd|rd|th)?,?\s+{YEAR}",
        rf"\b{DAY}(?:st|nd|rd|th|º|er)?\.?\s+(?:of\s+|de\s+)?{NAMED_MONTH},?\s+(?:de\s+)?{YEAR}",
        rf"\b(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.]{DAY}\b",
        rf"\b{DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{YEAR}",
    )
)
# What may stand before a date that fills its field: a day of the week.
WEEKDAY = re.compile(rf"{WORD}\.?,?\s+(?=\S+\s)")
MAIL = re.compile(r"(?:[A-Za-z]{3},\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d")
# 2024-05-03 15:47:42.389 +0200 and its kin, which datetime.fromisoformat takes when brought into its shape.
INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s*(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?$",
    re.IGNORECASE,
)
LONGEST = 60
LONGEST_LINE = 200
FIRST_YEAR, LAST_YEAR = 1700, 2200


class Moment(Record, frozen=True, kw_only=True):
    """A day as its source writes it; `instant` where hour and time zone are given too."""

    day: datetime.date
    instant: datetime.datetime | None = None


def moment(text: str) -> Moment | None:
    """The day, and where given the instant, of ISO 8601, RFC 2822 or a date written out.

    >>> moment("2024-05-03T23:30:00-0400").day.isoformat()
    '2024-05-03'
    >>> moment("10 September 2025, 14:05").day.isoformat()
    '2025-09-10'
    """
    stripped = text.strip()[:LONGEST]
    found = _iso(stripped) or _mail(stripped) or _written(stripped)
    return found if found and _is_likely(found) else None


def moment_within(text: str) -> Moment | None:
    """The first day that is written out within a line, as in "Published on 3 May 2024"."""
    return next((found for found in _readings(text[:LONGEST_LINE], 0, is_start=False) if _is_likely(found)), None)


def publication(text: str, finding: Finding) -> Publication | None:
    """The publication on the day that a text names, on the evidence of a finding."""
    found = moment(text)
    if found is None:
        return None
    return Publication(earliest=found.day, latest=found.day, evidence=(finding,), instant=found.instant)


def _is_likely(found: Moment) -> bool:
    return FIRST_YEAR <= found.day.year <= LAST_YEAR


def _iso(text: str) -> Moment | None:
    if match := INSTANT.match(text):
        day, clock, seconds, _, zulu, hours, minutes = match.groups()
        zone = "+00:00" if zulu else f"{hours}:{minutes or '00'}" if hours else ""
        text = f"{day}T{clock}{seconds or ':00'}{zone}"
    try:
        instant = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return Moment(day=instant.date(), instant=instant if instant.tzinfo else None)


def _written(text: str) -> Moment | None:
    """The date with which a text begins, after an optional day of the week."""
    starts = [0, match.end()] if (match := WEEKDAY.match(text)) else [0]
    return next((found for start in starts for found in _readings(text, start, is_start=True)), None)


def _readings(text: str, start: int, *, is_start: bool) -> Iterator[Moment]:
    for pattern in WRITTEN:
        match = pattern.match(text, start) if is_start else pattern.search(text, start)
        number = _month_number(match["month"]) if match else None
        if match and number and (found := _day(int(match["year"]), number, int(match["day"]))):
            yield found


def _month_number(word: str) -> int | None:
    return int(word) if word.isdigit() else month(word)


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        return Moment(day=datetime.date(year, month, day))
    except ValueError:
        return None


def _mail(text: str) -> Moment | None:
    if not MAIL.match(text):
        return None
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Moment(day=instant.date(), instant=instant if instant.tzinfo else None)
