"""Which articles of different languages may be one report: the same names and numbers in the same order."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from consilience.provenance.landmarks import Landmark, landmarks
from consilience.provenance.precedence import perhaps_precedes, precedes
from consilience.records import AnnotatedArticle, Article, Link, LinkKind, Passage

# Set on outlets' own reports of one event, in one language, which share more names than reports in two: of 217 pairs,
# 215 share eight landmarks and none passes; at an order of 0.8 one does. Of edited copies 81 % pass.
# Landmarks in common, and numbers among them.
FEWEST_SHARED, FEWEST_NUMBERS = 8, 3
# Of the numbers of the shorter report, the share that the other has too.
SAME_NUMBERS = 0.7
# Of the landmarks in common, the share in one order. Two orders by chance share about 2 / sqrt(n) of n.
SAME_ORDER = 0.85


class _Likeness(NamedTuple):
    """The landmarks in common that stand in one order, and their share of all in common."""

    pairs: list[tuple[Landmark, Landmark]]
    ordered: float


def translation_links(articles: tuple[AnnotatedArticle, ...]) -> Iterator[Link]:
    """TRANSLATION links between articles of different known languages, in story order.

    Possible ones: the evidence is language-independent, and `score` the share of the landmarks in common that stand
    in the same order. `passages` are those landmarks.
    """
    known = [annotated.article for annotated in articles if annotated.article.language is not None]
    if len({_language(article) for article in known}) < 2:
        return
    marks = {article.id: landmarks(article) for article in known}
    for first, second in combinations(known, 2):
        if _language(first) != _language(second):
            likeness = _likeness(marks[first.id], marks[second.id])
            if likeness is not None:
                yield _link(first, second, likeness)


def _language(article: Article) -> str:
    return article.language.value.split("-")[0].lower() if article.language else ""


def _likeness(first: list[Landmark], second: list[Landmark]) -> _Likeness | None:
    """How two reports match, if they may be one."""
    there = {mark.key: mark for mark in second}
    shared = [(mark, there[mark.key]) for mark in first if mark.key in there]
    numbers = sum(mark.is_number for mark, _ in shared)
    fewer = min(sum(mark.is_number for mark in marks) for marks in (first, second))
    if len(shared) < FEWEST_SHARED or numbers < max(FEWEST_NUMBERS, SAME_NUMBERS * fewer):
        return None
    run = _longest_increasing([other.span.start for _, other in shared])
    ordered = len(run) / len(shared)
    return _Likeness([shared[place] for place in run], ordered) if ordered >= SAME_ORDER else None


def _longest_increasing(places: list[int]) -> list[int]:
    """The indexes of a longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        holders[pile : pile + 1] = [index]
    found, last = [], holders[-1] if holders else -1
    while last >= 0:
        found.append(last)
        last = before[last]
    return found[::-1]


def _link(first: Article, second: Article, likeness: _Likeness) -> Link:
    later = precedes(second.published, first.published) or perhaps_precedes(second.published, first.published)
    dated = later or precedes(first.published, second.published) or perhaps_precedes(first.published, second.published)
    source, target = (second, first) if later else (first, second)
    sides = [(there, here) if later else (here, there) for here, there in likeness.pairs]
    when = "published earlier" if dated else "order unknown"
    return Link(
        source=source.id,
        target=target.id,
        kind=LinkKind.TRANSLATION,
        rule=f"possibly the same report: names and numbers in one order, {when}",
        score=round(likeness.ordered, 4),
        passages=tuple(Passage(source=here.span, target=there.span) for here, there in sides),
    )
