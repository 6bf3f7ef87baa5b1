"""What dates mean: calendar days, months, years, weekdays, quarters, decades, holidays."""

import datetime
import re

from consilience.annotate.times.calendar import is_day, moved, on_weekday
from consilience.annotate.times.rule import Meaning, Reading, Scene

# Years of two figures from 69 on belong to the 1900s, as in POSIX strptime.
PIVOT = 69
# Months that are first names too.
NAMES = frozenset({"april", "june", "august"})
MONTHS_AHEAD = 2
# A day of the year told without its year is nearly always the nearest one; tense decides beyond
# (swept 20-120 days on TimeBank and AQUAINT: 75 to 90 give the best value F1 on both).
CLEARLY_NEARER = 75
FIGURES = re.compile(r"\d{1,2}")
CAPITALISED = re.compile(r" [A-Z][a-z]")
JOINED = re.compile(r"(?:\band|\bor|,)\s+$", re.IGNORECASE)
BEFORE_MONTH = re.compile(
    r"\b(?:in|by|since|until|till|of|from|to|through|during|before|after|for|and|between|late|early|mid|last|next|this|"
    r"or|the|a|around|about|as of|beyond|into)[\s-]+$",
    re.IGNORECASE,
)
# What stands round four figures that are an amount and no year.
BEFORE_NUMBER = re.compile(
    r"(?:[$£€¥#№%&=+*/_@.]|\d,|\d-|\b(?:than|nearly|almost|least|over|roughly|approximately|Rs|No\.|number|flight|room|"
    r"dlrs|page|boeing|route|highway)[\s-]+)$",
    re.IGNORECASE,
)
AFTER_NUMBER = re.compile(
    r"(?:,\d|\.\d|%|°|[-\s](?:percent|people|men|women|children|troops|soldiers|shares|points|miles|kilometers|"
    r"kilometres|km|meters|metres|feet|tons|tonnes|pounds|years?|days|hours|minutes|jobs|workers|employees|dollars|"
    r"euros|yen|rubles|guests|students|members|homes|houses|units|votes|times|barrels|copies|pages|GMT|UTC|EDT|EST|"
    r"local time|hrs|square|cubic|megawatts|watts|volts|cars|vehicles|others|more|francs|marks|million|billion)\b)",
    re.IGNORECASE,
)


def calendar_day(scene: Scene) -> Reading | None:
    """A day with its month, its year where told ("10 September 2025"), else the year that fits best."""
    month, day = _month(scene), int(scene.word("dayno").rstrip("stndrhe."))
    if scene.word("year"):
        return _day_reading(full_year(scene.word("year")), month, day)
    return day_of_month(scene, month, day)


def last_day(scene: Scene) -> Reading | None:
    """The second day of "September 15 to 19"."""
    if scene.word("year"):
        return _day_reading(full_year(scene.word("year")), _month(scene), int(scene.word("last")))
    return day_of_month(scene, _month(scene), int(scene.word("last")))


def ordinal_day(scene: Scene) -> Reading | None:
    """ "March eighth"."""
    day = _ordinal(scene)
    return day_of_month(scene, _month(scene), day) if day else None


def day_of_month(scene: Scene, month: int, day: int) -> Reading | None:
    """A month and a day without a year."""
    if not is_day(2000, month, day):
        return None
    if scene.day is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    year = _year_of_day(scene, scene.day, month, day)
    return Reading("DATE", f"{year:04}-{month:02}-{day:02}", anchor=scene.day.isoformat())


def numeric_day(order: str) -> Meaning:
    """A day in figures; `order` says which group is the year, month and day ("ymd", "mdy", "dmy")."""

    def meaning(scene: Scene) -> Reading | None:
        figures = dict(zip(order, (scene.word("first"), scene.word("second"), scene.word("third")), strict=True))
        return _day_reading(full_year(figures["y"]), int(figures["m"]), int(figures["d"]))

    return meaning


