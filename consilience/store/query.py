"""What a person types into the search field: words, "phrases" and filters such as outlet:Herald or after:2031-03."""

import re
from enum import StrEnum

from consilience.records import Record
from consilience.store.words import WORD, folded

TERM = re.compile(r'(?:(?<!\S)(\w+):)?(?:"([^"]*)"|([^\s"]+))')
MOST_TERMS = 32
# A year, a month or a day.
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

Term = tuple[str, ...]


class Filter(StrEnum):
    """What may stand before a colon."""

    OUTLET = "outlet"
    AFTER = "after"
    BEFORE = "before"
    STORY = "story"
    PERSON = "person"
    SPEAKER = "speaker"
    VERDICT = "verdict"
    KIND = "kind"
    LANGUAGE = "language"


class Query(Record, frozen=True, kw_only=True):
    """Terms that must all stand in what is found, and filters that it must pass; of one filter any value will do."""

    terms: tuple[Term, ...] = ()
    filters: tuple[tuple[Filter, str], ...] = ()

    def values(self, name: Filter) -> tuple[str, ...]:
        return tuple(value for key, value in self.filters if key is name)


def parsed(query: str) -> Query:
    """The terms and filters of a query; all other marks, operators of a database included, mean nothing.

    >>> parsed('Café NOT "dam wall" x* outlet:"Veskia Herald" after:2031-03')
    Query(terms=(('cafe',), ('not',), ('dam', 'wall'), ('x',)), filters=((<Filter.OUTLET: 'outlet'>, 'Veskia Herald'), \
(<Filter.AFTER: 'after'>, '2031-03')))
    """
    terms: list[Term] = []
    filters: list[tuple[Filter, str]] = []
    for name, phrase, word in TERM.findall(query):
        value = phrase or word
        if name in set(Filter) and _is_usable(Filter(name), value):
            filters.append((Filter(name), value))
        else:
            terms.extend(_term(f"{name}:{value}" if name else value))
    return Query(terms=tuple(terms[:MOST_TERMS]), filters=tuple(filters[:MOST_TERMS]))


def _is_usable(name: Filter, value: str) -> bool:
    return bool(DAY.fullmatch(value) if name in {Filter.AFTER, Filter.BEFORE} else WORD.search(value))


def _term(text: str) -> list[Term]:
    """What stands together is a phrase."""
    words = tuple(word for word in map(folded, WORD.findall(text)) if word)
    return [words] if words else []
