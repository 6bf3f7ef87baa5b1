"""Filling a library: what is added is read once, and the stories are told anew from all that it holds."""

from collections.abc import Iterator
from pathlib import Path

from consilience.pipeline.kit import Kit
from consilience.pipeline.stages import Watch, run
from consilience.records import AnnotatedArticle, Capture, Problem, Record
from consilience.store import Library


class Filled(Record, frozen=True, kw_only=True):
    """What an addition did: articles that are new, stories that there are now, problems met."""

    articles: int
    stories: int
    problems: tuple[Problem, ...]


def fill(path: str | Path | None, places: tuple[str, ...], kit: Kit, watch: Watch | None = None) -> Filled:
    """Add the articles of some places to a library and tell its stories anew. The same article twice is one."""
    with Library.open(path) as library:
        before = {annotated.article.id for annotated in library.articles()}
        problems: list[Problem] = []
        for item in _read(library, places, kit, watch):
            library.add([item])
            if isinstance(item, Problem):
                problems.append(item)
        articles = list(library.articles())
        accounts = [item for item in run(articles, kit, since="cluster", watch=watch) if not isinstance(item, Problem)]
        library.save_accounts(accounts)
        new = sum(annotated.article.id not in before for annotated in articles)
        return Filled(articles=new, stories=len(accounts), problems=tuple(problems))


def _read(
    library: Library, places: tuple[str, ...], kit: Kit, watch: Watch | None
) -> Iterator[AnnotatedArticle | Problem]:
    captures = _kept(library, run(places, kit, until="acquire", watch=watch))
    yield from run(captures, kit, since="read", until="annotate", watch=watch)


def _kept(library: Library, captures: Iterator[Capture | Problem]) -> Iterator[Capture | Problem]:
    """The captures, each on disk before it is read."""
    for item in captures:
        if isinstance(item, Capture):
            library.add([item])
        yield item