def slashed_day(scene: Scene) -> Reading | None:
    """9/10/2025: the month first, as American papers write it, unless only the day can stand there."""
    first, second = int(scene.word("first")), int(scene.word("second"))
    month, day = (second, first) if first > 12 else (first, second)
    return _day_reading(full_year(scene.word("third")), month, day)


def month(scene: Scene) -> Reading | None:
    """A month, with its year where told, else the year that tense and day of publication give."""
    number = _month(scene)
    if scene.word("year"):
        return Reading("DATE", f"{full_year(scene.word('year')):04}-{number:02}", edge(scene))
    if scene.day is None:
        return Reading("DATE", f"XXXX-{number:02}", edge(scene))
    year = scene.day.year + _month_offset(number - scene.day.month, scene.direction)
    return Reading("DATE", f"{year:04}-{number:02}", edge(scene), scene.day.isoformat())


def bare_month(scene: Scene) -> Reading | None:
    """A month alone; "May", "April" and the like may be somebody's name."""
    return None if _is_name(scene) else month(scene)


def month_of_step(scene: Scene) -> Reading | None:
    """ "last May", "June last year", "next January", "this September"."""
    number, step = _month(scene), scene.lexicon.steps[scene.word("step")]
    if scene.day is None:
        return Reading("DATE", f"XXXX-{number:02}", edge(scene))
    if scene.word("unit"):
        year = scene.day.year + step
    else:
        year = scene.day.year + _step_offset(number - scene.day.month, step)
    return Reading("DATE", f"{year:04}-{number:02}", edge(scene), scene.day.isoformat())


def year(scene: Scene) -> Reading | None:
    """A year in figures."""
    return Reading("DATE", f"{full_year(scene.word('year')):04}", edge(scene))


def bare_year(scene: Scene) -> Reading | None:
    """Four figures alone, where nothing beside them says that they count or price something."""
    text, start, end = scene.match.string, scene.match.start(), scene.match.end()
    if BEFORE_NUMBER.search(text[max(0, start - 24) : start]) or AFTER_NUMBER.match(text[end : end + 24]):
        return None
    return year(scene)


def last_year(scene: Scene) -> Reading | None:
    """The second year of "2009-10"."""
    first = scene.word("year")
    return Reading("DATE", first[:2] + scene.word("last"))


def spoken_year(scene: Scene) -> Reading | None:
    """A year in words: nineteen ninety-six, two thousand."""
    value = scene.lexicon.number(scene.word("century"))
    rest = scene.lexicon.number(scene.word("rest")) if scene.word("rest") else 0
    if value is None or rest is None:
        return None
    number = int(value) * 100 + int(rest) if value < 100 else int(value) + int(rest)
    return Reading("DATE", f"{number:04}", edge(scene))


def spoken_month(scene: Scene) -> Reading | None:
    """A month and a year in words."""
    told = spoken_year(scene)
    return told and Reading("DATE", f"{told.value}-{_month(scene):02}")


def fiscal_year(scene: Scene) -> Reading | None:
    """ "fiscal 2003", "the 2003 fiscal year"."""
    return Reading("DATE", f"{full_year(scene.word('year')):04}", edge(scene))


def decade(scene: Scene) -> Reading | None:
    """ "the late 1970s", "the nineties"."""
    figures = scene.word("decade").strip("'’").removesuffix("s").strip("'’")
    if len(figures) == 4:
        return Reading("DATE", figures[:3], edge(scene))
    if figures:
        return None if _is_age(scene) else Reading("DATE", f"19{figures[0]}", edge(scene))
    tens = scene.lexicon.number(scene.word("tens").removesuffix("ies") + "y")
    return None if tens is None else Reading("DATE", f"19{int(tens) // 10}", edge(scene))


def decade_in_figures(scene: Scene) -> Reading:
    """ "1990er", "90er"."""
    return Reading("DATE", str(full_year(scene.word("decade")))[:3], edge(scene))


def century(scene: Scene) -> Reading | None:
    """ "the 19th century" is 18, as TIMEX3 counts the years that begin with it."""
    number = _ordinal(scene) or 0
    return Reading("DATE", f"{number - 1:02}", edge(scene)) if 1 < number < 100 else None


