"""WARC (ISO 28500): the records of a web archive, one after the other, of any number and within bounded memory."""

import contextlib
import datetime
import http.client
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from consilience.acquire.gzip import GZIP, BrokenArchive
from consilience.records import Record, replaced

MAGIC = b"WARC/"
# A record's own head, and that of the answer in it: real ones have 1 to 8 KB.
LARGEST_HEAD = 65_536
CHUNK = 1 << 16
KEPT = frozenset({"response", "resource"})
BLANK = (b"\r\n", b"\n")


class Page(Record, frozen=True, kw_only=True):
    """What a server answered for an address, its transfer and content codings undone.

    `body` is None where it is longer than asked for or coded in a way that is not read.
    """

    uri: str
    status: int
    media_type: str
    body: bytes | None
    location: str = ""
    retrieved: datetime.datetime | None = None


def answers(stream: BinaryIO, largest: int) -> Iterator[Page]:
    """The answers and resources of an archive in its order; requests, metadata and revisits are passed over.

    Raises BrokenArchive where the stream is no archive any more.
    """
    while head := _head(stream):
        length = _length(head)
        if head.get("warc-type", "").lower() not in KEPT or not head.get("warc-target-uri"):
            _skip(stream, length)
        elif length > largest + LARGEST_HEAD:
            page = _page(head, _exactly(stream, LARGEST_HEAD), largest)
            _skip(stream, length - LARGEST_HEAD)
            yield replaced(page, body=None)
        else:
            yield _page(head, _exactly(stream, length), largest)


def _head(stream: BinaryIO) -> dict[str, str] | None:
    """The named fields of the next record; None at the end of the archive."""
    line = stream.readline(LARGEST_HEAD)
    while line in BLANK:
        line = stream.readline(LARGEST_HEAD)
    if not line:
        return None
    if not line.startswith(MAGIC):
        raise BrokenArchive("has a record that begins with something else")
    fields: dict[str, str] = {}
    room = LARGEST_HEAD
    while (line := stream.readline(room)) not in BLANK:
        room -= len(line)
        if not line or room <= 0:
            raise BrokenArchive("ends in the middle, or has a record whose head never ends")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _length(head: dict[str, str]) -> int:
    length = head.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 20):
        raise BrokenArchive("has a record without a length")
    return int(length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise BrokenArchive("ends in the middle")
    return found


def _skip(stream: BinaryIO, length: int) -> None:
    while length > 0:
        length -= len(_exactly(stream, min(length, CHUNK)))


def _page(head: dict[str, str], block: bytes, largest: int) -> Page:
    """The answer in a record of HTTP; of another record the bytes themselves."""
    kind = head.get("content-type", "")
    if not kind.lower().startswith("application/http"):
        body = block if len(block) <= largest else None
        return Page(uri=_uri(head), status=200, media_type=kind, body=body, retrieved=_moment(head))
    status, fields, body = _answer(block)
    return Page(
        uri=_uri(head),
        status=status,
        media_type=fields.get("Content-Type", ""),
        body=_decoded(body, fields, largest),
        location=fields.get("Location", ""),
        retrieved=_moment(head),
    )


def _answer(block: bytes) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Status, header fields and body of an answer of HTTP; status 0 where it is none."""
    stream = io.BytesIO(block)
    words = stream.readline(LARGEST_HEAD).split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else 0
    try:
        return status, http.client.parse_headers(stream), stream.read()
    except (http.client.HTTPException, ValueError):
        return 0, http.client.HTTPMessage(), b""


def _decoded(body: bytes, fields: http.client.HTTPMessage, largest: int) -> bytes | None:
    """A body as its reader would see it. Archives differ in whether they undid its codings; so what fails is left."""
    if "chunked" in fields.get("Transfer-Encoding", "").lower():
        body = _joined(body)
    coding = fields.get("Content-Encoding", "").strip().lower()
    if coding in CODINGS:
        stream = zlib.decompressobj(CODINGS[coding])
        with contextlib.suppress(zlib.error):
            body = stream.decompress(body, largest + 1)
    elif coding not in {"", "identity"}:
        return None
    return body if len(body) <= largest else None


# Window bits of zlib; 47 takes the header of gzip and that of zlib.
CODINGS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": 47}


def _joined(body: bytes) -> bytes:
    """The chunks of a body put together; the body itself where it is not in chunks."""
    found, stream = bytearray(), io.BytesIO(body)
    while line := stream.readline(LARGEST_HEAD):
        size = line.partition(b";")[0].strip()
        try:
            length = int(size, 16)
        except ValueError:
            return bytes(found) or body
        if length <= 0:
            return bytes(found)
        found += stream.read(length)
        stream.readline(LARGEST_HEAD)
    return bytes(found)


def _uri(head: dict[str, str]) -> str:
    return head.get("warc-target-uri", "").strip("<>")


def _moment(head: dict[str, str]) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(head.get("warc-date", ""))
    except ValueError:
        return None
    return moment.replace(microsecond=0) if moment.tzinfo else moment.replace(microsecond=0, tzinfo=datetime.UTC)
