"""Lines that stand in several articles: furniture of the outlet, unless the articles are copies of each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from consilience.clean.shape import key, line_of
from consilience.records import Article, Problem, digest

# A line of three articles is furniture whoever prints them; two of one outlet are enough.
ARTICLES = 3
ARTICLES_OF_OUTLET = 2
# Articles that share this much of their paragraphs are copies, and what they share is report.
COPIED = 0.3
# Bounds of memory: lines remembered (about 200 bytes each), and articles remembered of each line.
MOST_LINES = 1_000_000
MOST_ARTICLES = 8


def repeated_lines(articles: Iterable[Article | Problem]) -> frozenset[str]:
    """Digests of the lines that stand in several articles, for `CleanOptions.repeated`.

    A first pass over the articles, in bounded memory. A line counts once an article; articles that share a third of
    their paragraphs are copies of each other and count as one.
    """
    places: dict[str, tuple[int, ...]] = {}
    paragraphs: list[int] = []
    outlets: list[str] = []
    prose: set[str] = set()
    for number, article in enumerate(item for item in articles if isinstance(item, Article)):
        lines = dict(_lines(article))
        paragraphs.append(sum(lines.values()))
        outlets.append(article.outlet.value if article.outlet else "")
        prose.update(found for found, is_paragraph in lines.items() if is_paragraph and found in places)
        _remember(places, lines, number)
    copies = _copies(places, prose, paragraphs)
    return frozenset(found for found, standing in places.items() if _is_furniture(standing, outlets, copies))


def line_digest(text: str) -> str:
    """The digest under which a line is remembered: of its letters and digits alone."""
    return digest(key(text))


def _lines(article: Article) -> Iterator[tuple[str, bool]]:
    """Each line's digest, and whether it is a paragraph."""
    for block in article.blocks:
        text = article.words(block.span)
        yield line_digest(text), line_of(text).is_paragraph


def _remember(places: dict[str, tuple[int, ...]], lines: Iterable[str], number: int) -> None:
    for found in lines:
        standing = places.get(found, ())
        if len(standing) < MOST_ARTICLES and (standing or len(places) < MOST_LINES):
            places[found] = (*standing, number)


def _copies(places: dict[str, tuple[int, ...]], prose: set[str], paragraphs: list[int]) -> frozenset[tuple[int, int]]:
    """The pairs of articles that share so many paragraphs that one is a copy of the other."""
    shared = Counter(pair for found in prose for pair in combinations(places.get(found, ()), 2))
    return frozenset(
        (one, two) for (one, two), count in shared.items() if count >= COPIED * min(paragraphs[one], paragraphs[two])
    )


def _is_furniture(standing: tuple[int, ...], outlets: list[str], copies: frozenset[tuple[int, int]]) -> bool:
    """Stands in enough articles that are no copies of each other."""
    voices: list[int] = []
    for number in standing:
        if not any((voice, number) in copies for voice in voices):
            voices.append(number)
    of_outlet: dict[str, int] = defaultdict(int)
    for voice in voices:
        of_outlet[outlets[voice]] += bool(outlets[voice])
    return len(voices) >= ARTICLES or max(of_outlet.values(), default=0) >= ARTICLES_OF_OUTLET
