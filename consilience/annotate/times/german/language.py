"""German: its rules, and the words that tell where to look for them."""

from collections.abc import Iterable

from consilience.annotate.times.german.rules import RULES
from consilience.annotate.times.german.words import (
    BOUNDS,
    COUNTS,
    DEADLINE,
    EDGES,
    FUTURE,
    HOLIDAYS,
    LEXICON,
    MONTHS,
    NEARS,
    ORDINALS,
    PARTS,
    PAST,
    SEASONS,
    STEPS,
    UNITS,
    VAGUE,
    WEEKDAYS,
)
from consilience.annotate.times.rule import Language

HEAD_WORDS = (
    "uhr jetzt derzeit zurzeit momentan kürzlich unlängst kurzem bald zukunft künftig jahrelang monatelang wochenlang "
    "tagelang jahrzehntelang er jahrhunderts"
)
OPENING_WORDS = "der die das den dem des in im vor jeden jede jeder jedes alle am um zu als bis und"
ENDINGS = ("", "e", "en", "er", "es")


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.replace(".", "").split())


def _joined() -> frozenset[str]:
    """Day and part of the day as one word: "Dienstagabend"."""
    return frozenset(day + part for day in WEEKDAYS for part in PARTS)


HEADS = frozenset(
    {*MONTHS, *WEEKDAYS, *UNITS, *SEASONS, *PARTS, *NEARS, *HEAD_WORDS.split()}
    | _words(HOLIDAYS)
    | _joined()
    | {word + end for word in ("stündlich", "täglich", "wöchentlich", "monatlich", "jährlich") for end in ENDINGS}
) - {"der", "drei"}
OPENERS = frozenset({*COUNTS, *ORDINALS, *STEPS, *EDGES, *OPENING_WORDS.split()} | _words(VAGUE) | _words(BOUNDS))
GERMAN = Language(
    code="de",
    lexicon=LEXICON,
    rules=RULES,
    heads=HEADS,
    openers=OPENERS,
    future=FUTURE,
    past=PAST,
    deadline=DEADLINE,
)
