"""Which articles of a story copy one another or reuse passages, shown by the words themselves."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from consilience.provenance.align import Aligned, verbatim_runs
from consilience.provenance.citations import own_outlet
from consilience.provenance.fingerprints import RUN, fingerprints
from consilience.provenance.overlap import HELD, Overlap, Weighed, is_copy, overlap, weighed
from consilience.provenance.precedence import Direction, original, perhaps_precedes, precedes
from consilience.provenance.propose import Proposal, Sketch, propose
from consilience.provenance.stock_words import is_telling
from consilience.provenance.words import HashedWords, hashed_words, span
from consilience.records import AnnotatedArticle, Article, Link, LinkKind, Passage, Record, Span

# (words, telling words): a run of equal words outside quotation marks with as many shows reuse. Of 207 pairs of
# outlets' own reports of one event 5 are linked, each by words that were hardly chosen twice; of unquoted stretches of
# 10, 12 and 15 words put into another article .44, .80 and .87 are found.
SHOWING = ((8, 5), (10, 4), (12, 3))
# Once reuse is shown, shorter runs between the same articles are evidence too.
SUPPORTING = ((6, 3),)
SHORTEST = min(SUPPORTING)[0]
# A passage belongs to an attribution that holds so much of it: its first word may be "that".
ATTRIBUTED = 0.8

# Ids of articles with the names of outlets that they cite.
Cited = frozenset[tuple[str, str]]


class ReuseOptions(Record, frozen=True, kw_only=True):
    """From which share of its weighed words (0..1) an article is a copy of another, not a user of passages."""

    copied: float = HELD


class _Side(NamedTuple):
    """An article of the story as its words."""

    annotated: AnnotatedArticle
    words: HashedWords
    weighed: Weighed


def text_links(articles: tuple[AnnotatedArticle, ...], cited: Cited, options: ReuseOptions) -> Iterator[Link]:
    """COPY and REUSE links between the articles of one story, in story order.

    `cited` tells which article cites which outlet. Words in quotation marks are no reuse, nor are passages that both
    articles attribute to the same source.
    """
    sides = [_side(annotated) for annotated in articles]
    sketches = [Sketch(*fingerprints(side.words.hashes, window=1)) for side in sides]
    wanted = Proposal(fewest=min(SHOWING)[0] - RUN + 1, share=0.0)
    for first, second in propose(sketches, wanted).pairs.tolist():
        link = _link(sides[first], sides[second], cited, options)
        if link is not None:
            yield link


def _side(annotated: AnnotatedArticle) -> _Side:
    words = hashed_words(annotated.article)
    return _Side(annotated, words, weighed(words, []))


def _link(first: _Side, second: _Side, cited: Cited, options: ReuseOptions) -> Link | None:
    shared = overlap(first.weighed, second.weighed)
    copied = is_copy(shared, options.copied)
    evidence = _own_runs(first, second)
    if not copied and not any(_is_telling(first, run, SHOWING) for run in evidence):
        return None
    direction = _directed(first, second, shared, copied, cited)
    source, target = (first, second) if direction.is_first else (second, first)
    return Link(
        source=source.annotated.article.id,
        target=target.annotated.article.id,
        kind=LinkKind.COPY if copied else LinkKind.REUSE,
        rule=f"same words, {direction.rule}",
        score=round((shared.second if target is second else shared.first).share, 4),
        passages=tuple(_passage(first, second, run, target is second) for run in evidence),
    )


def _own_runs(first: _Side, second: _Side) -> list[Aligned]:
    """The telling verbatim runs, cut at quotation marks, without those that both attribute to the same source."""
    runs = verbatim_runs(first.words.hashes, second.words.hashes, SHORTEST)
    unquoted = (part for run in runs for part in _unquoted(first, second, run))
    telling = (part for part in unquoted if _is_telling(first, part, (*SHOWING, *SUPPORTING)))
    return [part for part in telling if not _same_source(first, second, part)]


def _unquoted(first: _Side, second: _Side, run: Aligned) -> Iterator[Aligned]:
    here = first.words.quoted[run.start : run.end]
    quoted = here | second.words.quoted[run.other_start : run.other_end]
    edges = np.flatnonzero(np.diff(np.r_[True, quoted, True].astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= SHORTEST:
            yield Aligned(
                run.start + start, run.start + end, run.other_start + start, run.other_start + end, end - start
            )


def _is_telling(side: _Side, run: Aligned, rows: tuple[tuple[int, int], ...]) -> bool:
    """Whether a run has the words and the telling words of one of the rows."""
    article = side.annotated.article
    places = range(run.start, run.end)
    telling = sum(is_telling(article.words(span(article.id, side.words, place, place + 1))) for place in places)
    return any(run.same >= words and telling >= needed for words, needed in rows)


def _passage(first: _Side, second: _Side, run: Aligned, forward: bool) -> Passage:
    here = span(first.annotated.article.id, first.words, run.start, run.end)
    there = span(second.annotated.article.id, second.words, run.other_start, run.other_end)
    return Passage(source=here, target=there) if forward else Passage(source=there, target=here)


def _same_source(first: _Side, second: _Side, run: Aligned) -> bool:
    """Whether both articles report the run as the words of one and the same source."""
    here = span(first.annotated.article.id, first.words, run.start, run.end)
    there = span(second.annotated.article.id, second.words, run.other_start, run.other_end)
    return bool(_sources(first.annotated, here) & _sources(second.annotated, there))


def _sources(annotated: AnnotatedArticle, passage: Span) -> frozenset[str]:
    """The last words of the sources to whom the article attributes the passage: a name is told by its surname."""
    speakers = (
        annotated.article.words(attribution.source[-1]).split()
        for attribution in annotated.attributions
        if attribution.source and _within(passage, attribution.content) >= ATTRIBUTED
    )
    return frozenset(words[-1].lower() for words in speakers if words)


def _within(passage: Span, spans: tuple[Span, ...]) -> float:
    """The share of the passage's characters that stand in the spans."""
    common = (min(span.end, passage.end) - max(span.start, passage.start) for span in spans)
    return sum(length for length in common if length > 0) / (passage.end - passage.start)


def _directed(first: _Side, second: _Side, shared: Overlap, copied: bool, cited: Cited) -> Direction:
    """By date; else the one that cites the other's outlet is later; else by containment or the order of the story."""
    here, there = first.annotated.article, second.annotated.article
    if precedes(here.published, there.published) or precedes(there.published, here.published):
        return original(here.published, there.published, shared)
    credits_there, credits_here = _credits(here, there, cited), _credits(there, here, cited)
    if credits_there != credits_here:
        return Direction(credits_here, "the other credits it")
    if copied:
        return original(None, None, shared)
    if perhaps_precedes(there.published, here.published):
        return Direction(False, "published perhaps earlier")
    told = perhaps_precedes(here.published, there.published)
    return Direction(True, "published perhaps earlier" if told else "order unknown")


def _credits(article: Article, other: Article, cited: Cited) -> bool:
    outlet = own_outlet(other)
    return outlet is not None and (article.id, outlet.name) in cited
