"""The table of contents: the stages in the order of the journey.

Each stage takes what the one before it gives, and passes Problems on. A run may stop after any of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from consilience.account import write
from consilience.acquire import acquire
from consilience.annotate import annotate, reanchor
from consilience.claims import compare
from consilience.clean import clean, repeated_lines
from consilience.cluster import cluster
from consilience.pipeline.kit import Kit
from consilience.provenance import trace
from consilience.provenance.dating import date
from consilience.read import read
from consilience.records import Dossier, Problem, Record, replaced

# Articles whose lines are laid against each other; a folder of coverage is one window.
WINDOW = 256


@dataclass(frozen=True)
class Stage:
    """One leg of the journey. `apply` is lazy; Any, because each stage types its own two ends."""

    name: str
    gives: str
    apply: Callable[[Iterable[Any], Kit], Iterator[Any]]


STAGES = (
    Stage("acquire", "captures", lambda places, kit: acquire(places, options=kit.options.acquire)),
    Stage("read", "articles read", lambda captures, kit: read(captures, options=kit.options.read)),
    Stage("clean", "articles cleaned", lambda found, kit: _clean(found, kit)),
    Stage("annotate", "articles annotated", lambda found, kit: _annotate(found, kit)),
    Stage("cluster", "stories", lambda found, kit: cluster(found, options=kit.options.cluster)),
    Stage("date", "stories dated", lambda dossiers, kit: date(dossiers)),
    Stage("anchor", "stories anchored in time", lambda dossiers, kit: _anchor(dossiers)),
    Stage("trace", "stories traced", lambda dossiers, kit: trace(dossiers)),
    Stage("compare", "stories compared", lambda dossiers, kit: compare(dossiers, options=kit.options.compare)),
    Stage("write", "accounts", lambda dossiers, kit: write(dossiers)),
)
NAMES = tuple(stage.name for stage in STAGES)

Watch = Callable[[Stage, Record], None]


def run(
    given: Iterable[Any], kit: Kit, *, since: str = "acquire", until: str = "write", watch: Watch | None = None
) -> Iterator[Any]:
    """What the stage named `until` gives, and the Problems met on the way; lazily.

    `given` is what the stage named `since` takes: places for the first. `watch` is called with each item that leaves a
    stage.
    """
    items: Iterable[Any] = given
    for stage in STAGES[NAMES.index(since) : NAMES.index(until) + 1]:
        items = stage.apply(items, kit)
        if watch is not None:
            items = _watched(items, stage, watch)
    return iter(items)


def _clean(articles: Iterable[Any], kit: Kit) -> Iterator[Any]:
    """Cleaned window by window: a line that several articles of a window print is furniture."""
    waiting, options = iter(articles), kit.options.clean
    while window := list(islice(waiting, WINDOW)):
        repeated = options.repeated | repeated_lines(window)
        yield from clean(window, language=kit.language, options=replaced(options, repeated=repeated))


def _annotate(articles: Iterable[Any], kit: Kit) -> Iterator[Any]:
    return annotate(articles, parser=kit.parser, splitter=kit.splitter, options=kit.options.annotate)


def _anchor(dossiers: Iterable[Dossier | Problem]) -> Iterator[Dossier | Problem]:
    """Times resolved anew where dating has narrowed the day of publication."""
    for item in dossiers:
        if isinstance(item, Problem):
            yield item
        else:
            yield replaced(item, articles=tuple(reanchor(annotated) for annotated in item.articles))


def _watched(items: Iterable[Any], stage: Stage, watch: Watch) -> Iterator[Any]:
    for item in items:
        if not isinstance(item, Problem):
            watch(stage, item)
        yield item
