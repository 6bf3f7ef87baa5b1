"""What days mean: of the calendar, of the week, holidays."""

import datetime

from consilience.annotate.times.calendar import first_day, is_day, moved, on_weekday, value_of
from consilience.annotate.times.holidays import Holiday
from consilience.annotate.times.meanings_months import edge, full_year, month, month_number, ordinal_number
from consilience.annotate.times.rule import Meaning, Reading, Scene

# A page's own date stands at most so many days from its publication.
NEAR_PUBLICATION = 14
# A day of the year told without its year is nearly always the nearest one; tense decides beyond
# (swept 20-120 days on TimeBank and AQUAINT: 75 to 90 give the best value F1 on both).
CLEARLY_NEARER = 75


def calendar_day(scene: Scene) -> Reading | None:
    """A day with its month, its year where told ("10 September 2025"), else the year that fits best."""
    month, day = month_number(scene), int((scene.word("dayno") or scene.word("dayno2")).rstrip("stndrhe."))
    if scene.word("year"):
        return _day_reading(full_year(scene.word("year")), month, day)
    return day_of_month(scene, month, day)


def last_day(scene: Scene) -> Reading | None:
    """The second day of "September 15 to 19"."""
    if scene.word("year"):
        return _day_reading(full_year(scene.word("year")), month_number(scene), int(scene.word("last")))
    return day_of_month(scene, month_number(scene), int(scene.word("last")))


def ordinal_day(scene: Scene) -> Reading | None:
    """For "March eighth"."""
    day = ordinal_number(scene)
    return day_of_month(scene, month_number(scene), day) if day else None


def day_of_month(scene: Scene, month: int, day: int) -> Reading | None:
    """A month and a day without a year."""
    if not is_day(2000, month, day):
        return None
    if scene.day is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    year = _year_of_day(scene, scene.day, month, day)
    return Reading("DATE", f"{year:04}-{month:02}-{day:02}", anchor=scene.day.isoformat())


def _distance(value: str, day: datetime.date) -> int:
    return abs((datetime.date.fromisoformat(value) - day).days)


def numeric_day(order: str) -> Meaning:
    """A day in figures; `order` says which group is the year, month and day ("ymd", "mdy", "dmy")."""

    def meaning(scene: Scene) -> Reading | None:
        figures = dict(zip(order, (scene.word("first"), scene.word("second"), scene.word("third")), strict=True))
        return _day_reading(full_year(figures["y"]), int(figures["m"]), int(figures["d"]))

    return meaning


def slashed_day(scene: Scene) -> Reading | None:
    """9/10/2025: month or day first; where both can be, the one near the day of publication, else only the year."""
    first, second, year = int(scene.word("first")), int(scene.word("second")), full_year(scene.word("third"))
    found = {
        reading for month, day in ((first, second), (second, first)) if (reading := _day_reading(year, month, day))
    }
    near = [reading for reading in found if scene.day and _distance(reading.value, scene.day) <= NEAR_PUBLICATION]
    if len(found) == 1 or len(near) == 1:
        return next(iter(near or found))
    return Reading("DATE", f"{year:04}") if found else None


def fixed(value: str) -> Meaning:
    """A name that always means the same day."""
    return lambda scene: Reading("DATE", value)


def weekday(scene: Scene) -> Reading | None:
    """A day of the week: the last one where the past is told, the coming one where the future is."""
    return _weekday(scene, scene.direction)


def last_weekday(scene: Scene) -> Reading | None:
    """The second day of "from Monday to Friday": the next such day after the first."""
    first, number = weekday(scene), scene.lexicon.weekdays[scene.word("weekday2").rstrip(".")]
    start = first_day(first.value) if first else None
    found = on_weekday(start, number, 1) if start else None
    if found is None or scene.day is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    return _on(found, scene.day)


def weekday_of_step(scene: Scene) -> Reading | None:
    """For "last Friday", "next Monday", "this coming Sunday"."""
    number, step = _weekday_number(scene), scene.lexicon.steps[scene.word("step")]
    if scene.day is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    if step == 0:
        return _weekday(scene, scene.direction)
    start = moved(scene.day, "day", step)
    found = start and on_weekday(start, number, step)
    return _on(found, scene.day)


def nth_weekday(scene: Scene) -> Reading | None:
    """For "the third Monday of January 2025"."""
    nth = -1 if scene.word("ordinal") == "last" else ordinal_number(scene)
    if nth is None or nth > 4:
        return None
    told = month(scene)
    if told is None or not told.value[:4].isdigit():
        return told
    holiday = Holiday(int(told.value[5:7]), weekday=_weekday_number(scene), nth=nth)
    found = holiday.on(int(told.value[:4]))
    return Reading("DATE", found.isoformat(), anchor=told.anchor) if found else None


def week_of_day(scene: Scene) -> Reading | None:
    """For "the week of March 6": the week that holds the day."""
    told = calendar_day(scene)
    day = first_day(told.value) if told else None
    if told is None or day is None:
        return told and Reading("DATE", "XXXX-WXX")
    return Reading("DATE", value_of(day, "week"), anchor=told.anchor)


def weekday_of_week(scene: Scene) -> Reading | None:
    """For "Monday of last week", "Friday next week"."""
    number = _weekday_number(scene)
    start = scene.day and moved(scene.day, "week", scene.lexicon.steps[scene.word("step")])
    if scene.day is None or start is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    return _on(moved(start, "day", number - start.isoweekday()), scene.day)


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
    years = (scene.day.year + offset for offset in (-1, 0, 1))
    days = [rule.on(year) for year in years if datetime.MINYEAR < year < datetime.MAXYEAR]
    return _on(_nearest([day for day in days if day], scene.day, direction), scene.day)


def _weekday_number(scene: Scene) -> int:
    return scene.lexicon.weekdays[scene.word("weekday").rstrip(".")]


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
