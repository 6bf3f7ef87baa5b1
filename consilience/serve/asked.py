"""What askers write for a day or an id: checked before it reaches a database."""

import datetime

from consilience.records import ConsilienceError

# PostgreSQL holds no NUL.
STORABLE = r"^[^\u0000]*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class WrongDay(ConsilienceError):
    def __init__(self, day: str) -> None:
        super().__init__(f"{day} is no day; write one as 2031-03-04")


class NotOut(ConsilienceError):
    def __init__(self, story: str, day: str) -> None:
        super().__init__(f"no report of the story {story} was out on {day}; ask for a later day")


def day_of(text: str) -> datetime.date:
    """The day that was asked for. Raises WrongDay."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise WrongDay(text) from None
