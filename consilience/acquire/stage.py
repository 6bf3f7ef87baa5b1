"""From places to bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from consilience.acquire.document import Document
from consilience.acquire.documents import captures
from consilience.acquire.files import STANDARD_INPUT, from_path, from_standard_input
from consilience.acquire.listing import Entry, Listing
from consilience.acquire.options import DEFAULTS, AcquireOptions
from consilience.records import Capture, Problem

if TYPE_CHECKING:
    from consilience.acquire.following import Follower
    from consilience.acquire.network import Network

WEB = ("http://", "https://")
Place = str | Entry | Document


def acquire(
    places: Iterable[Place],
    *,
    options: AcquireOptions = DEFAULTS,
    network: Network | None = None,
    standard_input: BinaryIO | None = None,
) -> Iterator[Capture | Problem]:
    """The captures of each place, in order: a file, a folder, an address of the web, or `-` for standard input.

    A place that is a feed, an outline of feeds or a sitemap gives the articles that it names; an Entry of one that was
    looked at before gives its article; a Document is bytes that somebody hands over. The network, which `network`
    replaces, is touched only for an address that is given or stands in a listing that is. Everything that cannot be got
    is a Problem that names the place, the reason and the mend.
    """
    web = _Web(options, network)
    try:
        for place in places:
            yield from _of_place(place, web, options, standard_input)
    finally:
        web.close()


def is_address(place: str) -> bool:
    """Whether a place is an address of the web, and no path."""
    return place.lower().startswith(WEB)


def _of_place(
    place: Place, web: _Web, options: AcquireOptions, standard_input: BinaryIO | None
) -> Iterator[Capture | Problem]:
    if isinstance(place, Entry):
        yield from web.follower.entry(place)
    elif isinstance(place, Document):
        for item in captures(place, options):
            yield from web.follower.listing(item) if isinstance(item, Listing) else (item,)
    elif is_address(place):
        yield from web.follower.place(place)
    else:
        is_input = place == STANDARD_INPUT
        found = (
            from_standard_input(standard_input or sys.stdin.buffer, options) if is_input else from_path(place, options)
        )
        for item in found:
            yield from web.follower.listing(item) if isinstance(item, Listing) else (item,)


class _Web:
    """The way to the web, made at the first address: it loads httpx, which no run without an address needs."""

    def __init__(self, options: AcquireOptions, network: Network | None) -> None:
        self._options, self._network = options, network
        self._follower: Follower | None = None
        self._close: Callable[[], None] = _nothing

    @property
    def follower(self) -> Follower:
        if self._follower is None:
            from consilience.acquire.following import Follower
            from consilience.acquire.network import Network
            from consilience.acquire.web import Visitor

            visitor = Visitor(self._options, self._network or Network())
            self._follower, self._close = Follower(visitor, self._options), visitor.close
        return self._follower

    def close(self) -> None:
        self._close()


def _nothing() -> None:
    """What there is to close before the first address."""
