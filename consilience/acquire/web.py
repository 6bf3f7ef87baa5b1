"""Pages of the web, fetched politely: robots.txt is kept, and size, time and redirects are bounded."""

import datetime
import time
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from consilience.acquire.addresses import Resolver, is_private, resolved, unresolved
from consilience.acquire.documents import Document
from consilience.acquire.options import AcquireOptions
from consilience.acquire.problems import too_large, unavailable
from consilience.records import Problem, Record

SCHEMES = ("http", "https")
# RFC 9309 asks of a reader of robots.txt that it take at least 500 KiB.
LARGEST_ROBOTS = 512_000
ROBOTS_NAME = "consilience"

BY_HAND = "save the page and pass the file"


class Answer(Record, frozen=True, kw_only=True):
    """What a server said; `location` is where it sends on to, `is_cut` that the body passed the limit."""

    status: int
    body: bytes = b""
    media_type: str = ""
    location: str | None = None
    is_cut: bool = False


class Visitor:
    """One client for the pages of a run; it remembers each host's robots.txt."""

    def __init__(self, options: AcquireOptions, transport: httpx.BaseTransport | None) -> None:
        self._options = options
        self._resolve: Resolver = unresolved if transport else resolved
        self._robots: dict[str, Protego | str] = {}
        self._client = httpx.Client(
            transport=transport, timeout=options.timeout, headers={"User-Agent": options.user_agent}
        )

    def close(self) -> None:
        self._client.close()

    def visit(self, url: str) -> Document | Problem:
        """The page at an address, after at most `redirects` redirects."""
        journey = self._journey(url, self._options.largest, is_page=True)
        return unavailable(url, journey) if isinstance(journey, str) else self._document(url, *journey)

    def _journey(self, url: str, limit: int, *, is_page: bool) -> tuple[str, Answer] | str:
        """Where the redirects end and what is answered there, or why they do not; each page asks robots.txt first."""
        address = url
        for _ in range(self._options.redirects + 1):
            answer = (self._refusal(address) if is_page else None) or self._answer(address, limit)
            if isinstance(answer, str):
                return answer
            if answer.location is None:
                return address, answer
            target = _target(address, answer.location)
            if reason := self._forbidden_step(address, target):
                return reason
            address = target
        return f"redirects more than {self._options.redirects} times; check the address, or {BY_HAND}"

    def _document(self, url: str, address: str, answer: Answer) -> Document | Problem:
        limit = self._options.largest
        if answer.is_cut:
            return too_large(url, f"more than {limit:,} bytes", limit)
        if not 200 <= answer.status < 300:
            return unavailable(url, f"was answered with status {answer.status}; check the address, or {BY_HAND}")
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        return Document(uri=address, body=answer.body, declared=answer.media_type, retrieved=now)

    def _forbidden_step(self, origin: str, target: str) -> str | None:
        """Why a redirect is not followed, or None where it is."""
        scheme, host = _parts(target)
        if scheme not in SCHEMES or not host:
            return f"redirects to an address that is not of the web; {BY_HAND}"
        if is_private(host, self._resolve) and not is_private(_parts(origin)[1], self._resolve):
            return f"redirects from the internet into the local network, which is refused; {BY_HAND}"
        return None

    def _refusal(self, address: str) -> str | None:
        """Why robots.txt keeps us from an address, or None where it does not."""
        site = _site(address)
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        if isinstance(rules, str):
            return rules
        is_allowed = rules.can_fetch(address, ROBOTS_NAME)
        return None if is_allowed else f"is closed to programs by the site's robots.txt; {BY_HAND}"

    def _rules(self, site: str) -> Protego | str:
        """A site's rules, or why it cannot be visited: without robots.txt all is open, without an answer nothing."""
        journey = self._journey(f"{site}/robots.txt", LARGEST_ROBOTS, is_page=False)
        if isinstance(journey, str):
            return journey
        answer = journey[1]
        if answer.status >= 500:
            return f"has a robots.txt that is answered with status {answer.status}; try again later, or {BY_HAND}"
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status < 300 else "")

    def _answer(self, address: str, limit: int) -> Answer | str:
        """What the server answers, or why it does not."""
        try:
            with self._client.stream("GET", address) as response:
                if response.has_redirect_location:
                    return Answer(status=response.status_code, location=response.headers["Location"])
                return self._body(response, limit)
        except httpx.TimeoutException:
            return f"did not answer within {self._options.timeout:g} seconds; try again later, or {BY_HAND}"
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            return f"could not be fetched ({type(error).__name__}); check the address and the connection, or {BY_HAND}"

    def _body(self, response: httpx.Response, limit: int) -> Answer:
        body, deadline = bytearray(), time.monotonic() + self._options.patience
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit:
                break
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("the page took too long")
        kind = response.headers.get("Content-Type", "")
        is_cut = len(body) > limit
        return Answer(status=response.status_code, body=bytes(body[:limit]), media_type=kind, is_cut=is_cut)


def _site(address: str) -> str:
    return "/".join(address.split("/", 3)[:3]).partition("?")[0].partition("#")[0]


def _target(address: str, location: str) -> str:
    """The address to which a redirect leads; empty where it is none."""
    try:
        return urljoin(address, location)
    except ValueError:
        return ""


def _parts(address: str) -> tuple[str, str]:
    """Scheme and host of an address, lower case; empty where it has none."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower(), parts.hostname or ""
    except ValueError:
        return "", ""
