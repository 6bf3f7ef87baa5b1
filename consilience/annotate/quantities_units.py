"""What a number counts: a currency, percent, or the lemma of the counted noun."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consilience.annotate.times.english.numbers import COUNTS, SCALES
from consilience.records import Sentence, Token

CURRENCIES = {
    "$": "USD", "US$": "USD", "USD": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD",
    "NZ$": "NZD", "S$": "SGD", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "¥": "JPY", "JPY": "JPY",
    "₽": "RUB", "RUB": "RUB", "₴": "UAH", "₹": "INR", "CHF": "CHF", "CNY": "CNY",
}  # fmt: skip
MONEY_WORDS = {
    "dollar": "USD", "u.s. dollar": "USD", "us dollar": "USD", "euro": "EUR", "yen": "JPY", "ruble": "RUB",
    "rouble": "RUB", "yuan": "CNY", "rupee": "INR", "hryvnia": "UAH", "renminbi": "CNY", "zloty": "PLN",
    "shekel": "ILS", "swiss franc": "CHF", "canadian dollar": "CAD", "australian dollar": "AUD",
    "hong kong dollar": "HKD", "pound sterling": "GBP", "won": "KRW",
}  # fmt: skip
PERCENT = re.compile(r"\s?(?:%|per\s?cent\b)(?!age)", re.IGNORECASE)
POINTS = re.compile(r"\s?(?:percentage|%)[\s-]points?\b", re.IGNORECASE)
MONEY = re.compile(rf"\s({'|'.join(sorted(map(re.escape, MONEY_WORDS), key=len, reverse=True))})s?\b", re.IGNORECASE)
# "3,000-strong" and "six-to-eight" name no unit.
NO_UNITS = frozenset({"strong", "odd", "to", "or", "and", "plus", "something", "fold", "way", "old"})
HYPHENATED = re.compile(r"[-\u2010-\u2012]([a-z]{2,20})\b")
# Without grammar: at most two describing words, then a plural.
PLURAL = re.compile(
    r"\s(?:of\s(?:the\s)?)?(?:[a-z]{2,20}[\s-]){0,2}?(people|men|women|children|police|[a-z]{2,20}[^s\W]s)\b"
)
SINGULAR = re.compile(r"\s([a-z]{3,20})\b")
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "feet": "foot",
             "countries": "country", "series": "series", "wives": "wife", "police": "police"}  # fmt: skip
_NOT_COUNTED_WORDS = (
    "was were is are has have had of in on at to by for from with and or as than but that who which says said "
    "when this his its the their after before during while does across towards"
)
NOT_COUNTED = frozenset(_NOT_COUNTED_WORDS.split())
NOUNS = frozenset({"NOUN", "PROPN", "SYM"})
INWARD = frozenset({"compound", "quantmod", "nummod", "advmod", "amod", "npadvmod", "nmod"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where its own sign or word ends, if that belongs to the number ("percent")."""

    name: str | None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tokens of a text by the place where they begin."""

    places: Mapping[int, tuple[Sentence, int]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Grammar":
        return cls(
            {token.start: (sentence, place) for sentence in sentences for place, token in enumerate(sentence.tokens)}
        )


def written_unit(text: str, end: int, currency: str) -> Unit | None:
    """A unit that the number is written with: $, %, percent, "euros", "-page"."""
    if currency:
        return Unit(CURRENCIES.get(currency, currency))
    for pattern, name in ((POINTS, "percentage point"), (PERCENT, "percent")):
        if match := pattern.match(text, end):
            return Unit(name, match.end())
    if match := MONEY.match(text, end):
        return Unit(MONEY_WORDS[match[1].lower()])
    match = HYPHENATED.match(text, end)
    if match and match[1] not in NO_UNITS:
        return Unit(singular(match[1]))
    return None


def counted_noun(grammar: Grammar, start: int, end: int) -> tuple[bool, str | None]:
    """Whether the grammar knows the number, and the lemma of the noun that it counts."""
    places = [grammar.places[place] for place in range(start, end) if place in grammar.places]
    if not places:
        return False, None
    sentence, place = places[-1]
    return True, _noun(sentence.tokens, place, start, end)


def is_label(grammar: Grammar, start: int, end: int) -> bool:
    """Whether a number names rather than counts: Resolution 425, Flight 93."""
    places = [grammar.places[place] for place in range(start, end) if place in grammar.places]
    if len(places) != 1:
        return False
    sentence, place = places[0]
    token = sentence.tokens[place]
    head = sentence.tokens[token.head]
    return token.relation in ("nummod", "appos") and head.start < token.start and head.pos in ("PROPN", "NOUN")


def following_noun(text: str, end: int, plural: bool) -> str | None:
    """The counted noun as a text without grammar shows it: the first plural within three words."""
    if plural:
        match = PLURAL.match(text, end)
        if match and not NOT_COUNTED & set(match.group().split()[:-1]) - {"of", "the"}:
            return singular(match[1])
        return None
    match = SINGULAR.match(text, end)
    return match[1] if match and match[1] not in NOT_COUNTED else None


def singular(noun: str) -> str:
    """The lemma of a regular plural.

    >>> singular("categories"), singular("pages"), singular("people"), singular("classes")
    ('category', 'page', 'person', 'class')
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _noun(tokens: Sequence[Token], place: int, start: int, end: int) -> str | None:
    """Climb out of the number to the noun it modifies, or down through "of"."""
    seen = {place}
    while start <= tokens[place].start < end and tokens[place].relation in INWARD and tokens[place].head not in seen:
        place = tokens[place].head
        seen.add(place)
    head = tokens[place]
    if not start <= head.start < end:
        is_noun = head.pos in NOUNS and head.start >= end and head.tag != "$"
        return _lemma(head) if is_noun else None
    return _partitive(tokens, place)


def _partitive(tokens: Sequence[Token], place: int) -> str | None:
    """For "hundreds of people", "12 of the members"."""
    of = next((i for i, token in enumerate(tokens) if token.head == place and token.lemma == "of" and i > place), None)
    noun = next((token for token in tokens if of is not None and token.head == of and token.relation == "pobj"), None)
    if noun is None or noun.pos not in ("NOUN", "PROPN") or noun.lemma in (*COUNTS, *SCALES):
        return None
    return _lemma(noun)


def _lemma(noun: Token) -> str:
    """The lemma of a noun; names keep their plural in spaCy's lemma ("Centers")."""
    return singular(noun.lemma) if noun.tag in ("NNPS", "NNS") else noun.lemma
