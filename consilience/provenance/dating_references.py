"""How a time expression ties the day of an event to the day of publication.

Each kind of reference answers two questions: when was the event, if the article came out within a window; and when did
the article come out, if the event lies within a window. None says that neither can be.
"""

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple, Protocol

from consilience.provenance.dating_windows import ANY_DAY, DAY, WEEK, Window, hull, named, shifted

# How long ago a past day or month without its year may lie: in dated news 14 of 16 such days lie within 100 days, and
# months within ten; what is older gets its year.
LONGEST_MEMORY = datetime.timedelta(days=300)
# How far ahead a day without its year may lie: 8 of 9 within 100 days.
LONGEST_FORESIGHT = datetime.timedelta(days=200)

# Where an event is told it may be a day later than where the report is dated.
DATE_LINE = DAY


class Reference(Protocol):
    """A time expression as a tie between an event and the publication that tells of it."""

    def event(self, published: Window) -> Window | None:
        """When the event was, for a publication within the window."""
        ...

    def publication(self, event: Window) -> Window | None:
        """When the publication was, for an event within the window."""
        ...


class Absolute(NamedTuple):
    """A date with its year: 10 September 2025, January 2025, 2014."""

    window: Window
    is_past: bool

    def event(self, published: Window) -> Window | None:
        return self.window

    def publication(self, event: Window) -> Window | None:
        if self.is_past:
            return Window(self.window.earliest, datetime.date.max)
        return Window(datetime.date.min, self.window.latest)


class Yearless(NamedTuple):
    """A day or month without its year: September 10, January.

    A past month that is named alone is over: 85 of 86 in dated news.
    """

    month: int
    day: int | None
    is_past: bool

    def event(self, published: Window) -> Window | None:
        if published.is_open:
            return None
        reach = self._reach(published)
        return hull(found for one in self._within(reach) if (found := one.meet(reach)))

    def publication(self, event: Window) -> Window | None:
        if event.is_open:
            return ANY_DAY
        return hull(self._audience(one) for one in self._within(event))

    def _reach(self, published: Window) -> Window:
        """The days of which a publication within the window speaks so."""
        if not self.is_past:
            return Window(published.earliest, published.widened(DAY * 0, LONGEST_FORESIGHT).latest)
        latest = published.latest if self.day else published.latest.replace(day=1) - DAY
        return Window(published.widened(LONGEST_MEMORY, DAY * 0).earliest, latest)

    def _audience(self, event: Window) -> Window:
        """The days on which an article speaks so of a day or month."""
        if not self.is_past:
            return Window(event.widened(LONGEST_FORESIGHT, DAY * 0).earliest, event.latest)
        return Window(event.earliest if self.day else event.latest + DAY, event.widened(DAY * 0, LONGEST_MEMORY).latest)

    def _within(self, window: Window) -> list[Window]:
        """The days or months of that name that begin or end within a window."""
        years = range(window.earliest.year, window.latest.year + 1)
        found = [named(year, self.month, self.day) for year in years]
        return [one for one in found if one and one.meet(window)]


class Weekday(NamedTuple):
    """A day of the week: the last one that was, or the next one to come; 0 is Monday."""

    number: int
    is_past: bool

    def event(self, published: Window) -> Window | None:
        if published.is_open:
            return None
        if not self.is_past:
            return Window(self.first_from(published.earliest), self.first_from(published.latest))
        latest = self._last(published.latest + DATE_LINE)
        return Window(self._last(published.earliest), latest)

    def publication(self, event: Window) -> Window | None:
        if event.is_open:
            return ANY_DAY
        first, last = self.first_from(event.earliest), self._last(event.latest)
        if first > last:
            return None
        return Window(first, last + WEEK - DAY) if self.is_past else Window(first - WEEK + DAY, last)

    def _last(self, day: datetime.date) -> datetime.date:
        return day - DAY * ((day.weekday() - self.number) % 7)

    def first_from(self, day: datetime.date) -> datetime.date:
        """The first such weekday on or after a day."""
        return day + DAY * ((self.number - day.weekday()) % 7)


