"""From the bytes of one document to its captures."""

import datetime
import io
from collections.abc import Iterator

from consilience.acquire.gzip import unpacked
from consilience.acquire.json_items import is_object, json_items, json_lines
from consilience.acquire.media_types import BINARY_MESSAGE, BYTE_ORDER_MARK, JSON, JSON_LINES, media_type, refusal
from consilience.acquire.options import AcquireOptions
from consilience.acquire.problems import unavailable
from consilience.records import Capture, Problem, Record, digest, replaced

BROKEN_GZIP = "is a broken gzip file, or unpacks to more than {largest:,} bytes; unpack it first"
EMPTY = "is empty; pass a file with the text of an article"


class Document(Record, frozen=True, kw_only=True):
    """The whole bytes of a file or an answer; `declared` is the media type that a server gave."""

    uri: str
    body: bytes
    declared: str = ""
    retrieved: datetime.datetime | None = None
    is_found: bool = False


def captures(document: Document, options: AcquireOptions) -> Iterator[Capture | Problem]:
    """One Capture for a document, several for JSON that holds several articles."""
    body = unpacked(document.body, options.largest)
    if body is None:
        yield unavailable(document.uri, BROKEN_GZIP.format(largest=options.largest))
        return
    document = replaced(document, body=body)
    if not body.removeprefix(BYTE_ORDER_MARK).strip():
        yield unavailable(document.uri, EMPTY)
        return
    kind = media_type(body, document.uri.partition("#")[0].removesuffix(".gz"), document.declared)
    if kind is None:
        yield unavailable(document.uri, refusal(body) or BINARY_MESSAGE)
    elif kind == JSON_LINES or (kind == JSON and _is_lines(body)):
        yield from json_lines(document.uri, io.BytesIO(body), options.largest, is_found=document.is_found)
    elif kind == JSON:
        yield from json_items(document.uri, body, is_found=document.is_found)
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
