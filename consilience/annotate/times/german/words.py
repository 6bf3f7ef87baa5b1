"""The German words of time and what they stand for."""

import re
from collections.abc import Iterable

from consilience.annotate.times.holidays import Holiday
from consilience.annotate.times.rule import Lexicon

_MONTH_WORDS = "januar februar märz april mai juni juli august september oktober november dezember"
_WEEKDAY_WORDS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
MONTHS = {name: place for place, name in enumerate(_MONTH_WORDS.split(), 1)}
ABBREVIATED = {"jan": 1, "feb": 2, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11, "dez": 12}
MONTHS |= {"jänner": 1} | ABBREVIATED
WEEKDAYS = {name: place for place, name in enumerate(_WEEKDAY_WORDS.split(), 1)} | {"sonnabend": 6}
UNIT_FORMS = {
    "second": "sekunde sekunden",
    "minute": "minute minuten",
    "hour": "stunde stunden",
    "day": "tag tage tagen tages tägig tägige tägigen tägiger tägiges",
    "week": "woche wochen wöchig wöchige wöchigen wöchiger wöchiges",
    "weekend": "wochenende wochenenden",
    "month": "monat monate monaten monats monatig monatige monatigen monatiger monatiges",
    "quarter": "quartal quartale quartalen quartals",
    "year": "jahr jahre jahren jahres jährig jährige jährigen jähriger jähriges",
    "decade": "jahrzehnt jahrzehnte jahrzehnten",
    "century": "jahrhundert jahrhunderte jahrhunderten",
}
UNITS = {form: unit for unit, forms in UNIT_FORMS.items() for form in forms.split()}
SEASONS = {"frühling": "SP", "frühjahr": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"}
PARTS = {
    **dict.fromkeys(("morgen", "vormittag", "früh"), "MO"),
    "nachmittag": "AF",
    "abend": "EV",
    "nacht": "NI",
    "mittag": "noon",
    "mitternacht": "midnight",
}


def _inflected(stems: str, value: int) -> dict[str, int]:
    return {stem + ending: value for stem in stems.split() for ending in ("e", "en", "er", "es", "em")}


STEPS = (
    _inflected("letzt vergangen vorig vorvergangen", -1)
    | _inflected("dies laufend aktuell gegenwärtig", 0)
    | _inflected("nächst kommend folgend", 1)
    | {"vor": -1, "in": 1, "am": 0, "vorjahr": -1}
)
NEARS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
BOUNDS = {
    **dict.fromkeys(("etwa", "rund", "ungefähr", "circa", "ca."), "APPROX"),
    **dict.fromkeys(("fast", "knapp", "weniger als", "beinahe"), "LESS_THAN"),
    **dict.fromkeys(("mehr als", "über", "gut"), "MORE_THAN"),
    **dict.fromkeys(("mindestens", "wenigstens"), "EQUAL_OR_MORE"),
    **dict.fromkeys(("höchstens", "maximal", "bis zu"), "EQUAL_OR_LESS"),
}
EDGES = {"anfang": "START", "beginn": "START", "mitte": "MID", "ende": "END", "etwa": "APPROX"}
HOLIDAYS = {
    "neujahr": Holiday(1, 1),
    "heilige drei könige": Holiday(1, 6),
    "karfreitag": Holiday(0, easter=-2),
    "ostersonntag": Holiday(0, easter=0),
    "ostern": Holiday(0, easter=0),
    "ostermontag": Holiday(0, easter=1),
    "tag der arbeit": Holiday(5, 1),
    "christi himmelfahrt": Holiday(0, easter=39),
    "pfingsten": Holiday(0, easter=49),
    "pfingstmontag": Holiday(0, easter=50),
    "tag der deutschen einheit": Holiday(10, 3),
    "allerheiligen": Holiday(11, 1),
    "heiligabend": Holiday(12, 24),
    "heiliger abend": Holiday(12, 24),
    "weihnachten": Holiday(12, 25),
    "silvester": Holiday(12, 31),
}

_NUMBER_WORDS = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_ORDINAL_STEMS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt"
COUNTS = {word: place for place, word in enumerate(_NUMBER_WORDS.split())} | {
    **dict.fromkeys(("eine", "einem", "einen", "einer", "eines"), 1),
    **{"dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19},
    **{"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80},
    **{"neunzig": 90, "hundert": 100, "tausend": 1000, "anderthalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5},
}
VAGUE = frozenset({"einige", "einigen", "mehrere", "mehreren", "wenige", "wenigen", "vielen", "viele", "ein paar"})
ORDINALS = {
    stem + ending: place for place, stem in enumerate(_ORDINAL_STEMS.split(), 1) for ending in ("e", "en", "es", "er")
}


def number_of(words: str) -> float | None:
    """What a number says; None for one that does not say how many ("einige").

    >>> number_of("zwölf"), number_of("1.200"), number_of("2,5"), number_of("mehrere")
    (12, 1200.0, 2.5, None)
    """
    if words in COUNTS:
        return COUNTS[words]
    figures = words.replace(".", "").replace(",", ".")
    return float(figures) if re.fullmatch(r"\d+(?:\.\d+)?", figures) else None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))


BOUNDING = re.compile(r"\b(?:rund|etwa|knapp|fast|über|mehr als|mindestens|circa|Nr\.|Seite|Flug)\s+$", re.IGNORECASE)
COUNTED = re.compile(
    r"[-\s](?:Prozent|Menschen|Personen|Männer|Frauen|Kinder|Soldaten|Metern?|Kilometern?|km|Tonnen|Euro|Dollar|Mark|"
    r"Jahren?|Tagen?|Stunden|Minuten|Stimmen|Mitglieder|Häuser|Wohnungen|Stück|Seiten|Mal|Quadratmeter|weitere)\b",
    re.IGNORECASE,
)

LEXICON = Lexicon(
    macros={
        "month": rf"{_any(_MONTH_WORDS.split())}|jänner|(?:{_any(ABBREVIATED)})\.?",
        "dayno": r"(?:[12]\d|3[01]|0?[1-9])\.",
        "year": r"(?:1[0-9]|20)\d\d(?!\d)",
        "weekday": _any(WEEKDAYS),
        "unit": _any(UNITS),
        "number": rf"\d{{1,3}}(?:\.\d{{3}})?(?:,\d)?|{_any({*COUNTS, *VAGUE})}",
        "ordinal": rf"\d{{1,2}}\.|{_any(ORDINALS)}",
        "season": _any(SEASONS),
        "part": r"vormittag|nachmittag|morgen|abend|nacht|früh",
        "moment": r"mittag|mitternacht",
        "step": _any(set(STEPS) - {"vor", "in", "am", "vorjahr"}),
        "near": _any(NEARS),
        "bound": _any(BOUNDS),
        "edge": _any(EDGES),
        "holiday": _any(HOLIDAYS),
        "hour": r"(?:[01]?\d|2[0-4])(?!\d)|" + _any(_NUMBER_WORDS.split()[1:]),
        "minute": r"[0-5]\d(?!\d)",
    },
    months=MONTHS,
    weekdays=WEEKDAYS,
    units=UNITS,
    seasons=SEASONS,
    parts=PARTS,
    steps=STEPS,
    modifiers=BOUNDS | EDGES,
    ordinals=ORDINALS,
    holidays=HOLIDAYS,
    afternoon=frozenset(),
    nears=NEARS,
    bounding=BOUNDING,
    counted=COUNTED,
    number=number_of,
)
FUTURE = re.compile(
    r"\b(?:wird|werden|würden?|soll|sollen|will|wollen|plant|planen|geplant|erwartet|bis|voraussichtlich|künftig)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:war|waren|hatte|hatten|hat|haben|wurde|wurden|sagte|sagten|teilte|ist|sind|kam|ging|gab|nahm|traf|fiel|"
    r"stieg|starb|[a-zäöü]{3,}t(?:e|en))\b",
    re.IGNORECASE,
)
DEADLINE = re.compile(r"\b(?:bis|ab)\s+(?:zum\s+)?$", re.IGNORECASE)
