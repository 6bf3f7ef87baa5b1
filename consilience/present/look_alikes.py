"""Words that look like others because their letters come from several alphabets (Unicode Technical Standard 39).

Only alphabets whose letters can be taken for Latin ones are told apart: Latin names in Japanese deceive nobody.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from consilience.present.wording import say

# The first word of a letter's name in Unicode is that of its script.
SCRIPTS = {
    name.upper(): name for name in ("Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Cherokee", "Coptic", "Lisu")
}
LATIN = "Latin"
WORD = re.compile(r"[^\W\d_]+")
# The blocks of all those scripts but Latin: most texts have none of their letters, and are let through at once.
OTHER_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u0400-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1cbf\u1d26-\u1d2b\u1f00-\u1fff"
    "\u2c80-\u2d2f\u2de0-\u2dff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf]"
)
# The Cyrillic and Greek letters that UTS 39 maps to a single Latin one.
LIKE_LATIN = frozenset("АВЕЅІЈКМНОРСТУХԚԜҮаеѕіјорсухԛԝԁһӏүΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿοαινρυϲϳγσ")
# Shorter words that mix are units and formulas: μm.
SHORTEST = 3
# What is read of one text, and told of one article.
LONGEST_TEXT, MOST_WORDS = 30_000, 8


def mixed_words(text: str) -> tuple[tuple[str, str], ...]:
    """Words that mix scripts, or that only look Latin among Latin ones, each once, with the names of the scripts.

    >>> mixed_words("the \u0440\u0430ypal account")
    (('раypal', 'Latin and Cyrillic'),)
    """
    read = text[:LONGEST_TEXT]
    if not OTHER_SCRIPTS.search(read):
        return ()
    found = dict(_mixed(tuple(dict.fromkeys(WORD.findall(read)))))
    return tuple(found.items())[:MOST_WORDS]


def mixed_letters(text: str) -> str:
    """That a name mixes letters of several scripts; nothing where it does not."""
    found = mixed_words(text)
    return say("mixed letters", scripts=found[0][1]) if found else ""


def _mixed(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    scripts = {word: _scripts(word) for word in words}
    honest = {
        script for word, of in scripts.items() if len(of) == 1 for script in of if not LIKE_LATIN.issuperset(word)
    }
    for word, of in scripts.items():
        if len(word) < SHORTEST:
            continue
        if len(of) > 1:
            yield word, " and ".join(of)
        elif of and of[0] not in honest and LATIN in honest:
            yield word, f"{LATIN} and {of[0]}"


def _scripts(word: str) -> tuple[str, ...]:
    """The scripts of the letters in the order of the table; letters of no alphabet told apart here count for none."""
    found = {_script(character) for character in word}
    return tuple(name for name in SCRIPTS.values() if name in found)


@cache
def _script(character: str) -> str | None:
    return SCRIPTS.get(unicodedata.name(character, "").partition(" ")[0])
