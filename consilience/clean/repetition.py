"""Lines that stand in several articles: furniture of the outlet, unless the articles are copies of each other.

Articles whose outlet nobody names give it away by what they share: two reports with little prose in common and many
other lines are pages of one site.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from consilience.clean.front import own_title
from consilience.clean.shape import key, lines_of
from consilience.records import Article, Problem, digest

# A line of three articles is furniture whoever prints them; two of one outlet are enough.
ARTICLES = 3
ARTICLES_OF_OUTLET = 2
# Articles that share this much of their paragraphs are copies, and what they share is report.
COPIED = 0.3
# On 215 pages every line that two pages with ten such lines in common print was furniture (17,888 of 17,909, the others
# were mostly rules and credits); of the 63 pairs of one site 60 have ten. Each must have paragraphs of its own as well.
LINES_OF_SITE = 10
OWN_PARAGRAPHS = 3
# Bounds of memory: lines remembered (about 200 bytes each), and articles remembered of each line.
MOST_LINES = 1_000_000
MOST_ARTICLES = 8

Pair = tuple[int, int]
Pairs = frozenset[Pair]


class Standing(NamedTuple):
    """What the first pass remembers: where each line stands, and of each article its paragraphs and outlet."""

    places: dict[str, tuple[int, ...]]
    prose: set[str]
    titles: set[str]
    paragraphs: list[int]
    outlets: list[str]


def repeated_lines(articles: Iterable[Article | Problem]) -> frozenset[str]:
    """Digests of the lines that stand in several articles, for `CleanOptions.repeated`.

    A first pass over the articles, in bounded memory. A line counts once an article; articles that share a third of
    their paragraphs are copies of each other and count as one. The title of one page is no furniture where another
    page names it.
    """
    standing = Standing({}, set(), set(), [], [])
    for number, article in enumerate(item for item in articles if isinstance(item, Article)):
        _remember(standing, article, number)
    copies, sites = _pairs(standing)
    return frozenset(
        found
        for found, places in standing.places.items()
        if len(places) > 1 and found not in standing.titles and _is_furniture(places, standing.outlets, copies, sites)
    )


def line_digest(text: str) -> str:
    """The digest under which a line is remembered: of its letters and digits alone."""
    return digest(key(text))


def _remember(standing: Standing, article: Article, number: int) -> None:
    lines = lines_of(article)
    found = {line_digest(line.text): line.is_paragraph for line in lines if key(line.text)}
    standing.paragraphs.append(sum(found.values()))
    standing.outlets.append(article.outlet.value if article.outlet else "")
    standing.prose.update(line for line, is_paragraph in found.items() if is_paragraph and line in standing.places)
    if title := own_title(lines):
        standing.titles.add(line_digest(title.text))
    for line in found:
        places = standing.places.get(line, ())
        if len(places) < MOST_ARTICLES and (places or len(standing.places) < MOST_LINES):
            standing.places[line] = (*places, number)


def _pairs(standing: Standing) -> tuple[Pairs, Pairs]:
    """The pairs of articles one of which is a copy of the other, and those that are pages of one site."""
    shared, prose = Counter[Pair](), Counter[Pair]()
    for line, places in standing.places.items():
        (prose if line in standing.prose else shared).update(combinations(places, 2))
    fewest = {pair: min(standing.paragraphs[number] for number in pair) for pair in shared.keys() | prose.keys()}
    copies = frozenset(pair for pair, count in prose.items() if count >= COPIED * fewest[pair])
    sites = frozenset(
        pair
        for pair, count in shared.items()
        if count >= LINES_OF_SITE and fewest[pair] - prose[pair] >= OWN_PARAGRAPHS and pair not in copies
    )
    return copies, sites


def _is_furniture(standing: tuple[int, ...], outlets: list[str], copies: Pairs, sites: Pairs) -> bool:
    """Stands in enough articles that are no copies of each other."""
    voices: list[int] = []
    for number in standing:
        if not any((voice, number) in copies for voice in voices):
            voices.append(number)
    named = Counter(outlets[voice] for voice in voices if outlets[voice])
    of_one = max(named.values(), default=0) >= ARTICLES_OF_OUTLET
    return len(voices) >= ARTICLES or of_one or any(pair in sites for pair in combinations(voices, 2))
