"""Watching: looking at feeds, outlines, sitemaps and folders again and again, and adding what is new to a library."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from typing import Protocol

from consilience.acquire import Mark
from consilience.acquire.looking import Look, Looker, Shown, Watchable
from consilience.acquire.network import Network
from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.filling import Filled, fill
from consilience.pipeline.stages import Watch
from consilience.records import Problem, Record, replaced
from consilience.store.subscriptions import Subscription, Subscriptions

# What could not be got may be there later; what could not be read will not be read better.
ACQUIRE = "acquire"
# A page that could not be got so often is given up until its feed says that it changed: an outage of three hours, at
# the usual pace, loses nothing.
MOST_ATTEMPTS = 6
# A place that fails is looked at half as often after each failure, down to once a day.
LONGEST_BACK_OFF = datetime.timedelta(days=1)
# Clocks that wait and clocks that tell the time differ by less.
EARLY = datetime.timedelta(seconds=5)
# An outline of feeds, or an index of sitemaps, within one of its kind.
DEEPEST = 3


class Stop(Protocol):
    """How a watch is ended from outside; threading.Event is one."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float) -> bool:
        """Wait so many seconds, or until it is set; whether it is."""


class Round(Record, frozen=True, kw_only=True):
    """What one round did: places looked at, those of them that failed and those with news; articles and versions of
    articles that are new, stories there are now."""

    began: datetime.datetime
    looked: int
    failed: int
    changed: int
    articles: int
    versions: int
    stories: int | None
    problems: tuple[Problem, ...]
    due: datetime.datetime


@dataclass(frozen=True)
class Watched:
    """What is watched, how often, and with what; `until` is when to end, None for never."""

    library: str | Path | None
    places: tuple[str, ...]
    every: datetime.timedelta
    until: datetime.datetime | None = None
    network: Network = field(default_factory=Network)


def watching(watched: Watched, kit: Kit, stop: Stop, watch: Watch | None = None) -> Iterator[Round]:
    """One Round after the other, until `stop` is set or the time is over; the article at hand is finished first.

    What was learned of each place is kept in the library, so that a watch goes on where an earlier one ended.
    """
    now, is_first = watched.network.now, True
    subscriptions = Subscriptions.open(watched.library)
    try:
        while not stop.is_set():
            done = _Round(watched, kit, stop, subscriptions, is_first).run(watch)
            yield done
            is_first = False
            if watched.until is not None and done.due > watched.until:
                return
            stop.wait(max(0.0, (done.due - now()).total_seconds()))
    finally:
        subscriptions.close()


