"""English numbers, in figures and in words."""

import re

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
UNITS_BELOW = tuple(_SMALL_WORDS.split())
TENS = tuple(_TENS_WORDS.split())
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
COUNTS = {word: number for number, word in enumerate(UNITS_BELOW)} | {
    word: 10 * place for place, word in enumerate(TENS, 2)
}
SMALL = {"couple": 2, "pair": 2, "dozen": 12, "score": 20, "half": 0.5}
VAGUE = frozenset({"several", "few", "many", "some", "various", "numerous", "more", "countless"})
FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "1/4": 0.25, "1/2": 0.5, "3/4": 0.75}
ORDINALS = {word: place for place, word in enumerate(_ORDINAL_WORDS.split(), 1)} | {"twenty first": 21, "final": 4}


_WORD = "|".join(sorted([*COUNTS, *SCALES, "dozen"], key=lambda word: (-len(word), word)))
_FIGURES = r"\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,9}(?!\d)(?:\.\d{1,3}(?!\d))?"
# At most seven words: "one hundred and twenty five thousand".
_WORDS = rf"(?:a~(?=hundred|thousand|million|billion|dozen))?(?:{_WORD})(?:~(?:and~)?(?:{_WORD})){{0,5}}"
_HALF = r"(?:~(?:1/2|1/4|3/4)|[½¼¾]|~and~(?:a~half|one~half|a~quarter))"
_VAGUE = (
    "a couple(?: of)?|couple(?: of)?|a pair of|a few|several|few|many|some|a half dozen|half a dozen|a dozen(?: or so)?"
)
NUMBER = rf"(?:{_FIGURES}|{_WORDS}){_HALF}?|{_VAGUE}"
ORDINAL = "|".join([*(f"{word.replace(' ', '~')}" for word in ORDINALS), r"\d{1,2}(?:st|nd|rd|th)"])


def number_of(words: str) -> float | None:
    """What a number says; None for one that does not say how many ("several").

    >>> number_of("two and a half"), number_of("twenty four"), number_of("a few"), number_of("1,250")
    (2.5, 24.0, None, 1250.0)
    """
    total, group, seen = 0.0, 0.0, False
    for word in re.split(r"[\s\-]+", words.lower().replace(",", "").replace("½", " ½").replace("¼", " ¼")):
        if word in VAGUE:
            return None
        if word in SCALES:
            group = (group or 1) * SCALES[word]
            if SCALES[word] > 100:
                total, group = total + group, 0
            seen = True
        elif word == "dozen":
            group, seen = (group or 1) * 12, True
        elif (value := _value(word)) is not None:
            group, seen = group + value, True
    return (total + group) if seen else None


def _value(word: str) -> float | None:
    if word in COUNTS:
        return COUNTS[word]
    if word in SMALL or word in FRACTIONS:
        return SMALL.get(word, FRACTIONS.get(word))
    return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) else None
