"""What durations, repetitions and clock times mean."""

import re

from consilience.annotate.times.calendar import first_day, moved, shifted
from consilience.annotate.times.meanings_days import calendar_day, weekday
from consilience.annotate.times.meanings_months import edge
from consilience.annotate.times.rule import Meaning, Reading, Scene

CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "6M",
    "season": "S",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
# What half of a unit is called, for "two and a half years".
HALVES = {"year": "6M", "minute": "T30S", "hour": "T30M", "day": "T12H", "decade": "5Y", "century": "50Y"}
AFTERNOON = 12
# "a second group", "a quarter of the market": ordinals and fractions more often than times.
NEVER_ONE = frozenset({"second", "quarter"})
# Figures, or a plural, right before "a year" make it a rate.
AMOUNT = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|dozen|once|twice|times|[a-z]{4,}[^sik\W]s))[\s]+$", re.IGNORECASE
)


def duration(scene: Scene) -> Reading | None:
    """A length of time told in units: "two-year", "at least 20 more years", "the past three months"."""
    unit = scene.lexicon.units[scene.word("unit")]
    count = scene.lexicon.number(scene.word("number")) if scene.word("number") else None
    return Reading("DURATION", period(unit, count), scene.lexicon.modifiers.get(scene.word("bound")))


def counted(scene: Scene) -> Reading | None:
    """A number of units; "three quarters of the vote" and "2 seconds of arc" count no time."""
    following = scene.match.string[scene.match.end() : scene.match.end() + 4]
    if scene.word("unit").startswith("quarter") and following.startswith(" of"):
        return None
    return duration(scene)


def one_unit(scene: Scene) -> Reading | None:
    """For "a year", "an entire week", "the decade-long"."""
    unit = scene.lexicon.units[scene.word("unit")]
    return Reading("DURATION", period(unit, 1), scene.lexicon.modifiers.get(scene.word("bound")))


def single(scene: Scene) -> Reading | None:
    """One unit: a length after a preposition or a verb of lasting, a rate after an amount ("four flights a week")."""
    found, unit = one_unit(scene), scene.lexicon.units[scene.word("unit")]
    if unit in NEVER_ONE or found is None:
        return None
    text, start = scene.match.string, scene.match.start()
    is_rate = scene.match.group()[:2].lower() in ("a ", "an") and not found.modifier
    if is_rate and AMOUNT.search(text[max(0, start - 24) : start]):
        return Reading("SET", found.value)
    return found


def half_more(scene: Scene) -> Reading | None:
    """For "a minute and a half", "half an hour"."""
    unit = scene.lexicon.units[scene.word("unit")]
    count = 1.5 if scene.word("more") else 0.5
    return Reading("DURATION", period(unit, count), scene.lexicon.modifiers.get(scene.word("bound")))


def long_units(scene: Scene) -> Reading | None:
    """German "jahrelang": units without a number, in one word."""
    return Reading("DURATION", period(scene.lexicon.units[scene.word("unit").removesuffix("lang")], None))


def some_time(scene: Scene) -> Reading:
    """A length that is not told: "a while", "some time"."""
    return Reading("DURATION", "PXX")


def period(unit: str, count: float | None) -> str:
    """A TIMEX3 duration; X where the count is not told.

    >>> period("year", 2.5), period("hour", 1), period("week", None)
    ('P2Y6M', 'PT1H', 'PXW')
    """
    count = count * 2 if count is not None and unit == "fortnight" else count
    code = CODES[unit]
    time, code = ("T", code[1:]) if code[0] == "T" else ("", code)
    if count is None:
        return f"P{time}X{code}"
    whole, rest = int(count), count % 1
    if rest == 0.5 and unit in HALVES:
        half = HALVES[unit]
        return f"P{time}{whole}{code}{half.lstrip('T') if time else half}" if whole else f"P{half}"
    return f"P{time}{f'{count:g}' if rest else whole}{code}"


def every(scene: Scene) -> Reading | None:
    """For "every day", "each year", "every two years"."""
    unit = scene.lexicon.units[scene.word("unit")]
    count = scene.lexicon.number(scene.word("number")) if scene.word("number") else 1
    return Reading("SET", period(unit, count))


def repeated(value: str, kind: str = "SET") -> Meaning:
    """An adverb or adjective of repetition that names its period: "daily", "annual"."""
    return lambda scene: Reading(kind, value)


def every_weekday(scene: Scene) -> Reading | None:
    """For "every Monday", "on Sundays", "Tuesday nights"."""
    number = scene.lexicon.weekdays[scene.word("weekday").rstrip("s.")]
    part = scene.lexicon.parts[scene.word("part").rstrip("s")] if scene.word("part") else ""
    return Reading("SET", f"XXXX-WXX-{number}{'T' if part else ''}{part}")


