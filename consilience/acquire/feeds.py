"""Feeds of RSS and Atom."""

import datetime
import io
import re
import time
from collections.abc import Iterator
from typing import Any

from consilience.acquire.document import Document
from consilience.acquire.entries import Facts, listed
from consilience.acquire.listing import ROOT, Listing

ENTRY = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>/]", re.IGNORECASE)
TAG = re.compile(rb"<[A-Za-z]|</|/>")
# The parser reads some 2 MB a second; the feeds of large outlets have 0.1 to 1 MB.
LARGEST_PARSED = 10_000_000
# The parser's time grows with the square of the depth: 300,000 take it 11 seconds, 10,000 none to speak of.
DEEPEST = 10_000
TOO_LONG = "is a feed whose first article has more than {limit:,} bytes; pass the articles themselves"
BROKEN = "is a feed that cannot be read; check it, or pass the pages themselves"


def listing(document: Document, most: int) -> Listing | str:
    """The first `most` articles of a feed, which is cut before it is parsed: parsing is what costs."""
    cut, left_out = _cut(document.body, most)
    if not cut:
        return TOO_LONG.format(limit=LARGEST_PARSED)
    if _is_too_deep(cut):
        return BROKEN
    import feedparser  # type: ignore[import-untyped] # loads a second XML parser, which only feeds need

    location = {"content-location": document.uri}
    try:
        # A stream, because bytes could be taken for the name of a file.
        parsed = feedparser.parse(io.BytesIO(cut), response_headers=location)
    except Exception:
        return BROKEN
    outlet = _words(parsed.feed.get("title"))
    return listed(document, (_facts(entry, outlet) for entry in parsed.entries[:most]), left_out)


def _cut(body: bytes, most: int) -> tuple[bytes, int]:
    """The body without what comes after its first entries, closed again; and how many entries come after."""
    count = kept = end = 0
    for found in ENTRY.finditer(body):
        if count <= most and found.start() <= LARGEST_PARSED:
            kept, end = count, found.start()
        count += 1
    if count <= most and len(body) <= LARGEST_PARSED:
        return body, 0
    return (body[:end] + _closing(body), count - kept) if kept else (b"", 0)


def _is_too_deep(body: bytes) -> bool:
    """Whether elements stand in each other beyond all measure, outside of texts that are quoted whole."""
    first, *others = body.split(b"<![CDATA[")
    depth = 0
    for tag in TAG.finditer(b"".join((first, *(part.partition(b"]]>")[2] for part in others)))):
        depth += 1 if tag[0][1:2].isalpha() else -1
        if depth > DEEPEST:
            return True
    return False


def _closing(body: bytes) -> bytes:
    """The end tags that a feed lacks after it was cut behind an entry."""
    root = ROOT.match(body)
    name = root[0].rpartition(b"<")[2].strip(b"> \t\r\n") if root else b""
    return (b"</channel>" if name.lower() == b"rss" else b"") + b"</" + name + b">"


def _facts(entry: Any, outlet: str) -> Facts:  # feedparser has no types; each value is checked where it is read
    content = _content(entry)
    authors = [_words(author.get("name")) for author in entry.get("authors") or [] if hasattr(author, "get")]
    return Facts(
        address=_words(entry.get("link")),
        title=_words(entry.get("title")),
        outlet=outlet,
        authors=tuple(filter(None, authors)),
        published=_moment(entry.get("published_parsed")),
        updated=_moment(dict.get(entry, "updated_parsed")),  # its own `get` gives the day of publication, and warns
        **content,
    )


def _content(entry: Any) -> dict[str, str]:
    """The longest of the texts that an entry holds, with the field it belongs to."""
    found = max(_texts(entry), key=lambda text: len(text[1]), default=("text", ""))
    return {found[0]: found[1]}


def _texts(entry: Any) -> Iterator[tuple[str, str]]:
    for content in entry.get("content") or []:
        kind = content.get("type") or ""
        yield ("text" if kind == "text/plain" else "html"), content.get("value") or ""


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: Any) -> datetime.datetime | None:
    """The moment of a time in UTC, as feedparser gives it."""
    if not isinstance(value, time.struct_time):
        return None
    try:
        return datetime.datetime(*value[:6], tzinfo=datetime.UTC)
    except (ValueError, OverflowError):
        return None
