"""The first phase: every article of a partition is read, cleaned and annotated without grammar."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from consilience.annotate import AnnotateOptions
from consilience.pipeline.corpus import Partition, partitions
from consilience.pipeline.corpus_captures import captures
from consilience.pipeline.kit import Kit, standard_kit
from consilience.pipeline.options import Options
from consilience.pipeline.runs.plan import Plan
from consilience.pipeline.runs.samples import sampled
from consilience.pipeline.runs.shards import Shard
from consilience.pipeline.runs.tasks import Done, Tally, Task
from consilience.pipeline.stages import WINDOW, run
from consilience.records import AnnotatedArticle, Capture, Problem, Record, replaced

PHASE = "articles"
STAGE = "run"
HALF = "holds half a character in its text or its file's name; decode the source anew, or rename the file"
LONGEST_LABEL = 200
STAGES = ("read", "clean", "annotate")


class ArticlesTask(Task, frozen=True, kw_only=True):
    """The partition to read, and how."""

    partition: Partition
    options: Options


class Row(Record, frozen=True, kw_only=True, array_like=True):
    """What later phases need of an article without reading it; `start` and `end` are its bytes in the shard.

    `opening` is the first sentence of one without a title.
    """

    id: str
    capture: str
    uri: str
    outlet: str
    language: str
    earliest: datetime.date | None
    latest: datetime.date | None
    instant: datetime.datetime | None
    title: str
    opening: str
    start: int
    end: int


class ArticlesFooter(Record, frozen=True, kw_only=True):
    """The rows of a shard, the problems met, and the sampled fingerprints with the row that each is of."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    prints: bytes
    owners: bytes


def article_tasks(places: Iterable[str], plan: Plan) -> Iterator[ArticlesTask]:
    """A task for each partition of the corpus. Raises NotACorpus."""
    for number, partition in enumerate(partitions(places, plan.options.partition_bytes)):
        key, target = plan.slot(PHASE, partition.digest)
        yield ArticlesTask(key=key, number=number, target=target, partition=partition, options=plan.options.stages)


def read_articles(task: ArticlesTask) -> Done:
    """Carry out one task."""
    light = replaced(task.options, annotate=AnnotateOptions(grammar=False))
    tally, gathered, kit = Tally(), _Gathered(task.target), standard_kit(light)
    for item in _annotated(captures(task.partition, light.acquire), kit, tally):
        if isinstance(item, Problem):
            gathered.problem(item)
        else:
            gathered.article(item, tally)
    gathered.close(tally)
    return tally.done(PHASE, task)


class _Gathered:
    """What a partition gives, as it comes: articles go to the shard at once, the rest into its footer."""

    def __init__(self, target: str) -> None:
        self._shard = Shard(target)
        self._rows: list[Row] = []
        self._problems: list[Problem] = []
        self._prints = [np.empty(0, np.uint64)]

    def problem(self, problem: Problem) -> None:
        self._problems.append(replaced(problem, uri=_printable(problem.uri), message=_printable(problem.message)))

    def article(self, annotated: AnnotatedArticle, tally: Tally) -> None:
        try:
            with tally.timed("keep"):
                place = self._shard.add(annotated)
        except UnicodeEncodeError:
            self.problem(Problem(stage=STAGE, uri=annotated.article.uri, message=HALF))
            return
        self._rows.append(_row(annotated, place.start, place.end))
        with tally.timed("fingerprint"):
            self._prints.append(sampled(annotated.article))

    def close(self, tally: Tally) -> None:
        """Put the shard in its place."""
        owners = np.repeat(np.arange(len(self._rows), dtype=np.uint32), [len(each) for each in self._prints[1:]])
        self._shard.close(
            ArticlesFooter(
                rows=tuple(self._rows),
                problems=tuple(self._problems),
                prints=np.concatenate(self._prints).tobytes(),
                owners=owners.tobytes(),
            )
        )
        tally.add("articles", len(self._rows))
        tally.add("problems", len(self._problems))


def _annotated(found: Iterable[Capture | Problem], kit: Kit, tally: Tally) -> Iterator[AnnotatedArticle | Problem]:
    """The articles, a window at a time, since cleaning lays the lines of a window against each other."""
    waiting = iter(found)
    while window := _timed_window(waiting, tally):
        items: list[object] = [*window]
        for stage in STAGES:
            with tally.timed(stage):
                items = list(_apart(items, kit)) if stage == "read" else list(run(items, kit, since=stage, until=stage))
        yield from items  # type: ignore[misc]  # the last stage gives annotated articles


def _timed_window(waiting: Iterator[Capture | Problem], tally: Tally) -> list[Capture | Problem]:
    with tally.timed("acquire"):
        return list(islice(waiting, WINDOW))


def _apart(items: Iterable[object], kit: Kit) -> Iterator[object]:
    """Read each capture on its own: which names are met again is known only when all partitions are read."""
    for item in items:
        yield from run([item], kit, since="read", until="read")


def _printable(words: str) -> str:
    """The words without halves of characters, which file names may hold."""
    return words.encode("utf-8", "replace").decode()


def _row(annotated: AnnotatedArticle, start: int, end: int) -> Row:
    article = annotated.article
    published = article.published
    title = article.title.value.strip()[:LONGEST_LABEL] if article.title else ""
    return Row(
        id=article.id,
        capture=article.capture,
        uri=article.uri,
        outlet=article.outlet.value.casefold() if article.outlet else "",
        language=article.language.value.lower().split("-")[0] if article.language else "",
        earliest=published.earliest if published else None,
        latest=published.latest if published else None,
        instant=published.instant.astimezone(datetime.UTC) if published and published.instant else None,
        title=title,
        opening="" if title else _opening(annotated),
        start=start,
        end=end,
    )


def _opening(annotated: AnnotatedArticle) -> str:
    sentences = annotated.sentences
    return annotated.article.words(sentences[0].span)[:LONGEST_LABEL] if sentences else ""
