"""The whole journey in one call: from places to accounts."""

from collections.abc import Callable, Iterator

from consilience.annotate import AnnotateOptions
from consilience.pipeline.kit import Kit, standard_kit
from consilience.pipeline.options import Options
from consilience.pipeline.stages import Stage, Watch, run
from consilience.present import Report
from consilience.provenance import CopyPair, find_copies
from consilience.records import Account, AnnotatedArticle, Article, Capture, Dossier, Problem, Record, replaced
from consilience.version import VERSION


def report(
    *places: str, options: Options | None = None, on_problem: Callable[[Problem], None] | None = None
) -> Iterator[Account]:
    """One account for each story in some files, folders and URLs, the earliest story first.

    `on_problem` is called with everything that could not be used; without it problems are passed over.
    """
    for item in run(places, standard_kit(options or Options())):
        if isinstance(item, Problem):
            if on_problem is not None:
                on_problem(item)
        else:
            yield item


def full_report(
    places: tuple[str, ...], kit: Kit, watch: Watch | None = None, *, keep_captures: bool = False
) -> Report:
    """All accounts with all problems, ready to be shown; the captures too, where they are asked for."""
    captures: dict[str, Capture] = {}
    items = list(run(places, kit, watch=_keeping(captures, watch) if keep_captures else watch))
    return Report(
        accounts=tuple(item for item in items if isinstance(item, Account)),
        problems=tuple(item for item in items if isinstance(item, Problem)),
        recipe=kit.recipe(),
        version=VERSION,
        captures=tuple(captures.values()),
    )


def _keeping(captures: dict[str, Capture], watch: Watch | None) -> Watch:
    """A watch that keeps each capture by its digest, and tells the other one of everything."""

    def kept(stage: Stage, item: Record) -> None:
        if isinstance(item, Capture):
            captures.setdefault(item.digest, item)
        if watch is not None:
            watch(stage, item)

    return kept


def cleaned(places: tuple[str, ...], kit: Kit, watch: Watch | None = None) -> Iterator[Article | Problem]:
    """The articles with their furniture labelled."""
    return run(places, kit, until="clean", watch=watch)


def annotated(places: tuple[str, ...], kit: Kit, watch: Watch | None = None) -> Iterator[AnnotatedArticle | Problem]:
    """The articles with names, times, quantities, quotations and attributions."""
    return run(places, kit, until="annotate", watch=watch)


def clustered(places: tuple[str, ...], kit: Kit, watch: Watch | None = None) -> Iterator[Dossier | Problem]:
    """The stories, from articles annotated without grammar: grouping needs none."""
    light = replaced(kit.options, annotate=AnnotateOptions(grammar=False))
    cheap = Kit(parser=kit.parser, splitter=kit.splitter, language=kit.language, options=light)
    return run(places, cheap, until="cluster", watch=watch)


def copied(places: tuple[str, ...], kit: Kit, watch: Watch | None = None) -> Iterator[CopyPair | Problem]:
    """Pairs of articles with words in common, and which of them were derived from the other."""
    return find_copies(cleaned(places, kit, watch), options=kit.options.copies)