def weekday(scene: Scene) -> Reading | None:
    """A day of the week: the last one where the past is told, the coming one where the future is."""
    return _weekday(scene, scene.direction)


def weekday_of_step(scene: Scene) -> Reading | None:
    """ "last Friday", "next Monday", "this coming Sunday"."""
    number, step = _weekday_number(scene), scene.lexicon.steps[scene.word("step")]
    if scene.day is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    if step == 0:
        return _weekday(scene, scene.direction)
    start = moved(scene.day, "day", step)
    found = start and on_weekday(start, number, step)
    return _on(found, scene.day)


def weekday_of_week(scene: Scene) -> Reading | None:
    """ "Monday of last week", "Friday next week"."""
    number = _weekday_number(scene)
    start = scene.day and moved(scene.day, "week", scene.lexicon.steps[scene.word("step")])
    if scene.day is None or start is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    return _on(moved(start, "day", number - start.isoweekday()), scene.day)


def quarter(scene: Scene) -> Reading | None:
    """A quarter or half of a year: the year told, else of the last such one that the news can tell of."""
    letter = "H" if scene.word("half") else "Q"
    number = _ordinal(scene)
    if number is None or number > (2 if letter == "H" else 4):
        return None
    if scene.word("year"):
        return Reading("DATE", f"{full_year(scene.word('year')):04}-{letter}{number}", edge(scene))
    if scene.day is None:
        return Reading("DATE", f"XXXX-{letter}{number}", edge(scene))
    step = scene.lexicon.steps.get(scene.word("step"))
    current = (scene.day.month - 1) // (6 if letter == "H" else 3) + 1
    year = scene.day.year + (step if step is not None else _quarter_offset(number - current, scene.direction))
    return Reading("DATE", f"{year:04}-{letter}{number}", edge(scene), scene.day.isoformat())


def half(scene: Scene) -> Reading | None:
    """ "the first half of 1990", "the latter half of 1990"."""
    return Reading("DATE", f"{full_year(scene.word('year')):04}-H{1 if scene.word('portion') == 'first' else 2}")


def season(scene: Scene) -> Reading | None:
    """A season with its year, or with last, this or next, or as the tense directs."""
    letters = scene.lexicon.seasons[scene.word("season")]
    if scene.word("year"):
        return Reading("DATE", f"{full_year(scene.word('year')):04}-{letters}", edge(scene))
    if scene.day is None:
        return Reading("DATE", f"XXXX-{letters}", edge(scene))
    step = scene.lexicon.steps.get(scene.word("step"))
    current, named = (scene.day.month % 12) // 3, ("WI", "SP", "SU", "FA").index(letters)
    distance = named - current
    if step is not None and not scene.word("unit"):
        offset = _step_offset(distance, step)
    else:
        offset = step if step is not None else _year_offset(distance, scene.direction)
    return Reading("DATE", f"{scene.day.year + offset:04}-{letters}", edge(scene), scene.day.isoformat())


def holiday(scene: Scene) -> Reading | None:
    """A holiday of fixed date or fixed weekday, in the year told, else the one that the tense directs."""
    rule = scene.lexicon.holidays[scene.word("holiday").replace("'", "").replace("’", "")]
    if scene.word("year"):
        day = rule.on(full_year(scene.word("year")))
        return Reading("DATE", day.isoformat()) if day else None
    if scene.day is None:
        return Reading("DATE", f"XXXX-{rule.month:02}-{rule.day:02}" if rule.weekday == 0 else "XXXX-XX-XX")
    step = scene.lexicon.steps.get(scene.word("step"))
    direction = step if step else scene.direction
    days = [rule.on(scene.day.year + offset) for offset in (-1, 0, 1)]
    return _on(_nearest([day for day in days if day], scene.day, direction), scene.day)


