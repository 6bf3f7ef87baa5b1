"""Words as the index keeps them, and texts as the columns of a database can hold them."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
# PostgreSQL holds no NUL in a text; one character stands for it, so that offsets hold.
NUL, STAND_IN = "\0", "\ufffd"


def folded(word: str) -> str:
    """The word in lower case and without diacritics, as the index keeps it.

    >>> folded("Café")
    'cafe'
    """
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFD", lowered)
    return "".join(character for character in apart if not unicodedata.combining(character))


def folded_words(text: str) -> str:
    """The words of a text, folded, with a space on either side of each.

    >>> folded_words("Dr. Zoë O’Hara")
    ' dr zoe o hara '
    """
    words = " ".join(WORD.findall(folded(text)))
    return f" {words} " if words else ""


def storable(text: str) -> str:
    """The text as a column holds it, character for character. Raises UnicodeEncodeError for half a character."""
    text.encode("utf-8")
    return text.replace(NUL, STAND_IN)
