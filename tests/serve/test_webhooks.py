"""Webhooks reach a receiver once for each update, signed, tried again after failures, and nobody in the own network."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import msgspec
import pytest

from consilience.acquire.network import Network
from consilience.records import replaced
from consilience.serve.signatures import is_genuine
from consilience.serve.webhooks import MOST_FAILURES, Delivered, Delivery, Message, Way, deliver
from consilience.store import ChangeKind, Library
from consilience.store.hooks import Hook, Hooks
from tests.store.making import account, annotated

SECRET = "a secret of a test"
NOW = datetime.datetime(2031, 3, 5, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@dataclass
class Receiver:
    """A server of this machine that keeps what it is sent, and answers as it is told."""

    url: str = ""
    status: int = 204
    location: str = ""
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    has_come: Event = field(default_factory=Event)

    @property
    def messages(self) -> list[Message]:
        return [msgspec.json.decode(body, type=Message) for _, body in self.requests]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.requests.append(({name.lower(): value for name, value in self.headers.items()}, body))
            kept.has_come.set()
            self.send_response(kept.status)
            if kept.location:
                self.send_header("Location", kept.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    kept.url = f"http://127.0.0.1:{server.server_port}/changed"
    yield kept
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Desk:
    """A library with one hook, and a clock of its own."""

    library: Library
    hooks: Hooks
    place: Path
    now: datetime.datetime = NOW

    def round(self, *, own_network: bool = True) -> list[Delivered]:
        way = Way(network=Network(now=lambda: self.now), own_network=own_network)
        return list(deliver(self.library, self.hooks, way))

    def tell(self, name: str) -> None:
        self.library.save_accounts([account(annotated(f"Rain fell in {name}.", id=name))])

    @property
    def hook(self) -> Hook:
        return self.hooks.all()[0]


@pytest.fixture
def desk(tmp_path: Path, receiver: Receiver) -> Iterator[Desk]:
    place = tmp_path / "desk.library"
    with Library.open(place) as library:
        library.save_accounts([account(annotated("An old report.", id="old"))])
        hooks = Hooks.open(place)
        hooks.add(receiver.url, SECRET, NOW)
        yield Desk(library, hooks, place)
        hooks.close()


def test_what_happens_after_it_was_added_is_posted_once(desk: Desk, receiver: Receiver) -> None:
    assert desk.round() == []
    desk.tell("Halden")
    desk.tell("Tolm")
    assert [done.messages for done in desk.round()] == [2]
    assert desk.round() == []
    assert [message.type for message in receiver.messages] == ["story-new", "story-new"]
    assert [message.data.words for message in receiver.messages] == ["A new story."] * 2
    assert receiver.messages[0].data.kind is ChangeKind.STORY_NEW
    assert desk.hook.delivered == desk.library.newest_change()


def test_a_message_is_signed_so_that_the_receiver_can_tell(desk: Desk, receiver: Receiver) -> None:
    desk.tell("Halden")
    desk.round()
    headers, body = receiver.requests[0]
    assert headers["content-type"] == "application/json"
    assert is_genuine(SECRET, headers, body, NOW)
    assert not is_genuine("another secret of it", headers, body, NOW)
    assert not is_genuine(SECRET, headers, body + b" ", NOW)
    assert not is_genuine(SECRET, headers, body, NOW + datetime.timedelta(minutes=6))
    assert not is_genuine(SECRET, {**headers, "webhook-id": "msg_other"}, body, NOW)
    assert not is_genuine(SECRET, {}, body, NOW)


def test_a_message_that_is_tried_again_has_the_id_that_it_had(desk: Desk, receiver: Receiver) -> None:
    desk.tell("Halden")
    receiver.status = 500
    desk.round()
    receiver.status = 200
    desk.now += DAY
    desk.round()
    first, second = receiver.requests
    assert first[0]["idempotency-key"] == second[0]["idempotency-key"] == first[0]["webhook-id"]
    assert first[1] == second[1]


def test_after_failures_the_next_try_waits_longer_each_time(desk: Desk, receiver: Receiver) -> None:
    receiver.status = 503
    desk.tell("Halden")
    waits = []
    for failures in (0, 1, 2, 3, 12, 13):
        desk.hooks.keep(replaced(desk.hook, failures=failures))
        (done,) = desk.round()
        assert done.message == "answered with status 503"
        assert desk.hook.due is not None
        waits.append((desk.hook.due - desk.now).total_seconds())
        assert desk.round() == []
        desk.now = desk.hook.due
    assert waits == [15, 30, 60, 120, 6 * 3600, 6 * 3600]
    receiver.status = 200
    assert [done.messages for done in desk.round()] == [1]
    assert (desk.hook.failures, desk.hook.message) == (0, "")


def test_whoever_never_answers_is_switched_off(desk: Desk, receiver: Receiver) -> None:
    receiver.status = 500
    desk.tell("Halden")
    desk.hooks.keep(replaced(desk.hook, failures=MOST_FAILURES - 2))
    desk.round()
    assert desk.hook.due is not None
    desk.now += DAY
    desk.round()
    assert desk.hook.due is None
    assert "switched off" in desk.hook.message
    desk.now += DAY
    assert desk.round() == []
    desk.hooks.add(receiver.url, SECRET, desk.now)
    receiver.status = 200
    assert [done.messages for done in desk.round()] == [1]


def test_whoever_says_gone_is_switched_off_at_once(desk: Desk, receiver: Receiver) -> None:
    receiver.status = 410
    desk.tell("Halden")
    desk.round()
    assert desk.hook.due is None


def test_redirects_are_not_followed(desk: Desk, receiver: Receiver) -> None:
    receiver.status, receiver.location = 302, receiver.url
    desk.tell("Halden")
    assert [done.message for done in desk.round()] == ["answered with status 302"]
    assert len(receiver.requests) == 1


def test_a_server_for_others_posts_nothing_into_its_own_network(desk: Desk, receiver: Receiver) -> None:
    desk.tell("Halden")
    (done,) = desk.round(own_network=False)
    assert "local network" in done.message
    assert receiver.requests == []


def test_a_name_that_leads_into_the_own_network_is_refused(desk: Desk, receiver: Receiver) -> None:
    desk.hooks.remove(receiver.url)
    desk.hooks.add(receiver.url.replace("127.0.0.1", "hooks.example"), SECRET, NOW)
    desk.tell("Halden")
    network = Network(now=lambda: NOW, resolve=lambda host: ("127.0.0.1",))
    (done,) = deliver(desk.library, desk.hooks, Way(network=network, own_network=False))
    assert "local network" in done.message
    assert receiver.requests == []


def test_nobody_listening_is_a_failure_like_others(desk: Desk, receiver: Receiver) -> None:
    desk.hooks.remove(receiver.url)
    desk.hooks.add("http://127.0.0.1:9/", SECRET, NOW)
    desk.tell("Halden")
    (done,) = desk.round()
    assert done.message.startswith("could not be reached (Connect")


def test_two_senders_do_not_send_the_same(desk: Desk, receiver: Receiver) -> None:
    desk.tell("Halden")
    assert len(desk.hooks.take(NOW, DAY)) == 1
    assert desk.round() == []
    desk.now += DAY
    assert [done.messages for done in desk.round()] == [1]


def test_a_serving_process_sends_by_itself(desk: Desk, receiver: Receiver) -> None:
    desk.hooks.remove(receiver.url)
    desk.hooks.add(receiver.url, SECRET, datetime.datetime.now(datetime.UTC))
    delivery = Delivery(desk.place, own_network=True, every=0.01)
    delivery.start()
    desk.tell("Halden")
    assert receiver.has_come.wait(10)
    delivery.stop()
    assert [message.data.story for message in receiver.messages] == [desk.library.stories_of("Halden")[0]]


def test_the_example_for_receivers_holds() -> None:
    page = (Path(__file__).parents[2] / "docs" / "http-api.md").read_text("utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    exec(compile(program, "http-api.md", "exec"), {})