def full_year(figures: str) -> int:
    """A year of four figures, or of two: '03 is 2003, '89 is 1989."""
    number = int(figures.strip("'’"))
    if len(figures.strip("'’")) > 2:
        return number
    return number + (1900 if number >= PIVOT else 2000)


def edge(scene: Scene) -> str | None:
    """The TIMEX3 modifier of "early", "late", "the end of", "about"."""
    return scene.lexicon.modifiers.get(scene.word("edge"))


def _is_age(scene: Scene) -> bool:
    """ "in his early 30s": two bare figures without article or apostrophe."""
    words = scene.match.group().lower()
    return not words.startswith("the ") and "'" not in words[:1] and "’" not in words[:1]


def _is_name(scene: Scene) -> bool:
    """Whether a month alone is a person's name or the verb: April Jones, August Wilson; May without a preposition."""
    text, start, end = scene.match.string, scene.match.start(), scene.match.end()
    leads = BEFORE_MONTH.search(text[max(0, start - 20) : start]) is not None
    if scene.word("month") in ("may", "march", "mar") and not scene.word("edge"):
        return not leads
    is_before_name = CAPITALISED.match(text[end : end + 4]) is not None
    joined = JOINED.search(text[max(0, start - 6) : start]) is not None
    return (joined or not leads) and scene.word("month") in NAMES and is_before_name


def _month(scene: Scene) -> int:
    return scene.lexicon.months[scene.word("month").rstrip(".")]


def _weekday_number(scene: Scene) -> int:
    return scene.lexicon.weekdays[scene.word("weekday").rstrip(".")]


def _ordinal(scene: Scene) -> int | None:
    word = scene.word("ordinal")
    figures = FIGURES.match(word)
    return int(figures.group()) if figures else scene.lexicon.ordinals.get(word)


def _weekday(scene: Scene, direction: int) -> Reading | None:
    number = _weekday_number(scene)
    if scene.day is None:
        return Reading("DATE", f"XXXX-WXX-{number}", edge(scene))
    found = on_weekday(scene.day, number, direction or -1)
    return Reading("DATE", found.isoformat(), edge(scene), scene.day.isoformat()) if found else None


def _on(found: datetime.date | None, day: datetime.date) -> Reading | None:
    return Reading("DATE", found.isoformat(), anchor=day.isoformat()) if found else None


def _day_reading(year: int, month: int, day: int) -> Reading | None:
    return Reading("DATE", f"{year:04}-{month:02}-{day:02}") if is_day(year, month, day) else None


def _year_of_day(scene: Scene, anchor: datetime.date, month: int, day: int) -> int:
    """The year that puts a day on the told side of the anchor; nearest where neither side is told."""
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if is_day(year, month, day)]
    days = [datetime.date(year, month, day) for year in years]
    nearest = _nearest(days, anchor, 0)
    if nearest and abs((nearest - anchor).days) < CLEARLY_NEARER:
        return nearest.year
    found = _nearest(days, anchor, scene.direction)
    return found.year if found else anchor.year


def _nearest(days: list[datetime.date], anchor: datetime.date, direction: int) -> datetime.date | None:
    told = [day for day in days if (day - anchor).days * direction >= 0]
    return min(told, key=lambda day: abs((day - anchor).days), default=None)


def _year_offset(distance: int, direction: int) -> int:
    """Which year a month or season belongs to that lies `distance` after the current one in the calendar."""
    if direction > 0:
        return 1 if distance < 0 else 0
    return -1 if distance > 0 else 0


def _month_offset(distance: int, direction: int) -> int:
    """The year of a month, told from the distance in months: the next few months are coming whatever the tense."""
    nearest = (distance + 6) % 12 - 6
    if 0 <= nearest <= MONTHS_AHEAD:
        return (nearest - distance) // 12
    return _year_offset(distance, direction)


def _quarter_offset(distance: int, direction: int) -> int:
    return -1 if distance > 1 and direction <= 0 else 0


def _step_offset(distance: int, step: int) -> int:
    if step < 0:
        return -1 if distance >= 0 else 0
    return 1 if step > 0 and distance <= 0 else 0
