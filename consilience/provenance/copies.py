"""Near-duplicates and derived copies in a window of articles."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from consilience.provenance.align import verbatim_runs
from consilience.provenance.fingerprints import fingerprints
from consilience.provenance.overlap import HELD, Overlap, is_copy, overlap, weighed
from consilience.provenance.precedence import are_versions, original, precedes
from consilience.provenance.propose import Proposal, Sketch, propose
from consilience.provenance.translations import (
    POSSIBLY,
    Likeness,
    Voiced,
    landmark_passages,
    likely_translations,
    voiced,
)
from consilience.provenance.words import HashedWords, hashed_words, span
from consilience.records import Article, Passage, Problem, Publication, Record

# A copy of a quarter of an article with 15 % of its words changed still shares a tenth of the smaller sketch.
COPIES = Proposal(fewest=2, share=0.06, boilerplate=(32, 8, 3))
# Reuse of fewer weighed words is not worth reporting.
LEAST_REUSE = 30.0
# Of the words in the passages, the share that is equal: below it the text was rewritten.
EDITED = 0.93


class CopyOptions(Record, frozen=True, kw_only=True):
    """What counts as a copy.

    `derived` is the share of the weighed words of one article that must stand in the other, `reused` the share from
    which a pair is reported at all; `shortest_run` the words of the shortest verbatim passage given as evidence.
    """

    derived: float = HELD
    reused: float = 0.2
    shortest_run: int = 8


class CopyPair(Record, frozen=True, kw_only=True):
    """Two articles with words in common; `a` is the original as far as can be told, `b` its copy.

    `kind` is exact, edited, rewritten, cut (b is a part of a), embedded (b holds a and more), reused (not derived:
    passages only) or translation (not known to be derived: names and numbers of two languages in one order). `score`
    is the larger share of the words of one that stand in the other, quotations and boilerplate weighed down; of a
    translation the share of the names and numbers in common that stand in one order. `rule` says what told the
    direction. `passages` are the verbatim runs, or those names and numbers, source in `a`, target in `b`.
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
    voiced: Voiced


def find_copies(
    articles: Iterable[Article | Problem],
    *,
    options: CopyOptions = CopyOptions(),  # noqa: B008 - a frozen record
) -> Iterator[CopyPair | Problem]:
    """The pairs of articles of which one copies the other or reuses much of it, and then possible translations.

    Reads the whole window first, since boilerplate is known only by how many articles print it. No text is kept, only
    ten bytes a word, a sketch and the landmarks. Problems pass through at once.
    """
    entries: list[_Entry] = []
    for item in articles:
        if isinstance(item, Problem):
            yield item
        else:
            entries.append(_Entry(item.id, item.published, hashed_words(item), voiced(item)))
    proposals = propose([Sketch(*fingerprints(entry.words.hashes)) for entry in entries], COPIES)
    for first, second in proposals.pairs.tolist():
        sides = (weighed(entries[number].words, proposals.boilerplate.get(number, [])) for number in (first, second))
        shared = overlap(*sides)
        if is_copy(shared, options.derived) or _is_reused(shared, options):
            yield _pair(entries[first], entries[second], shared, options)
    for first, second, alike in likely_translations([entry.voiced for entry in entries]):
        yield _translation(entries[first], entries[second], alike)


def _is_reused(shared: Overlap, options: CopyOptions) -> bool:
    return (
        min(shared.first.weight, shared.second.weight) >= LEAST_REUSE
        and max(shared.first.share, shared.second.share) >= options.reused
    )


def _pair(first: _Entry, second: _Entry, shared: Overlap, options: CopyOptions) -> CopyPair:
    direction = original(first.published, second.published, shared)
    a, b = (first, second) if direction.is_first else (second, first)
    first_is_held = shared.first.share > shared.second.share
    derived = is_copy(shared, options.derived)
    return CopyPair(
        a=a.id,
        b=b.id,
        kind=_kind(a, b, shared, first_is_held == direction.is_first) if derived else "reused",
        score=round(max(shared.first.share, shared.second.share), 4),
        derived=derived,
        rule=direction.rule,
        passages=passages(a.id, a.words, b.id, b.words, options.shortest_run),
    )


def _translation(first: _Entry, second: _Entry, alike: Likeness) -> CopyPair:
    is_later = precedes(second.published, first.published)
    a, b = (second, first) if is_later else (first, second)
    return CopyPair(
        a=a.id,
        b=b.id,
        kind="translation",
        score=round(alike.ordered, 4),
        derived=False,
        rule=POSSIBLY,
        passages=landmark_passages(a.id, b.id, alike, is_later),
    )


def passages(source: str, words: HashedWords, target: str, others: HashedWords, shortest: int) -> tuple[Passage, ...]:
    """The verbatim runs of at least `shortest` words, in the order of the source."""
    return tuple(
        Passage(
            source=span(source, words, run.start, run.end), target=span(target, others, run.other_start, run.other_end)
        )
        for run in verbatim_runs(words.hashes, others.hashes, shortest)
    )


def _kind(a: _Entry, b: _Entry, shared: Overlap, a_is_held: bool) -> str:
    if np.array_equal(a.words.hashes, b.words.hashes):
        return "exact"
    if are_versions(shared):
        return "edited" if shared.equal >= EDITED else "rewritten"
    return "embedded" if a_is_held else "cut"
