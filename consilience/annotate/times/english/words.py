"""The English words of time and what they stand for."""

import re
from collections.abc import Iterable

from consilience.annotate.times.english.numbers import NUMBER, ORDINAL, ORDINALS, UNITS_BELOW, number_of
from consilience.annotate.times.holidays import Holiday
from consilience.annotate.times.rule import Lexicon

_MONTH_WORDS = "january february march april may june july august september october november december"
_WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday"
_UNIT_WORDS = "second minute hour day night week weekend fortnight month quarter year decade"
MONTH_NAMES = tuple(_MONTH_WORDS.split())
MONTHS = {name: place for place, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: place for name, place in MONTHS.items()} | {"sept": 9}
WEEKDAY_NAMES = tuple(_WEEKDAY_WORDS.split())
WEEKDAYS = {name: place for place, name in enumerate(WEEKDAY_NAMES, 1)}
WEEKDAYS |= {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}

UNIT_NAMES = tuple(_UNIT_WORDS.split())
UNITS = {name: name for name in UNIT_NAMES} | {f"{name}s": name for name in UNIT_NAMES}
SHORT_UNITS = {"sec": "second", "min": "minute", "hr": "hour", "yr": "year"}
UNITS |= SHORT_UNITS | {f"{short}s": unit for short, unit in SHORT_UNITS.items()}
UNITS |= {"century": "century", "centuries": "century", "millennium": "millennium", "millennia": "millennium"}

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "midmorning": "MO",
    "mid morning": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "midafternoon": "AF",
    "mid afternoon": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
    "noon": "noon",
    "midday": "noon",
    "midnight": "midnight",
}
STEPS = {
    **dict.fromkeys(("last", "past", "previous", "preceding", "prior", "earlier", "ago", "before", "this past"), -1),
    **dict.fromkeys(("this", "current", "the current", "the present", "the", "this very", "the same"), 0),
    **dict.fromkeys(
        ("next", "coming", "following", "later", "from now", "after", "this coming", "upcoming", "hence"), 1
    ),
    **dict.fromkeys(("the last", "the past", "the previous", "the preceding", "the prior"), -1),
    **dict.fromkeys(("the next", "the coming", "the following", "the upcoming"), 1),
}
NEARS = {"yesterday": -1, "today": 0, "tomorrow": 1, "this": 0, "last": -1, "tonight": 0, "earlier this": 0}

BOUNDS = {
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some", "an estimated", "nearly about"), "APPROX"),
    **dict.fromkeys(("nearly", "almost", "less than", "fewer than", "under", "not quite"), "LESS_THAN"),
    **dict.fromkeys(("more than", "over", "longer than", "well over"), "MORE_THAN"),
    **dict.fromkeys(("at least", "no less than", "no fewer than", "a minimum of"), "EQUAL_OR_MORE"),
    **dict.fromkeys(("up to", "at most", "no more than", "as much as", "as many as", "a maximum of"), "EQUAL_OR_LESS"),
}
EDGES = {
    **dict.fromkeys(("first", "opening"), "START"),
    **dict.fromkeys(("last", "closing"), "END"),
    **dict.fromkeys(
        ("early", "earlier", "early in", "earlier in", "the early", "the start of", "the beginning of"), "START"
    ),
    **dict.fromkeys(("late", "later", "late in", "later in", "the late", "the end of", "the close of"), "END"),
    **dict.fromkeys(("mid", "the mid", "the middle of", "middle of"), "MID"),
    **dict.fromkeys(("around", "about", "sometime", "some time"), "APPROX"),
}
EDGES |= {edge.removeprefix("the "): modifier for edge, modifier in EDGES.items()}

HOLIDAYS = {
    "new years eve": Holiday(12, 31),
    "new years day": Holiday(1, 1),
    "new years": Holiday(1, 1),
    "valentines day": Holiday(2, 14),
    "saint patricks day": Holiday(3, 17),
    "st. patricks day": Holiday(3, 17),
    "april fools day": Holiday(4, 1),
    "may day": Holiday(5, 1),
    "memorial day": Holiday(5, weekday=1, nth=-1),
    "independence day": Holiday(7, 4),
    "the fourth of july": Holiday(7, 4),
    "fourth of july": Holiday(7, 4),
    "labor day": Holiday(9, weekday=1, nth=1),
    "columbus day": Holiday(10, weekday=1, nth=2),
    "halloween": Holiday(10, 31),
    "election day": Holiday(11, weekday=2, nth=1),
    "veterans day": Holiday(11, 11),
    "armistice day": Holiday(11, 11),
    "thanksgiving": Holiday(11, weekday=4, nth=4),
    "black friday": Holiday(11, weekday=4, nth=4, after=1),
    "cyber monday": Holiday(11, weekday=4, nth=4, after=4),
    "thanksgiving day": Holiday(11, weekday=4, nth=4),
    "christmas eve": Holiday(12, 24),
    "christmas day": Holiday(12, 25),
    "christmas": Holiday(12, 25),
    "boxing day": Holiday(12, 26),
    "martin luther king day": Holiday(1, weekday=1, nth=3),
    "martin luther king jr. day": Holiday(1, weekday=1, nth=3),
    "presidents day": Holiday(2, weekday=1, nth=3),
    "mothers day": Holiday(5, weekday=7, nth=2),
    "fathers day": Holiday(6, weekday=7, nth=3),
    "bastille day": Holiday(7, 14),
    "ash wednesday": Holiday(0, easter=-46),
    "palm sunday": Holiday(0, easter=-7),
    "maundy thursday": Holiday(0, easter=-3),
    "good friday": Holiday(0, easter=-2),
    "holy saturday": Holiday(0, easter=-1),
    "easter": Holiday(0, easter=0),
    "easter sunday": Holiday(0, easter=0),
    "easter monday": Holiday(0, easter=1),
    "ascension day": Holiday(0, easter=39),
    "pentecost": Holiday(0, easter=49),
}


