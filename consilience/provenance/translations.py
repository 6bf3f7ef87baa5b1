"""Which articles of different languages may be one report: the same names and numbers in the same order."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from consilience.provenance.landmarks import Landmarks, landmarks
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


POSSIBLY = "possibly one report: names and numbers in one order"
# A number that so many articles hold proposes no pair; one that is rarer does, with a second.
COMMON, RARE = 32, 2


class Voiced(NamedTuple):
    """What is kept of an article to find its translations; `language` is empty where it is not known."""

    language: str
    marks: Landmarks | None


class Likeness(NamedTuple):
    """The landmarks in common that stand in one order, as in either article, and their share of all in common."""

    first: Landmarks
    second: Landmarks
    ordered: float


def voiced(article: Article) -> Voiced:
    """An article's language and landmarks."""
    language = language_of(article)
    return Voiced(language, landmarks(article) if language else None)


def language_of(article: Article) -> str:
    """The primary tag of the article's language; empty where it is not known."""
    return article.language.value.split("-")[0].lower() if article.language else ""


def likely_translations(articles: Sequence[Voiced]) -> Iterator[tuple[int, int, Likeness]]:
    """The pairs of a window that may be one report in two languages, as numbers of articles, the earlier first."""
    if len({article.language for article in articles if article.language}) < 2:
        return
    for first, second in _proposed(articles):
        one, two = articles[first], articles[second]
        if one.marks is not None and two.marks is not None and one.language != two.language:
            found = likeness(one.marks, two.marks)
            if found is not None:
                yield first, second, found


def likeness(first: Landmarks, second: Landmarks) -> Likeness | None:
    """How two reports match, if they may be one."""
    shared, here, there = np.intersect1d(first.keys, second.keys, assume_unique=True, return_indices=True)
    fewest = max(FEWEST_NUMBERS, SAME_NUMBERS * min(first.numbers, second.numbers))
    if len(shared) < FEWEST_SHARED or int((shared & 1).sum()) < fewest:
        return None
    order = np.argsort(here)
    here, there = here[order], there[order]
    run = longest_increasing(there.tolist())
    ordered = len(run) / len(shared)
    return Likeness(first.at(here[run]), second.at(there[run]), ordered) if ordered >= SAME_ORDER else None


def translation_links(articles: tuple[AnnotatedArticle, ...]) -> Iterator[Link]:
    """TRANSLATION links between articles of different known languages, in story order.

    Possible ones: the evidence is language-independent, and `score` the share of the landmarks in common that stand
    in the same order. `passages` are those landmarks.
    """
    found = [annotated.article for annotated in articles]
    if len({language_of(article) for article in found} - {""}) > 1:
        sides = [voiced(article) for article in found]
        for first, second, alike in likely_translations(sides):
            yield _link(found[first], found[second], alike)


def landmark_passages(source: str, target: str, alike: Likeness, is_swapped: bool) -> tuple[Passage, ...]:
    """The landmarks in common, as passages from one article to the other; `is_swapped` where the source came second."""
    here, there = (alike.second, alike.first) if is_swapped else (alike.first, alike.second)
    pairs = zip(here.spans(source), there.spans(target), strict=True)
    return tuple(Passage(source=one, target=other) for one, other in pairs)


def longest_increasing(places: list[int]) -> list[int]:
    """The indexes of a longest increasing subsequence (patience sorting).

    >>> longest_increasing([5, 1, 2, 9, 3])
    [1, 2, 4]
    """
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


def _proposed(articles: Sequence[Voiced]) -> list[tuple[int, int]]:
    """Pairs that share rare numbers, in order."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for key in article.marks.keys.tolist() if article.marks is not None else ():
            if key & 1:
                holders[key].append(number)
    pairs = Counter(pair for held in holders.values() if len(held) <= COMMON for pair in combinations(held, 2))
    return sorted(pair for pair, count in pairs.items() if count >= RARE)


def _link(first: Article, second: Article, alike: Likeness) -> Link:
    is_later = _precedes(second, first)
    source, target = (second, first) if is_later else (first, second)
    when = "published earlier" if is_later or _precedes(first, second) else "order unknown"
    return Link(
        source=source.id,
        target=target.id,
        kind=LinkKind.TRANSLATION,
        rule=f"{POSSIBLY}, {when}",
        score=round(alike.ordered, 4),
        passages=landmark_passages(source.id, target.id, alike, is_later),
    )


def _precedes(first: Article, second: Article) -> bool:
    return precedes(first.published, second.published) or perhaps_precedes(first.published, second.published)
