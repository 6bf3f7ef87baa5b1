import pytest

from consilience.read.dates import moment, moment_within


@pytest.mark.parametrize(
    ("text", "day", "instant"),
    [
        ("2025-09-10", "2025-09-10", None),
        ("20250910", "2025-09-10", None),
        ("2025/09/10", "2025-09-10", None),
        ("2025-09-10 14:05:00", "2025-09-10", None),
        ("2025-09-10T23:30:00-04:00", "2025-09-10", "2025-09-10T23:30:00-04:00"),
        ("2025-09-10T23:30:00.123+0200", "2025-09-10", "2025-09-10T23:30:00+02:00"),
        ("2025-09-10 08:00 UTC", "2025-09-10", "2025-09-10T08:00:00+00:00"),
        ("Wed, 10 Sep 2025 08:00:00 GMT", "2025-09-10", "2025-09-10T08:00:00+00:00"),
        ("September 10, 2025", "2025-09-10", None),
        ("Sept. 10th, 2025 10:12 am ET", "2025-09-10", None),
        ("Wednesday, 10 September 2025", "2025-09-10", None),
        ("10. September 2025", "2025-09-10", None),
        ("10 de septiembre de 2025", "2025-09-10", None),
        ("10 août 2025", "2025-08-10", None),
        ("10.09.2025", "2025-09-10", None),
    ],
)
def test_dates_are_read_as_metadata_write_them(text: str, day: str, instant: str | None) -> None:
    found = moment(text)
    assert found is not None
    assert found.day.isoformat() == day
    assert (found.instant and found.instant.isoformat()) == instant


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2025", "2025-13-40", "31 February 2025", "0000-00-00", "10/09/2025", "9" * 1_000, "9999-01-01"],
)
def test_what_is_no_single_day_is_none(text: str) -> None:
    assert moment(text) is None


def test_a_date_is_found_within_a_line() -> None:
    found = moment_within("Published on Wednesday, 10 September 2025 at 14:05")
    assert found is not None
    assert found.day.isoformat() == "2025-09-10"
    assert moment_within("Published on a Wednesday") is None
