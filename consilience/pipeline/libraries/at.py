"""A library where it is: one that is open, or the place of one that is opened for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consilience.store import Library

Where = Library | str | Path | None


@contextmanager
def at(where: Where, *, must_exist: bool = False) -> Iterator[Library]:
    """The library itself, left open; else the one at a path or address, closed afterwards."""
    if isinstance(where, Library):
        yield where
    else:
        with Library.open(where, must_exist=must_exist) as library:
            yield library
