"""Pages of the web, fetched politely: robots.txt is kept, hosts are given time, size and redirects are bounded."""

import time
from urllib.parse import urljoin

import httpcore
import httpx

from consilience.acquire.addresses import SCHEMES, scheme_and_host
from consilience.acquire.document import NO_MARK, Document, Mark
from consilience.acquire.network import Hosts, Network, PrivateAddress, client, resolver
from consilience.acquire.options import AcquireOptions
from consilience.acquire.pace import BUSY, Pace, pause_before
from consilience.acquire.robots import LARGEST_ROBOTS, Rules, Site
from consilience.records import Record

BY_HAND = "save the page and pass the file"
INTO_OWN_NETWORK = f"leads from the internet into the local network, which is refused; {BY_HAND}"
OWN_NETWORK = f"is of the local network, which is refused here; {BY_HAND}"
NO_HOST = "is no address of the web; write it as https://host/page"


class Failure(Record, frozen=True, kw_only=True):
    """Why a page was not got; `wait` is the seconds for which its host is to be left alone."""

    message: str
    wait: float | None = None


class Unchanged(Record, frozen=True, kw_only=True):
    """A page is as it was when its mark was given."""


class Answer(Record, frozen=True, kw_only=True):
    """What a server said; `location` is where it sends on to, `is_cut` that the body passed the limit."""

    status: int
    body: bytes = b""
    media_type: str = ""
    location: str | None = None
    is_cut: bool = False
    mark: Mark = NO_MARK
    retry_after: str = ""


