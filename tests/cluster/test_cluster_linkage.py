"""Average linkage joins by the mean over all pairs, not by the best pair."""

import pytest

from consilience.cluster.linkage import Links, agglomerate, merge


def links(*rows: tuple[int, int, float]) -> Links:
    made: Links = {}
    for a, b, similarity in rows:
        made.setdefault(a, {})[b] = similarity
        made.setdefault(b, {})[a] = similarity
    return made


@pytest.mark.parametrize(
    ("rows", "sizes", "groups"),
    [
        ([(0, 1, 2.0), (1, 2, 1.2)], {0: 1, 1: 1, 2: 1}, [[0, 1], [2]]),
        ([(0, 1, 2.0), (1, 2, 1.2), (0, 2, 0.9)], {0: 1, 1: 1, 2: 1}, [[0, 1, 2]]),
        ([(0, 1, 0.9)], {0: 1, 1: 1}, [[0], [1]]),
        ([(0, 1, 3.0)], {0: 4, 1: 1}, [[0], [1]]),
        ([(0, 1, 5.0)], {0: 4, 1: 1}, [[0, 1]]),
        ([], {3: 1}, [[3]]),
        ([], {}, []),
    ],
    ids=[
        "a chain is no group",
        "three that are all near",
        "below the bar",
        "a big group, on the mean too far",
        "a big group, near",
        "alone",
        "nothing",
    ],
)
def test_groups(rows: list[tuple[int, int, float]], sizes: dict[int, int], groups: list[list[int]]) -> None:
    assert agglomerate(links(*rows), sizes, 1.0) == groups


def test_merged_nodes_are_as_near_to_others_as_both_were_together() -> None:
    totals = links((0, 1, 2.0), (0, 2, 1.0), (1, 2, 0.5), (1, 3, 0.25))
    merge(totals, 0, 1, 9)
    assert totals == links((9, 2, 1.5), (9, 3, 0.25))