class _Round:
    """One look at every place that is due, and the adding of what was found."""

    def __init__(self, watched: Watched, kit: Kit, stop: Stop, subscriptions: Subscriptions, is_first: bool) -> None:
        self._watched, self._kit, self._stop = watched, kit, stop
        self._subscriptions, self._is_first = subscriptions, is_first
        self._began = watched.network.now()
        self._looks: dict[str, Look] = {}

    def run(self, watch: Watch | None) -> Round:
        self._look()
        handed: set[str] = set()
        news = {place: self._news(place, look) for place, look in self._looks.items()}
        offers = _offers(news.values())
        filled = fill(self._watched.library, self._until_stopped(offers, handed), self._kit, watch) if offers else None
        failed = {problem.uri for problem in filled.problems if problem.stage == ACQUIRE} if filled else set()
        for place, look in self._looks.items():
            self._keep(place, look, handed, failed)
        return self._told(filled, sum(map(bool, news.values())))

    def _look(self) -> None:
        """Look at the places that are due, and at the listings that they name."""
        looker = Looker(self._kit.options.acquire, self._watched.network)
        waiting: list[tuple[Watchable, int]] = [(place, 1) for place in self._watched.places]
        try:
            while waiting and not self._stop.is_set():
                place, depth = waiting.pop(0)
                name = _name(place)
                known = self._subscriptions.of(name)
                if name not in self._looks and self._is_due(known):
                    mark = Mark(etag=known.etag, last_modified=known.last_modified)
                    self._looks[name] = look = looker.look(place, mark)
                    waiting += [(entry, depth + 1) for entry in look.listings if depth < DEEPEST]
        finally:
            looker.close()

    def _is_due(self, known: Subscription) -> bool:
        """Whether a place is to be looked at; one that fails only when its time has come.

        A time further off than any back-off was written by a clock that was wrong.
        """
        if known.due is None or (self._is_first and not known.failures):
            return True
        return not self._began + EARLY < known.due <= self._began + LONGEST_BACK_OFF

    def _news(self, place: str, look: Look) -> list[Shown]:
        """What a place shows that is not in the library, and was not tried too often."""
        known = self._subscriptions.sightings(place) if look.shown else {}
        return [shown for shown in look.shown if not _is_settled(known.get(shown.key))]

    def _until_stopped(self, offers: dict[str, Watchable], handed: set[str]) -> Iterator[Watchable]:
        for identity, place in offers.items():
            if self._stop.is_set():
                return
            handed.add(identity)
            yield place

    # ---------------------------------------------------------------- what is remembered

    def _keep(self, place: str, look: Look, handed: set[str], failed: set[str]) -> None:
        """Remember how a place answered, and what of it was got.

        Its mark only where all was: a server that then says “unchanged” would hide the rest.
        """
        known = self._subscriptions.of(place)
        if look.is_failed:
            message = next((problem.message for problem in look.problems), "")
            self._subscriptions.keep(self._looked(known, look, failures=known.failures + 1, message=message))
            return
        if look.is_unchanged:
            self._subscriptions.keep(self._looked(known, look, mark=look.mark))
            return
        attempts = _attempts(look.shown, self._subscriptions.sightings(place), handed, failed)
        is_complete = not look.listings and all(_is_settled(attempts.get(shown.key)) for shown in look.shown)
        self._subscriptions.keep_sightings(place, attempts)
        self._subscriptions.keep(self._looked(known, look, mark=look.mark if is_complete else Mark()))

    def _looked(
        self, known: Subscription, look: Look, *, mark: Mark | None = None, failures: int = 0, message: str = ""
    ) -> Subscription:
        pause = min(self._watched.every * 2 ** min(failures, 20), max(LONGEST_BACK_OFF, self._watched.every))
        asked = datetime.timedelta(seconds=look.wait or 0)
        return replaced(
            known,
            etag=mark.etag if mark else known.etag,
            last_modified=mark.last_modified if mark else known.last_modified,
            looked=self._began,
            due=self._began + max(pause, asked),
            failures=failures,
            message=message,
        )

    def _told(self, filled: Filled | None, changed: int) -> Round:
        looks = self._looks.values()
        return Round(
            began=self._began,
            looked=len(looks),
            failed=sum(look.is_failed for look in looks),
            changed=changed,
            articles=filled.articles if filled else 0,
            versions=filled.versions if filled else 0,
            stories=filled.stories if filled else None,
            problems=(*chain.from_iterable(look.problems for look in looks), *(filled.problems if filled else ())),
            due=self._began + self._watched.every,
        )


def _name(place: Watchable) -> str:
    return place if isinstance(place, str) else place.address


def _identity(shown: Shown) -> str:
    """What is got once, though several feeds name it."""
    return _name(shown.place) or shown.key


def _offers(news: Iterable[list[Shown]]) -> dict[str, Watchable]:
    """What is to be got, each once, the places taking turns: so that no host has to be waited for."""
    offers: dict[str, Watchable] = {}
    for shown in chain.from_iterable(zip_longest(*news)):
        if shown is not None:
            offers.setdefault(_identity(shown), shown.place)
    return offers


def _is_settled(attempts: int | None) -> bool:
    """Whether something was got, or was tried so often that it is given up."""
    return attempts is not None and (attempts == 0 or attempts >= MOST_ATTEMPTS)


def _attempts(shown: Iterable[Shown], known: dict[str, int], handed: set[str], failed: set[str]) -> dict[str, int]:
    """For each key that is shown, how often it could not be got; what was not tried is as it was."""
    attempts: dict[str, int] = {}
    for each in shown:
        identity, before = _identity(each), known.get(each.key)
        if identity in handed and not _is_settled(before):
            attempts[each.key] = (before or 0) + 1 if identity in failed else 0
        elif before is not None:
            attempts[each.key] = before
    return attempts
