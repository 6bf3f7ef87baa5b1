"""JSON Feed, versions 1 and 1.1."""

import datetime
from collections.abc import Iterator
from urllib.parse import urljoin

import msgspec
from msgspec import Raw, Struct

from consilience.acquire.addresses import is_of_web
from consilience.acquire.document import Document
from consilience.acquire.entries import Facts, listed
from consilience.acquire.listing import Listing

BROKEN = "is a JSON Feed that cannot be read; check it, or pass the pages themselves"


class Author(Struct):
    name: str | None = None


class Item(Struct):
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: list[Author] | None = None
    author: Author | None = None


class Feed(Struct):
    title: str | None = None
    items: list[Raw] = []


ITEM = msgspec.json.Decoder(Item)
FEED = msgspec.json.Decoder(Feed)


def listing(document: Document, most: int) -> Listing | str:
    """The first `most` articles of a JSON Feed; an item that is not as the format has it is passed over."""
    try:
        feed = FEED.decode(document.body)
    except (ValueError, RecursionError):
        return BROKEN
    facts = (_facts(item, feed.title or "", document.uri) for item in _items(feed.items[:most]))
    return listed(document, facts, max(0, len(feed.items) - most))


def _items(raw: list[Raw]) -> Iterator[Item]:
    for each in raw:
        try:
            yield ITEM.decode(each)
        except (ValueError, RecursionError):
            continue


def _facts(item: Item, outlet: str, uri: str) -> Facts:
    authors = item.authors or ([item.author] if item.author else [])
    return Facts(
        address=_absolute(item.url or "", uri),
        title=item.title or "",
        outlet=outlet,
        authors=tuple(author.name for author in authors if author.name),
        published=_moment(item.date_published),
        updated=_moment(item.date_modified),
        html=item.content_html or "",
        text=item.content_text or "",
    )


def _absolute(address: str, uri: str) -> str:
    try:
        return urljoin(uri, address) if is_of_web(uri) and address else address
    except ValueError:
        return ""


def _moment(text: str | None) -> datetime.datetime | None:
    """The moment that RFC 3339 writes; in UTC where it names no zone."""
    try:
        moment = datetime.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
