"""Web pages saved as one file (MHTML): the page itself, without its pictures and frames."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from itertools import islice

from consilience.read import html
from consilience.read.options import ReadOptions
from consilience.read.problems import unreadable
from consilience.records import Article, Capture, Problem

NO_PAGE = "is a saved page without HTML in it; save it again as a web page"
ADDRESSES = ("Snapshot-Content-Location", "Content-Location")
# A saved page with all its pictures has some hundred parts.
MOST_PARTS = 5_000
LONGEST_ADDRESS = 2_000


def articles(capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of the first HTML part, which browsers write before all else, under the address it was saved from."""
    message = _message(capture.body)
    part = _page(message) if message else None
    body = part.get_payload(decode=True) if part else None
    if message is None or part is None or not isinstance(body, bytes):
        yield unreadable(capture, NO_PAGE)
        return
    charset = part.get_content_charset()
    inner = Capture(
        uri=_address(message, part) or capture.uri,
        media_type=f"text/html; charset={charset}" if charset else "text/html",
        body=body,
        digest=capture.digest,
    )
    yield from html.articles(inner, name, options)


def _message(body: bytes) -> Message | None:
    try:
        return message_from_bytes(body)
    except (ValueError, LookupError, RecursionError):  # of hostile headers, and of parts within parts without end
        return None


def _page(message: Message) -> Message | None:
    parts = islice(message.walk(), MOST_PARTS)
    return next((part for part in parts if part.get_content_type() == "text/html"), None)


def _address(*parts: Message) -> str | None:
    """The first address on the web that a header names."""
    values = (str(part.get(name, "")).strip() for part in parts for name in ADDRESSES)
    return next((value[:LONGEST_ADDRESS] for value in values if value.startswith(("http://", "https://"))), None)
