"""English dates told from another: today, last year, two weeks ago, a year earlier, now, recently."""

from consilience.annotate.times import meanings_periods as periods
from consilience.annotate.times import meanings_relative as relative
from consilience.annotate.times.rule import Example, Rule

EDGE = (
    r"(?:(?P<edge>early|earlier|late|later|mid|sometime|(?:the )?(?:start|beginning|end|close|middle) of|"
    r"(?:early|later|earlier|late) in)~)?"
)
LONG_UNIT = r"(?P<unit>week|weekend|month|quarter|year|decade|century)"
ENDED = r"(?= (?:ended|ending|to (?:Jan|Mar|Apr|June|Sept?|Oct|Dec)))"

DAYS = (
    Rule(
        "today",
        r"(?:(?P<edge>early|earlier|late|later) )?(?<!USA\s)today",
        relative.day_away(0),
        Example("The court sits today.", "today", "DATE", "2025-09-10"),
    ),
    Rule(
        "yesterday",
        r"(?:(?P<edge>early|earlier|late|later) )?yesterday",
        relative.day_away(-1),
        Example("The court sat yesterday.", "yesterday", "DATE", "2025-09-09"),
    ),
    Rule(
        "the day before yesterday",
        r"the day before yesterday",
        relative.day_away(-2),
        Example("It sat the day before yesterday.", "the day before yesterday", "DATE", "2025-09-08"),
    ),
    Rule(
        "the day after tomorrow",
        r"the day after tomorrow",
        relative.day_away(2),
        Example("It sits the day after tomorrow.", "the day after tomorrow", "DATE", "2025-09-12"),
    ),
    Rule(
        "tomorrow",
        r"(?:(?P<edge>early|earlier|late|later) )?tomorrow",
        relative.day_away(1),
        Example("The court sits tomorrow.", "tomorrow", "DATE", "2025-09-11"),
    ),
)

STEPS = (
    Rule(
        "last, this or next unit",
        rf"{EDGE}(?P<step>last|this past|this|next|this coming|the current|the present) (?:fiscal |calendar )?"
        rf"{LONG_UNIT}",
        relative.unit_of_step,
        Example("It fell last month.", "last month", "DATE", "2025-08"),
    ),
    Rule(
        "the past or coming unit",
        rf"{EDGE}(?P<step>the last|the past|the next|the coming) {LONG_UNIT}(?: or so)?",
        relative.unit_of_step,
        Example("It fell over the past year.", "the past year", "DATE", "2024"),
    ),
    Rule(
        "the weekend",
        r"(?P<step>the) (?P<unit>weekend)",
        relative.unit_of_step,
        Example("Over the weekend they said so.", "the weekend", "DATE", "2025-W36-WE"),
    ),
    Rule(
        "the year",
        rf"{EDGE}the (?:full |fiscal )?(?P<unit>year|week|month)(?!~(?:earlier|ago|before|end|ahead))",
        relative.present_unit,
        Example("It closed late in the year.", "late in the year", "DATE", "2025"),
    ),
    Rule(
        "the quarter",
        rf"{EDGE}the (?P<unit>quarter)(?!~(?:earlier|ago|before))",
        relative.same,
        Example("In the third quarter it grew; in the quarter it hired too.", "the quarter", "DATE", "2025-Q3"),
    ),
    Rule(
        "the year that ended",
        rf"the (?:fiscal )?(?P<unit>year){ENDED}",
        periods.one_unit,
        Example("It lost money in the year ended June 30.", "the year", "DURATION", "P1Y"),
    ),
    Rule(
        "that unit",
        r"(?:(?P<edge>earlier|later|late|early) )?(?:that same|that|the same) "
        r"(?P<unit>day|week|month|quarter|year|decade|century)",
        relative.same,
        Example("In 1988 it grew. It rained that year.", "that year", "DATE", "1988"),
    ),
    Rule(
        "year-end",
        r"(?:(?P<edge>around|about) )?(?:the )?(?P<unit>year)(?:['’]s)?~end",
        relative.year_end,
        Example("They will sign by year-end.", "year-end", "DATE", "2025"),
    ),
)

DISTANCES = (
    Rule(
        "units ago",
        r"(?:{bound} )?(?:{number}|an?)~{unit}(?: or (?:so|more)| and a half)? (?P<step>ago|from now|hence)",
        relative.ago,
        Example("It broke two weeks ago.", "two weeks ago", "DATE", "2025-W35"),
    ),
    Rule(
        "year ago as an adjective",
        r"(?P<unit>year)~(?P<step>ago|earlier)|(?:the )?(?:comparable )?year~(?P<step2>ago|earlier) "
        r"(?:period|(?:(?P<ordinal>first|second|third|fourth) )?quarter)",
        relative.year_away,
        Example("In the third quarter it made more than the year-ago profit.", "year-ago", "DATE", "2024-Q3"),
    ),
    Rule(
        "a year earlier",
        r"(?:an?|one|the) (?P<unit>year) (?P<step>earlier|before|previous|later)",
        relative.year_away,
        Example("Sales rose in 1988 from a year earlier.", "a year earlier", "DATE", "1987"),
    ),
    Rule(
        "the next unit",
        r"the (?:very )?(?P<step>next|following|previous|preceding|prior) (?P<unit>day|week|month|quarter|year|decade)",
        relative.from_focus,
        Example("It opened on May 3, 2024 and closed the next day.", "the next day", "DATE", "2024-05-04"),
    ),
    Rule(
        "units later",
        r"(?:an?|one)~(?P<unit>day|week|month) (?P<step>earlier|later)",
        relative.from_focus,
        Example("It opened on May 3, 2024 and closed a week later.", "a week later", "DATE", "2024-05-10"),
    ),
    Rule(
        "the latest period",
        r"(?:the latest|the {year}|the corresponding|the year-ago|the year-earlier) (?:period|quarter)",
        relative.latest_period,
        Example("In the third quarter it lost; in the 1988 period it gained.", "the 1988 period", "DATE", "1988-Q3"),
    ),
)

WORDS = {
    "PRESENT_REF": (
        "now",
        "right now",
        "currently",
        "current",
        "at present",
        "these days",
        "nowadays",
        "presently",
    ),
    "PAST_REF": (
        "recently",
        "more recently",
        "most recently",
        "recent",
        "the past",
        "the recent past",
        "lately",
    ),
    "FUTURE_REF": (
        "the future",
        "the near future",
        "the foreseeable future",
        "someday",
        "the near term",
        "the short term",
        "a later date",
        "from time to time",
    ),
}
# "once", "previously", "formerly" and "future" before a noun are seldom told as times in TimeBank and AQUAINT
# (one in eight of them), so they are left out.
DIRECTED = (
    Rule(
        "soon",
        r"soon(?! (?:as|after|became|afterward))",
        relative.soon,
        Example("The ferry will soon sail.", "soon", "DATE", "FUTURE_REF"),
    ),
    Rule(
        "earlier at the head of a sentence",
        r"(?-i:Earlier)(?=,|(?-i: [a-z]))",
        relative.reference("PAST_REF"),
        Example("Earlier, it was shut.", "Earlier", "DATE", "PAST_REF"),
    ),
)
VAGUE = tuple(
    Rule(
        f"{value}: {words}",
        "(?-i:current)" if words == "current" else words,
        relative.reference(value),
        Example(f"It stood so {words}.", words, "DATE", value),
    )
    for value, phrases in WORDS.items()
    for words in phrases
)

RULES = DAYS + STEPS + DISTANCES + DIRECTED + VAGUE
