"""Webhooks: what happens to stories is posted, signed, to the addresses that the library has for it.

Each message may come more than once, always under the same id. After a failure the next try waits, longer each time.
"""

import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import httpcore
import httpx
import msgspec
from sqlalchemy.exc import SQLAlchemyError

from consilience.acquire.addresses import scheme_and_host
from consilience.acquire.network import Hosts, Network, PrivateAddress, client, resolver
from consilience.records import Record, digest, replaced
from consilience.serve.signatures import signed
from consilience.serve.updates import Update, updates
from consilience.store import Library
from consilience.store.hooks import Hook, Hooks

LOG = logging.getLogger(__name__)
# Messages that one hook is sent in a round; while one is slow, another need not wait long.
MOST_AT_ONCE = 50
# Changes looked through for them.
PART = 500
TIMEOUT, PATIENCE = 10.0, 20.0
LEASE = datetime.timedelta(seconds=MOST_AT_ONCE * PATIENCE)
FIRST_WAIT, LONGEST_WAIT = datetime.timedelta(seconds=15), datetime.timedelta(hours=6)
# 15 s doubled up to 6 hours: the last try is three days after the first.
MOST_FAILURES = 22
# Seconds between two rounds.
EVERY = 5.0
GONE = 410
AGENT = "Consilience/0.1 (webhook)"
SWITCHED_OFF = "; switched off, switch it on again with: consilience library hook add URL"
PRIVATE = "leads into the local network, which is refused here"


class Message(Record, frozen=True, kw_only=True):
    """What is posted: the kind of change, its time, and the update itself."""

    type: str
    timestamp: datetime.datetime
    data: Update


class Delivered(Record, frozen=True, kw_only=True):
    """What a round did for one hook: how many messages were taken, and why the next was not."""

    url: str
    messages: int
    message: str = ""


@dataclass(frozen=True)
class Way:
    """How messages go out: the network, and whether a hook may be of the sender's own one."""

    network: Network = field(default_factory=Network)
    own_network: bool = True


def deliver(library: Library, hooks: Hooks, way: Way) -> Iterator[Delivered]:
    """One round: each hook that is due is sent what it has not been told, oldest first, until one is not taken."""
    for hook in hooks.take(way.network.now(), LEASE):
        post = _Post(hook, way)
        try:
            sent, after = _told(library, hook, post, way)
        finally:
            post.close()
        hooks.keep(after)
        yield Delivered(url=hook.url, messages=sent, message=after.message)


class Delivery:
    """Rounds one after the other in a thread of their own, for a process that serves a library."""

    def __init__(self, place: str | Path, *, own_network: bool, every: float = EVERY) -> None:
        self._place, self._way, self._every = place, Way(own_network=own_network), every
        self._stop = Event()
        self._thread = Thread(target=self._run, name="webhooks", daemon=True)

    def start(self) -> None:
        """Begin; what was not told before is told first."""
        self._thread.start()

    def stop(self) -> None:
        """End after the message at hand."""
        self._stop.set()
        self._thread.join(TIMEOUT)

    def _run(self) -> None:
        library, hooks = Library.open(self._place, must_exist=True), Hooks.open(self._place)
        while not self._stop.wait(self._every):
            try:
                for done in deliver(library, hooks, self._way):
                    if self._stop.is_set():
                        break
                    if done.message:
                        LOG.warning("webhook %s: %s", done.url, done.message)
            except SQLAlchemyError:
                LOG.exception("webhooks wait for the library")
        hooks.close()
        library.close()


class _Post:
    """One hook's connection."""

    def __init__(self, hook: Hook, way: Way) -> None:
        self._hook, self._now = hook, way.network.now
        self._hosts = Hosts(resolver(way.network))
        self._client = client(way.network, self._hosts, timeout=TIMEOUT, user_agent=AGENT)
        self._refused = ""
        host = scheme_and_host(hook.url)[1]
        if way.own_network:
            self._hosts.allow(host)
        elif self._hosts.is_private(host):
            self._refused = PRIVATE

    def close(self) -> None:
        self._client.close()

    def send(self, update: Update) -> tuple[int, str]:
        """The status with which a message was answered, 0 for none; and why it was not taken, empty where it was.

        Redirects are not followed, and of the answer nothing but its status is read.
        """
        if self._refused:
            return 0, self._refused
        body = msgspec.json.encode(Message(type=update.kind.value, timestamp=update.made, data=update))
        id = "msg_" + digest(self._hook.url, str(update.number), update.made.isoformat())
        headers = signed(self._hook.secret, id, body, self._now())
        headers |= {"Content-Type": "application/json", "Idempotency-Key": id}
        self._hosts.grant(PATIENCE)
        try:
            with self._client.stream("POST", self._hook.url, content=body, headers=headers) as response:
                status = response.status_code
        except PrivateAddress:
            return 0, PRIVATE
        except ERRORS as error:
            return 0, f"could not be reached ({type(error).__name__})"
        return status, "" if 200 <= status < 300 else f"answered with status {status}"


ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,
)


def _told(library: Library, hook: Hook, post: _Post, way: Way) -> tuple[int, Hook]:
    """How many messages a hook took, and the hook as it is afterwards."""
    changes = library.changes(hook.delivered, limit=PART)
    sent, reached = 0, hook.delivered
    for update in updates(library, changes):
        if sent == MOST_AT_ONCE:
            break
        status, reason = post.send(update)
        if reason:
            return sent, _failed(replaced(hook, delivered=reached), sent, status, reason, way.network.now())
        sent, reached = sent + 1, update.number
    else:
        reached = changes[-1].number if changes else reached
    return sent, replaced(hook, delivered=reached, failures=0, due=way.network.now(), message="")


def _failed(hook: Hook, sent: int, status: int, reason: str, now: datetime.datetime) -> Hook:
    """A hook after a message that was not taken: it waits, or is switched off."""
    failures = 1 if sent else hook.failures + 1
    if status == GONE or failures >= MOST_FAILURES:
        return replaced(hook, failures=failures, due=None, message=reason + SWITCHED_OFF)
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(failures - 1, 20))
    return replaced(hook, failures=failures, due=now + wait, message=reason)
