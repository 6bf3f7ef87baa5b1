"""Numbers in running text, in figures and words, as intervals with the words that bound or round them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from consilience.annotate.times.english.numbers import COUNTS, SCALES, number_of

# "about 200" is taken to mean 180 to 220, "nearly 200" 180 to 200: journalists round to one figure or two, so the
# true number of a rounded one lies within a tenth.
ROUNDING = 0.1

AT_LEAST, AT_MOST, ROUND, JUST_BELOW = "at least", "at most", "round", "just below"
MODIFIERS = {
    **dict.fromkeys(
        (
            "at least", "no fewer than", "no less than", "not less than", "a minimum of", "more than", "over", "above",
            "exceeding", "upwards of", "upward of", "in excess of", "well over", "just over", "a little over",
            "slightly more than", "greater than", "well above", "topping", "surpassing",
        ),
        AT_LEAST,
    ),
    **dict.fromkeys(
        (
            "at most", "no more than", "not more than", "up to", "as many as", "as much as", "a maximum of",
            "less than", "fewer than", "under", "below", "well under", "just under", "a maximum",
        ),
        AT_MOST,
    ),
    **dict.fromkeys(
        (
            "about", "around", "roughly", "approximately", "some", "an estimated", "estimated", "circa", "or so",
            "in the region of", "more or less", "somewhere around", "approx.", "~",
        ),
        ROUND,
    ),
    **dict.fromkeys(("nearly", "almost", "close to", "nearing", "approaching", "not quite", "virtually"), JUST_BELOW),
}  # fmt: skip
TRAILERS = {
    "or more": AT_LEAST,
    "or so": ROUND,
    "or fewer": AT_MOST,
    "or less": AT_MOST,
    "-odd": ROUND,
    "-plus": AT_LEAST,
    "+": AT_LEAST,
}
DASHES = ("-", "–", "—")
# A dash between figures that differ more than so is a telephone number or a label.
WIDEST = 20
PERCENT = re.compile(r"\s?(?:%|per\s?cent)", re.IGNORECASE)
PLURALS = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "billions": 10**9,
}
SHORT_SCALES = {"bn": "billion", "tn": "trillion", "mn": "million", "m": "million", "k": "thousand", "b": "billion"}

_SCALE = "|".join(SCALES)
_WORD = "|".join(sorted([*COUNTS, *SCALES, "dozen"], key=lambda word: (-len(word), word)))
_FIGURES = r"\d{1,3}(?:,\d{3}){1,5}(?![\d])(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,6})?(?!\d)(?:[\s-]1/2|[½¼¾])?"
_CURRENCY = r"(?:US|C|CA|A|AU|HK|NZ|S)?\$|€|£|¥|₽|₴|₹|(?:USD|EUR|GBP|JPY|CHF|RUB|CNY)\s?"
_ONE = (
    rf"(?:{_CURRENCY})?(?:(?:{_FIGURES})(?:(?:\s|-)(?:{_SCALE})|(?:bn|tn|mn|m|k)(?!\w))?"
    rf"|(?:(?:half\s)?a\s(?=dozen|hundred|thousand|million|billion|trillion))?(?:{_WORD})"
    rf"(?:[\s-](?:and\s)?(?:{_WORD})){{0,5}}(?!\w)|(?:a\s)?couple(?!\w))"
)
_MODIFIER = "|".join(
    re.escape(words).replace(r"\ ", r"\s") for words in sorted(MODIFIERS, key=lambda word: (-len(word), word))
)
_TRAILER = "|".join(re.escape(words).replace(r"\ ", r"\s") for words in TRAILERS)
NUMBER = re.compile(
    rf"(?<![\w.,/:#№])(?<![\w][-–])(?:(?P<modifier>(?:{_MODIFIER})(?=\s)|~)\s?(?:(?<=than\s)the\s)?)?(?P<between>between\s|from\s)?"
    rf"(?:(?P<plural>(?:tens\sof\s|hundreds\sof\s)?(?:{'|'.join(list(PLURALS)[1:])}))(?!\w)"
    rf"|(?P<low>{_ONE})(?:(?:\s?%|\sper\s?cent)?(?:\s(?:to|and|or)\s|-to-|\s?[-–—]\s?)(?P<high>{_ONE}))?)"
    rf"(?P<trailer>\s?(?:{_TRAILER}))?",
    re.IGNORECASE,
)
# A number goes on as something else: an ordinal, a fraction, a time of the clock, a decimal of another land, a score.
GOES_ON = re.compile(
    r"(?:st|nd|rd|th)\b|[-\s](?:thirds?|fourths?|fifths?|quarters?\sof)\b|[/:]\d|[.,]\d|\w", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text: where it stands with its modifier, where its last word ends, and its interval."""

    start: int
    end: int
    words: str
    first: int
    low: float | None
    high: float | None
    modifier: str | None
    currency: str


