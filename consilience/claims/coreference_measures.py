"""What two mentions of events have in common: a table of measures, for a trained scorer to weigh."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from consilience.claims.coreference_mentions import EventMention, Items
from consilience.claims.coreference_words import ALIKE, UNLIKE, words
from consilience.claims.predicates import stem
from consilience.claims.reading import StoryReading

Matrix = NDArray[np.float64]
# What stands for a share where one side has nothing to share.
NOTHING = -0.5
FAINTEST = 1e-6
PLURALS = frozenset({"NNS", "NNPS"})


class Background:
    """How rare the words and entities of a story are, and how like its articles are to each other."""

    def __init__(self, story: StoryReading) -> None:
        size = len(story.readings)
        named = Counter(key for reading in story.readings for key in reading.meant.within(reading.span))
        told: dict[str, set[str]] = {annotated.article.id: set() for annotated in story.dossier.articles}
        for reading in story.readings:
            told[reading.article].update(stem(token.lemma.lower()) for token in reading.tree.tokens)
        self.articles = len(told)
        self._weights = story.weights | {
            key: math.log(1 + size / count) / math.log(1 + size) for key, count in named.items()
        }
        self._held = Counter(word for found in told.values() for word in found)
        self._place = {article: place for place, article in enumerate(told)}
        self._alike = _alike([sorted(found) for found in told.values()], self._held)
        self._mean = (self._alike.sum(axis=1) - 1) / max(1, self.articles - 1)

    def weight(self, items: Iterable[str]) -> float:
        """The summed rarity of some stems and entities; exact, so that it does not depend on the order of a set."""
        weights = self._weights
        return math.fsum(weights.get(item, 1.0) for item in items)

    def holders(self, word: str) -> int:
        """In how many articles a stem stands."""
        return self._held[word]

    def likeness(self, one: str, other: str) -> float:
        """How like two articles are in their words, 1 for an article and itself."""
        return float(self._alike[self._place[one], self._place[other]])

    def nearness(self, one: str, other: str) -> float:
        """The same against what each of the two has in common with the articles of the story on average."""
        usual = self._mean[self._place[one]] + self._mean[self._place[other]]
        return self.likeness(one, other) - (0.0 if one == other else float(usual) / 2)


@dataclass(frozen=True, eq=False)
class Pair:
    """Two mentions before the background of their story."""

    one: EventMention
    two: EventMention
    background: Background

    @cached_property
    def stems(self) -> tuple[str, str]:
        return self.one.stem, self.two.stem

    @cached_property
    def held(self) -> list[float]:
        """In what share of the articles the rarer and the commoner of the two stems stand."""
        return sorted(self.background.holders(each) / self.background.articles for each in self.stems)

    @cached_property
    def rarity(self) -> list[float]:
        return sorted(self.background.weight((each,)) for each in self.stems)

    @cached_property
    def commonness(self) -> list[float]:
        return sorted(words().commonness(each.lemma) for each in (self.one, self.two))

    def shared(self, items: Callable[[EventMention], Items]) -> float:
        """The weight of what stands on both sides."""
        return self.background.weight(items(self.one) & items(self.two))

    def share(self, one: Items, two: Items) -> float:
        """The same as a part of what stands on the side with less; NOTHING where one side is empty."""
        if not one or not two:
            return NOTHING
        weight = self.background.weight
        return weight(one & two) / max(min(weight(one), weight(two)), FAINTEST)

    def share_of(self, items: Callable[[EventMention], Items]) -> float:
        return self.share(items(self.one), items(self.two))

    def count(self, has: Callable[[EventMention], bool]) -> float:
        """How many of the two are so."""
        return float(has(self.one) + has(self.two))

    def each_way(self, stands: Callable[[EventMention, EventMention], bool]) -> float:
        return float(stands(self.one, self.two) + stands(self.two, self.one))


def measures(pairs: Iterable[tuple[EventMention, EventMention]], background: Background) -> Matrix:
    """A row for each pair, a column for each of MEASURES."""
    rows = [[measure(found) for _, measure in MEASURES] for found in (Pair(*pair, background) for pair in pairs)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(MEASURES))


def likeness(one: EventMention, two: EventMention) -> float:
    """The likeness of the heads as word vectors."""
    if one.vector is None or two.vector is None:
        return ALIKE if one.stem == two.stem else UNLIKE
    return float(one.vector @ two.vector)


def kinship(one: EventMention, two: EventMention) -> float:
    return words().kinship(one.lemma, two.lemma)


def _agreement(one: Items, two: Items) -> float:
    """1 where something is on both sides, -1 where nothing is, 0 where one side is empty."""
    if not one or not two:
        return 0.0
    return 1.0 if one & two else -1.0


def _cosine(pair: Pair) -> float:
    weight = pair.background.weight
    alone = weight(pair.one.around) * weight(pair.two.around)
    return pair.shared(lambda each: each.around) / max(math.sqrt(alone), FAINTEST)


def _rarest(pair: Pair) -> float:
    shared = pair.one.around & pair.two.around
    return max((pair.background.weight((word,)) for word in shared), default=0.0)


def _shared_words(pair: Pair) -> float:
    one, two = pair.one.words, pair.two.words
    return len(one & two) / min(len(one), len(two))


def _is_same_sentence(pair: Pair) -> float:
    return float(pair.one.reading is pair.two.reading)


def _is_plural(mention: EventMention) -> bool:
    return mention.tag in PLURALS


def _latest(pair: Pair) -> float:
    return float(max(pair.one.reading.position, pair.two.reading.position))


MEASURES: Sequence[tuple[str, Callable[[Pair], float]]] = (
    ("same lemma", lambda pair: float(pair.one.lemma == pair.two.lemma)),
    ("same stem", lambda pair: float(pair.one.stem == pair.two.stem)),
    ("word vectors", lambda pair: likeness(pair.one, pair.two)),
    ("kinship of the words", lambda pair: kinship(pair.one, pair.two)),
    ("words of the mention", _shared_words),
    ("verbs", lambda pair: pair.count(lambda each: each.part == "VERB")),
    ("same part of speech", lambda pair: float(pair.one.part == pair.two.part)),
    ("pronouns", lambda pair: pair.count(lambda each: each.is_pronoun)),
    ("words of saying", lambda pair: pair.count(lambda each: each.is_saying)),
    ("one plural", lambda pair: float(_is_plural(pair.one) != _is_plural(pair.two))),
    ("done by the same", lambda pair: _agreement(pair.one.done_by, pair.two.done_by)),
    ("done to the same", lambda pair: _agreement(pair.one.done_to, pair.two.done_to)),
    ("share of who does it", lambda pair: pair.share_of(lambda each: each.done_by)),
    ("share of what it is done to", lambda pair: pair.share_of(lambda each: each.done_to)),
    ("share of what stands beside", lambda pair: pair.share_of(lambda each: each.beside)),
    ("share of all arguments", lambda pair: pair.share_of(lambda each: each.arguments)),
    ("arguments", lambda pair: pair.shared(lambda each: each.arguments)),
    ("fewest arguments", lambda pair: float(min(len(pair.one.arguments), len(pair.two.arguments)))),
    ("one stands beside the other", lambda pair: pair.each_way(lambda one, two: one.stem in two.around)),
    ("one is an argument of the other", lambda pair: pair.each_way(lambda one, two: one.stem in two.arguments)),
    ("one governs the like of the other", lambda pair: pair.each_way(lambda one, two: one.governor == two.stem)),
    ("words of the sentence", lambda pair: pair.shared(lambda each: each.around)),
    ("cosine of the sentences", _cosine),
    ("rarest shared word", _rarest),
    ("words near", lambda pair: pair.shared(lambda each: each.near)),
    ("share of the words near", lambda pair: pair.share_of(lambda each: each.near)),
    ("words below", lambda pair: pair.shared(lambda each: each.below)),
    ("share of the words below", lambda pair: pair.share_of(lambda each: each.below)),
    ("entities", lambda pair: pair.shared(lambda each: each.entities)),
    ("share of the entities", lambda pair: pair.share_of(lambda each: each.entities)),
    ("share of its own entities", lambda pair: pair.share_of(lambda each: each.own_entities)),
    ("numbers", lambda pair: _agreement(pair.one.numbers, pair.two.numbers)),
    ("same sentence", _is_same_sentence),
    ("later place", _latest),
    ("likeness of the articles", lambda pair: pair.background.likeness(_article(pair.one), _article(pair.two))),
    ("nearness of the articles", lambda pair: pair.background.nearness(_article(pair.one), _article(pair.two))),
    ("articles with the rarer word", lambda pair: pair.held[0]),
    ("articles with the commoner word", lambda pair: pair.held[1]),
    ("holders of the rarer word", lambda pair: pair.held[0] * pair.background.articles),
    ("rarity of the commoner word", lambda pair: pair.rarity[0]),
    ("rarity of the rarer word", lambda pair: pair.rarity[1]),
    ("commonness of the rarer word", lambda pair: pair.commonness[0]),
    ("commonness of the commoner word", lambda pair: pair.commonness[1]),
    ("articles", lambda pair: float(pair.background.articles)),
)


def _article(mention: EventMention) -> str:
    return mention.span.article


def _alike(texts: Sequence[Sequence[str]], held: Counter[str]) -> Matrix:
    """The cosine of the articles by their words, the rarer the heavier."""
    place = {word: column for column, word in enumerate(sorted(held))}
    rows = np.zeros((len(texts), len(place)))
    for row, text in enumerate(texts):
        for word in text:
            rows[row, place[word]] = math.log(1 + len(texts) / held[word])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), FAINTEST)
    found: Matrix = rows @ rows.T
    return found
