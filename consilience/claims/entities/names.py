"""The parts of a person's name, and whether two first names may be one."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from consilience.claims.tables import reversed_rows, rows, words

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "dame", "prof"})
SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
# Letters that no accent is taken from.
LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ı": "i"})
POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
NICKNAME = re.compile(r"[“\"(][^”\")]{1,30}[”\")]")
JOINTS = re.compile(r"[\s\-‐‑–/]+")
MARKS = ".,;:!?“”\"'’‘()[]{}*•"
# Two spellings of one name: "Giannis" and "Yiannis" have .86, "Smith" and "Smythe" .73.
ALIKE = 0.8
# Longer names are titles of works or lines of a table.
MOST_PARTS = 6


class PersonName(NamedTuple):
    """Folded parts of a name in their order, without honorific and suffix."""

    parts: tuple[str, ...]
    suffix: str = ""

    @property
    def is_full(self) -> bool:
        return len(self.parts) > 1


@lru_cache(maxsize=20_000)
def person_name(text: str) -> PersonName | None:
    """The name that some words are, or None where they are none.

    >>> person_name("Mr. José “Pepe” Núñez-Ruiz Jr.")
    PersonName(parts=('jose', 'nunez', 'ruiz'), suffix='jr')
    """
    found = [part for part in parts_of(NICKNAME.sub(" ", text)) if part not in HONORIFICS]
    suffix = ""
    while found and found[-1] in SUFFIXES:
        suffix = SUFFIXES[found.pop()]
    if not 0 < len(found) <= MOST_PARTS or len(found[-1]) < 2 or not all(map(str.isalpha, found)):
        return None
    return PersonName(tuple(found), suffix)


def parts_of(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without marks, accents and the possessive; hyphens part them.

    >>> parts_of("Moon Jae-in’s"), parts_of("F.B.I.")
    (('moon', 'jae', 'in'), ('fbi',))
    """
    pieces = (piece.strip(MARKS).replace(".", "").replace("’", "").replace("'", "") for piece in _split(text))
    return tuple(piece for piece in pieces if piece)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Some words in lower case on one line, without accents, outer marks and a leading "the".

    >>> folded("The  Élysée’s")
    'elysee'
    """
    plain = " ".join(POSSESSIVE.sub("", _unaccented(text).strip()).split()).casefold().strip(MARKS)
    return plain.removeprefix("the ")


def same_first(one: str, other: str) -> bool:
    """May two folded first names be one person's: equal, an initial, or a short form of the other or of one name?"""
    if one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other)):
        return True
    return bool(long_forms(one) & long_forms(other))


def is_one_family(one: PersonName, two: PersonName) -> bool:
    """May the last parts of two names be one in two spellings: "Hefner" and "Heffner"?"""
    return _are_alike(one.parts[-1], two.parts[-1])


def is_one_name(one: PersonName, two: PersonName) -> bool:
    """May two full names be one: short forms, a first name left out, other letters for the same sounds?

    >>> is_one_name(PersonName(("yiannis", "doukas")), PersonName(("giannis", "doukas")))
    True
    """
    given = product(one.parts[:-1], two.parts[:-1])
    return is_one_family(one, two) and any(same_first(mine, other) or _are_alike(mine, other) for mine, other in given)


def sex_of_first(name: str) -> str:
    """ "he", "she", or "" where a first name does not tell."""
    return next((sex for sex in ("he", "she") if name in words("entities/given_names", "borne", sex)), "")


def is_given(name: str) -> bool:
    """Is it known as a given name?"""
    return (
        bool(sex_of_first(name))
        or name in rows("entities/given_names", "short")
        or name in reversed_rows("entities/given_names", "short")
    )


def leads_with_family(name: PersonName) -> bool:
    """Does the family name stand first: "Xi Jinping"?"""
    return (
        name.is_full
        and name.parts[0] in words("entities/given_names", "leading", "family")
        and not is_given(name.parts[-1])
    )


def long_forms(name: str) -> frozenset[str]:
    """A first name with the names of which it may be a short form."""
    return frozenset({name, *reversed_rows("entities/given_names", "short").get(name, ())})


def _are_alike(one: str, two: str) -> bool:
    return SequenceMatcher(a=one, b=two, autojunk=False).ratio() >= ALIKE


def _split(text: str) -> list[str]:
    return [POSSESSIVE.sub("", piece) for piece in JOINTS.split(_unaccented(text).casefold())]


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
