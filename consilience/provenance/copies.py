"""Near-duplicates and derived copies in a window of articles."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from consilience.provenance.align import verbatim_runs
from consilience.provenance.fingerprints import fingerprints
from consilience.provenance.overlap import Overlap, Side, overlap, weighed
from consilience.provenance.precedence import precedes
from consilience.provenance.propose import Proposal, Sketch, propose
from consilience.provenance.words import HashedWords, hashed_words, span
from consilience.records import Article, Passage, Problem, Publication, Record

# A copy of a quarter of an article with 15 % of its words changed still shares a tenth of the smaller sketch.
COPIES = Proposal(fewest=2, share=0.06, boilerplate=(32, 8, 3))
# Fewer equal words than these make no copy, whatever their share; fewer weighed ones no reuse worth reporting.
FEWEST_WORDS = 20
LEAST_REUSE = 30.0
# A text reworked throughout keeps so much, and nowhere is so long a stretch new; a shared disclaimer leaves the rest new.
REWORKED = 0.45
REWORKED_GAP = 0.15
# Both cover each other to this share: versions of one text; otherwise one holds the other.
VERSION = 0.8
# Of the words in the passages, the share that is equal: below it the text was rewritten.
EDITED = 0.93
# The cut copy of a longer article begins where that begins, give or take so many words.
LEAD = 15


class CopyOptions(Record, frozen=True, kw_only=True):
    """What counts as a copy.

    `derived` is the share of the weighed words of one article that must stand in the other, `reused` the share from
    which a pair is reported at all; `shortest_run` the words of the shortest verbatim passage given as evidence.
    """

    derived: float = 0.72
    reused: float = 0.2
    shortest_run: int = 8


class CopyPair(Record, frozen=True, kw_only=True):
    """Two articles with words in common; `a` is the original as far as can be told, `b` its copy.

    `kind` is exact, edited, rewritten, cut (b is a part of a), embedded (b holds a and more) or reused (not derived:
    passages only). `score` is the larger share of the words of one that stand in the other, quotations and
    boilerplate weighed down. `rule` says what told the direction. `passages` are the verbatim runs, source in `a`,
    target in `b`.
    """

    a: str
    b: str
    kind: str
    score: float
    derived: bool
    rule: str
    passages: tuple[Passage, ...] = ()


class _Entry(NamedTuple):
    """What is kept of an article."""

    id: str
    published: Publication | None
    words: HashedWords


class _Direction(NamedTuple):
    """Whether the second article is the original, and what told so."""

    reversed: bool
    rule: str


def find_copies(
    articles: Iterable[Article | Problem],
    *,
    options: CopyOptions = CopyOptions(),  # noqa: B008 - a frozen record
) -> Iterator[CopyPair | Problem]:
    """The pairs of articles of which one copies the other or reuses much of it, by order of arrival.

    Reads the whole window first, since boilerplate is known only by how many articles print it. No text is kept, only
    ten bytes a word and a sketch. Problems pass through at once.
    """
    entries: list[_Entry] = []
    for item in articles:
        if isinstance(item, Problem):
            yield item
        else:
            entries.append(_Entry(item.id, item.published, hashed_words(item)))
    proposals = propose([Sketch(*fingerprints(entry.words.hashes)) for entry in entries], COPIES)
    for first, second in proposals.pairs.tolist():
        sides = (weighed(entries[number].words, proposals.boilerplate.get(number, [])) for number in (first, second))
        shared = overlap(*sides)
        if _is_derived(shared, options) or _is_reused(shared, options):
            yield _pair(entries[first], entries[second], shared, options)


def _is_derived(shared: Overlap, options: CopyOptions) -> bool:
    same = sum(passage.same for passage in shared.passages)
    return same >= FEWEST_WORDS and any(_is_held(side, options) for side in (shared.first, shared.second))


def _is_held(side: Side, options: CopyOptions) -> bool:
    """Whether the other article holds this one: nearly all, or much of it from beginning to end."""
    return side.share >= options.derived or (side.share >= REWORKED and side.gap <= REWORKED_GAP)


def _is_reused(shared: Overlap, options: CopyOptions) -> bool:
    return (
        min(shared.first.weight, shared.second.weight) >= LEAST_REUSE
        and max(shared.first.share, shared.second.share) >= options.reused
    )


def _pair(first: _Entry, second: _Entry, shared: Overlap, options: CopyOptions) -> CopyPair:
    direction = _direction(first, second, shared)
    a, b = (second, first) if direction.reversed else (first, second)
    covered = (shared.first.share, shared.second.share)
    if direction.reversed:
        covered = covered[::-1]
    derived = _is_derived(shared, options)
    return CopyPair(
        a=a.id,
        b=b.id,
        kind=_kind(a, b, covered, shared.equal) if derived else "reused",
        score=round(max(covered), 4),
        derived=derived,
        rule=direction.rule,
        passages=passages(a.id, a.words, b.id, b.words, options.shortest_run),
    )


def passages(source: str, words: HashedWords, target: str, others: HashedWords, shortest: int) -> tuple[Passage, ...]:
    """The verbatim runs of at least `shortest` words, in the order of the source."""
    return tuple(
        Passage(
            source=span(source, words, run.start, run.end), target=span(target, others, run.other_start, run.other_end)
        )
        for run in verbatim_runs(words.hashes, others.hashes, shortest)
    )


def _direction(first: _Entry, second: _Entry, shared: Overlap) -> _Direction:
    """By date; then, where one holds the other, by where the held part stands; then by arrival."""
    if precedes(first.published, second.published):
        return _Direction(False, "published earlier")
    if precedes(second.published, first.published):
        return _Direction(True, "published earlier")
    if min(shared.first.share, shared.second.share) >= VERSION:
        return _Direction(False, "arrived earlier")
    held_is_second = shared.second.share > shared.first.share
    holder_start = min(p.start if held_is_second else p.other_start for p in shared.passages)
    if holder_start <= LEAD:
        return _Direction(not held_is_second, "holds the whole from its beginning on")
    return _Direction(held_is_second, "stands whole in the other")


def _kind(a: _Entry, b: _Entry, covered: tuple[float, float], equal: float) -> str:
    if np.array_equal(a.words.hashes, b.words.hashes):
        return "exact"
    if min(covered) >= VERSION:
        return "edited" if equal >= EDITED else "rewritten"
    return "embedded" if covered[0] > covered[1] else "cut"
