"""A value is as exact as the day of publication and the story so far allow, and never more."""

import datetime

import pytest

from consilience.annotate.times import find_times
from consilience.records import Publication


def published(earliest: str, latest: str | None = None) -> Publication:
    first = datetime.date.fromisoformat(earliest)
    return Publication(earliest=first, latest=datetime.date.fromisoformat(latest or earliest), evidence=())


def values(text: str, anchor: Publication | None) -> list[str]:
    return [time.value for time in find_times(text, "a", anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court sat on Wednesday.", "XXXX-WXX-3"),
        ("The court sat on September 10.", "XXXX-09-10"),
        ("The court sat in January.", "XXXX-01"),
        ("The court sat yesterday.", "XXXX-XX-XX"),
        ("The court sat last week.", "XXXX-WXX"),
        ("The court sat last year.", "XXXX"),
        ("The court sat last spring.", "XXXX-SP"),
        ("The court sat in the third quarter.", "XXXX-Q3"),
        ("The court sat at 10 p.m. Tuesday.", "XXXX-WXX-2T22:00"),
        ("The court sat last night.", "XXXX-XX-XXTNI"),
        ("The court sat on 10 September 2025.", "2025-09-10"),
        ("The court sat in 1994.", "1994"),
        ("The court sat for three days.", "P3D"),
        ("The court sits now.", "PRESENT_REF"),
        ("The court sat on Christmas Eve.", "XXXX-12-24"),
        ("The court sat two weeks ago.", "XXXX-WXX"),
    ],
)
def test_without_a_day_of_publication_a_value_stays_open(text: str, expected: str) -> None:
    assert values(text, None) == [expected]


# 9 to 11 September 2025 are Tuesday to Thursday of week 37.
@pytest.mark.parametrize(
    ("text", "earliest", "latest", "expected"),
    [
        ("It sat on Monday.", "2025-09-09", "2025-09-11", "2025-09-08"),
        ("It sat on Wednesday.", "2025-09-09", "2025-09-11", "XXXX-WXX-3"),
        ("It sat yesterday.", "2025-09-09", "2025-09-11", "2025-09-XX"),
        ("It sat yesterday.", "2025-08-09", "2025-09-11", "2025-XX-XX"),
        ("It sat yesterday.", "2024-08-09", "2025-09-11", "XXXX-XX-XX"),
        ("It sat last night.", "2025-09-09", "2025-09-11", "2025-09-XXTNI"),
        ("It sat last month.", "2025-02-09", "2025-09-11", "2025-XX"),
        ("It sat last week.", "2025-09-09", "2025-09-11", "2025-W36"),
        ("It sat last week.", "2025-09-05", "2025-09-11", "2025-WXX"),
        ("It sat last month.", "2025-09-01", "2025-09-30", "2025-08"),
        ("It sat last year.", "2025-01-01", "2025-12-31", "2024"),
        ("It sat last year.", "2024-12-31", "2025-01-01", "XXXX"),
        ("It sat on August 26.", "2025-09-01", "2025-09-30", "2025-08-26"),
        ("It sat in January.", "2024-06-01", "2025-06-01", "XXXX-01"),
        ("It sat in January.", "1900-01-01", "2025-06-01", "XXXX-01"),
        ("It sat on 26 August 2025.", "1900-01-01", "2025-06-01", "2025-08-26"),
    ],
)
def test_a_value_holds_only_if_every_day_of_the_range_agrees(
    text: str, earliest: str, latest: str, expected: str
) -> None:
    assert values(text, published(earliest, latest)) == [expected]


