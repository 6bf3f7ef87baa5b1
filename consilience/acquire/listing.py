"""A listing: a feed, an outline of feeds or a sitemap, which names articles and is none."""

import datetime
import re

import msgspec
from msgspec import Struct

from consilience.records import Record

JSON_FEED = "JSON Feed"
JSON_FEED_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")

# The root of a document stands behind its declaration, comments and document type; each of them is taken whole.
HEAD = 65_536
PROLOG = rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?>\[.*?\]\s*)?>)*+"
ROOT = re.compile(
    PROLOG + rb"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|opml|urlset|sitemapindex)[\s>]", re.DOTALL | re.IGNORECASE
)
DECLARES = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE[^\[>]*\[.*?<!ENTITY", re.DOTALL | re.IGNORECASE)
ENTITIES = "declares entities of its own, which are not expanded; pass it without them"
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
MARK = b"\xef\xbb\xbf"
ENCODING = re.compile(rb"""^(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")


class Entry(Record, frozen=True, kw_only=True):
    """One article that a listing names, or with `is_listing` another listing.

    `listing` is where it was named, at place `number`; `address` is empty where it has no page of its own; `stamp`
    changes with the article; `article` is all of it as JSON where the listing, got at `retrieved`, holds its text: for
    the case that the page itself cannot be got.
    """

    address: str
    listing: str
    number: int = 0
    stamp: str = ""
    article: bytes | None = None
    retrieved: datetime.datetime | None = None
    is_listing: bool = False


class Listing(Record, frozen=True, kw_only=True):
    """The entries of one listing, and how many more it has."""

    uri: str
    entries: tuple[Entry, ...]
    left_out: int = 0
    notes: tuple[str, ...] = ()


def listing_kind(body: bytes) -> str | None:
    """Which kind of listing some bytes are, by their root: rss, feed, rdf, opml, urlset, sitemapindex or JSON Feed."""
    head = body[:HEAD]
    if found := ROOT.match(head):
        return found[1].decode().lower()
    return JSON_FEED if head.lstrip().startswith(b"{") and _version(body).startswith(JSON_FEED_VERSIONS) else None


def declares_entities(body: bytes) -> bool:
    """Whether a document begins with entities of its own: a few lines of them can unfold into gigabytes."""
    return bool(DECLARES.match(body[:HEAD]))


def as_utf8(body: bytes) -> bytes:
    """A document of XML or JSON without its byte order mark, and in UTF-8 where it was in UTF-16."""
    for mark, encoding in WIDE.items():
        if body.startswith(mark):
            return ENCODING.sub(rb"\1", body.decode(encoding, "replace").encode("utf-8", "replace"))
    return body.removeprefix(MARK)


class _Versioned(Struct):
    version: str = ""


_VERSIONED = msgspec.json.Decoder(_Versioned)


def _version(body: bytes) -> str:
    """The field of one JSON value that tells a JSON Feed; empty where it has none, or is of several values."""
    try:
        return _VERSIONED.decode(body).version
    except (ValueError, RecursionError):
        return ""
