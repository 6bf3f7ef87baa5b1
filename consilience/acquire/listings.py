"""The entries of a listing, read by the module that knows its kind."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from consilience.acquire.document import Document
from consilience.acquire.listing import JSON_FEED, Listing

Reader = Callable[[Document, int], Listing | str]

# Kind of listing, and the module whose `listing` reads it; loaded at the first of its kind.
READERS = {
    "rss": "consilience.acquire.feeds",
    "feed": "consilience.acquire.feeds",
    "rdf": "consilience.acquire.feeds",
    "opml": "consilience.acquire.opml",
    "urlset": "consilience.acquire.sitemaps",
    "sitemapindex": "consilience.acquire.sitemaps",
    JSON_FEED: "consilience.acquire.json_feed",
}
NOTHING = "is a feed or sitemap that names no article; check it, or pass the pages themselves"


def listing_of(document: Document, kind: str, most: int) -> Listing | str:
    """The first `most` entries of a listing; or why it cannot be read, with the mend."""
    reader = cast(Reader, import_module(READERS[kind]).listing)  # every module of the table has it; a test walks it
    found = reader(document, most)
    return found if isinstance(found, str) or found.entries else NOTHING
