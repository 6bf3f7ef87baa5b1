"""What a place shows now: articles of a feed, feeds of an outline, files of a folder; none of them is got."""

import os
from collections.abc import Iterator

from consilience.acquire.document import NO_MARK, Mark
from consilience.acquire.documents import captures
from consilience.acquire.files import from_path, walk
from consilience.acquire.following import remarks
from consilience.acquire.listing import Entry, Listing
from consilience.acquire.network import Network
from consilience.acquire.options import DEFAULTS, AcquireOptions
from consilience.acquire.problems import unavailable
from consilience.acquire.stage import is_address
from consilience.acquire.web import Failure, Unchanged, Visitor
from consilience.records import Problem, Record, digest

NOT_WATCHED = "is no feed, outline of feeds, sitemap or folder, so there is nothing to watch; add it instead"


# A path or address that is looked at, or an entry of a listing.
Watchable = str | Entry


class Shown(Record, frozen=True, kw_only=True):
    """Something to get: `key` stays the same until it changes."""

    place: Watchable
    key: str


class Look(Record, frozen=True, kw_only=True):
    """What a place showed: articles, and `listings` to look at in turn; how to ask next time, and what went wrong.

    `is_failed` says that nothing could be learned; `wait` is the seconds for which its host is to be left alone.
    """

    shown: tuple[Shown, ...] = ()
    listings: tuple[Entry, ...] = ()
    mark: Mark = NO_MARK
    problems: tuple[Problem, ...] = ()
    is_unchanged: bool = False
    is_failed: bool = False
    wait: float | None = None


class Looker:
    """Looks at places, with one memory of robots.txt and of when each host was asked."""

    def __init__(self, options: AcquireOptions = DEFAULTS, network: Network | None = None) -> None:
        self._options = options
        self._visitor = Visitor(options, network or Network())

    def close(self) -> None:
        self._visitor.close()

    def look(self, place: Watchable, mark: Mark = NO_MARK) -> Look:
        """What a place shows; nothing where a server says that it is as `mark` has it."""
        if isinstance(place, str) and not is_address(place):
            return self._folder(place) if os.path.isdir(place) else self._file(place)
        address, named_by = (place, None) if isinstance(place, str) else (place.address, place.listing)
        found = self._visitor.visit(address, named_by=named_by, mark=mark)
        if isinstance(found, Unchanged):
            return Look(mark=mark, is_unchanged=True)
        if isinstance(found, Failure):
            return Look(problems=(unavailable(address, found.message),), is_failed=True, wait=found.wait)
        return self._listed(address, captures(found, self._options), found.mark)

    def _file(self, path: str) -> Look:
        return self._listed(path, from_path(path, self._options), NO_MARK)

    def _folder(self, folder: str) -> Look:
        """The files of a folder; one is as it was while its size and time of change are."""
        try:
            return Look(shown=tuple(_files(folder)))
        except OSError as error:
            reason = (error.strerror or "error").lower()
            return Look(problems=(unavailable(folder, f"could not be read ({reason}); check it"),), is_failed=True)

    def _listed(self, place: str, items: Iterator[object], mark: Mark) -> Look:
        """What the first thing in a document shows: a document that is a listing holds nothing else."""
        item = next(iter(items), None)
        if not isinstance(item, Listing):
            problem = item if isinstance(item, Problem) else unavailable(place, NOT_WATCHED)
            return Look(problems=(problem,), is_failed=True)
        articles = (entry for entry in item.entries if not entry.is_listing)
        return Look(
            shown=tuple(Shown(place=entry, key=_key(entry)) for entry in articles),
            listings=tuple(entry for entry in item.entries if entry.is_listing),
            mark=mark,
            problems=tuple(remarks(item, self._options)),
        )


def _files(folder: str) -> Iterator[Shown]:
    for path in walk(folder):
        state = os.stat(path)
        yield Shown(place=path, key=digest(path, f"{state.st_size} {state.st_mtime_ns}"))


def _key(entry: Entry) -> str:
    """What tells an article from the others, and from itself once it was changed."""
    return digest(entry.address, entry.stamp, b"" if entry.address else entry.article or b"")
