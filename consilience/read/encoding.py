"""From bytes to characters."""

import codecs

# The longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Text may hold a stray NUL or form feed; of a binary file, or of UTF-16 without a mark, one byte in ten is a control.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0c\x1b")) + b"\x7f"
MOST_CONTROLS = 0.01
# With fewer bytes beyond ASCII a detector only guesses.
FEWEST_TELLING = 12
# The quotation marks, dashes, euro and non-breaking space of Windows: alone they say nothing to a detector.
TYPOGRAPHY = frozenset(
    b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb"
)
SAMPLE = 65_536
WINDOWS = "cp1252"


def decoded(body: bytes, declared: str | None = None) -> str | None:
    """The text of a file without its byte order mark, line ends as they are; None where it is no text.

    UTF-8 where the bytes are valid, else `declared`, else what a detector takes them for, else Windows' Western.
    """
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return _attempt(body[len(mark) :], encoding)
    if len(body) - len(body.translate(None, CONTROLS)) > MOST_CONTROLS * len(body):
        return None
    for likely in ("utf-8", declared):
        if likely and (text := _attempt(body, likely)) is not None:
            return text
    text = _attempt(body, _detected(body))
    return body.decode(WINDOWS, "replace") if text is None else text


def charset(media_type: str) -> str | None:
    """The character set that a media type names.

    >>> charset("text/html; charset=Windows-1251")
    'windows-1251'
    """
    _, _, value = media_type.lower().partition("charset=")
    return value.split(";")[0].strip(" \"'") or None


def _attempt(body: bytes, encoding: str) -> str | None:
    """The text under an encoding, or None where the bytes or the name are not of it."""
    try:
        return body.decode(encoding) if codecs.lookup(encoding).name not in _NOT_OF_TEXT else None
    except (UnicodeError, LookupError, ValueError):
        return None


# Python codecs that are no character sets, or that run code-like transformations on what they decode.
_NOT_OF_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7", "mbcs"})


def _detected(body: bytes) -> str:
    telling = body.translate(None, bytes(range(128)))
    if len(telling) < FEWEST_TELLING or TYPOGRAPHY.issuperset(telling):
        return WINDOWS
    from charset_normalizer import from_bytes  # slow to load, and most articles are UTF-8

    best = from_bytes(_telling(body)).best()
    return best.encoding if best and not best.encoding.startswith(("utf_16", "utf_32")) else WINDOWS


def _telling(body: bytes) -> bytes:
    """A sample with the first bytes that are not ASCII."""
    first = next((index for index, byte in enumerate(body) if byte > 127), 0)
    start = max(0, first - SAMPLE // 2)
    return body[start : start + SAMPLE]
