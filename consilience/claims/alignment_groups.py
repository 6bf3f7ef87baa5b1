"""From pairs that tell the same to groups; a sentence that tells several facts stands in several groups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]
# Pairs at least so likely to tell one fact are put together; and those of LIKELY_OF_THE_BEST of which each fits the
# other best in its article: one sentence of an article tells a fact, seldom two. On stories not seen before, all points
# have precision .71, recall .46 (.71, .44 with .6 and .46; .70, .48 with .54 and .44).
# Groups that may hold a pair below it (down to .3) are wrong more often at the same recall: one wrong member makes as
# many wrong pairs as the group has others.
LIKELY = 0.57
LIKELY_OF_THE_BEST = 0.45


def groups(likely: Mapping[Pair, float], articles: Sequence[str]) -> list[tuple[int, ...]]:
    """Groups of places, in order, none inside another, that together hold every likely pair.

    `likely` gives the likelihood of each pair, `articles` the article of each place. The likeliest pair that no group
    holds yet begins one; it takes up the sentences that are likely with each of its members from other articles, the
    one that fits best first.
    """
    sure = _sure(likely, articles)
    beside = _beside(sure)
    held: set[Pair] = set()
    found: list[tuple[int, ...]] = []
    for pair in sorted(sure, key=lambda pair: (-sure[pair], pair)):
        if pair not in held:
            group = _grown(pair, sure, beside, articles)
            held.update((one, two) for one in group for two in group if one < two)
            found.append(group)
    return sorted(group for group in found if not any(set(group) < set(other) for other in found))


def _sure(likely: Mapping[Pair, float], articles: Sequence[str]) -> dict[Pair, float]:
    """The pairs that are put together."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (one, two), share in likely.items():
        for place, other in ((one, two), (two, one)):
            best[place, articles[other]] = max(best[place, articles[other]], share)
    return {
        (one, two): share
        for (one, two), share in likely.items()
        if share >= LIKELY
        or (share >= LIKELY_OF_THE_BEST and share == best[one, articles[two]] == best[two, articles[one]])
    }


def _beside(sure: Mapping[Pair, float]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, two in sure:
        found[one].add(two)
        found[two].add(one)
    return found


def _grown(
    pair: Pair, sure: Mapping[Pair, float], beside: Mapping[int, set[int]], articles: Sequence[str]
) -> tuple[int, ...]:
    group = list(pair)
    while True:
        around = set().union(*(beside[place] for place in group)) - set(group)
        fits = {place: _fit(place, group, sure, articles) for place in around}
        best = max(sorted(fits), key=lambda place: fits[place], default=None)
        if best is None or not fits[best]:
            return tuple(sorted(group))
        group.append(best)


def _fit(place: int, group: Sequence[int], sure: Mapping[Pair, float], articles: Sequence[str]) -> float:
    """The mean likelihood of a place with the members from other articles; 0 where one of them is not likely."""
    shares = [
        sure.get((min(place, member), max(place, member)), 0.0)
        for member in group
        if articles[member] != articles[place]
    ]
    return sum(shares) / len(shares) if all(shares) and shares else 0.0
