"""Which of two articles was published first."""

from consilience.records import Publication


def precedes(first: Publication | None, second: Publication | None) -> bool:
    """Whether the first was certainly published before the second.

    >>> precedes(None, None)
    False
    """
    if first is None or second is None:
        return False
    if first.latest < second.earliest:
        return True
    if first.instant is None or second.instant is None:
        return False
    if (first.instant.tzinfo is None) != (second.instant.tzinfo is None):
        return False
    return first.instant < second.instant
