"""What kind of source a phrase names, and under which name two reports would know it."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from consilience.models.outlets import outlet_by_name
from consilience.records import Source, SourceKind

# The head of a phrase comes before the first of these: "statement *released by* the department".
TAIL = re.compile(
    r",|\s(?:of|from|for|in|on|at|to|with|by|about|filed|issued|obtained|posted|published|released|sent|seen|signed"
    r"|that|which|who|whose)\s"
)
# The paper in which charges stand, whatever it is called.
CHARGES = "charges"
DETERMINERS = ("the ", "a ", "an ")
AGENCY_NAMES = ("news agency", "press agency", "newswire", "news service")
LONGEST_NAME = 5


def source_of(words: str) -> Source:
    """A source as the field sorts them, from the phrase that names it."""
    phrase = bare(plain(words))
    known = relay(phrase)
    if known is not None:
        return known
    if phrase.lower().endswith(AGENCY_NAMES):
        return Source(name=phrase, kind=SourceKind.AGENCY)
    return Source(name=phrase, kind=_kind(head(phrase)))


def head(phrase: str) -> str:
    """The noun that a phrase is about, lower case and without the plural's s.

    >>> head("press release from the attorney's office"), head("copies of the memos")
    ('release', 'memo')
    """
    start = re.sub(
        r"^(?:copies|parts?|excerpts|text|members?|one|some|several|many)\sof\s(?:the\s)?", "", phrase.lower()
    )
    cut = TAIL.search(start)
    words = start[: cut.start() if cut else None].split()
    return words[-1].strip("“”\"'’.").removesuffix("s") if words else ""


def relay(phrase: str) -> Source | None:
    """The agency or outlet that a phrase is or ends with, before any apposition: "the state news agency TASS"."""
    words = phrase.split(",")[0].split()
    runs = [words[start:] for start in range(len(words))] + [words[:end] for end in range(len(words) - 1, 0, -1)]
    for run in runs:
        known = outlet_by_name(" ".join(run)) if len(run) <= LONGEST_NAME and _is_name(run[0]) else None
        if known is not None and (run[-1] is words[-1] or _is_medium(words[len(run) :])):
            return Source(name=known.name, kind=SourceKind.AGENCY if known.agency else SourceKind.OUTLET)
    return None


def plain(words: str) -> str:
    """A phrase on one line, without quotation marks at its ends."""
    return " ".join(words.split()).strip("“”\"',. ")


def bare(phrase: str) -> str:
    """A phrase without its leading article."""
    lowered = phrase.lower()
    return next((phrase[len(word) :] for word in DETERMINERS if lowered.startswith(word)), phrase)


@cache
def papers() -> dict[str, str]:
    """Noun of a paper → the paper that it tells of."""
    return {noun: paper for paper, nouns in _table()["papers"].items() for noun in nouns}


@cache
def words_of(row: str) -> frozenset[str]:
    """The words of one row of sources.toml."""
    return frozenset(_table()[row])


def _kind(noun: str) -> SourceKind:
    if noun in papers():
        return SourceKind.DOCUMENT
    if noun in words_of("nameless"):
        return SourceKind.ANONYMOUS
    return SourceKind.OFFICIAL if noun in words_of("offices") else SourceKind.PERSON


def _is_name(word: str) -> bool:
    """Whether a word is written as a name: "the ad" and "I" are no outlets."""
    return len(word) > 1 and (word[0].isupper() or word[0].isdigit() or not word[0].isascii())


def _is_medium(rest: list[str]) -> bool:
    return words_of("media").issuperset(word.lower() for word in rest)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("consilience.claims").joinpath("sources.toml").read_text("utf-8"))
