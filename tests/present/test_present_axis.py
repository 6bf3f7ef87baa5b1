"""The timeline on two clocks."""

from msgspec.structs import replace

from consilience.present.axis import Clocks, clocks
from consilience.present.outline import outline
from consilience.records import Account


def clocks_of(account: Account) -> Clocks:
    shown = outline(account, "s1")
    found = clocks(shown.timeline, shown.witnesses)
    assert found
    return found


def test_both_clocks_keep_the_order_of_time_and_their_margins(account: Account) -> None:
    found = clocks_of(account)
    assert [tick.date for tick in found.happened] == [
        "1998",
        "February 2025",
        "3 March 2025",
        "4 March 2025",
        "10 March 2025",
    ]
    assert [tick.label for tick in found.reported] == ["1", "2, 3", "4", "5"]
    for ticks in (found.happened, found.reported):
        assert [tick.left for tick in ticks] == sorted(tick.left for tick in ticks)
        assert all(0 < tick.left <= tick.right < 100 for tick in ticks)


def test_imprecise_dates_are_bars_on_either_clock(account: Account) -> None:
    found = clocks_of(account)
    assert [tick.is_exact for tick in found.happened] == [False, False, True, True, True]
    assert [tick.is_exact for tick in found.reported] == [True, True, False, True]


def test_threads_lead_from_what_happened_to_its_reports(account: Account) -> None:
    found = clocks_of(account)
    assert [(thread.happened.label, thread.reported.label) for thread in found.threads] == [
        ("T1", "2, 3"),
        ("T2", "2, 3"),
        ("T3", "2, 3"),
        ("T4", "2, 3"),
        ("T5", "5"),
    ]


def test_one_day_has_no_clocks(account: Account) -> None:
    only = replace(account, articles=(), timeline=account.timeline[2:3])
    shown = outline(only, "s1")
    assert clocks(shown.timeline, shown.witnesses) is None
