"""When a host may be asked again: after a delay, later after it failed, and not before the time it names itself."""

import datetime
from email.utils import parsedate_to_datetime

from consilience.acquire.network import Network

# Answers of a server that is busy or in repair, and may do better soon.
BUSY = frozenset({429, 502, 503, 504})
ATTEMPTS = 3
# Seconds: waited before the second attempt, doubled before the third.
FIRST_PAUSE = 2.0
# A host that asks for more is not waited for: what else it holds is left for another run.
LONGEST_PAUSE = 30.0
# A host that stayed busy is left alone for so long, at most for so long where it names a time.
CLOSED, LONGEST_CLOSED = 300.0, 86_400.0


class Pace:
    """The times at which the hosts of a run may be asked again."""

    def __init__(self, network: Network) -> None:
        self._now, self._pause = network.now, network.pause
        self._next: dict[str, datetime.datetime] = {}
        self._closed: dict[str, datetime.datetime] = {}

    def wait(self, host: str, delay: float) -> None:
        """Pause until a host may be asked, and keep the next asker waiting for `delay` seconds."""
        now = self._now()
        due = self._next.get(host, now)
        self.rest(min((due - now).total_seconds(), delay))
        self._next[host] = max(due, now) + datetime.timedelta(seconds=delay)

    def rest(self, seconds: float) -> None:
        if seconds > 0:
            self._pause(seconds)

    def close(self, host: str, seconds: float | None) -> float:
        """Leave a host alone for a time, and give the seconds."""
        span = min(CLOSED if seconds is None else seconds, LONGEST_CLOSED)
        self._closed[host] = self._now() + datetime.timedelta(seconds=span)
        return span

    def closed(self, host: str) -> float:
        """The seconds for which a host is still to be left alone; 0 where it may be asked."""
        until = self._closed.get(host)
        return max(0.0, (until - self._now()).total_seconds()) if until else 0.0

    def asked(self, header: str) -> float | None:
        """The seconds that a Retry-After names, as a number or a date; None where it names none."""
        if header.strip().isdecimal():
            return float(header.strip()[:9])
        try:
            moment = parsedate_to_datetime(header)
        except (TypeError, ValueError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return max(0.0, (moment - self._now()).total_seconds())


def pause_before(attempt: int, asked: float | None) -> float | None:
    """The seconds to wait before attempt 2, 3, …; None where it is better not made."""
    if attempt > ATTEMPTS:
        return None
    pause = FIRST_PAUSE * 2 ** (attempt - 2) if asked is None else asked
    return pause if pause <= LONGEST_PAUSE else None
