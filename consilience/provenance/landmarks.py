"""What survives translation: the numbers and names of a report, in the order in which they first stand."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from consilience.provenance.words import report_stretches
from consilience.records import Article, Span

TOKEN = re.compile(
    r"\d{1,30}(?:[.,\u00a0\u202f ]\d{3}(?!\d)){0,9}(?:[.,:]\d{1,2}(?!\d))?"  # a number, a time
    r"|[^\W\d_]{4,40}"  # a word
)
GROUPS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
# Names are compared by so many sounds: what follows is often an ending.
SOUNDS = 4
# Whole numbers below are written as words in one language and as digits in the other; digits beyond are no number.
SMALLEST, LONGEST_NUMBER = 10.0, 15
# A report has far fewer; a list of numbers is no report.
MOST_LANDMARKS = 400

# Cyrillic letters by the Latin ones of the news agencies' transliteration.
CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіїєґў", "abvgdeziiklmnoprstufhyeiieguu", strict=False))
    | {"ё": "e", "ж": "s", "ц": "ts", "ч": "h", "ш": "s", "щ": "s", "ю": "u", "я": "a", "ь": "", "ъ": ""}
)
# One sound, several spellings; the longer spelling first.
SPELLINGS = (
    ("tsch", "h"), ("sch", "s"), ("ch", "h"), ("kh", "h"), ("sh", "s"), ("zh", "s"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("w", "v"), ("j", "i"), ("y", "i"),
)  # fmt: skip
VOWELS = re.compile(r"[aeiou]+v?(?=$)|[aeiou]+")
DOUBLED = re.compile(r"(.)\1+")


class Landmarks(NamedTuple):
    """The first occurrence of each number and name, in order of place: key, place and length; numbers have odd keys."""

    keys: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint8]

    @property
    def numbers(self) -> int:
        return int((self.keys & _ODD).sum())

    def at(self, places: NDArray[np.intp]) -> "Landmarks":
        """Some of the landmarks."""
        return Landmarks(self.keys[places], self.starts[places], self.lengths[places])

    def spans(self, article: str) -> list[Span]:
        """Where they stand in the article of that id."""
        pairs = zip(self.starts.tolist(), self.lengths.tolist(), strict=True)
        return [Span(article=article, start=start, end=start + length) for start, length in pairs]


def landmarks(article: Article) -> Landmarks:
    """The numbers and names of a report; nine bytes each."""
    found: dict[int, tuple[int, int]] = {}
    for key, match in _telling(article):
        hashed = crc32(key.encode("ascii", "replace")) & ~1 | key[0].isdigit()
        found.setdefault(hashed, (match.start(), len(match[0])))
    kept = list(found.items())[:MOST_LANDMARKS]
    return Landmarks(
        keys=np.array([key for key, _ in kept], np.uint32),
        starts=np.array([start for _, (start, _) in kept], np.uint32),
        lengths=np.array([length for _, (_, length) in kept], np.uint8),
    )


@lru_cache(maxsize=1 << 16)
def sounds(name: str) -> str:
    """The first sounds of a name, all vowels alike: "Moscow", "Moskau" and "Москва" are one.

    >>> sounds("Moscow") == sounds("Moskau") == sounds("Москва")
    True
    """
    latin = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss").translate(CYRILLIC))
    plain = "".join(letter for letter in latin if not unicodedata.combining(letter))
    for spelling, sound in SPELLINGS:
        plain = plain.replace(spelling, sound)
    return DOUBLED.sub(r"\1", VOWELS.sub("a", plain))[:SOUNDS]


def _telling(article: Article) -> Iterator[tuple[str, re.Match[str]]]:
    """Every number, and every word that is written with a capital throughout, under its key."""
    tokens = [match for start, end in report_stretches(article) for match in TOKEN.finditer(article.text, start, end)]
    lower = {match[0] for match in tokens if match[0][0].islower()}
    for match in tokens:
        token = match[0]
        if token[0].isdigit():
            key = _number(token)
        else:
            key = sounds(token) if token[0].isupper() and token.lower() not in lower else ""
        if key and (key[0].isdigit() or (len(key) == SOUNDS and key.isascii())):
            yield key, match


def _number(digits: str) -> str:
    """The number or time with a point for its decimals, or nothing for a small whole one."""
    plain = GROUPS.sub("", digits).replace(",", ".").replace(":", ".")
    telling = len(plain) <= LONGEST_NUMBER and ("." in plain or float(plain) >= SMALLEST)
    return f"{float(plain):g}" if telling else ""


_ODD = np.uint32(1)
