"""Adding to a library: each capture is read once and cheaply, grouped, and the stories it touches are told."""

from collections.abc import Iterable, Iterator
from itertools import islice

from consilience.acquire import Place
from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.at import Where, at
from consilience.pipeline.libraries.grouping import placed, stories
from consilience.pipeline.libraries.telling import recipe, tell
from consilience.pipeline.stages import Watch, run
from consilience.records import AnnotatedArticle, Capture, Problem, Record, replaced
from consilience.store import Added, Library

# Captures that are read, kept, acknowledged and grouped together.
BATCH = 250


class Filled(Record, frozen=True, kw_only=True):
    """What an addition did: articles and versions of them that are new, stories there are now, problems met.

    `trivial` counts pages that changed too little to be a new version. `touched` are the ids of the stories whose
    articles changed, `told` of those whose account was told.
    """

    articles: int
    versions: int
    trivial: int
    stories: int
    touched: tuple[str, ...]
    told: tuple[str, ...]
    problems: tuple[Problem, ...]


def fill(
    where: Where, places: Iterable[Place], kit: Kit, watch: Watch | None = None, *, is_cheap: bool = False
) -> Filled:
    """Add the articles of some places: read and cleaned, grouped, and each batch on disk before the next is read.

    Then the stories of several articles that changed are told, unless `is_cheap` leaves that to whoever opens them.
    The same article twice is one; what an interruption left undone is done by the next call.
    """
    captures = run(places, kit, until="acquire", watch=watch)
    return take(where, captures, kit, watch, is_cheap=is_cheap)


def take(
    where: Where, items: Iterable[Capture | Problem], kit: Kit, watch: Watch | None = None, *, is_cheap: bool = False
) -> Filled:
    """Add captures that somebody has got, as `fill` does."""
    with at(where) as library:
        done, problems, touched = Added(), list[Problem](), dict[str, None]()
        waiting, grouper = iter(items), stories(library, kit)
        while batch := list(islice(waiting, BATCH)):
            captures, read = _read(library, batch, kit, watch)
            problems.extend(item for item in read if isinstance(item, Problem))
            done = done.with_(library.add([*captures, *read], recipe=recipe(kit)))
            touched.update(dict.fromkeys(placed(library, grouper)))
        touched.update(dict.fromkeys(placed(library, grouper)))
        return Filled(
            articles=len(done.articles) - len(done.versions),
            versions=len(done.versions),
            trivial=done.trivial,
            stories=library.count_stories(),
            touched=tuple(touched),
            told=() if is_cheap else tell(library, kit, watch=watch),
            problems=tuple(problems),
        )


def _read(
    library: Library, batch: list[Capture | Problem], kit: Kit, watch: Watch | None
) -> tuple[list[Capture], list[AnnotatedArticle | Problem]]:
    """The captures of a batch with the articles of those that were not read before, and the problems."""
    captures = [item for item in batch if isinstance(item, Capture)]
    known = library.captured((capture.digest for capture in captures), recipe(kit))
    names = library.fresh_names(captures)
    items = (_renamed(item, names) for item in batch if not (isinstance(item, Capture) and item.digest in known))
    return captures, list(_cheaply(items, kit, watch))


def _renamed(item: Capture | Problem, names: dict[str, str]) -> Capture | Problem:
    """A later version of a named article has a name of its own."""
    if isinstance(item, Capture) and item.digest in names:
        return replaced(item, name=names[item.digest])
    return item


def _cheaply(items: Iterator[Capture | Problem], kit: Kit, watch: Watch | None) -> Iterator[AnnotatedArticle | Problem]:
    """Read and cleaned: grouping asks for no more, and sentences, times and the like cost half as much again."""
    for item in run(items, kit, since="read", until="clean", watch=watch):
        yield item if isinstance(item, Problem) else AnnotatedArticle(article=item)
