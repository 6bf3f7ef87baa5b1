"""What the readers of listings share: an entry made of the facts that a listing gives of an article."""

import datetime
from collections.abc import Iterable

import msgspec

from consilience.acquire.addresses import is_of_web
from consilience.acquire.document import Document
from consilience.acquire.listing import Entry, Listing
from consilience.records import Record

# A feed's text of fewer characters is a teaser: of 215 articles of two public collections two are shorter.
SHORTEST_ARTICLE = 500
# Clocks and time zones differ; what is dated later than this after it was got is dated wrong.
SLACK = datetime.timedelta(days=1)
LONGEST_ADDRESS = 4_096


class Facts(Record, frozen=True, kw_only=True):
    """What a feed says of one article; `html` or `text` is the article itself where the feed holds it."""

    address: str = ""
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: datetime.datetime | None = None
    updated: datetime.datetime | None = None
    html: str = ""
    text: str = ""


def listed(document: Document, facts: Iterable[Facts], left_out: int = 0) -> Listing:
    """A listing of the articles that have an address or a text; each address once."""
    found: dict[str, Entry] = {}
    wrong: list[str] = []
    for number, each in enumerate(facts, 1):
        if document.retrieved and each.published and each.published > document.retrieved + SLACK:
            wrong.append(each.published.date().isoformat())
            each = msgspec.structs.replace(each, published=None)
        entry = _entry(document, each, number)
        if entry.address or entry.article:
            found.setdefault(entry.address or f"{document.uri}#{number}", entry)
    return Listing(uri=document.uri, entries=tuple(found.values()), left_out=left_out, notes=tuple(_notes(wrong)))


def _entry(document: Document, facts: Facts, number: int) -> Entry:
    address = facts.address.strip()
    is_page = is_of_web(address) and len(address) <= LONGEST_ADDRESS
    moment = facts.updated or facts.published
    return Entry(
        address=address if is_page else "",
        listing=document.uri,
        number=number,
        stamp=moment.isoformat() if moment else "",
        article=_article(facts, address if is_page else ""),
        retrieved=document.retrieved,
    )


def _article(facts: Facts, address: str) -> bytes | None:
    """The article as JSON, where the feed holds more of it than a teaser."""
    if max(len(facts.html), len(facts.text)) < SHORTEST_ARTICLE:
        return None
    fields = {
        "url": address,
        "title": facts.title,
        "outlet": facts.outlet,
        "authors": facts.authors,
        "published": facts.published.isoformat() if facts.published else "",
        "text": facts.text if not facts.html else "",
        "html": f"<html><body><article>{facts.html}</article></body></html>" if facts.html else "",
    }
    return msgspec.json.encode({name: value for name, value in fields.items() if value})


def _notes(wrong: list[str]) -> Iterable[str]:
    if wrong:
        yield (
            f"dates {len(wrong)} of its articles after they were got, the first {wrong[0]}; "
            "these dates are left out, so correct them in the library"
        )
