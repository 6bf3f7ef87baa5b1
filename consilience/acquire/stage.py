"""From places to bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from consilience.acquire.documents import captures
from consilience.acquire.files import STANDARD_INPUT, from_path, from_standard_input
from consilience.acquire.options import DEFAULTS, AcquireOptions
from consilience.records import Capture, Problem

if TYPE_CHECKING:
    import httpx

    from consilience.acquire.web import Visitor

WEB = ("http://", "https://")


def acquire(
    places: Iterable[str],
    *,
    options: AcquireOptions = DEFAULTS,
    transport: httpx.BaseTransport | None = None,
    standard_input: BinaryIO | None = None,
) -> Iterator[Capture | Problem]:
    """The captures of each place, in order: a file, a folder, an address of the web, or `-` for standard input.

    The network is touched only for an address that is given; `transport` replaces it. Everything that cannot be got is
    a Problem that names the place, the reason and the mend.
    """
    visitor: Visitor | None = None
    try:
        for place in places:
            if place.lower().startswith(WEB):
                visitor = visitor or _visitor(options, transport)
                yield from _visited(visitor, place, options)
            elif place == STANDARD_INPUT:
                yield from from_standard_input(standard_input or sys.stdin.buffer, options)
            else:
                yield from from_path(place, options)
    finally:
        if visitor:
            visitor.close()


def _visitor(options: AcquireOptions, transport: httpx.BaseTransport | None) -> Visitor:
    from consilience.acquire.web import Visitor  # loads httpx, which no run without an address needs

    return Visitor(options, transport)


def _visited(visitor: Visitor, place: str, options: AcquireOptions) -> Iterator[Capture | Problem]:
    document = visitor.visit(place)
    if isinstance(document, Problem):
        yield document
    else:
        yield from captures(document, options)
