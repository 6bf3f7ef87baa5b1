"""What months, years and what lies between mean: quarters, seasons, decades, centuries."""

import re

from consilience.annotate.times.rule import Reading, Scene

# Years of two figures from 69 on belong to the 1900s, as in POSIX strptime.
PIVOT = 69
# Months that are first names too.
NAMES = frozenset({"april", "june", "august"})
MONTHS_AHEAD = 2
FIGURES = re.compile(r"\d{1,2}")
CAPITALISED = re.compile(r" [A-Z][a-z]")
JOINED = re.compile(r"(?:\band|\bor|,)\s+$", re.IGNORECASE)
BEFORE_MONTH = re.compile(
    r"\b(?:in|by|since|until|till|of|from|to|through|during|before|after|for|and|between|late|early|mid|last|next|this|"
    r"or|the|a|around|about|as of|beyond|into)[\s-]+$",
    re.IGNORECASE,
)
# Signs round four figures that are an amount and no year; "2003-" before them is another year.
BEFORE_AMOUNT = re.compile(r"(?:[$£€¥#№%&=+*/_@.]|\d,|(?<!\b1\d\d)(?<!\b20)(?<!\b20\d)\d-)$")
AFTER_AMOUNT = re.compile(r"(?:,\d|\.\d| ?%|°)")


def month(scene: Scene) -> Reading | None:
    """A month, with its year where told, else the year that tense and day of publication give."""
    number = month_number(scene)
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
    """For "last May", "June last year", "next January", "this September"."""
    number, step = month_number(scene), scene.lexicon.steps[scene.word("step")]
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
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if BEFORE_AMOUNT.search(before) or AFTER_AMOUNT.match(after):
        return None
    if scene.lexicon.bounding.search(before) or scene.lexicon.counted.match(after):
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
    return told and Reading("DATE", f"{told.value}-{month_number(scene):02}")


def fiscal_year(scene: Scene) -> Reading | None:
    """For "fiscal 2003", "the 2003 fiscal year"."""
    return Reading("DATE", f"{full_year(scene.word('year')):04}", edge(scene))


def decade(scene: Scene) -> Reading | None:
    """For "the late 1970s", "the nineties"."""
    figures = scene.word("decade").strip("'’").removesuffix("s").strip("'’")
    if len(figures) == 4:
        return Reading("DATE", figures[:3], edge(scene))
    if figures:
        return None if _is_age(scene) else Reading("DATE", f"19{figures[0]}", edge(scene))
    tens = scene.lexicon.number(scene.word("tens").removesuffix("ies") + "y")
    return None if tens is None else Reading("DATE", f"19{int(tens) // 10}", edge(scene))


def decade_in_figures(scene: Scene) -> Reading:
    """For "1990er", "90er"."""
    return Reading("DATE", str(full_year(scene.word("decade")))[:3], edge(scene))


def century(scene: Scene) -> Reading | None:
    """A century by the figures that its years begin with: the 19th is 18."""
    number = ordinal_number(scene) or 0
    return Reading("DATE", f"{number - 1:02}", edge(scene)) if 1 < number < 100 else None


def quarter(scene: Scene) -> Reading | None:
    """A quarter or half of a year: the year told, else of the last such one that the news can tell of."""
    letter = "H" if scene.word("half") else "Q"
    number = ordinal_number(scene)
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
    """For "the first half of 1990", "the latter half of 1990"."""
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


def full_year(figures: str) -> int:
    """A year of four figures, or of two: '03 is 2003, '89 is 1989."""
    number = int(figures.strip("'’"))
    if len(figures.strip("'’")) > 2:
        return number
    return number + (1900 if number >= PIVOT else 2000)


def edge(scene: Scene) -> str | None:
    """The TIMEX3 modifier of "early", "late", "the end of", "about"."""
    return scene.lexicon.modifiers.get(scene.word("edge"))


def month_number(scene: Scene) -> int:
    return scene.lexicon.months[(scene.word("month") or scene.word("month2")).rstrip(".")]


def ordinal_number(scene: Scene) -> int | None:
    word = scene.word("ordinal")
    figures = FIGURES.match(word)
    return int(figures.group()) if figures else scene.lexicon.ordinals.get(word)


def _is_age(scene: Scene) -> bool:
    """For "in his early 30s": two bare figures without article or apostrophe."""
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
