"""Full-text search: from what a person types to FTS5, and from a found article to the spans that were meant."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from consilience.records import Record, Span

WORD = re.compile(r"[^\W_]+")
PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')
MOST_TERMS = 32
MOST_SPANS = 50


class Hit(Record, frozen=True, kw_only=True):
    """An article in which all terms of a query stand, and where in its text; a title may hold them all."""

    article: str
    title: str
    spans: tuple[Span, ...]


Term = tuple[str, ...]


def terms(query: str) -> list[Term]:
    """The words and "quoted phrases" of a query, folded; all other marks, operators of FTS5 included, mean nothing.

    >>> terms('Café NOT "dam wall" x*')
    [('cafe',), ('not',), ('dam', 'wall'), ('x',)]
    """
    found = (tuple(folded(word) for word in WORD.findall(phrase or word)) for phrase, word in PHRASE.findall(query))
    return [term for term in found if term][:MOST_TERMS]


def expression(found: Sequence[Term]) -> str:
    """The terms as an FTS5 query that wants all of them.

    >>> expression([("dam", "wall"), ("x",)])
    '"dam wall" "x"'
    """
    return " ".join(f'"{" ".join(term)}"' for term in found)


def spans(text: str, article: str, found: Sequence[Term]) -> tuple[Span, ...]:
    """Where the terms stand in a text, in order of place."""
    places = [(folded(match.group()), match.start(), match.end()) for match in WORD.finditer(text)]
    hits = sorted(hit for term in set(found) for hit in _places(places, term))
    return tuple(Span(article=article, start=start, end=end) for start, end in hits[:MOST_SPANS])


def folded(word: str) -> str:
    """The word in lower case and without diacritics, as the index keeps it."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _places(places: Sequence[tuple[str, int, int]], term: Term) -> Iterator[tuple[int, int]]:
    for at, (word, start, _) in enumerate(places):
        if word == term[0] and tuple(place[0] for place in places[at : at + len(term)]) == term:
            yield start, places[at + len(term) - 1][2]
