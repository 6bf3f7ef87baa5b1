"""Average linkage over a sparse graph of similarities (Sokal and Michener 1958)."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Links = dict[int, dict[int, float]]


def agglomerate(links: Mapping[int, Mapping[int, float]], sizes: Mapping[int, int], least: float) -> list[list[int]]:
    """Join the two groups of the highest mean similarity until none reaches `least`; the groups of nodes, in order.

    `links[a][b]` is the total similarity of the articles in a to those in b, the same both ways; `sizes` how many
    articles each node holds.
    """
    totals = {node: dict(links.get(node, {})) for node in sizes}
    counts = dict(sizes)
    members = {node: [node] for node in sizes}
    queue = [(-total / (counts[a] * counts[b]), a, b) for a, row in totals.items() for b, total in row.items() if a < b]
    queue = [entry for entry in queue if -entry[0] >= least]
    heapify(queue)
    fresh = max(sizes, default=0)
    while queue:
        _, a, b = heappop(queue)
        if a in members and b in members:
            fresh += 1
            members[fresh] = members.pop(a) + members.pop(b)
            counts[fresh] = counts[a] + counts[b]
            merge(totals, a, b, fresh)
            for other, total in totals[fresh].items():
                mean = total / (counts[fresh] * counts[other])
                if mean >= least:
                    heappush(queue, (-mean, other, fresh))
    return sorted(sorted(group) for group in members.values())


def merge(totals: Links, a: int, b: int, into: int) -> None:
    """Replace the nodes a and b by `into`, whose similarity to every other is the sum of theirs."""
    row, smaller = totals.pop(a), totals.pop(b)
    if len(row) < len(smaller):
        row, smaller = smaller, row
    for other, total in smaller.items():
        row[other] = row.get(other, 0.0) + total
    row.pop(a, None)
    row.pop(b, None)
    totals[into] = row
    for other, total in row.items():
        neighbours = totals[other]
        neighbours.pop(a, None)
        neighbours.pop(b, None)
        neighbours[into] = total
