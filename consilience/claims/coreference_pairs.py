"""Which mentions are worth comparing: those with words alike, and those of which the arguments are the same."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np

from consilience.claims.coreference_measures import Background
from consilience.claims.coreference_mentions import EventMention
from consilience.claims.coreference_words import words

Pairs = Iterator[tuple[int, int]]
# Two mentions are compared when the vectors of their words are so like, or so much of their arguments is the same. Of
# the pairs of one event in ECB+ train 80 in 100 are compared, of all pairs 22 in 100; nearly all others are pronouns
# and words that have nothing to do with each other.
ALIKE = 0.35
HALF = 0.5
# What more mentions than these have for an argument proposes none: it is what the story is about.
HOLDERS = 150


def comparable(mentions: Sequence[EventMention], background: Background) -> list[tuple[int, int]]:
    """The pairs of places that are worth comparing, in order."""
    found = set(_alike(mentions))
    found.update(_holding(each.words for each in mentions))
    found.update(_pronouns(mentions))
    for one, two in _holding((each.arguments for each in mentions), HOLDERS):
        if (one, two) not in found and _half(mentions[one], mentions[two], background):
            found.add((one, two))
    return sorted(found)


def _alike(mentions: Sequence[EventMention]) -> Pairs:
    """The pairs with the same or a related word, the words being compared once each."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        places[mention.stem, mention.lemma].append(place)
    kinds = list(places.values())
    for held in kinds:
        yield from _between(held, held)
    for one, two in sorted(_related([mentions[held[0]] for held in kinds])):
        yield from _between(kinds[one], kinds[two])


def _related(kinds: Sequence[EventMention]) -> set[tuple[int, int]]:
    """The pairs of words that are derived from each other, broader or narrower, or have vectors alike."""
    found = set(_holding(frozenset({each.stem}) for each in kinds))
    holders: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(kinds):
        for sense in words().senses(each.lemma):
            holders[sense].append(place)
    for place, each in enumerate(kinds):
        near = {other for sense in words().senses_and_broader(each.lemma) for other in holders[sense]}
        found.update((min(place, other), max(place, other)) for other in near if other != place)
    vectors = np.array([np.zeros(words().dimensions) if each.vector is None else each.vector for each in kinds])
    for one, two in np.argwhere(np.triu(vectors @ vectors.T > ALIKE, 1)) if kinds else ():
        found.add((int(one), int(two)))
    return found


def _half(one: EventMention, two: EventMention, background: Background) -> bool:
    weight = background.weight
    return weight(one.arguments & two.arguments) > HALF * min(weight(one.arguments), weight(two.arguments))


def _pronouns(mentions: Sequence[EventMention]) -> Pairs:
    """A pronoun is compared with all: the word tells nothing."""
    pronouns = [place for place, mention in enumerate(mentions) if mention.is_pronoun]
    yield from _between(pronouns, range(len(mentions)))


def _holding(items: Iterable[Iterable[Hashable]], most: int | None = None) -> Pairs:
    """The pairs of places that hold an item in common which at most so many hold."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, held in enumerate(items):
        for item in held:
            holders[item].append(place)
    for places in holders.values():
        if most is None or len(places) <= most:
            yield from _between(places, places)


def _between(these: Sequence[int], those: Sequence[int]) -> Pairs:
    return ((min(one, two), max(one, two)) for one in these for two in those if one != two)
