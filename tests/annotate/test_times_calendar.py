"""Arithmetic on TIMEX3 values, and when holidays fall."""

import datetime

import pytest

from consilience.annotate.times.calendar import first_day, grain_of, moved, on_weekday, shifted, value_of
from consilience.annotate.times.english.words import HOLIDAYS
from consilience.annotate.times.holidays import easter_sunday

DAY = datetime.date(2025, 9, 10)


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        ("day", "2025-09-10"),
        ("week", "2025-W37"),
        ("weekend", "2025-W37-WE"),
        ("month", "2025-09"),
        ("quarter", "2025-Q3"),
        ("half", "2025-H2"),
        ("season", "2025-FA"),
        ("year", "2025"),
        ("decade", "202"),
        ("century", "20"),
    ],
)
def test_each_grain_writes_and_reads_its_value(grain: str, value: str) -> None:
    assert value_of(DAY, grain) == value
    assert grain_of(value) == grain
    start = first_day(value)
    assert start is not None
    assert value_of(start, grain) == value


@pytest.mark.parametrize("value", ["XXXX-09-10", "P3D", "PAST_REF", "2025-02-30", "XXXX", ""])
def test_other_values_have_no_first_day(value: str) -> None:
    assert first_day(value) is None


@pytest.mark.parametrize(
    ("value", "unit", "count", "expected"),
    [
        ("1989-Q3", "year", -1, "1988-Q3"),
        ("1989-Q1", "quarter", -1, "1988-Q4"),
        ("2024-02-29", "year", 1, "2025-02-28"),
        ("2025-12-31", "day", 1, "2026-01-01"),
        ("2025-W01", "week", -1, "2024-W52"),
        ("2024-SU", "year", -1, "2023-SU"),
        ("2024", "month", 1, "2024-02"),
        ("9999", "year", 1, None),
        ("PAST_REF", "year", 1, None),
    ],
)
def test_a_value_moves_at_its_own_grain(value: str, unit: str, count: int, expected: str | None) -> None:
    assert shifted(value, unit, count) == expected


@pytest.mark.parametrize("direction", [-1, 1])
@pytest.mark.parametrize("weekday", range(1, 8))
def test_the_nearest_weekday_lies_within_a_week_in_its_direction(weekday: int, direction: int) -> None:
    found = on_weekday(DAY, weekday, direction)
    assert found is not None
    assert found.isoweekday() == weekday
    assert 0 <= (found - DAY).days * direction <= 6


@pytest.mark.parametrize("count", [10**6, -(10**6), 10**30])
@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "century"])
def test_moving_out_of_the_calendar_gives_none(unit: str, count: int) -> None:
    assert moved(DAY, unit, count * 10) is None


@pytest.mark.parametrize(
    ("year", "easter"), [(1998, (4, 12)), (2000, (4, 23)), (2008, (3, 23)), (2024, (3, 31)), (2025, (4, 20))]
)
def test_easter_falls_where_the_church_says(year: int, easter: tuple[int, int]) -> None:
    assert easter_sunday(year) == datetime.date(year, *easter)


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("thanksgiving", 2024, "2024-11-28"),
        ("black friday", 2024, "2024-11-29"),
        ("black friday", 2019, "2019-11-29"),
        ("memorial day", 2025, "2025-05-26"),
        ("labor day", 2025, "2025-09-01"),
        ("good friday", 2025, "2025-04-18"),
        ("christmas", 2025, "2025-12-25"),
        ("mothers day", 2025, "2025-05-11"),
    ],
)
def test_a_holiday_falls_on_its_day(name: str, year: int, expected: str) -> None:
    day = HOLIDAYS[name].on(year)
    assert day is not None
    assert day.isoformat() == expected
