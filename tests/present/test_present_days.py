"""Dates in words, and TIMEX3 values as stretches of days."""

import datetime

import pytest

from consilience.present.days import period_words, stretch_words, timex_stretch, timex_words
from consilience.records import Period


@pytest.mark.parametrize(
    ("value", "words", "stretch"),
    [
        ("2025-09-03", "3 September 2025", ("2025-09-03", "2025-09-03")),
        ("2025-09-03T14:30", "3 September 2025", ("2025-09-03", "2025-09-03")),
        ("2024-02", "February 2024", ("2024-02-01", "2024-02-29")),
        ("2024-12", "December 2024", ("2024-12-01", "2024-12-31")),
        ("1994", "1994", ("1994-01-01", "1994-12-31")),
        ("199", "the 1990s", ("1990-01-01", "1999-12-31")),
        ("2025-W02", "week 2 of 2025", ("2025-01-06", "2025-01-12")),
        ("2025-Q4", "quarter 4 of 2025", ("2025-10-01", "2025-12-31")),
        ("2025-H2", "half 2 of 2025", ("2025-07-01", "2025-12-31")),
        ("2025-WI", "Winter 2025", ("2025-12-01", "2026-02-28")),
        ("PRESENT_REF", "no date found", None),
        ("2025-13-40", "no date found", None),
        ("0000", "no date found", None),
        ("9999-12", "no date found", None),
        ("XXXX-WXX-1", "no date found", None),
    ],
)
def test_a_timex_value_in_words_and_days(value: str, words: str, stretch: tuple[str, str] | None) -> None:
    expected = stretch and (datetime.date.fromisoformat(stretch[0]), datetime.date.fromisoformat(stretch[1]))
    assert (timex_words(value), timex_stretch(value)) == (words, expected)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2025-03-04", "2025-03-04", "4 March 2025"),
        ("2025-03-04", "2025-03-07", "4–7 March 2025"),
        ("2025-03-30", "2025-04-02", "30 March – 2 April 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
    ],
)
def test_a_stretch_of_days_in_words(earliest: str, latest: str, words: str) -> None:
    assert stretch_words(*map(datetime.date.fromisoformat, (earliest, latest))) == words


def test_a_period_that_is_no_day_is_shown_as_it_is() -> None:
    assert period_words(Period(earliest="2025", latest="2025")) == "2025"