@pytest.mark.parametrize("words", ["on Monday", "in March", "on May 3", "last week", "two months ago", "this fall"])
@pytest.mark.parametrize("days", [1, 3, 8, 40, 400])
def test_what_both_ends_of_a_range_agree_on_every_day_between_agrees_on(words: str, days: int) -> None:
    text, first = f"The court sat {words}.", datetime.date(2025, 2, 25)
    span = [first + datetime.timedelta(days=offset) for offset in range(days + 1)]
    singly = {tuple(values(text, published(day.isoformat()))) for day in span}
    (ranged,) = values(text, published(span[0].isoformat(), span[-1].isoformat()))
    assert (len(singly) == 1) == ("X" not in ranged)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will vote on Monday.", "2025-09-15"),
        ("They voted on Monday.", "2025-09-08"),
        ("The vote is scheduled for Friday.", "2025-09-12"),
        ("They must pay by Friday.", "2025-09-12"),
        ("It had been due on Friday.", "2025-09-05"),
        ("They will meet in March.", "2026-03"),
        ("They met in March.", "2025-03"),
        ("They will close the bridge on July 30, they said.", "2025-07-30"),
        ("They met on December 20.", "2024-12-20"),
        ("They will meet on December 20.", "2025-12-20"),
        ("It opened last spring.", "2025-SP"),
        ("It opens next spring.", "2026-SP"),
    ],
)
def test_tense_directs_weekdays_and_bare_months(text: str, expected: str) -> None:
    assert values(text, published("2025-09-10")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on May 3, 2024. It closed the next day.", ["2024-05-03", "2024-05-04"]),
        ("It opened in May 2024. It closed the following month.", ["2024-05", "2024-06"]),
        ("Sales fell in the third quarter of 2003 from a year earlier.", ["2003-Q3", "2002-Q3"]),
        ("It lost more in 1988 than a year earlier. That year it moved.", ["1988", "1987", "1988"]),
        ("Talks will run from 15 to 19 September.", ["2025-09-15", "2025-09-19"]),
        ("They met on July 30 and Aug. 26.", ["2025-07-30", "2025-08-26"]),
        ("It grew between 2000 and 2003.", ["2000", "2003"]),
        ("They won in the 2009-10 season.", ["2009", "2010"]),
        ("It is shut from Friday to Monday.", ["2025-09-05", "2025-09-08"]),
        ("It began on May 3, 2024. The next morning it was over.", ["2024-05-03", "2024-05-04TMO"]),
    ],
)
def test_dates_are_told_from_the_dates_before_them(text: str, expected: list[str]) -> None:
    assert values(text, published("2025-09-10")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated 10/09/2025.", "2025-09-10"),
        ("Updated 09/10/2025.", "2025-09-10"),
        ("Filed 03/04/2011.", "2011"),
        ("Filed 14/04/2011.", "2011-04-14"),
        ("Filed 04/14/2011.", "2011-04-14"),
    ],
)
def test_a_slashed_date_is_exact_only_where_its_order_is_known(text: str, expected: str) -> None:
    assert values(text, published("2025-09-10")) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A 36-year-old man and a woman, 52 years old, spoke.",
        "They may march on.",
        "She paid $1998 and 2000 people came.",
        "April Smith and August Wilson sang.",
        "He sat by the sun and wed a second time.",
        "Three quarters of the village left.",
        "They drove along Route 2001.",
    ],
)
def test_ages_amounts_names_and_verbs_are_no_times(text: str) -> None:
    assert find_times(text, "a", published("2025-09-10")) == ()


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It lasted nearly two years.", "LESS_THAN"),
        ("It lasted more than four hours.", "MORE_THAN"),
        ("It lasted about a week.", "APPROX"),
        ("It lasted at least three days.", "EQUAL_OR_MORE"),
        ("It lasted up to 180 days.", "EQUAL_OR_LESS"),
        ("It broke in early 1991.", "START"),
        ("It broke in the late 1970s.", "END"),
        ("It broke in mid-November 2003.", "MID"),
    ],
)
def test_bounds_and_edges_are_modifiers(text: str, modifier: str) -> None:
    assert [time.modifier for time in find_times(text, "a", published("2025-09-10"))] == [modifier]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "31 February",
        "February 30, 2025",
        "99:99",
        "2025-13-45",
        "0000",
        "in 9999 years",
        "five billion years ago",
    ],
)
@pytest.mark.parametrize(
    "anchor", [None, published("0001-01-01"), published("9999-12-31")], ids=["none", "first", "last"]
)
def test_impossible_dates_and_ends_of_the_calendar_do_no_harm(text: str, anchor: Publication | None) -> None:
    assert all(time.value for time in find_times(f"It broke {text} and last year, next week.", "a", anchor))


@pytest.mark.parametrize(
    "garbage", ["1", "1 ", "1:", "the ", "the last ", "now ", "twenty five ", " ", "a year ", "a the "]
)
def test_garbage_is_read_to_its_end(garbage: str) -> None:
    text = garbage * (20_000 // len(garbage))
    ends = [time.span.end for time in find_times(text, "a", None)]
    assert ends == sorted(set(ends))
