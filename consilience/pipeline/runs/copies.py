"""Near-duplicates of the whole corpus: articles meet in the bucket of a fingerprint that both hold, to be compared.

Two phases. `meet`: each bucket holds a part of all sampled fingerprints and gives the pairs that share one. `compare`:
articles tied by pairs that share enough are laid against each other by the room that knows copies.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.pipeline.runs.articles import ArticlesFooter
from consilience.pipeline.runs.index import Index
from consilience.pipeline.runs.plan import Plan
from consilience.pipeline.runs.samples import SAMPLE
from consilience.pipeline.runs.shards import Place, Shard, footer, records
from consilience.pipeline.runs.tasks import Done, Tally, Task
from consilience.provenance import CopyOptions, CopyPair, find_copies
from consilience.records import AnnotatedArticle, Record

MEETING, COMPARING = "copies meet", "copies"
# Articles a bucket: its fingerprints take some 30 MB.
BUCKET_ARTICLES = 200_000
# Every article of a posting is paired with its first ones, which keeps the work linear where thousands print one text.
MOST_PARTNERS = 8
# Sampled fingerprints that two articles share to be compared: one in eight of at least sixteen, about 70 words.
FEWEST_SHARED = 2
# Articles compared together.
GROUP = 400


class MeetTask(Task, frozen=True, kw_only=True):
    """One bucket of all shards, told by its number; `offsets` are the numbers of the shards' first articles."""

    shards: tuple[str, ...]
    offsets: tuple[int, ...]
    buckets: int


class MeetFooter(Record, frozen=True, kw_only=True):
    """The pairs that share fingerprints of a bucket, the lower number first, and how many they share."""

    first: bytes
    second: bytes
    shared: bytes


class CompareTask(Task, frozen=True, kw_only=True):
    """Articles that are tied by shared fingerprints."""

    places: tuple[Place, ...]
    options: CopyOptions


class CompareFooter(Record, frozen=True, kw_only=True):
    """The copies found, without their passages."""

    pairs: tuple[CopyPair, ...]


def meet_tasks(index: Index, plan: Plan) -> Iterator[MeetTask]:
    """A task for each bucket of fingerprints."""
    buckets = -(-len(index.numbered) // BUCKET_ARTICLES)
    for number in range(buckets):
        key, target = plan.slot(MEETING, f"{number} of {buckets}", *index.keys)
        yield MeetTask(
            key=key,
            number=number,
            target=target,
            shards=tuple(index.shards),
            offsets=tuple(index.offsets),
            buckets=buckets,
        )


def compare_tasks(met: Iterable[str], index: Index, plan: Plan) -> Iterator[CompareTask]:
    """A task for each group of articles that are tied by the pairs of some shards."""
    for number, group in enumerate(_tied(met)):
        names = [name for each in group if (name := index.numbered[each]) is not None]
        key, target = plan.slot(COMPARING, *map(index.identity, names))
        places = tuple(map(index.place, names))
        yield CompareTask(key=key, number=number, target=target, places=places, options=plan.options.stages.copies)


def meet(task: MeetTask) -> Done:
    """Carry out one task of the first phase."""
    tally = Tally()
    with tally.timed("copies: meet"):
        prints, articles = _bucket(task)
        first, second = _pairs(prints, articles)
        pairs, shared = np.unique(np.stack([first, second]), axis=1, return_counts=True)
    Shard(task.target).close(
        MeetFooter(first=pairs[0].tobytes(), second=pairs[1].tobytes(), shared=shared.astype(np.int64).tobytes())
    )
    tally.add("pairs", pairs.shape[1])
    return tally.done(MEETING, task)


def compare(task: CompareTask) -> Done:
    """Carry out one task of the second phase."""
    tally = Tally()
    with tally.timed("copies: compare"):
        articles = [item.article for item in records(task.places, AnnotatedArticle)]
        found = [pair for pair in find_copies(articles, options=task.options) if isinstance(pair, CopyPair)]
    Shard(task.target).close(CompareFooter(pairs=tuple(found)))
    tally.add("articles", len(articles))
    tally.add("copies", len(found))
    return tally.done(COMPARING, task)


def _tied(shards: Iterable[str]) -> Iterator[tuple[int, ...]]:
    """The numbers of articles that are tied by pairs which share enough fingerprints, about GROUP together."""
    found = [footer(path, MeetFooter) for path in shards]
    pairs = np.stack([_column(each.first for each in found), _column(each.second for each in found)])
    distinct, places = np.unique(pairs, axis=1, return_inverse=True)
    shared = np.bincount(places.ravel(), weights=_column(each.shared for each in found), minlength=distinct.shape[1])
    enough = distinct[:, shared >= FEWEST_SHARED]
    groups = _components(zip(*enough.tolist(), strict=True))
    yield from _packed(group for whole in groups for group in _cut(whole))


def _column(parts: Iterable[bytes]) -> NDArray[np.int64]:
    return np.concatenate([np.empty(0, np.int64), *(np.frombuffer(part, np.int64) for part in parts)])


def _bucket(task: MeetTask) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The fingerprints of a bucket and the articles that they are of, in order of fingerprint and article."""
    prints, articles = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for path, offset in zip(task.shards, task.offsets, strict=True):
        found = footer(path, ArticlesFooter)
        of_shard = np.frombuffer(found.prints, np.uint64)
        chosen = of_shard // np.uint64(SAMPLE) % np.uint64(task.buckets) == task.number
        prints.append(of_shard[chosen])
        articles.append(np.frombuffer(found.owners, np.uint32)[chosen].astype(np.int64) + offset)
    together = np.concatenate(prints)
    order = np.argsort(together, kind="stable")
    return together[order], np.concatenate(articles)[order]


def _pairs(prints: NDArray[np.uint64], articles: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every article with the first ones of its posting before it."""
    rows = np.arange(len(prints))
    begins = np.r_[True, np.diff(prints) != 0][: len(prints)]
    starts = np.maximum.accumulate(np.where(begins, rows, 0))
    first, second = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for number in range(MOST_PARTNERS):
        chosen = np.flatnonzero(rows - starts > number)
        first.append(articles[starts[chosen] + number])
        second.append(articles[chosen])
    return np.concatenate(first), np.concatenate(second)


def _components(pairs: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """The connected numbers, each group in order, by its first."""
    root: dict[int, int] = {}

    def find(number: int) -> int:
        while (above := root.setdefault(number, number)) != number:
            root[number] = root[above]
            number = root[number]
        return number

    for first, second in pairs:
        low, high = sorted((find(first), find(second)))
        root[high] = low
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(root):
        groups[find(number)].append(number)
    yield from groups.values()


def _cut(group: Sequence[int]) -> Iterator[Sequence[int]]:
    return (group[start : start + GROUP] for start in range(0, len(group), GROUP))


def _packed(groups: Iterable[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    packed: list[int] = []
    for group in groups:
        if packed and len(packed) + len(group) > GROUP:
            yield tuple(packed)
            packed = []
        packed.extend(group)
    if packed:
        yield tuple(packed)
