"""Sentences of several articles that tell the same thing, found by the rare words they share."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from consilience.claims.comparison import Comparison, same
from consilience.claims.making import claim
from consilience.claims.reading import StoryReading
from consilience.records import Claim, ClaimKind

# Two sentences tell the same when the rare words they share weigh this much, damped by what each says alone; a group
# holds while its mean score does. Swept on the seven annotated stories: at 1.4 all points together have precision .72,
# recall .32 and link 140 of 226 facts (at 1.2: .66, .35, 145; at 1.5: .75, .31, 138).
SAME_MATTER = 1.4
# How much what a sentence says alone counts against it: 0 not at all, 1 like the cosine. Swept 0-1: best at .4.
DAMPING = 0.4
# Words of more sentences than this are the story's topic; they propose no pair (they still count in the score).
TOO_COMMON = 60


def event_claims(story: StoryReading) -> Iterator[Claim]:
    """One claim for each sentence: what it says as a whole."""
    for reading in story.readings:
        if len(reading.stems) > 2:
            yield claim(
                reading,
                ClaimKind.EVENT,
                reading.span,
                topic=reading.span,
                subject="",
                relation="tells",
                value=" ".join(sorted(reading.stems)),
                rule="whole sentence",
                theme=reading.stems,
            )


def similarity(story: StoryReading, one: frozenset[str], two: frozenset[str]) -> float:
    """The weight of the shared words, damped where both sentences also say much else; 0 and up."""
    shared = story.weight(one & two)
    if not shared:
        return 0.0
    return float(shared * (shared / math.sqrt(story.weight(one) * story.weight(two))) ** DAMPING)


def same_matter(story: StoryReading, claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Groups of sentences of two articles or more that tell the same, by average-link clustering."""
    themes = [frozenset(claim.theme) for claim in claims]
    scores = {
        pair: score
        for pair in _proposed(claims, themes)
        if (score := similarity(story, themes[pair[0]], themes[pair[1]])) >= SAME_MATTER
    }
    for group in _clusters(len(claims), scores):
        members = tuple(claims[place] for place in group)
        if len({member.evidence.article for member in members}) > 1:
            yield members


def compare_events(first: Claim, second: Claim) -> Comparison:
    """Sentences of one group tell the same; where they differ, a comparator of a finer kind says so."""
    return same("event, same")


def _proposed(claims: Sequence[Claim], themes: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, theme in enumerate(themes):
        for word in theme:
            index[word].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in index.values():
        if len(places) <= TOO_COMMON:
            for pair in combinations(places, 2):
                shared[pair] += 1
    return {
        (left, right)
        for (left, right), count in shared.items()
        if count > 1 and claims[left].evidence.article != claims[right].evidence.article
    }


def _clusters(size: int, scores: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """Greedy agglomeration, the best pair first; a merge must keep the mean score between the groups."""
    group: dict[int, tuple[int, ...]] = {place: (place,) for place in range(size)}
    for (left, right), _score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        one, two = group[left], group[right]
        if one == two:
            continue
        links = [scores.get((min(a, b), max(a, b)), 0.0) for a in one for b in two]
        if sum(links) / len(links) >= SAME_MATTER:
            merged = tuple(sorted(one + two))
            group.update(dict.fromkeys(merged, merged))
    return sorted({members for members in group.values() if len(members) > 1})
