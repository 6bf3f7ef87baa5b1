"""What expressions mean that are told from another date: today, last year, two weeks ago, a year earlier, then."""

from dataclasses import replace

from consilience.annotate.times.calendar import GRAINS, first_day, grain_of, moved, shifted, value_of
from consilience.annotate.times.meanings_months import edge
from consilience.annotate.times.meanings_periods import period
from consilience.annotate.times.rule import Meaning, Reading, Scene

# What is written where there is no date to tell from.
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
# "a year ago" beside a quarter compares quarters, as reports of earnings do; else it is a year before publication.
FISCAL_GRAINS = ("quarter", "half")
CLOCK_UNITS = ("second", "minute", "hour")


def reference(value: str) -> Meaning:
    """The vague references of TIMEX3: PRESENT_REF, PAST_REF, FUTURE_REF."""
    return lambda scene: Reading("DATE", value)


def day_away(count: int) -> Meaning:
    """today (0), yesterday (-1), tomorrow (1)."""

    def meaning(scene: Scene) -> Reading | None:
        return _away(scene, "day", count)

    return meaning


def unit_of_step(scene: Scene) -> Reading | None:
    """For "last year", "this week", "next month", "the current quarter", "the weekend"."""
    unit = scene.lexicon.units[scene.word("unit")]
    if unit in CLOCK_UNITS:
        return Reading("DURATION", period(unit, 1))
    if unit == "weekend":
        return _weekend(scene)
    return _away(scene, unit, scene.lexicon.steps[scene.word("step")])


def ago(scene: Scene) -> Reading | None:
    """For "two weeks ago", "five months from now": at the grain of the unit."""
    unit = scene.lexicon.units[scene.word("unit")]
    number = scene.lexicon.number(scene.word("number")) if scene.word("number") else 1
    sign = scene.lexicon.steps[scene.word("step")]
    if number is None:
        return Reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    if unit in CLOCK_UNITS:
        return Reading("DURATION", period(unit, number))
    if unit == "year" and number == 1 and grain_of(scene.focus.get("period", "")) in FISCAL_GRAINS:
        return _like_focus(scene, sign)
    found = _at_distance(scene, unit, number * sign)
    return found and replace(found, modifier=scene.lexicon.modifiers.get(scene.word("bound")))


def year_away(scene: Scene) -> Reading | None:
    """For "a year earlier", "year-ago": the period in focus one year before, at its own grain."""
    step = scene.lexicon.steps[scene.word("step") or scene.word("step2")]
    found = _like_focus(scene, step) if not _is_before_publication(scene) else _away(scene, "year", step)
    ordinal = scene.lexicon.ordinals.get(scene.word("ordinal"))
    if found is None or ordinal is None:
        return found
    return Reading("DATE", f"{found.value[:4]}-Q{ordinal}", anchor=found.anchor, leads=False)


def from_focus(scene: Scene) -> Reading | None:
    """For "the next day", "the following month", "two weeks later": told from the last date, not from publication."""
    unit = scene.lexicon.units[scene.word("unit")]
    number = scene.lexicon.number(scene.word("number")) if scene.word("number") else 1
    anchor = scene.focus.get("date")
    if number is None or unit in CLOCK_UNITS:
        return Reading("DURATION", period(unit, number))
    found = anchor and shifted(anchor, unit, int(number) * scene.lexicon.steps[scene.word("step")])
    if not found or anchor is None:
        return Reading("DATE", UNKNOWN[unit])
    day = first_day(found)
    is_coarser = unit in UNKNOWN and _finer(found, unit) and scene.word("step") not in ("later", "earlier")
    return Reading("DATE", value_of(day, unit) if day and is_coarser else found, anchor=anchor)


def same(scene: Scene) -> Reading | None:
    """For "that year", "the same month", "the quarter": the last one told, at the unit's grain."""
    unit = scene.lexicon.units[scene.word("unit")]
    if unit in scene.focus:
        return Reading("DATE", scene.focus[unit], edge(scene), scene.focus[unit])
    anchor = scene.focus.get("date")
    day = first_day(anchor) if anchor and _finer(anchor, unit) else scene.day
    if day is None or unit not in UNKNOWN:
        return Reading("DATE", UNKNOWN.get(unit, "PAST_REF"), edge(scene))
    return Reading("DATE", value_of(day, unit), edge(scene), anchor or day.isoformat())


def present_unit(scene: Scene) -> Reading | None:
    """For "the year", "the week", "year-end": the current one."""
    unit = scene.lexicon.units[scene.word("unit")]
    return _away(scene, unit, 0)


def year_end(scene: Scene) -> Reading | None:
    """The end of the current year."""
    found = _away(scene, "year", 0)
    return found and Reading("DATE", found.value, "END", found.anchor)


def soon(scene: Scene) -> Reading | None:
    """For "soon", but not in a tale of the past."""
    return None if scene.direction < 0 else Reading("DATE", "FUTURE_REF")


def latest_period(scene: Scene) -> Reading | None:
    """For "the latest quarter", "the 1988 period": the period in focus, in the year told if one is."""
    value = scene.focus.get("quarter") or scene.focus.get("year") or scene.focus.get("month")
    if value is None:
        value = value_of(scene.day, "quarter") if scene.day else UNKNOWN["quarter"]
    if scene.word("year"):
        value = scene.word("year") + value[4:]
    return Reading("DATE", value, anchor=scene.focus.get("quarter"), leads=False)


def _at_distance(scene: Scene, unit: str, count: float) -> Reading | None:
    """At the unit's own grain; half years are counted in months."""
    grain = "week" if unit == "fortnight" else unit
    if unit == "year":
        unit, count = "month", count * 12
    return _away(scene, unit, round(count), grain)


def _away(scene: Scene, unit: str, count: int, grain: str | None = None) -> Reading | None:
    """The day `count` units away from that of publication, at a grain (the unit's where none is said)."""
    grain = grain or unit
    if grain not in UNKNOWN:
        return None
    if scene.day is None:
        return Reading("DATE", UNKNOWN[grain], edge(scene))
    found = moved(scene.day, unit, count)
    return Reading("DATE", value_of(found, grain), edge(scene), scene.day.isoformat()) if found else None


def _weekend(scene: Scene) -> Reading | None:
    """The weekend of a step; on and before Friday "the weekend" and "last weekend" are the one before."""
    step = scene.lexicon.steps.get(scene.word("step"), 0)
    if scene.day is not None and step == 0 and scene.direction <= 0 and scene.day.isoweekday() < 5:
        step = -1
    return _away(scene, "weekend", step)


def _is_before_publication(scene: Scene) -> bool:
    """Whether "year-ago" is told from publication: beside a whole year there is no period to compare."""
    is_adjective = "step2" in scene.match.re.groupindex
    return is_adjective and scene.day is not None and grain_of(scene.focus.get("period", "")) == "year"


def _like_focus(scene: Scene, count: int) -> Reading | None:
    anchor = scene.focus.get("period")
    if anchor is None:
        return _away(scene, "year", count)
    found = shifted(anchor, "year", count)
    return Reading("DATE", found, anchor=anchor, leads=False) if found else None


def _finer(value: str, unit: str) -> bool:
    names = [grain for grain, _ in GRAINS]
    grain = grain_of(value)
    return grain in names and unit in names and names.index(grain) < names.index(unit)
