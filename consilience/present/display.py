"""Hostile text made harmless to look at, in a page as in a terminal."""

import re
from urllib.parse import urlsplit

# Longer pieces are cut: a sentence of news ends long before.
LONGEST_PIECE = 900
ELLIPSIS = " […]"

# Direction overrides, embeddings and isolates reach beyond the words they stand in; the plain direction marks
# (U+200E, U+200F, U+061C) do not and are left to the scripts that need them.
DIRECTION = "\u202a-\u202e\u2066-\u2069"
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufff9-\ufffb"
HALF_A_PAIR = "\ud800-\udfff"
UNSAFE = re.compile(f"[{DIRECTION}{CONTROL}{HALF_A_PAIR}]")
WHITE = re.compile(r"\s+")
CONTROL_PICTURES = 0x2400
LINKABLE = frozenset({"http", "https"})
NOT_IN_A_LINK = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"\\]|" + UNSAFE.pattern)


def visible(text: str) -> str:
    """The text with control and direction characters replaced by signs that show them.

    >>> visible("a\\x1b[31mb\\u202ec")
    'a␛[31mb⟨U+202E⟩c'
    """
    return UNSAFE.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, longest: int = LONGEST_PIECE) -> str:
    """The text in one line, white space made single, cut at `longest` characters.

    >>> one_line("two\\n lines")
    'two lines'
    """
    cut = text[: longest + 1]
    line = visible(WHITE.sub(" ", cut).strip())
    return line if len(cut) <= longest else line[:longest].rstrip() + ELLIPSIS


def short(name: str, longest: int) -> str:
    """A name in one line, cut so that no more than `longest` characters of it are shown.

    >>> short("Harbour Post", 8)
    'Harbour…'
    """
    line = one_line(name, max(longest, LONGEST_PIECE))
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def safe_link(uri: str) -> str | None:
    """The address if it is plain http or https and may stand in a link, else None.

    >>> safe_link("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    is_safe = parts.scheme.lower() in LINKABLE and parts.netloc and not NOT_IN_A_LINK.search(uri)
    return uri if is_safe else None


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(CONTROL_PICTURES + code)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"⟨U+{code:04X}⟩"
