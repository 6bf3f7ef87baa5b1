"""English: its rules, and the words that tell where to look for them."""

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


def _words(phrases: object) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.replace("-", " ").split())


HEADS = (
    frozenset({*MONTHS, *WEEKDAYS, *UNITS, *SEASONS, *_words(PARTS), *periods.ADVERBS})
    | frozenset("mondays tuesdays wednesdays thursdays fridays saturdays sundays".split())
    | frozenset(
        "am pm m clock gmt utc today yesterday tomorrow tonight overnight period while half q fy fiscal".split()
    )
    | frozenset(
        "now currently current presently nowadays recently recent previously formerly lately once soon future "
        "past earlier ago someday moment term date present time end last halloween christmas easter".split()
    )
    | _words(HOLIDAYS)
    | _words(LEXICON.ordinals)
    | frozenset(f"{tens[:-1]}ies" for tens in TENS)
    | frozenset(TENS)
    | frozenset(COUNTS)
) - frozenset({"the", "of", "eve"})
OPENERS = frozenset({*COUNTS, *SCALES, *ORDINALS, *TENS}) | frozenset(
    "a an the this that these those each every last next past previous coming following early earlier late later mid "
    "about around nearly almost more less over under at up no as some several few many couple pair dozen half well "
    "roughly approximately not new its his her their all much another one or and to than least of on in from "
    "sometime beginning start close middle before ago fewer longer minimum maximum estimated comparable "
    "full fiscal final same entire whole preceding prior current long quite near foreseeable most right corresponding latest "
    "short o day year s th st nd rd very other single additional consecutive straight trading so e p c".split()
)
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
