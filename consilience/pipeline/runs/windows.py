"""The second phase: articles are grouped by language and window of time, each window with the days before it.

A window takes whole days until it holds enough articles, and is handed the articles of the days before. A story across
midnight is thus found in both windows, and the articles that both hold make it one.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from consilience.cluster import ClusterOptions, StoryStream, sketch
from consilience.pipeline.runs.index import Index
from consilience.pipeline.runs.options import WindowOptions
from consilience.pipeline.runs.plan import Plan
from consilience.pipeline.runs.shards import Place, Shard, records
from consilience.pipeline.runs.tasks import Done, Tally, Task
from consilience.records import AnnotatedArticle, Record

PHASE = "windows"


class WindowTask(Task, frozen=True, kw_only=True):
    """The articles of a window in order of time, those handed over first."""

    language: str
    places: tuple[Place, ...]
    options: ClusterOptions


class Window(Record, frozen=True, kw_only=True):
    """The articles that are the window's own, and those handed over to it; both in order of time."""

    language: str
    own: tuple[str, ...]
    handed: tuple[str, ...] = ()


class WindowFooter(Record, frozen=True, kw_only=True):
    """The articles of each story of a window, handed articles included."""

    groups: tuple[tuple[str, ...], ...]


def windows(index: Index, options: WindowOptions) -> Iterator[Window]:
    """The windows of all languages, by language and time; what has no day goes with the last days."""
    languages: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(index.rows, key=index.when):
        languages[index.rows[article].language or index.commonest_language].append(article)
    for language, articles in sorted(languages.items()):
        yield from _of_language(language, articles, index, options)


def window_tasks(cut: Iterable[Window], index: Index, plan: Plan) -> Iterator[WindowTask]:
    """A task for each window."""
    for number, window in enumerate(cut):
        members = (*window.handed, *window.own)
        key, target = plan.slot(PHASE, window.language, *map(index.identity, members))
        yield WindowTask(
            key=key,
            number=number,
            target=target,
            weight=len(members),
            language=window.language,
            places=tuple(map(index.place, members)),
            options=plan.options.stages.cluster,
        )


def group(task: WindowTask) -> Done:
    """Carry out one task. No text is kept, so that memory holds the stories under way and no more."""
    tally = Tally()
    stream = StoryStream(task.language, task.options)
    with tally.timed("cluster"):
        for item in records(task.places, AnnotatedArticle):
            stream.add(sketch(item))
        found = tuple(sorted(tuple(articles) for articles in stream.stories()))
    Shard(task.target).close(WindowFooter(groups=found))
    tally.add("articles", len(task.places))
    tally.add("stories", len(found))
    return tally.done(PHASE, task)


def _of_language(language: str, articles: Sequence[str], index: Index, options: WindowOptions) -> Iterator[Window]:
    """Articles in order of time, cut where a day ends and enough have come together."""
    start = 0
    for end in _ends(articles, index, options.articles):
        own = tuple(articles[start:end])
        handed = _handed(articles[:start], index, index.rows[own[0]].earliest, options.days)
        yield Window(language=language, own=own, handed=handed)
        start = end


def _ends(articles: Sequence[str], index: Index, enough: int) -> Iterator[int]:
    start = 0
    for place in range(1, len(articles)):
        day, before = index.rows[articles[place]].earliest, index.rows[articles[place - 1]].earliest
        if day is not None and day != before and place - start >= enough:
            yield place
            start = place
    if articles:
        yield len(articles)


def _handed(earlier: Sequence[str], index: Index, first: datetime.date | None, days: int) -> tuple[str, ...]:
    """Those of the articles before a window that lie within so many days of its first."""
    if first is None:
        return ()
    since = first - datetime.timedelta(days=days)
    start = len(earlier)
    while start and (index.rows[earlier[start - 1]].earliest or since) >= since:
        start -= 1
    return tuple(earlier[start:])
