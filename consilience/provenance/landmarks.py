"""What survives translation: the numbers and names of a report, in the order in which they first stand."""

import re
import unicodedata
from typing import NamedTuple

from consilience.provenance.words import report_stretches
from consilience.records import Article, Span

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,:]\d{1,2}(?!\d))?")
GROUPS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
NAME = re.compile(r"[^\W\d_]{4,40}")
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


class Landmark(NamedTuple):
    """A number or the sounds of a name, and where it first stands."""

    key: str
    span: Span

    @property
    def is_number(self) -> bool:
        return self.key[0].isdigit()


def landmarks(article: Article) -> list[Landmark]:
    """The first occurrence of each number and name of the report, in order of place."""
    found: dict[str, Landmark] = {}
    lower = {match[0] for match in NAME.finditer(article.text) if match[0].islower()}
    for start, end in report_stretches(article):
        for match in sorted(
            (*NUMBER.finditer(article.text, start, end), *NAME.finditer(article.text, start, end)), key=_place
        ):
            key = _number(match[0]) if match[0][0].isdigit() else _sounds(match[0], lower)
            if key and key not in found:
                found[key] = Landmark(key, article.span(match.start(), match.end()))
        if len(found) > MOST_LANDMARKS:
            break
    return list(found.values())[:MOST_LANDMARKS]


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


def _place(match: re.Match[str]) -> int:
    return match.start()


def _number(digits: str) -> str:
    """The number or time with a point for its decimals, or nothing for a small whole one."""
    plain = GROUPS.sub("", digits).replace(",", ".").replace(":", ".")
    telling = len(plain) <= LONGEST_NUMBER and ("." in plain or float(plain) >= SMALLEST)
    return f"{float(plain):g}" if telling else ""


def _sounds(word: str, lower: set[str]) -> str:
    """The sounds of a word that is written with a capital throughout; nothing for any other."""
    if not word[0].isupper() or word.lower() in lower:
        return ""
    key = sounds(word)
    return key if len(key) == SOUNDS and key.isascii() else ""