def every_month(scene: Scene) -> Reading | None:
    """For "each July"."""
    return Reading("SET", f"XXXX-{scene.lexicon.months[scene.word('month').rstrip('.')]:02}")


def every_part(scene: Scene) -> Reading | None:
    """For "every morning", "each night"."""
    return Reading("SET", f"XXXX-XX-XXT{scene.lexicon.parts[scene.word('part').rstrip('s')]}")


def clock(scene: Scene) -> Reading | None:
    """A time of the clock, on the day told beside it, else on the day in focus, else the day of publication."""
    told = clock_value(scene)
    day = told and _clock_day(scene)
    return None if told is None or day is None else Reading("TIME", f"{day[0]}T{told}{_zone(scene)}", anchor=day[1])


def clock_value(scene: Scene) -> str | None:
    """Hours and minutes: 22:00 for "10 p.m.", 12:00 for noon."""
    word = scene.word("moment")
    if word:
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(scene.lexicon.parts[word])
    hour, minute = _hour(scene), int(scene.word("minute") or scene.word("minute2") or 0)
    if hour is None or hour > 24 or minute > 59:
        return None
    second = f":{scene.word('second')}" if scene.word("second") else ""
    return f"{hour:02}:{minute:02}{second}"


def part_of_day(scene: Scene) -> Reading | None:
    """For "Thursday evening", "this morning", "last night", "tomorrow afternoon", "the morning"."""
    part = scene.lexicon.parts[scene.word("part")]
    day = _clock_day(scene)
    return day and Reading("TIME", f"{day[0]}T{part}", edge(scene), day[1])


def part_from_focus(scene: Scene) -> Reading | None:
    """For "the next morning": told from the last date."""
    part = scene.lexicon.parts[scene.word("part")]
    day = scene.focus.get("day")
    found = day and shifted(day, "day", scene.lexicon.steps[scene.word("step")])
    if not found:
        return Reading("TIME", f"XXXX-XX-XXT{part}")
    return Reading("TIME", f"{found[:10]}T{part}", anchor=day)


def instant(scene: Scene) -> Reading | None:
    """A full instant in figures, kept as it is written."""
    written = scene.match.group().upper()
    return Reading("TIME", written) if first_day(written[:10]) else None


def bare_part(scene: Scene) -> Reading | None:
    """A part of the day alone: only with an article, and a night only where it is no length."""
    is_told = scene.match.group().lower().startswith("the ") and scene.word("part") != "night"
    if not is_told and not scene.word("part").startswith("mid"):
        return None
    return part_of_day(scene)


def tonight(scene: Scene) -> Reading | None:
    day = _clock_day(scene)
    return day and Reading("TIME", f"{day[0]}TNI", anchor=day[1])


def overnight(scene: Scene) -> Reading | None:
    """The night before the day of publication."""
    if scene.day is None:
        return Reading("TIME", "XXXX-XX-XXTNI")
    night = moved(scene.day, "day", -1)
    return Reading("TIME", f"{night.isoformat()}TNI", anchor=scene.day.isoformat()) if night else None


def _hour(scene: Scene) -> int | None:
    told = scene.lexicon.number(scene.word("hour"))
    half = scene.word("meridiem").replace(".", "").replace(" ", "")
    if told is None:
        return None
    hour = int(told)
    if not half:
        return hour + AFTERNOON * (hour < AFTERNOON and scene.word("part") in ("afternoon", "evening"))
    return hour % 12 + AFTERNOON * (half in scene.lexicon.afternoon) if 1 <= hour <= 12 else None


def _zone(scene: Scene) -> str:
    """Greenwich alone is written as a zone; a local one is left out, as TimeBank leaves it."""
    return "Z" if scene.word("zone") in ("gmt", "utc") else ""


def _clock_day(scene: Scene) -> tuple[str, str | None] | None:
    """The day of a clock time and what it was told from."""
    told = _day_beside(scene)
    if told is not None:
        return told.value, told.anchor
    day = scene.focus.get("day")
    if day is not None:
        return day[:10], day[:10]
    return (scene.day.isoformat(), scene.day.isoformat()) if scene.day else ("XXXX-XX-XX", None)


def _day_beside(scene: Scene) -> Reading | None:
    """The day that the expression itself names: a weekday, a calendar day, yesterday, "this" or "last"."""
    if scene.word("month") or scene.word("month2"):
        return calendar_day(scene)
    if scene.word("weekday"):
        return weekday(scene)
    near = scene.lexicon.nears.get(scene.word("near"))
    if near is None:
        return None
    found = scene.day and moved(scene.day, "day", near)
    if found is None or scene.day is None:
        return Reading("DATE", "XXXX-XX-XX")
    return Reading("DATE", found.isoformat(), anchor=scene.day.isoformat())
