"""The articles in a JSON value, and in a stream of JSON lines: one Capture each, its body the bytes as they stand."""

from collections.abc import Iterator
from typing import Protocol, TypeVar

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from consilience.acquire.media_types import BYTE_ORDER_MARK, JSON
from consilience.acquire.problems import too_large, unavailable
from consilience.records import Capture, Problem, digest

NOT_JSON = "is not valid JSON; write one object an article with the field text"
NOT_AN_OBJECT = "is no JSON object; write one object an article with the field text"
NO_ITEM = "is a list without articles; write one object an article with the field text"
CHUNK = 1 << 16


class Item(Struct):
    """The fields that tell an article from other JSON; their values are not decoded."""

    id: Raw | UnsetType = UNSET
    uri: Raw | UnsetType = UNSET
    url: Raw | UnsetType = UNSET
    title: Raw | UnsetType = UNSET
    text: Raw | UnsetType = UNSET
    maintext: Raw | UnsetType = UNSET
    body: Raw | UnsetType = UNSET
    content: Raw | UnsetType = UNSET
    html: Raw | UnsetType = UNSET
    articles: Raw | UnsetType = UNSET
    results: Raw | UnsetType = UNSET


class Lines(Protocol):
    """A stream of bytes that is read line by line."""

    def readline(self, size: int, /) -> bytes: ...


Decoded = TypeVar("Decoded")

ITEM = msgspec.json.Decoder(Item)
LIST = msgspec.json.Decoder(list[Raw])
NAME = msgspec.json.Decoder(str | int)


def json_items(uri: str, body: bytes, *, is_found: bool = False) -> Iterator[Capture | Problem]:
    """The articles of one JSON value: itself, the items of a list, or of a search answer's `articles` or `results`.

    With `is_found` the file was met in a folder, not named: what holds no article is left out in silence.
    """
    pieces = _pieces(body.removeprefix(BYTE_ORDER_MARK))
    if pieces is None:
        yield from () if is_found else (unavailable(uri, NOT_JSON),)
    elif not pieces:
        yield from () if is_found else (unavailable(uri, NO_ITEM),)
    elif len(pieces) == 1:
        yield from _item(uri, pieces[0], is_found)
    else:
        for number, piece in enumerate(pieces, 1):
            yield from _item(f"{uri}#{number}", piece, is_found)


def json_lines(
    uri: str, stream: Lines, largest: int, *, is_found: bool = False, before: int = 0
) -> Iterator[Capture | Problem]:
    """One Capture a line; only one line is held at a time, and a line past `largest` bytes is a Problem.

    `before` is the number of lines that stand before the stream's first, where it is a part of a file.
    """
    number = before
    while line := stream.readline(largest + 1):
        number += 1
        place = f"line {number}"
        if len(line) > largest and not line.endswith(b"\n"):
            _skip_line(stream)
            yield too_large(uri, f"a line of more than {largest:,} bytes", largest, place)
        elif line.removeprefix(BYTE_ORDER_MARK).strip():
            yield from _item(f"{uri}#{number}", line.removeprefix(BYTE_ORDER_MARK).strip(), is_found, place)


def is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    return line.lstrip().startswith(b"{") and _decoded(ITEM, line) is not None


def _pieces(body: bytes) -> list[bytes] | None:
    """The JSON of each item; None where the whole is not JSON."""
    if body.lstrip().startswith(b"["):
        listed = _decoded(LIST, body)
        return None if listed is None else [bytes(raw) for raw in listed]
    item = _decoded(ITEM, body)
    if item is None:
        return None
    inner = item.results if isinstance(item.results, Raw) else item.articles
    return _pieces(bytes(inner)) if isinstance(inner, Raw) and not _has_text(item) else [body]


def _item(uri: str, body: bytes, is_found: bool, place: str | None = None) -> Iterator[Capture | Problem]:
    item = _decoded(ITEM, body)
    if is_found and not (item and _has_text(item) and (_has_address(item) or not place)):
        return
    if item is None:
        message = NOT_AN_OBJECT if _decoded(msgspec.json.Decoder(Raw), body) is not None else NOT_JSON
        yield unavailable(uri, message, place)
    else:
        yield Capture(uri=uri, media_type=JSON, body=body, digest=digest(body), name=_name(item))


def _has_text(item: Item) -> bool:
    return any(isinstance(field, Raw) for field in (item.text, item.maintext, item.body, item.content, item.html))


def _has_address(item: Item) -> bool:
    """Whether a line is an article and not an annotation of one, which may have a `text` too."""
    return any(isinstance(field, Raw) for field in (item.id, item.uri, item.url, item.title))


def _name(item: Item) -> str | None:
    value = _decoded(NAME, bytes(item.id)) if isinstance(item.id, Raw) else None
    return None if value is None or value == "" else str(value)


def _decoded(decoder: msgspec.json.Decoder[Decoded], body: bytes) -> Decoded | None:
    """The value, or None where the bytes are not such JSON or nest too deep."""
    try:
        return decoder.decode(body)
    except (ValueError, RecursionError):
        return None


def _skip_line(stream: Lines) -> None:
    while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
        pass
