"""What became of the stories: each change as a record, and ids that outlast changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from consilience.cluster.groups import Group
from consilience.records import Record, digest


class Change(StrEnum):
    """What befell a story."""

    FORMED = "formed"
    GREW = "grew"
    MERGED = "merged"
    SPLIT = "split"
    RETIRED = "retired"


class StoryChange(Record, frozen=True, kw_only=True):
    """`articles` are those that came (formed, grew), or that went over to the story `into` (merged, split).

    After `merged` the story is no more: its id is a tombstone that leads to `into`. `likelihood` is that of the least
    sure judgement which made the story what it is: of two groups that were joined, or of one that was kept apart.
    """

    kind: Change
    story: str
    articles: tuple[str, ...]
    into: str | None = None
    likelihood: float = 1.0


class Ledger:
    """The names of the stories. A group that changes keeps the id under which most of its articles were known."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._changes: list[StoryChange] = []

    def take(self) -> tuple[StoryChange, ...]:
        """The changes since they were last taken."""
        taken, self._changes = tuple(self._changes), []
        return taken

    def enter(self, stories: Iterable[tuple[Sequence[Group], float]]) -> None:
        """Name each story and note what changed: the parts of each, of which some had a story before, and how likely
        it is that it is one."""
        entered = list(stories)
        names = self._names([parts for parts, _ in entered])
        kept = set(names)
        for (parts, likelihood), name in zip(entered, names, strict=True):
            self._changes.extend(_changes(parts, name, kept, likelihood))
            for part in parts:
                part.story = name

    def retire(self, group: Group) -> None:
        """Note that a story takes nothing more."""
        if group.story is not None:
            self._used.discard(group.story)
            self._changes.append(StoryChange(kind=Change.RETIRED, story=group.story, articles=()))

    def _names(self, stories: Sequence[Sequence[Group]]) -> list[str]:
        """For each story the id under which most of its articles were known, if no other story holds more of them."""
        claims = Counter[tuple[str, int]]()
        for place, parts in enumerate(stories):
            for part in parts:
                if part.story is not None:
                    claims[part.story, place] += part.part.size
        named: dict[int, str] = {}
        taken: set[str] = set()
        for (story, place), _ in claims.most_common():
            if place not in named and story not in taken:
                named[place] = story
                taken.add(story)
        self._used |= taken
        return [named.get(place) or self._fresh(parts[0].articles[0]) for place, parts in enumerate(stories)]

    def _fresh(self, article: str) -> str:
        """An id from the first article, with a number where that article has founded another story before."""
        name, number = digest("story", article), 1
        while name in self._used:
            number += 1
            name = digest("story", article, str(number))
        self._used.add(name)
        return name


def _changes(parts: Sequence[Group], name: str, kept: set[str], likelihood: float) -> Iterator[StoryChange]:
    came: dict[str | None, list[str]] = {}
    for part in parts:
        came.setdefault(part.story, []).extend(part.articles)
    fresh = came.pop(None, [])
    if fresh:
        kind = Change.GREW if name in came else Change.FORMED
        yield StoryChange(kind=kind, story=name, articles=tuple(fresh), likelihood=likelihood)
    for story, articles in came.items():
        if story is not None and story != name:
            kind = Change.SPLIT if story in kept else Change.MERGED
            yield StoryChange(kind=kind, story=story, into=name, articles=tuple(articles), likelihood=likelihood)
