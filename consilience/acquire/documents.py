"""From the bytes of one document to its captures, or to the listing that it is."""

import io
from collections.abc import Iterator

from consilience.acquire.archives import is_archive, pages
from consilience.acquire.document import Document
from consilience.acquire.gzip import unpacked
from consilience.acquire.json_items import is_object, json_items, json_lines
from consilience.acquire.listing import ENTITIES, Listing, as_utf8, declares_entities, listing_kind
from consilience.acquire.listings import listing_of
from consilience.acquire.media_types import (
    BINARY_MESSAGE,
    BYTE_ORDER_MARK,
    HTML,
    JSON,
    JSON_LINES,
    media_type,
    refusal,
)
from consilience.acquire.options import AcquireOptions
from consilience.acquire.problems import unavailable
from consilience.records import Capture, Problem, digest, replaced

BROKEN_GZIP = "is a broken gzip file, or unpacks to more than {largest:,} bytes; unpack it first"
EMPTY = "is empty; pass a file with the text of an article"
NOT_NAMED = "is a feed or sitemap met in a folder; name it to have its articles fetched"


Found = Capture | Problem | Listing


def captures(document: Document, options: AcquireOptions) -> Iterator[Found]:
    """One Capture for a document, several for JSON or a web archive that holds several articles; a listing as such."""
    if is_archive(document.body):
        yield from pages(document.uri, io.BytesIO(document.body), options)
        return
    body = unpacked(document.body, options.largest)
    if body is None:
        yield unavailable(document.uri, BROKEN_GZIP.format(largest=options.largest))
    elif not body.removeprefix(BYTE_ORDER_MARK).strip():
        yield unavailable(document.uri, EMPTY)
    elif kind := listing_kind(plain := as_utf8(body)):
        yield from _listed(replaced(document, body=plain), kind, options)
    else:
        yield from _articles(replaced(document, body=body), options)


def _listed(document: Document, kind: str, options: AcquireOptions) -> Iterator[Found]:
    if document.is_found:
        yield unavailable(document.uri, NOT_NAMED)
        return
    listing = ENTITIES if declares_entities(document.body) else listing_of(document, kind, options.entries)
    yield unavailable(document.uri, listing) if isinstance(listing, str) else listing


def _articles(document: Document, options: AcquireOptions) -> Iterator[Capture | Problem]:
    body, uri = document.body, document.uri
    kind = media_type(body, uri.partition("#")[0].removesuffix(".gz"), document.declared)
    if kind != HTML and declares_entities(as_utf8(body)):
        yield unavailable(uri, ENTITIES)
    elif kind is None:
        yield unavailable(uri, refusal(body) or BINARY_MESSAGE)
    elif kind == JSON_LINES or (kind == JSON and _is_lines(body)):
        yield from json_lines(uri, io.BytesIO(body), options.largest, is_found=document.is_found)
    elif kind == JSON:
        yield from json_items(uri, body, is_found=document.is_found)
    else:
        yield _capture(document, kind)


def _is_lines(body: bytes) -> bool:
    """Whether there is a whole object on each of the first two lines."""
    first, _, rest = body.lstrip().partition(b"\n")
    second = rest.lstrip().partition(b"\n")[0]
    return bool(second) and is_object(first) and is_object(second)


def _capture(document: Document, kind: str) -> Capture:
    charset = document.declared.partition(";")[2].strip()
    return Capture(
        uri=document.uri,
        media_type=f"{kind}; {charset}" if charset.lower().startswith("charset=") else kind,
        body=document.body,
        digest=digest(document.body),
        retrieved=document.retrieved,
    )
