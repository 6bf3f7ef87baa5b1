"""OPML: outlines of subscriptions, in which feed readers keep them."""

from urllib.parse import urljoin

from consilience.acquire.addresses import is_of_web
from consilience.acquire.document import Document
from consilience.acquire.listing import Entry, Listing
from consilience.acquire.xml_elements import elements

# The name of the attribute, as the format has it and as programs write it.
ADDRESS = ("xmlUrl", "xmlurl", "xmlURL", "XmlUrl")


def listing(document: Document, most: int) -> Listing | str:
    """The feeds that an outline names, each once; not what its links and pages lead to."""
    found: dict[str, None] = {}
    for outline in elements(document.body, "outline"):
        named = next((value for name in ADDRESS if (value := outline.get(name))), "")
        address = _absolute(named.strip(), document.uri)
        if is_of_web(address):
            found[address] = None
    entries = tuple(Entry(address=each, listing=document.uri, is_listing=True) for each in list(found)[:most])
    return Listing(uri=document.uri, entries=entries, left_out=max(0, len(found) - most))


def _absolute(address: str, uri: str) -> str:
    try:
        return urljoin(uri, address) if is_of_web(uri) and address else address
    except ValueError:
        return ""
