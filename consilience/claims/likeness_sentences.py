"""A sentence laid out for comparing: its content words by sort, words that stand together, numbers and dates."""

import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from consilience.claims.grammar import CONTENT
from consilience.claims.nations import nation
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading
from consilience.records import Span

WORD = re.compile(r"\w+")
# Words without content of their own: an edge of the tree passes through them.
THROUGH = frozenset({"ADP", "PART", "CCONJ", "DET", "AUX"})
LONGEST_PASSAGE = 3
# Characters of an ISO day: hours are not compared.
DAY = 10
YEAR = 4


@dataclass(frozen=True, eq=False)
class Told:
    """What one sentence tells. `place` is its place in the article; sets hold stems, states under their own name.

    `neighbours` are pairs of words that follow each other, `close` pairs of content words with at most one between,
    `edges` pairs of a content word and the one that governs it; `quoted` are the words of each quotation, `plain` all
    words and their pairs.
    """

    span: Span
    place: int
    words: frozenset[str]
    names: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    neighbours: frozenset[tuple[str, str]]
    close: frozenset[tuple[str, str]]
    edges: frozenset[tuple[str, str]]
    quoted: tuple[tuple[str, ...], ...]
    plain: frozenset[tuple[str, ...]]
    speakers: frozenset[str]


def told(reading: Reading) -> Told:
    """A sentence laid out for comparing."""
    tokens = reading.tree.tokens
    content = [_content(reading, index) for index in range(len(tokens))]
    filled = [word for word in content if word]
    running = [word or token.lemma.lower() for word, token in zip(content, tokens, strict=True) if token.pos != "PUNCT"]
    plain = tuple(WORD.findall(reading.words(reading.span).lower()))

    def of(pos: str) -> frozenset[str]:
        return frozenset(word for word, token in zip(content, tokens, strict=True) if word and token.pos == pos)

    return Told(
        span=reading.span,
        place=reading.position,
        words=frozenset(filled),
        names=of("PROPN"),
        nouns=of("NOUN"),
        verbs=of("VERB"),
        numbers=frozenset(token.lemma for token in tokens if token.pos == "NUM" or token.lemma[:1].isdigit()),
        dates=frozenset(
            time.value[:DAY] for time in reading.times if time.type in {"DATE", "TIME"} and len(time.value) >= YEAR
        ),
        neighbours=frozenset(pairwise(running)),
        close=frozenset(_sorted_pairs(filled)),
        edges=frozenset(_edges(reading, content)),
        quoted=tuple(tuple(WORD.findall(reading.words(found.span).lower())) for found in reading.quotations),
        plain=frozenset(pairwise(plain)) | frozenset((word,) for word in plain),
        speakers=frozenset(_speakers(reading)),
    )


class Rarity:
    """How rare the items of some sentences are: 1 for one of a single sentence, near 0 for a common one."""

    def __init__(self, sentences: Sequence[Told], items: Callable[[Told], Iterable[Hashable]]) -> None:
        counts = Counter(item for sentence in sentences for item in items(sentence))
        size = len(sentences)
        self._weights = {item: math.log(1 + size / count) / math.log(1 + size) for item, count in counts.items()}

    def of(self, items: Iterable[Hashable]) -> float:
        """The summed rarity of some items; exact, so that it does not depend on the order of a set."""
        weights = self._weights
        return math.fsum(weights[item] for item in items)

    def each(self, items: Iterable[Hashable]) -> list[float]:
        """The rarity of each of some items, the rarest first."""
        weights = self._weights
        return sorted((weights[item] for item in items), reverse=True)


def _content(reading: Reading, index: int) -> str:
    token = reading.tree.tokens[index]
    if token.pos not in CONTENT or token.lemma in TRADE_WORDS or not any(map(str.isalnum, token.lemma)):
        return ""
    return nation(reading.tree.word(index)) or stem(token.lemma)


def _sorted_pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for step in (1, 2):
        for one, two in zip(words, words[step:], strict=False):
            yield (one, two) if one < two else (two, one)


def _edges(reading: Reading, content: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each content word with the one that governs it, and each joined by "and" with what governs the first."""
    for index, word in enumerate(content):
        if word:
            for head in _heads(reading, index):
                other = content[head]
                if other and other != word:
                    yield (word, other) if word < other else (other, word)


def _heads(reading: Reading, index: int) -> Iterator[int]:
    tokens = reading.tree.tokens
    head = tokens[index].head
    for _ in range(LONGEST_PASSAGE):
        if tokens[head].pos in THROUGH:
            head = tokens[head].head
    yield head
    if tokens[index].relation == "conj":
        yield tokens[head].head


def _speakers(reading: Reading) -> Iterator[str]:
    for attribution in reading.attributions:
        for span in attribution.source[:1]:
            for word in WORD.findall(reading.words(span).lower()):
                if len(word) > 1:
                    yield stem(word)
