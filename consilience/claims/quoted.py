"""The words of a quotation in one spelling, and which differences between two printings are of words."""

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"\w+(?:[’'*]+\w+)*\**|\.\.\.|…|[][()]")
CUTS = frozenset({"...", "…", "[", "]", "(", ")"})
# "f***" and "f--" print a word without spelling it out.
MASK = "*"
# Ways of printing that are none of saying: "year ' s", "6:00", ". . .", "f---ing", "5 %".
PRINTING = (
    (re.compile(r"[’‘]"), "'"),
    (re.compile(r"&"), " and "),
    (re.compile(r"\s'\s?(s|m|d|t|re|ll|ve)\b"), r"'\1"),
    (re.compile(r"(?<=\d):\s?00\b"), ""),
    (re.compile(r"\.\s\.(?:\s\.)*"), "..."),
    (re.compile(r"\b([a-z])[-–—_]{3,}"), r"\1*"),
    (re.compile(r"%|\bper cent\b"), " percent "),
    (re.compile(r"(?<=\d)\s?bn\b"), " billion"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
    (re.compile(r"\bo\.k\.|\bokay\b"), "ok"),
    (re.compile(r"\bgonna\b"), "going to"),
    (re.compile(r"\bwanna\b"), "want to"),
    (re.compile(r"\bgotta\b"), "got to"),
    (re.compile(r"(?<!\w)'em\b"), "them"),
    (re.compile(r"(?<!\w)'(?:cause|cuz|cos)\b"), "because"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bca(?:n't|n not)\b"), "cannot"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(he|she|it|that|there|here|what|who|where|how|when)'s\b"), r"\1 is"),
    (re.compile(r"(?<=\w)'d\b"), " would"),
)
# What "'s" and "'d" may stand for.
ONE_SHORT_FORM = (frozenset({"is", "has"}), frozenset({"would", "had"}))
FRENCH_END = re.compile(r"([bt])re(s?)$")
DOUBLED = re.compile(r"(?<=\w{3})([lpst])\1(?=\w)")
SUFFIX = re.compile(r"(?:'s|s'|ies|ied|ing|ed|es|s|d|y|ly|e)$")
# Two forms of one word begin alike in so many letters.
STEM_LETTERS = 3
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: value for value, word in enumerate(ONES)} | {word: 10 * ten for ten, word in enumerate(TENS, 2)}
HUNDRED = "hundred"
ORDINALS = {
    **{f"{word}th": f"{value}th" for word, value in NUMBERS.items()},
    **{f"{word[:-1]}ieth": f"{10 * ten}th" for ten, word in enumerate(TENS, 2)},
    **{"first": "1st", "second": "2nd", "third": "3rd", "fifth": "5th", "eighth": "8th", "ninth": "9th"},
    **{"twelfth": "12th"},
}
# Words that say little alone: a printing that has one where another has none or another is one utterance still.
SMALL_WORDS = """
a about after again against all already also always am among an and any are around as at be because been
before being between both but by can cannot could did do does down during each either even ever every
for from get go going got had has have having he her here him his how i if in into is it its just kind
let like many may me might more most much must my never no nor not now of off oh ok on only onto or our
out over own quite rather really same shall she should so some sort still such than that the their them
then there these they this those through to too toward towards uh um under until up upon us very was we
well were what when where which while who whom why will with within without would yes yet you your
"""
SMALL = frozenset(SMALL_WORDS.split())


def quoted_words(text: str) -> list[str]:
    """The words of a quotation in small letters, contractions written out."""
    plain = text.lower()
    for printed, written in PRINTING:
        plain = printed.sub(written, plain)
    return WORD.findall(plain)


def says_otherwise(one: list[str], two: list[str]) -> bool:
    """Whether one text has other words than another in the same place: no cut, mask, spelling or short form."""
    if one == two or CUTS & {*one, *two} or MASK in "".join((*one, *two)):
        return False
    left, right = "".join(one), "".join(two)
    if left == right or frozenset({left, right}) in ONE_SHORT_FORM or _is_abbreviated(one, two):
        return False
    return not (one and two and (_folded(left) == _folded(right) or _is_one_number(one, two)))


def is_slight(one: list[str], two: list[str]) -> bool:
    """Whether a difference is one of small words, of order or of form, as hasty writers make it."""
    rest = _telling_words(one), _telling_words(two)
    if not any(rest) or Counter(one) == Counter(two):
        return True
    if len(rest[0]) != len(rest[1]):
        return max(map(len, (one, two))) == 1
    return all(_is_form(*pair) for pair in zip(*rest, strict=True))


def other_forms(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """The words of one text that stand in the other in another form."""
    return [
        word for word, other in zip(_telling_words(one), _telling_words(two), strict=False) if _is_form(word, other)
    ]


def telling(words: Sequence[str]) -> set[str]:
    """The words by which an utterance is known again."""
    return {word for word in words if word not in SMALL and word not in CUTS and len(word) > 1}


def _telling_words(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in SMALL]


def _is_form(one: str, two: str) -> bool:
    """Two forms of one word: pew, pews; test, tested."""
    left, right = SUFFIX.sub("", one), SUFFIX.sub("", two)
    return left == right and len(left) >= STEM_LETTERS


def _is_abbreviated(one: list[str], two: list[str]) -> bool:
    """Whether one is the initials of the other: "UN", "United Nations"."""
    short, full = sorted((one, two), key=len)
    return len(full) > 1 and "".join(short) == "".join(word[0] for word in full)


def _is_one_number(one: list[str], two: list[str]) -> bool:
    if ORDINALS.get(one[0], one[0]) == ORDINALS.get(two[0], two[0]) and len(one) == len(two) == 1:
        return True
    values = {_value(one), _value(two)}
    return len(values) == 1 and None not in values


def _value(words: list[str]) -> int | None:
    """The number that some words spell, up to 999."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    value = 0
    for word in words:
        if word == HUNDRED:
            value = max(value, 1) * 100
        elif word in NUMBERS:
            value += NUMBERS[word]
        elif word not in {"a", "and"}:
            return None
    return value if set(words) & {HUNDRED, *NUMBERS} else None


def _folded(word: str) -> str:
    """British and American spellings as one, and doubled letters: weaponise, weaponize; travelled, traveled."""
    plain = word.replace("is", "iz").replace("our", "or").replace("yse", "yze").replace("ae", "e")
    plain = FRENCH_END.sub(r"\1er\2", plain)
    return DOUBLED.sub(r"\1", plain)