class Shifted(NamedTuple):
    """Told in whole days, weeks, months or years from publication: yesterday (-1 day), last week, this month.

    On a Sunday last week may be the one that ends that day, so a week may begin a day early.
    """

    unit: str
    steps: int

    def event(self, published: Window) -> Window | None:
        return None if published.is_open else shifted(self._with_eve(published, DAY * 0, DAY), self.unit, self.steps)

    def publication(self, event: Window) -> Window | None:
        if event.is_open:
            return ANY_DAY
        found = shifted(event, self.unit, -self.steps)
        return found and self._with_eve(found, DAY, DAY * 0)

    def _with_eve(self, window: Window, before: datetime.timedelta, after: datetime.timedelta) -> Window:
        return window.widened(before, after) if self.unit == "week" else window


def is_month(reference: Reference) -> bool:
    """Whether it is a month without its year."""
    return isinstance(reference, Yearless) and reference.day is None


def reference_of(value: str, words: str, is_past: bool) -> Reference | None:
    """What a time expression says of an event, by its words and its TIMEX3 value; None where that is nothing firm.

    A weekday stays one even where its value is a day already: which day depends on the day of publication, and
    that may be a day off across the world.
    """
    plain = " ".join(words.lower().split()).removeprefix("on ")
    if plain in PHRASES:
        return Shifted(*PHRASES[plain])
    if weekday := WEEKDAY_WORDS.fullmatch(plain):
        return Weekday(WEEKDAYS.index(weekday[1]), is_past)
    if not CALENDAR_WORDS.fullmatch(plain):
        return None
    return next((make(match, plain, is_past) for pattern, make in VALUES if (match := pattern.match(value))), None)


def _calendar(match: re.Match[str], words: str, is_past: bool) -> Reference | None:
    """A day or month: with its year only where the words say it."""
    month, day = int(match["month"]), int(match["day"]) if match["day"] else None
    said = CALENDAR_WORDS.fullmatch(words)
    if said is None or not said["year"]:
        return Yearless(month, day, is_past) if named(2000, month, day) else None
    found = named(int(match["year"]), month, day) if match["year"].isdigit() else None
    return Absolute(found, is_past) if found else None


def _year(match: re.Match[str], words: str, is_past: bool) -> Reference | None:
    year = int(match["year"])
    return Absolute(Window(datetime.date(year, 1, 1), datetime.date(year, 12, 31)), is_past) if year else None


VALUES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, bool], Reference | None]], ...] = (
    (re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)(?:-(?P<day>\d\d))?$"), _calendar),
    (re.compile(r"(?P<year>\d{4})$"), _year),
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PART_OF_DAY = r"(?:early|late|mid|morning|afternoon|evening|night)"
WEEKDAY_WORDS = re.compile(rf"(?:{PART_OF_DAY}[ -])?({'|'.join(WEEKDAYS)})(?: {PART_OF_DAY})*")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
NUMBER = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?"
CALENDAR_WORDS = re.compile(
    rf"(?:(?:{'|'.join(WEEKDAYS)}),? (?:the )?)?(?:{MONTH}(?: {NUMBER})?|{NUMBER} (?:of )?{MONTH}){YEAR}|(?:19|20)\d\d"
)

# Expressions that the value leaves open when the day of publication is not known.
PHRASES = {
    "today": ("day", 0),
    "tonight": ("day", 0),
    "yesterday": ("day", -1),
    "tomorrow": ("day", 1),
    "this week": ("week", 0),
    "earlier this week": ("week", 0),
    "last week": ("week", -1),
    "next week": ("week", 1),
    "this month": ("month", 0),
    "earlier this month": ("month", 0),
    "last month": ("month", -1),
    "next month": ("month", 1),
    "this year": ("year", 0),
    "earlier this year": ("year", 0),
    "last year": ("year", -1),
    "next year": ("year", 1),
}