def _any(words: Iterable[str]) -> str:
    """An alternation of words, longest first; a blank may be a hyphen or a line's end."""
    return "|".join(re.escape(word).replace(r"\ ", "~") for word in sorted(words, key=lambda word: (-len(word), word)))


def _holidays() -> str:
    return _any(HOLIDAYS).replace("new~years", "new~year['’]?s").replace("s~day", "['’]?s['’]?~day")


# "may", "march", "sat" and "sun" are words of the language too: as times they are written with a capital.
MONTH = (
    r"jan(?:uary|\.)?|feb(?:ruary|r?\.)?|apr(?:il|\.)?|june?|july?|jun\.|jul\.|aug(?:ust|\.)?|sept(?:ember|\.)?|sep\.?|"
    r"oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?|(?-i:May|MAY|March|MARCH|Mar\.?)"
)
SHORT_WEEKDAY = (
    r"(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
    r"(?=,? (?:\d\d?\b|(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
)
WEEKDAY = rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|{SHORT_WEEKDAY}"

MACROS = {
    "month": MONTH,
    "dayno": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
    "year": r"(?:1[0-9]|20)\d\d(?!\d)",
    "weekday": WEEKDAY,
    "unit": _any(UNITS),
    "number": NUMBER,
    "ordinal": ORDINAL,
    "season": _any(SEASONS),
    "part": r"mid[-\s]?(?:morning|afternoon)|morning|afternoon|evening|night",
    "moment": r"noon|midday|midnight",
    "step": _any(STEPS),
    "near": _any(NEARS),
    "bound": _any(BOUNDS),
    "edge": _any(EDGES),
    "holiday": _holidays(),
    "hour": r"(?:[01]?\d|2[0-4])(?!\d)|" + "|".join([*UNITS_BELOW[1:10], "ten", "eleven", "twelve"]),
    "minute": r"[0-5]\d(?!\d)",
    "meridiem": r"[ap] ?\.? ?m\b\.?",
    "zone": r"gmt|utc|e[sd]?t|c[sde]t|m[sd]t|p[sd]?t|bst|cest|cet|msk",
}

BOUNDING = re.compile(
    r"\b(?:than|nearly|almost|least|over|roughly|approximately|Rs|No\.|number|flight|room|dlrs|page|boeing|route|"
    r"highway)[\s-]+$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"[-\s](?:percent|people|men|women|children|troops|soldiers|shares|points|miles|kilometers|kilometres|km|meters|"
    r"metres|feet|tons|tonnes|pounds|years?|days|hours|minutes|jobs|workers|employees|dollars|euros|yen|rubles|guests|"
    r"students|members|homes|houses|units|votes|times|barrels|copies|pages|GMT|UTC|EDT|EST|local time|hrs|square|cubic|"
    r"megawatts|watts|volts|cars|vehicles|others|more|francs|marks|million|billion)\b",
    re.IGNORECASE,
)

LEXICON = Lexicon(
    macros=MACROS,
    months=MONTHS,
    weekdays=WEEKDAYS | {f"{name}s": place for name, place in WEEKDAYS.items()},
    units=UNITS,
    seasons=SEASONS,
    parts=PARTS,
    steps=STEPS,
    modifiers=BOUNDS | EDGES,
    ordinals=ORDINALS,
    holidays={name.replace("'", ""): holiday for name, holiday in HOLIDAYS.items()},
    afternoon=frozenset({"pm"}),
    nears=NEARS,
    bounding=BOUNDING,
    counted=COUNTED,
    number=number_of,
)

# "was due" and "had planned" belong to the past.
NOT_PAST = r"(?<!\ba )(?<!\bthe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bhad )"
FUTURE = re.compile(
    rf"\b(?:will|shall|won't|would be|['’]ll|{NOT_PAST}(?:expected|scheduled|due|set|slated|intended) to|"
    rf"{NOT_PAST}(?:expected|scheduled|due|slated|payable|effective)|expects?|plans to|plann(?:ed|ing)|scheduled for|"
    r"(?:postponed|delayed|extended|adjourned|put off) (?:until|till|to)|intends to|hopes to|aims? to|"
    r"going to|is to|are to|to be|expires|upcoming|as early as|as soon as)\b",
    re.IGNORECASE,
)
# Read only where no verb tells the tense: "by Tuesday", "until Friday".
DEADLINE = re.compile(r"\b(?:by|until|till|starting|beginning|effective)\s+(?:the\s+)?$", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|said|told|agreed|freed|(?-i:(?!hundred)[a-z]{2,}[^e\W]ed)|ate|became|began|broke|brought|bought|built|came|caught|"
    r"chose|cut|dealt|drew|drove|fell|flew|fought|found|gave|got|grew|held|hit|knew|laid|led|left|let|lost|made|met|paid|"
    r"put|ran|rang|read|rose|sat|saw|sent|shot|since|sold|spoke|stood|struck|swept|thought|threw|took|tore|went|won|"
    r"wrote)\b",
    re.IGNORECASE,
)
