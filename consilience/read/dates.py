"""Dates as metadata write them."""

import datetime
import re
from email.utils import parsedate_to_datetime

from consilience.records import Finding, Publication, Record

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
NAMED_MONTH = rf"(?P<month>{MONTH})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
# After an optional day of the week; what follows the date (an hour, "- Updated") is not read.
WRITTEN = tuple(
    re.compile(rf"(?:[a-z]{{3,9}}\.?,?\s+)?{pattern}\b", re.IGNORECASE)
    for pattern in (
        rf"{NAMED_MONTH}\s+{DAY},?\s+{YEAR}",
        rf"{DAY}\s+{NAMED_MONTH},?\s+{YEAR}",
        rf"{YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{DAY}",
        rf"{DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{YEAR}",
    )
)
# 2024-05-03 15:47:42.389 +0200 and its kin, which datetime.fromisoformat takes when brought into its shape.
INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s*(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?$",
    re.IGNORECASE,
)
LONGEST = 60
FIRST_YEAR, LAST_YEAR = 1700, 2200


class Moment(Record, frozen=True, kw_only=True):
    """A day as its source writes it; `instant` where hour and time zone are given too."""

    day: datetime.date
    instant: datetime.datetime | None = None


def moment(text: str) -> Moment | None:
    """The day, and where given the instant, of ISO 8601, RFC 2822 or a date written out in English.

    >>> moment("2024-05-03T23:30:00-0400").day.isoformat()
    '2024-05-03'
    >>> moment("10 September 2025, 14:05").day.isoformat()
    '2025-09-10'
    """
    stripped = text.strip()[:LONGEST]
    found = _iso(stripped) or _written(stripped) or _mail(stripped)
    return found if found and FIRST_YEAR <= found.day.year <= LAST_YEAR else None


def publication(text: str, finding: Finding) -> Publication | None:
    """The publication on the day that a text names, on the evidence of a finding."""
    found = moment(text)
    if found is None:
        return None
    return Publication(earliest=found.day, latest=found.day, evidence=(finding,), instant=found.instant)


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
    for pattern in WRITTEN:
        if match := pattern.match(text):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1
            return _day(int(match["year"]), number, int(match["day"]))
    return None


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        return Moment(day=datetime.date(year, month, day))
    except ValueError:
        return None


def _mail(text: str) -> Moment | None:
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Moment(day=instant.date(), instant=instant if instant.tzinfo else None)
