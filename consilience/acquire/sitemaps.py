"""Sitemaps, those for news among them, and indexes of sitemaps."""

import heapq
from collections.abc import Iterator

from lxml import etree

from consilience.acquire.addresses import is_of_web
from consilience.acquire.document import Document
from consilience.acquire.entries import LONGEST_ADDRESS
from consilience.acquire.listing import Entry, Listing
from consilience.acquire.xml_elements import elements

NEWS_DAY = "{*}publication_date"
# Days are ISO 8601, so that later is greater.
LONGEST_DAY = 40


def listing(document: Document, most: int) -> Listing | str:
    """The `most` latest of the addresses that a sitemap names, the undated last; of an index, its sitemaps."""
    count = 0

    def counted() -> Iterator[Entry]:
        nonlocal count
        for entry in _entries(document):
            count += 1
            yield entry

    latest = heapq.nlargest(most, counted(), key=lambda entry: entry.stamp)
    distinct = {entry.address: entry for entry in reversed(latest)}
    return Listing(uri=document.uri, entries=tuple(reversed(distinct.values())), left_out=max(0, count - most))


def _entries(document: Document) -> Iterator[Entry]:
    for element in elements(document.body, "url", "sitemap"):
        address, day = _address_and_day(element)
        is_listing = element.tag.endswith("sitemap")
        if is_of_web(address) and len(address) <= LONGEST_ADDRESS:
            yield Entry(address=address, listing=document.uri, stamp=day[:LONGEST_DAY], is_listing=is_listing)


def _address_and_day(element: etree._Element) -> tuple[str, str]:
    """What stands directly in an element: pictures and videos in it have addresses of their own."""
    address = day = ""
    for child in element.iterchildren("{*}*"):
        match child.tag.rpartition("}")[2]:
            case "loc":
                address = (child.text or "").strip()
            case "lastmod":
                day = day or (child.text or "").strip()
            case "news":
                day = child.findtext(NEWS_DAY, "").strip() or day
    return address, day
