"""A time expression ties an event to publication, in both directions."""

import datetime

import pytest

from consilience.provenance.dating_references import reference_of
from consilience.provenance.dating_windows import ANY_DAY, Window


def days(text: str) -> Window:
    """ "2025-09-10" or "2025-09-01 2025-09-30"."""
    found = [datetime.date.fromisoformat(day) for day in text.split()]
    return Window(found[0], found[-1])


@pytest.mark.parametrize(
    ("value", "words", "is_past", "published", "event"),
    [
        ("XXXX-WXX-3", "Wednesday", True, "2025-09-11", "2025-09-10"),
        ("2025-09-10", "late Wednesday", True, "2025-09-11", "2025-09-10"),
        ("XXXX-WXX-3", "on Wednesday", False, "2025-09-11", "2025-09-17"),
        ("XXXX-WXX-3", "Wednesday", True, "2025-09-09", "2025-09-03 2025-09-10"),
        ("XXXX-09-10", "Sept. 10", True, "2025-10-01", "2025-09-10"),
        ("XXXX-09-10", "September 10", True, "2025-03-01", "2024-09-10"),
        ("XXXX-01", "January", True, "2025-09-11", "2025-01-01 2025-01-31"),
        ("XXXX-WXX", "last week", True, "2025-09-14", "2025-09-01 2025-09-14"),
        ("2025-09-10", "10 September 2025", True, "2030-01-01", "2025-09-10"),
        ("XXXX-WXX", "last week", True, "2025-09-11", "2025-09-01 2025-09-07"),
        ("XXXX-XX", "last month", True, "2025-01-11", "2024-12-01 2024-12-31"),
        ("XXXX-XX-XX", "yesterday", True, "2025-03-01", "2025-02-28"),
    ],
)
def test_publication_says_when_the_event_was(value: str, words: str, is_past: bool, published: str, event: str) -> None:
    reference = reference_of(value, words, is_past)
    assert reference is not None
    assert reference.event(days(published)) == days(event)


@pytest.mark.parametrize(
    ("value", "words", "is_past", "event", "published"),
    [
        ("XXXX-WXX-3", "Wednesday", True, "2025-09-10", "2025-09-10 2025-09-16"),
        ("XXXX-WXX-3", "Wednesday", False, "2025-09-10", "2025-09-04 2025-09-10"),
        ("XXXX-WXX-1", "Monday", True, "2025-09-10", None),
        ("XXXX-09-10", "September 10", True, "2025-09-10", "2025-09-10 2026-07-07"),
        ("XXXX-09-10", "September 10", True, "2025-09-11", None),
        ("XXXX-01", "January", True, "2025-01-14", "2025-02-01 2025-11-27"),
        ("XXXX-01", "January", False, "2025-01-14", "2024-06-15 2025-01-31"),
        ("XXXX-WXX", "Last week", True, "2025-01-01 2025-01-31", "2025-01-05 2025-02-09"),
        ("XXXX-XX", "last month", True, "2025-12-24", "2026-01-01 2026-01-31"),
        ("XXXX", "last year", True, "2025-12-24", "2026-01-01 2026-12-31"),
    ],
)
def test_the_event_says_when_the_publication_was(
    value: str, words: str, is_past: bool, event: str, published: str | None
) -> None:
    reference = reference_of(value, words, is_past)
    assert reference is not None
    assert reference.publication(days(event)) == (days(published) if published else None)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-12-25", "Christmas"),
        ("2024-01", "January of last year"),
        ("XXXX-WXX-5", "next Friday"),
        ("P1W", "a week"),
        ("PAST_REF", "recently"),
        ("2025-09-10", "the next day"),
    ],
)
def test_what_depends_on_more_than_publication_ties_nothing(value: str, words: str) -> None:
    assert reference_of(value, words, True) is None


@pytest.mark.parametrize("words", ["Wednesday", "September 10", "last week"])
def test_an_event_is_not_known_without_publication(words: str) -> None:
    reference = reference_of("XXXX-09-10", words, True)
    assert reference is not None
    assert reference.event(ANY_DAY) is None
    assert reference.publication(ANY_DAY) == ANY_DAY