class Visitor:
    """One client for the pages of a run; it remembers each site's robots.txt and when each host was asked."""

    def __init__(self, options: AcquireOptions, network: Network) -> None:
        self._options, self._now = options, network.now
        self._hosts = Hosts(resolver(network))
        self._pace = Pace(network)
        self._sites: dict[str, Site] = {}
        self._client = client(network, self._hosts, timeout=options.timeout, user_agent=options.user_agent)

    def close(self) -> None:
        self._client.close()

    def visit(self, url: str, *, named_by: str | None = None, mark: Mark = NO_MARK) -> Document | Unchanged | Failure:
        """The page at an address, after at most `redirects` redirects; Unchanged where it is as `mark` has it.

        `named_by` is the address or path of the listing that names it, None where the user does: only he can name a
        host of the local network, and a page of such a host another one.
        """
        refused = self._stranger(url) if named_by is None else self._forbidden_step(named_by, url)
        journey = Failure(message=refused) if refused else self._journey(url, self._options.largest, mark)
        return journey if isinstance(journey, Failure) else self._document(*journey)

    def _stranger(self, url: str) -> str | None:
        """Why an address that the user named is not visited; what is, may be of the local network from now on."""
        host = scheme_and_host(url)[1]
        if not host:
            return NO_HOST
        if self._options.own_network:
            self._hosts.allow(host)
        elif self._hosts.is_private(host):
            return OWN_NETWORK
        return None

    def _forbidden_step(self, origin: str, target: str) -> str | None:
        """Why the way from one address to another is not taken, or None where it is."""
        scheme, host = scheme_and_host(target)
        if scheme not in SCHEMES or not host:
            return f"leads to an address that is not of the web; {BY_HAND}"
        if not self._hosts.is_private(host):
            return None
        source = scheme_and_host(origin)[1]
        if not self._options.own_network or not source or not self._hosts.is_private(source):
            return INTO_OWN_NETWORK
        self._hosts.allow(host)
        return None

    def _journey(self, url: str, limit: int, mark: Mark, *, is_page: bool = True) -> tuple[str, Answer] | Failure:
        """Where the redirects end and what is answered there, or why they do not; each page asks robots.txt first."""
        address = url
        for _ in range(self._options.redirects + 1):
            answer = (self._refusal(address) if is_page else None) or self._answer(address, limit, mark)
            if isinstance(answer, Failure):
                return answer
            if answer.location is None:
                return address, answer
            target = _target(address, answer.location)
            if reason := self._forbidden_step(address, target):
                return Failure(message=reason)
            address = target
        return Failure(message=f"redirects more than {self._options.redirects} times; check the address, or {BY_HAND}")

    def _document(self, address: str, answer: Answer) -> Document | Unchanged | Failure:
        limit = self._options.largest
        if answer.is_cut:
            return Failure(message=f"is too large: more than {limit:,} bytes, which is the limit; {BY_HAND}")
        if answer.status == httpx.codes.NOT_MODIFIED:
            return Unchanged()
        if not 200 <= answer.status < 300:
            return Failure(message=f"was answered with status {answer.status}; check the address, or {BY_HAND}")
        now = self._now().replace(microsecond=0)
        kind = answer.media_type
        return Document(uri=address, body=answer.body, declared=kind, retrieved=now, mark=answer.mark)

    # ---------------------------------------------------------------- robots.txt

    def _refusal(self, address: str) -> Failure | None:
        """Why robots.txt keeps us from an address, or None where it does not."""
        reason = self._site(address).refusal(address, BY_HAND)
        return Failure(message=reason) if reason else None

    def _site(self, address: str) -> Site:
        name = "/".join(address.split("/", 3)[:3]).partition("?")[0].partition("#")[0]
        if name not in self._sites:
            self._sites[name] = Site(self._rules(name))
        return self._sites[name]

    def _rules(self, site: str) -> Rules:
        """A site's rules: without robots.txt all is open, without an answer nothing."""
        journey = self._journey(f"{site}/robots.txt", LARGEST_ROBOTS, NO_MARK, is_page=False)
        if isinstance(journey, Failure):
            return Rules(closed=journey.message)
        answer = journey[1]
        if answer.status >= 500:
            reason = f"has a robots.txt that is answered with status {answer.status}; try again later, or {BY_HAND}"
            return Rules(closed=reason)
        return Rules(text=answer.body.decode("utf-8", "replace") if answer.status < 300 else "")

    # ---------------------------------------------------------------- one request

    def _answer(self, address: str, limit: int, mark: Mark) -> Answer | Failure:
        """What the server answers, asked again while it is busy; or why it does not."""
        host, attempt = scheme_and_host(address)[1], 1
        if wait := self._pace.closed(host):
            return Failure(message=_busy(wait), wait=wait)
        while True:
            self._pace.wait(host, self._delay(address))
            answer = self._one_answer(address, limit, mark)
            if isinstance(answer, Failure) or answer.status not in BUSY:
                return answer
            attempt, asked = attempt + 1, self._pace.asked(answer.retry_after)
            pause = pause_before(attempt, asked)
            if pause is None:
                wait = self._pace.close(host, asked)
                return Failure(message=f"was answered with status {answer.status} and {_busy(wait)}", wait=wait)
            self._pace.rest(pause)

    def _delay(self, address: str) -> float:
        """The seconds between two pages of a site; its robots.txt, which is asked first, waits for nothing."""
        name = "/".join(address.split("/", 3)[:3])
        return max(self._options.delay, self._sites[name].delay) if name in self._sites else 0.0

    def _one_answer(self, address: str, limit: int, mark: Mark) -> Answer | Failure:
        named = {"If-None-Match": mark.etag, "If-Modified-Since": mark.last_modified}
        headers = {name: value for name, value in named.items() if value}
        self._hosts.grant(self._options.patience)
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                if response.has_redirect_location:
                    return Answer(status=response.status_code, location=response.headers["Location"])
                return self._body(response, limit)
        except (httpx.TimeoutException, httpcore.TimeoutException):
            return Failure(message=self._too_slow())
        except PrivateAddress:
            return Failure(message=INTO_OWN_NETWORK)
        except ERRORS as error:
            kind = type(error).__name__
            message = f"could not be fetched ({kind}); check the address and the connection, or {BY_HAND}"
            return Failure(message=message)

    def _too_slow(self) -> str:
        silent, whole = f"{self._options.timeout:g}", f"{self._options.patience:g}"
        return f"did not answer within {silent} seconds, or not wholly within {whole}; try again later, or {BY_HAND}"

    def _body(self, response: httpx.Response, limit: int) -> Answer:
        body, deadline = bytearray(), time.monotonic() + self._options.patience
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit:
                break
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("the page took too long")
        headers = response.headers
        return Answer(
            status=response.status_code,
            body=bytes(body[:limit]),
            media_type=headers.get("Content-Type", ""),
            is_cut=len(body) > limit,
            mark=Mark(etag=headers.get("ETag"), last_modified=headers.get("Last-Modified")),
            retry_after=headers.get("Retry-After", ""),
        )


ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    OSError,
    UnicodeError,
    ValueError,
)


def _busy(seconds: float) -> str:
    return f"asks to be left alone for {seconds:,.0f} seconds; try again later, or {BY_HAND}"


def _target(address: str, location: str) -> str:
    """The address to which a redirect leads; empty where it is none."""
    try:
        return urljoin(address, location)
    except ValueError:
        return ""
