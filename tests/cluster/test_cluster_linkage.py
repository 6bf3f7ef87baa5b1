"""Groups are joined by the mean over all pairs, and where they are nearly as like each other as within."""

import pytest

from consilience.cluster.linkage import EVEN, Joined, Links, Part, agglomerate, fit, merge, part, united

REPORT = 200


class ByFit:
    """Finds two groups one where they fit by 1 or more: the likelihood is half the fit."""

    def likelihood(self, nodes: tuple[int, int], parts: tuple[Part, Part], fit: float) -> float:
        return min(fit * EVEN, 1.0)

    def joined(self, nodes: tuple[int, int], into: int) -> None: ...


class Apart(ByFit):
    """Keeps some pairs apart however well they fit, and remembers what it joined."""

    def __init__(self, *pairs: set[int]) -> None:
        self.pairs = pairs
        self.made: list[set[int]] = []

    def likelihood(self, nodes: tuple[int, int], parts: tuple[Part, Part], fit: float) -> float:
        return 0.2 if set(nodes) in self.pairs else 0.9

    def joined(self, nodes: tuple[int, int], into: int) -> None:
        self.made.append(set(nodes))


def links(*rows: tuple[int, int, float]) -> Links:
    made: Links = {}
    for a, b, likeness in rows:
        made.setdefault(a, {})[b] = likeness
        made.setdefault(b, {})[a] = likeness
    return made


def parts(sizes: dict[int, int]) -> dict[int, Part]:
    """Groups of so many reports, all pairs of which are as like as the bar asks."""
    return {node: part(size, REPORT, within=size * (size - 1) / 2) for node, size in sizes.items()}


@pytest.mark.parametrize(
    ("rows", "sizes", "groups"),
    [
        ([(0, 1, 2.0), (1, 2, 1.2)], {0: 1, 1: 1, 2: 1}, [[0, 1], [2]]),
        ([(0, 1, 2.0), (1, 2, 1.2), (0, 2, 0.9)], {0: 1, 1: 1, 2: 1}, [[0, 1, 2]]),
        ([(0, 1, 0.6)], {0: 1, 1: 1}, [[0], [1]]),
        ([(0, 1, 2.0)], {0: 4, 1: 1}, [[0], [1]]),
        ([(0, 1, 4.0)], {0: 4, 1: 1}, [[0, 1]]),
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
    assert [group.nodes for group in agglomerate(links(*rows), parts(sizes), ByFit())] == groups


def test_a_pair_that_the_judge_keeps_apart_leaves_its_halves_to_the_next_best() -> None:
    judge = Apart({0, 1}, {0, 3})
    found = agglomerate(links((0, 1, 3.0), (1, 2, 2.0)), parts({0: 1, 1: 1, 2: 1}), judge)
    assert [group.nodes for group in found] == [[0], [1, 2]]
    assert judge.made == [{1, 2}]


def test_a_group_is_as_likely_as_the_least_sure_judgement_that_made_it() -> None:
    nodes = parts({0: 1, 1: 1, 2: 1})
    kept_apart = agglomerate(links((0, 1, 3.0)), nodes, Apart({0, 1}))
    assert kept_apart == [Joined([0], 0.8), Joined([1], 0.8), Joined([2], 1.0)]
    (together,) = agglomerate(links((0, 1, 1.8), (0, 2, 1.4), (1, 2, 1.4)), nodes, ByFit())
    assert together.likelihood == min(0.9 / 0.7, 0.7 / 0.7, 1.0)


def test_two_events_of_one_kind_stay_apart_where_each_has_reports_much_liker_than_theirs() -> None:
    tight, loose = part(4, REPORT, within=18.0), part(4, REPORT, within=6.0)
    between = 4 * 4 * 1.0
    assert fit(between, tight, tight) < 1 <= fit(between, loose, loose)


def test_the_looser_of_two_groups_sets_the_measure() -> None:
    tight, loose = part(4, REPORT, within=18.0), part(4, REPORT, within=6.0)
    assert fit(16.0, tight, loose) == fit(16.0, loose, loose)


def test_less_is_asked_of_headlines() -> None:
    assert fit(0.5, part(1, 8), part(1, 8)) > 1 > fit(0.5, part(1, REPORT), part(1, REPORT))


def test_what_is_between_two_groups_is_within_their_union() -> None:
    assert united(part(2, 10, within=1.5), part(1, 40), 3.0) == part(3, 20, within=4.5)


def test_merged_nodes_are_as_near_to_others_as_both_were_together() -> None:
    totals = links((0, 1, 2.0), (0, 2, 1.0), (1, 2, 0.5), (1, 3, 0.25))
    merge(totals, 0, 1, 9)
    assert totals == links((9, 2, 1.5), (9, 3, 0.25))
