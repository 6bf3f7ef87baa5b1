from collections.abc import Iterator

import httpx
import pytest

from consilience.acquire import AcquireOptions, acquire
from consilience.acquire.addresses import is_private, unresolved
from consilience.acquire.network import Network
from consilience.acquire.options import DEFAULTS
from consilience.records import Capture, Problem

PAGE = "https://news.example/flood"


def fetched(
    answers: dict[str, httpx.Response | Exception], place: str = PAGE, options: AcquireOptions = DEFAULTS
) -> tuple[Capture | Problem, list[str]]:
    """The one capture of a place, and the addresses asked on the way; what is not in the table is not found."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        found = answers.get(str(request.url), httpx.Response(404))
        if isinstance(found, Exception):
            raise found
        return found

    (item,) = acquire(
        [place], options=options, network=Network(transport=httpx.MockTransport(answer), pause=lambda _: None)
    )
    return item, asked


def moved(target: str) -> httpx.Response:
    return httpx.Response(302, headers={"Location": target})


def test_a_page_is_fetched_with_its_type_and_time() -> None:
    page = httpx.Response(200, html="<html><p>A river rose.")
    item, asked = fetched({PAGE: page})
    assert isinstance(item, Capture)
    assert (item.uri, item.media_type, item.body) == (PAGE, "text/html; charset=utf-8", b"<html><p>A river rose.")
    assert item.retrieved is not None
    assert asked == ["https://news.example/robots.txt", PAGE]


def test_no_address_is_asked_that_was_not_given() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    (item,) = acquire(["news.example"], network=Network(transport=httpx.MockTransport(answer), pause=lambda _: None))
    assert isinstance(item, Problem)


def test_the_user_agent_names_the_program() -> None:
    agents: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        agents.append(request.headers["User-Agent"])
        return httpx.Response(200, text="A river rose.")

    list(acquire([PAGE], network=Network(transport=httpx.MockTransport(answer), pause=lambda _: None)))
    assert all(agent.startswith("Consilience/") for agent in agents)


def test_robots_txt_is_asked_once_a_site() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, text="A river rose.")

    list(acquire([PAGE, PAGE], network=Network(transport=httpx.MockTransport(answer), pause=lambda _: None)))
    assert asked.count("/robots.txt") == 1


ROBOTS = "https://news.example/robots.txt"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param({ROBOTS: httpx.Response(200, text="User-agent: *\nDisallow: /flood")}, "robots.txt", id="closed"),
        pytest.param({ROBOTS: httpx.Response(503)}, "status 503", id="robots.txt in trouble"),
        pytest.param({ROBOTS: httpx.ReadTimeout("slow")}, "did not answer", id="robots.txt times out"),
        pytest.param({PAGE: httpx.ReadTimeout("slow")}, "did not answer within 20 seconds", id="time-out"),
        pytest.param({PAGE: httpx.ConnectError("no route")}, "ConnectError", id="no connection"),
        pytest.param({PAGE: httpx.Response(404)}, "status 404", id="not found"),
        pytest.param({PAGE: httpx.Response(200, content=b"")}, "is empty", id="empty"),
        pytest.param({PAGE: moved(PAGE)}, "more than 5 times", id="redirects in a circle"),
        pytest.param({PAGE: moved("ftp://news.example/flood")}, "not of the web", id="redirect to FTP"),
        pytest.param({PAGE: moved("file:///etc/passwd")}, "not of the web", id="redirect to a file"),
        pytest.param({PAGE: moved("http://127.0.0.1/admin")}, "local network", id="redirect to this machine"),
        pytest.param({PAGE: moved("http://[::1]/admin")}, "local network", id="redirect to this machine, IPv6"),
        pytest.param({PAGE: moved("http://2130706433/")}, "local network", id="redirect to a number"),
        pytest.param({PAGE: moved("http://localhost:8080/")}, "local network", id="redirect to localhost"),
        pytest.param({PAGE: moved("http://[broken")}, "not of the web", id="redirect to nonsense"),
    ],
)
def test_what_cannot_be_fetched_is_a_problem(answers: dict[str, httpx.Response | Exception], words: str) -> None:
    item, _ = fetched(answers)
    assert isinstance(item, Problem)
    assert (item.stage, item.uri) == ("acquire", PAGE)
    assert words in item.message
    assert "\n" not in item.message


def test_a_page_past_the_limit_is_not_read_to_its_end() -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(1_000):
            sent.append(number)
            yield b"word " * 1_000

    item, _ = fetched({PAGE: httpx.Response(200, content=endless())}, options=AcquireOptions(largest=20_000))
    assert isinstance(item, Problem)
    assert "too large" in item.message
    assert len(sent) < 20


def test_a_redirect_is_followed_to_where_the_page_is() -> None:
    target = "https://www.news.example/flood"
    item, _ = fetched({PAGE: moved("//www.news.example/flood"), target: httpx.Response(200, text="A river rose.")})
    assert isinstance(item, Capture)
    assert item.uri == target


def test_a_private_address_may_be_given_and_may_redirect_within_its_network() -> None:
    answers: dict[str, httpx.Response | Exception] = {
        "http://10.0.0.5/a": moved("http://10.0.0.6/b"),
        "http://10.0.0.6/b": httpx.Response(200, text="A river rose."),
    }
    item, _ = fetched(answers, "http://10.0.0.5/a")
    assert isinstance(item, Capture)


def test_an_address_that_is_none_is_a_problem() -> None:
    item, _ = fetched({}, "http://[::bad/flood")
    assert isinstance(item, Problem)


def test_a_stream_of_json_is_taken_apart() -> None:
    body = b'{"text": "One."}\n{"text": "Two."}\n'
    transport = httpx.MockTransport(
        lambda request: httpx.Response(200 if request.url.path == "/a" else 404, content=body)
    )
    items = list(acquire(["https://news.example/a"], network=Network(transport=transport, pause=lambda _: None)))
    assert [item.uri for item in items] == ["https://news.example/a#1", "https://news.example/a#2"]


@pytest.mark.parametrize(
    ("host", "addresses", "expected"),
    [
        pytest.param("news.example", (), False, id="a name"),
        pytest.param("news.example", ("93.184.216.34",), False, id="a name with a public address"),
        pytest.param("news.example", ("93.184.216.34", "192.168.1.1"), True, id="a name with a private address"),
        pytest.param("169.254.169.254", (), True, id="link-local"),
        pytest.param("8.8.8.8", (), False, id="public address"),
        pytest.param("::ffff:127.0.0.1", (), True, id="mapped loopback"),
        pytest.param("printer.local", (), True, id="local name"),
        pytest.param("0x7f.1", (), True, id="hexadecimal"),
    ],
)
def test_private_hosts_are_known(host: str, addresses: tuple[str, ...], expected: bool) -> None:
    assert is_private(host, lambda _: addresses) is expected
    assert unresolved(host) == ()
