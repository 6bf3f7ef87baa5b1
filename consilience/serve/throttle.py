"""Tries to sign in: the more of them failed for a name or an address, the longer the next has to wait."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

# Slips of the hand that cost nothing.
FREE = 5
# Longest wait in seconds. That of a name is short: whoever knows a colleague's name could else lock the colleague out.
LONGEST = {"name": 60.0, "address": 900.0}
FORGOTTEN = 3600.0
MOST_KEPT = 10_000

Key = tuple[str, str]


class Throttle:
    """Counts failures in memory, for one process; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failed: OrderedDict[Key, tuple[int, float]] = OrderedDict()

    def attempt(self, keys: Iterable[Key]) -> float:
        """Count a try, which counts as failed until `cleared`; the seconds that it still has to wait, 0 to go ahead.

        Counted before the password is looked at, so that many tries at once are no way round the wait.
        """
        with self._lock:
            wanted = list(keys)
            wait = max(map(self._wait, wanted), default=0.0)
            if wait <= 0:
                for key in wanted:
                    count, _ = self._failed.pop(key, (0, 0.0))
                    self._failed[key] = (count + 1, self._clock())
                while len(self._failed) > MOST_KEPT:
                    self._failed.popitem(last=False)
            return max(0.0, wait)

    def cleared(self, keys: Iterable[Key]) -> None:
        """Forget the failures: this try was right."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)

    def _wait(self, key: Key) -> float:
        count, last = self._failed.get(key, (0, 0.0))
        since = self._clock() - last
        if since > FORGOTTEN:
            self._failed.pop(key, None)
        if count < FREE or since > FORGOTTEN:
            return 0.0
        return min(2.0 ** (count - FREE), LONGEST[key[0]]) - since
