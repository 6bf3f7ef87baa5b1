"""How the outlets of a library depend on each other, counted over the accounts of its stories."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from threading import Lock

import msgspec

from consilience.records import LinkKind, Record
from consilience.store import Library

# Stories that are counted, those told last first; each has its account looked into once.
MOST_STORIES = 2_000

Edge = tuple[str, str, str]


class Outlet(Record, frozen=True, kw_only=True):
    """An outlet: its articles, in how many stories, and on whom it depends how often by the kind of the link."""

    name: str
    articles: int
    stories: int
    depends_on: tuple[tuple[str, str, int], ...]
    is_source_of: tuple[tuple[str, str, int], ...]


class _Finding(msgspec.Struct):
    value: str


class _Article(msgspec.Struct):
    id: str
    outlet: _Finding | None = None


class _Annotated(msgspec.Struct):
    article: _Article


class _Link(msgspec.Struct):
    source: str
    target: str
    kind: LinkKind


class _Account(msgspec.Struct):
    """The little of an account that tells who depends on whom."""

    articles: tuple[_Annotated, ...]
    links: tuple[_Link, ...] = ()


class _Share(Record, frozen=True, kw_only=True):
    """What one account adds to the counts."""

    articles: tuple[tuple[str, int], ...]
    edges: tuple[tuple[Edge, int], ...]


class Dependence:
    """The counts, brought up to date whenever somebody looks: only accounts that changed are looked into again."""

    def __init__(self, library: Library) -> None:
        self._library, self._lock = library, Lock()
        self._shares: dict[str, tuple[int, _Share]] = {}

    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets, those with most articles first."""
        with self._lock:
            self._refresh()
            shares = [share for _, share in self._shares.values()]
        articles, stories, edges = Counter[str](), Counter[str](), Counter[Edge]()
        for share in shares:
            for name, count in share.articles:
                articles[name] += count
                stories[name] += 1
            for edge, count in share.edges:
                edges[edge] += count
        sources, targets = _ends(edges, 1, 0), _ends(edges, 0, 1)
        return tuple(
            Outlet(
                name=name,
                articles=articles[name],
                stories=stories[name],
                depends_on=sources.get(name, ()),
                is_source_of=targets.get(name, ()),
            )
            for name in sorted(articles, key=lambda name: (-articles[name], name))
        )

    def _refresh(self) -> None:
        told = (each for each in self._library.entries("changed", MOST_STORIES) if each.is_told)
        entries = {each.story.id: each.changed for each in told}
        self._shares = {story: kept for story, kept in self._shares.items() if story in entries}
        for story, changed in entries.items():
            if self._shares.get(story, (-1,))[0] != changed and (record := self._library.account_record(story)):
                self._shares[story] = changed, _share(msgspec.json.decode(record[1], type=_Account))


def _ends(edges: Counter[Edge], mine: int, other: int) -> dict[str, tuple[tuple[str, str, int], ...]]:
    """By outlet the other ends of its edges with their kind and count, most first."""
    found = defaultdict[str, list[tuple[str, str, int]]](list)
    for edge, count in edges.items():
        found[edge[mine]].append((edge[other], edge[2], count))
    return {name: tuple(sorted(ends, key=lambda end: (-end[2], end[0], end[1]))) for name, ends in found.items()}


def _share(account: _Account) -> _Share:
    outlets = {each.article.id: _name(each.article) for each in account.articles}
    edges = Counter(_edges(account, outlets))
    return _Share(articles=tuple(Counter(outlets.values()).items()), edges=tuple(edges.items()))


def _edges(account: _Account, outlets: dict[str, str]) -> Iterator[Edge]:
    """From whom to whom each link leads, each pair of articles once a kind; an outlet's own follow-ups are none."""
    for source, target, kind in sorted({(link.source, link.target, link.kind.value) for link in account.links}):
        edge = outlets.get(source, source), outlets.get(target, ""), kind
        if edge[1] and edge[0] != edge[1]:
            yield edge


def _name(article: _Article) -> str:
    return article.outlet.value if article.outlet else "outlet unknown"
