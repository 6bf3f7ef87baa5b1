"""Pages of accounts that were rendered lately: an account changes seldom and is read often."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

# Characters kept in all; the page of a story of ten articles has about 300,000.
MOST = 16_000_000

Key = tuple[str, ...]


class Shelf:
    """The pages that were asked for last, by what they were made of."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._size = most, 0
        self._lock = Lock()
        self._pages: OrderedDict[Key, str] = OrderedDict()

    def page(self, key: Key, make: Callable[[], str]) -> str:
        """The page of a key, made where it is not there."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        made = make()
        with self._lock:
            self._size += len(made) - len(self._pages.pop(key, ""))
            self._pages[key] = made
            while self._size > self._most and self._pages:
                self._size -= len(self._pages.popitem(last=False)[1])
        return made
