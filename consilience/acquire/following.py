"""From a listing to the articles it names: each is fetched, or read from the listing itself where that holds it."""

from collections.abc import Iterator

from consilience.acquire.document import Document
from consilience.acquire.documents import captures
from consilience.acquire.listing import Entry, Listing
from consilience.acquire.media_types import JSON
from consilience.acquire.options import AcquireOptions
from consilience.acquire.problems import unavailable
from consilience.acquire.web import Failure, Unchanged, Visitor
from consilience.records import Capture, Problem, digest

# An outline names feeds, and a feed articles; an index of sitemaps may stand in a list, too.
DEEPEST = 3

LEFT_OUT = "names {count:,} more than the {limit:,} that are read; name the others themselves, or raise the limit"
SPENT = "names more pages than the {limit:,} that are fetched for one place; name the others themselves"
TOO_DEEP = "is a feed within feeds within feeds; name it itself"
NO_ARTICLE = "is a feed or sitemap where an article was named; name it itself"
FROM_LISTING = "{reason}; its text in the feed is read instead"
NOWHERE = "names an article without an address or a text; check the feed"


class Follower:
    """Fetches what listings name, at most so many pages for each place that the user named."""

    def __init__(self, visitor: Visitor, options: AcquireOptions) -> None:
        self._visitor, self._options = visitor, options

    def place(self, url: str) -> Iterator[Capture | Problem]:
        """The captures of an address that the user named, and of the pages that it names where it is a listing."""
        found = self._visitor.visit(url)
        if isinstance(found, Document):
            for item in captures(found, self._options):
                yield from self.listing(item) if isinstance(item, Listing) else (item,)
        else:
            yield unavailable(url, _reason(found))

    def listing(self, listing: Listing) -> Iterator[Capture | Problem]:
        """The captures of what a listing names, and of what is named by the listings in it."""
        return self._followed(listing, _Budget(self._options.addresses), 1)

    def entry(self, entry: Entry) -> Iterator[Capture | Problem]:
        """The capture of one article that a listing names; its text in the listing where the page is not to be had."""
        if not entry.address:
            yield _own(entry) or unavailable(entry.listing, NOWHERE, f"article {entry.number}")
            return
        found = self._visitor.visit(entry.address, named_by=entry.listing)
        if isinstance(found, Document):
            for item in captures(found, self._options):
                yield unavailable(item.uri, NO_ARTICLE) if isinstance(item, Listing) else item
        elif own := _own(entry):
            yield unavailable(entry.address, FROM_LISTING.format(reason=_reason(found).partition(";")[0]))
            yield own
        else:
            yield unavailable(entry.address, _reason(found))

    def _followed(self, listing: Listing, budget: "_Budget", depth: int) -> Iterator[Capture | Problem]:
        yield from remarks(listing, self._options)
        for entry in listing.entries:
            if not budget.has_room():
                yield from budget.complaint(listing.uri)
                return
            yield from self._inner(entry, budget, depth) if entry.is_listing else self.entry(entry)

    def _inner(self, entry: Entry, budget: "_Budget", depth: int) -> Iterator[Capture | Problem]:
        if depth >= DEEPEST:
            yield unavailable(entry.address, TOO_DEEP)
            return
        found = self._visitor.visit(entry.address, named_by=entry.listing)
        if not isinstance(found, Document):
            yield unavailable(entry.address, _reason(found))
            return
        for item in captures(found, self._options):
            yield from self._followed(item, budget, depth + 1) if isinstance(item, Listing) else (item,)


class _Budget:
    """How many pages may still be fetched for one place."""

    def __init__(self, limit: int) -> None:
        self._limit = self._left = limit
        self._is_told = False

    def has_room(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def complaint(self, uri: str) -> Iterator[Problem]:
        """One Problem, however many listings end here."""
        if not self._is_told:
            yield unavailable(uri, SPENT.format(limit=self._limit))
        self._is_told = True


def remarks(listing: Listing, options: AcquireOptions) -> Iterator[Problem]:
    """What is to be said of a listing itself: entries that were left out, dates that cannot be."""
    if listing.left_out:
        yield unavailable(listing.uri, LEFT_OUT.format(count=listing.left_out, limit=options.entries))
    for note in listing.notes:
        yield unavailable(listing.uri, note)


def _own(entry: Entry) -> Capture | None:
    """The article as the listing itself holds it."""
    if entry.article is None:
        return None
    uri = entry.address or f"{entry.listing}#{entry.number}"
    return Capture(
        uri=uri, media_type=JSON, body=entry.article, digest=digest(entry.article), retrieved=entry.retrieved
    )


def _reason(found: Failure | Unchanged) -> str:
    return found.message if isinstance(found, Failure) else "has not changed"
