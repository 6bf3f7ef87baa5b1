"""Average linkage (Sokal and Michener 1958) over the pairs that were compared; all others count as unlikely."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def linked(likely: Mapping[Pair, float], size: int, bar: float, otherwise: float) -> list[tuple[int, ...]]:
    """Groups of the places below `size`, in order; two groups are joined while their mean likelihood reaches the bar.

    `likely` holds pairs with the smaller place first; a pair that it lacks is as likely as `otherwise`.
    """
    members = {place: [place] for place in range(size)}
    sums: dict[int, dict[int, float]] = {place: {} for place in range(size)}
    for (one, two), share in likely.items():
        sums[one][two] = sums[two][one] = share - otherwise
    queue = [(-share, one, two) for (one, two), share in likely.items() if share >= bar]
    heapify(queue)
    while queue:
        _, one, two = heappop(queue)
        if one in members and two in members:
            fresh = _joined(one, two, members, sums)
            for other, total in sums[fresh].items():
                mean = total / (len(members[fresh]) * len(members[other])) + otherwise
                if mean >= bar:
                    heappush(queue, (-mean, other, fresh))
    return sorted(tuple(sorted(group)) for group in members.values())


def _joined(one: int, two: int, members: dict[int, list[int]], sums: dict[int, dict[int, float]]) -> int:
    """The new group that takes the place of two; groups have numbers in the order in which they were made."""
    fresh = max(members) + 1
    members[fresh] = members.pop(one) + members.pop(two)
    first, second = sums.pop(one), sums.pop(two)
    sums[fresh] = {
        other: first.get(other, 0.0) + second.get(other, 0.0)
        for other in sorted(first.keys() | second.keys())
        if other in members
    }
    for other, total in sums[fresh].items():
        sums[other].pop(one, None)
        sums[other].pop(two, None)
        sums[other][fresh] = total
    return fresh
