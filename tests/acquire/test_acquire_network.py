"""Whom a connection may reach: the checks stand where the connection is made, so that no name can lead round them."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest

from consilience.acquire import AcquireOptions, acquire
from consilience.acquire.network import Hosts, Network, PrivateAddress, client
from consilience.records import Capture, Problem
from tests.local_site import Page, Site, running_site

ARTICLE = Page("<html><body><p>A river rose in Velmora.</p></body></html>", headers={"Content-Type": "text/html"})


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


class Names:
    """A name system of our own; a name with several answers gives them one after the other."""

    def __init__(self, **answers: list[str]) -> None:
        self.answers, self.asked = answers, list[str]()

    def resolve(self, host: str) -> tuple[str, ...]:
        self.asked.append(host)
        known = self.answers.get(host.replace(".", "_"), [])
        return (known.pop(0) if len(known) > 1 else known[0],) if known else ()


def got(names: Names, *places: str, options: AcquireOptions | None = None) -> list[Capture | Problem]:
    network = Network(resolve=names.resolve, pause=lambda _: None)
    return list(acquire(places, options=options or AcquireOptions(timeout=2.0), network=network))


def port(site: Site) -> str:
    return site.address.rpartition(":")[2]


def test_the_user_may_name_his_own_machine(site: Site) -> None:
    site.pages["/a"] = ARTICLE
    assert isinstance(got(Names(intranet_example=["127.0.0.1"]), f"http://intranet.example:{port(site)}/a")[0], Capture)
    assert isinstance(got(Names(), site.url("/a"))[0], Capture)


def test_for_others_nobody_names_it(site: Site) -> None:
    site.pages["/a"] = ARTICLE
    options = AcquireOptions(own_network=False)
    for address in (site.url("/a"), f"http://intranet.example:{port(site)}/a", f"http://2130706433:{port(site)}/a"):
        (problem,) = got(Names(intranet_example=["127.0.0.1"]), address, options=options)
        assert isinstance(problem, Problem)
        assert "local network" in problem.message
    assert site.asked == []


TARGETS = [
    "http://127.0.0.1:8080/secret",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]:8080/secret",
    "http://[::ffff:127.0.0.1]:8080/secret",
    "http://[64:ff9b::7f00:1]/secret",
    "http://2130706433:8080/secret",
    "http://0x7f000001:8080/secret",
    "http://0177.0.0.1:8080/secret",
    "http://localhost:8080/secret",
    "http://inside.example:8080/secret",
    "http://10.0.0.1/secret",
    "http://224.0.0.1/secret",
    "http://0.0.0.0:8080/secret",
]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("path", ["/moved", "/feed"])
def test_a_page_of_the_internet_does_not_lead_into_the_local_network(path: str, target: str) -> None:
    asked: list[str] = []
    pages = {
        "/moved": httpx.Response(302, headers={"Location": target}),
        "/feed": httpx.Response(200, text=f"<rss><channel><item><link>{target}</link></item></channel></rss>"),
    }

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return pages.get(request.url.path, httpx.Response(404))

    names = Names(news_example=["93.184.216.34"], inside_example=["192.168.1.1"])
    network = Network(transport=httpx.MockTransport(answer), resolve=names.resolve, pause=lambda _: None)
    (problem,) = acquire([f"http://news.example{path}"], network=network)
    assert isinstance(problem, Problem)
    assert "network" in problem.message or "RemoteProtocolError" in problem.message
    assert set(asked) == {"news.example"}


def test_a_connection_into_the_local_network_is_not_made_unless_allowed(site: Site) -> None:
    site.pages["/a"] = ARTICLE
    hosts = Hosts(Names(news_example=["127.0.0.1"]).resolve)
    address = f"http://news.example:{port(site)}/a"
    with client(Network(), hosts, timeout=2.0, user_agent="test") as web:
        with pytest.raises(PrivateAddress):
            web.get(address)
        assert site.asked == []
        hosts.allow("news.example")
        assert web.get(address).status_code == 200


def test_a_name_is_resolved_once_so_that_it_cannot_lead_elsewhere_later() -> None:
    names = Names(news_example=["93.184.216.34", "127.0.0.1"])
    hosts = Hosts(names.resolve)
    assert [hosts.reachable("news.example") for _ in range(3)] == [("93.184.216.34",)] * 3
    assert names.asked == ["news.example"]


def test_a_connection_is_refused_where_the_name_turns_out_to_be_private() -> None:
    hosts = Hosts(Names(news_example=["10.0.0.7"]).resolve)
    with pytest.raises(PrivateAddress):
        hosts.reachable("news.example")
    hosts.allow("news.example")
    assert hosts.reachable("news.example") == ("10.0.0.7",)


@pytest.mark.parametrize(
    ("path", "location"),
    [("/a", "/a"), ("/n", "/n/n"), ("/b", "//{host}/c")],
    ids=["in a circle", "ever deeper", "to and fro"],
)
def test_endless_redirects_end(site: Site, path: str, location: str) -> None:
    host = site.address.partition("//")[2]

    def moved(to: str) -> Page:
        return Page(status=302, headers={"Location": to.format(host=host)})

    site.pages |= {path: moved(location), "/c": moved("/b"), "/n/n": moved("/n")}
    (problem,) = got(Names(), site.url(path))
    assert isinstance(problem, Problem)
    assert "more than 5 times" in problem.message
    assert len(site.asked) == 7


def test_redirects_of_robots_txt_end_too(site: Site) -> None:
    site.pages |= {"/robots.txt": Page(status=302, headers={"Location": "/robots.txt"}), "/a": ARTICLE}
    (problem,) = got(Names(), site.url("/a"))
    assert isinstance(problem, Problem)
    assert "/a" not in site.asked


def test_a_host_in_other_letters_is_the_same_host(site: Site) -> None:
    site.pages["/a"] = ARTICLE
    names = Names(**{"xn--bro-hoa_example": ["127.0.0.1"]})
    assert isinstance(got(names, f"http://Büro.example:{port(site)}/a")[0], Capture)


def test_a_name_that_nobody_knows_is_a_problem() -> None:
    (problem,) = got(Names(), "http://nowhere.invalid/a")
    assert isinstance(problem, Problem)
    assert "could not be fetched" in problem.message


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"], ids=["head", "body"])
def test_a_server_that_sends_a_byte_now_and_then_is_given_up(start: bytes) -> None:
    with dripping(start) as address:
        began = time.monotonic()
        (problem,) = got(Names(), address, options=AcquireOptions(timeout=1.0, patience=0.4))
        assert isinstance(problem, Problem)
        assert "not wholly within 0.4" in problem.message
        assert time.monotonic() - began < 3


@contextmanager
def dripping(start: bytes) -> Iterator[str]:
    """A server that sends an answer's start, and then a letter every twentieth of a second."""
    is_over = threading.Event()

    def answer(server: socket.socket) -> None:
        while not is_over.is_set():
            with suppress(OSError), server.accept()[0] as connection:
                connection.sendall(start)
                while not is_over.wait(0.05):
                    connection.sendall(b"X")

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        thread = threading.Thread(target=answer, args=(server,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/a"
        finally:
            is_over.set()
            thread.join()


def test_an_answer_that_unpacks_to_more_than_the_limit_is_given_up(site: Site) -> None:
    body = gzip.compress(b"0" * 90_000_000)
    site.pages["/a"] = Page(body, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
    (problem,) = got(Names(), site.url("/a"), options=AcquireOptions(largest=1_000_000))
    assert isinstance(problem, Problem)
    assert "too large" in problem.message
