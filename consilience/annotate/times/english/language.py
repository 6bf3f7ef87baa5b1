"""English: its rules, and the words that tell where to look for them."""

from collections.abc import Iterable

from consilience.annotate.times.english import clock, dates, periods, references
from consilience.annotate.times.english.numbers import COUNTS, ORDINALS, SCALES, TENS
from consilience.annotate.times.english.words import (
    DEADLINE,
    FUTURE,
    HOLIDAYS,
    LEXICON,
    MONTHS,
    PARTS,
    PAST,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from consilience.annotate.times.rule import Language

# Words that no table below holds, but without which no expression stands.
HEAD_WORDS = (
    "h ago am christmas clock current currently date earlier easter end fiscal fridays future fy gmt half halloween "
    "last lately m moment mondays now nowadays overnight past period pm present presently q recent recently "
    "saturdays someday soon sundays term thursdays time today tomorrow tonight tuesdays utc wednesdays while "
    "yesterday"
)
# Words with which, or with a figure, an expression may begin or go on before its head.
OPENING_WORDS = (
    "a about additional ago all almost an and another approximately around as at before beginning c close closing "
    "coming comparable consecutive corresponding couple current day dozen dozens e each earlier early entire "
    "estimated every few fewer final first fiscal following foreseeable from full half her high his hundreds in "
    "its last late later latest latter least less long longer many maximum mid middle minimum more most much nd "
    "near nearly new next no not o of on one or other over p pair past preceding previous prior quite rd right "
    "roughly s same scores several short single so some sometime st start straight tens th than that the their "
    "these this those thousands to trading under until up very well whole year"
)


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.replace("-", " ").split())


HEADS = frozenset(
    {*MONTHS, *WEEKDAYS, *UNITS, *SEASONS, *_words(PARTS), *periods.ADVERBS, *HEAD_WORDS.split(), *TENS, *COUNTS}
    | _words(HOLIDAYS)
    | _words(ORDINALS)
    | {f"{tens[:-1]}ies" for tens in TENS}
) - {"the", "of", "eve"}
OPENERS = frozenset({*COUNTS, *SCALES, *ORDINALS, *TENS, *OPENING_WORDS.split()})
ENGLISH = Language(
    code="en",
    lexicon=LEXICON,
    rules=(*dates.RULES, *clock.RULES, *references.RULES, *periods.RULES),
    heads=HEADS,
    openers=OPENERS,
    future=FUTURE,
    past=PAST,
    deadline=DEADLINE,
)