def numbers(text: str, offset: int = 0) -> Iterator[Number]:
    """The numbers of a text in order; `offset` is added to their places."""
    position = 0
    while (match := NUMBER.search(text, position)) is not None:
        found = _read(match, offset)
        position = found.end - offset if found else max(match.end(), match.start() + 1)
        if found:
            yield found


def _read(match: re.Match[str], offset: int) -> Number | None:
    ranged = bool(match["high"]) and _is_range(match)
    if match["high"] and not ranged and _is_score(match):
        return None
    last = "plural" if match["plural"] else "high" if ranged else "low"
    end = match.end() if match["trailer"] and (ranged or not match["high"]) else match.end(last)
    if GOES_ON.match(match.string, end):
        return None
    bounds = _bounds(match, ranged)
    if bounds is None:
        return None
    modifier = (
        match["modifier"] or (match["trailer"] or "").strip() or None if end == match.end() else match["modifier"]
    )
    words = match["plural"] or match["low"]
    return Number(
        start=offset
        + match.start("modifier" if match["modifier"] else last if last == "plural" else _opening(match, ranged)),
        end=offset + end,
        words=words,
        first=offset + match.start("plural" if match["plural"] else "low"),
        low=bounds[0],
        high=bounds[1],
        modifier=" ".join(modifier.lower().split()) if modifier else None,
        currency=_currency(words) or (_currency(match["high"]) if ranged else ""),
    )


def _opening(match: re.Match[str], ranged: bool) -> str:
    return "between" if match["between"] and ranged else "low"


def _is_range(match: re.Match[str]) -> bool:
    """Whether two numbers are one range: "10 to 12", "between 5 and 7"; "12 and 15" are two, "3-2" is a score."""
    joint = match.string[match.end("low") : match.start("high")].strip().lower()
    low, high = _values(match)
    if low is None or high is None or low >= high or not _is_of_one_kind(match):
        return False
    if joint in DASHES and high > low * WIDEST:
        return False
    return joint != "and" or (match["between"] or "").lower().startswith("between")


def _is_of_one_kind(match: re.Match[str]) -> bool:
    """ "3.5% to $42" are two quantities: a currency or percent told first must be told or understood of both."""
    after = match.string[match.end("high") : match.end("high") + 9]
    if match.string[match.end("low") : match.end("low") + 9].lstrip().startswith(("%", "per")):
        return PERCENT.match(after) is not None
    return bool(_currency(match["low"])) or not _currency(match["high"])


def _is_score(match: re.Match[str]) -> bool:
    """3-2, 24-7: two bare figures joined by a dash."""
    joint = match.string[match.end("low") : match.start("high")]
    return joint in DASHES and match["low"].isdigit() and match["high"].isdigit()


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Both ends of a range; a scale told once holds for both ("3 to 5 million")."""
    low, high = value(match["low"]), value(match["high"])
    scale = next((word for word in SCALES if match["high"].lower().endswith(word)), None)
    if (
        low is not None
        and high is not None
        and scale
        and low < high / SCALES[scale] <= 1000
        and not _has_scale(match["low"])
    ):
        low *= SCALES[scale]
    return low, high


def _has_scale(words: str) -> bool:
    return any(scale in words.lower() for scale in SCALES)


def value(words: str) -> float | None:
    """What one number says.

    >>> value("$3.5 billion"), value("two dozen"), value("1,250"), value("£5m")
    (3500000000.0, 24.0, 1250.0, 5000000.0)
    """
    bare = re.sub(rf"^(?:{_CURRENCY})", "", words, flags=re.IGNORECASE)
    short = re.fullmatch(r"([\d.,]+)(bn|tn|mn|m|k)", bare, re.IGNORECASE)
    if short:
        bare = f"{short[1]} {SHORT_SCALES[short[2].lower()]}"
    found = number_of(bare)
    return None if found is None else float(found)


def _bounds(match: re.Match[str], ranged: bool) -> tuple[float | None, float | None] | None:
    if match["plural"]:
        factors = (PLURALS[word] for word in match["plural"].lower().split() if word != "of")
        return 2.0 * prod(factors), None
    if ranged:
        return _values(match)
    single = value(match["low"])
    if single is None:
        return None
    trailer = " ".join((match["trailer"] or "").lower().split()) if not match["high"] else ""
    modifier = " ".join((match["modifier"] or "").lower().split())
    return _interval(single, MODIFIERS.get(modifier) or TRAILERS.get(trailer))


def _interval(number: float, bound: str | None) -> tuple[float | None, float | None]:
    slack = number * ROUNDING
    return {
        AT_LEAST: (number, None),
        AT_MOST: (None, number),
        ROUND: (number - slack, number + slack),
        JUST_BELOW: (number - slack, number),
    }.get(bound or "", (number, number))


def _currency(words: str) -> str:
    match = re.match(_CURRENCY, words, re.IGNORECASE)
    return match.group().strip().upper() if match else ""
