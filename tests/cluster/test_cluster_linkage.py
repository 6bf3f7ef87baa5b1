"""Groups are joined by the mean over all pairs, and where they are nearly as like each other as within."""

import pytest

from consilience.cluster.linkage import Links, Part, agglomerate, fit, merge, part, united

REPORT = 200


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
    assert agglomerate(links(*rows), parts(sizes)) == groups


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
