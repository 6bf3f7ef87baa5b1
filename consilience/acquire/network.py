"""How the network is reached: a host's name is resolved once, and only addresses that are allowed are connected to."""

import datetime
import math
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.request import getproxies

import httpcore
import httpx

from consilience.acquire.addresses import Resolver, is_private, is_private_address, is_spelled, resolved, unresolved

MOST_CONNECTIONS = 10


class PrivateAddress(Exception):
    """A host of the internet whose name leads into the reader's own network."""


@dataclass(frozen=True)
class Network:
    """What fetching touches of the world; `transport` takes the place of every connection."""

    transport: httpx.BaseTransport | None = None
    resolve: Resolver = resolved
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC)
    pause: Callable[[float], None] = time.sleep


class Hosts:
    """The hosts of a run: which addresses each stood for when it was first met, and which may be private.

    A name that is resolved again could lead elsewhere (DNS rebinding); so the first answer is kept.
    """

    def __init__(self, resolve: Resolver) -> None:
        self._resolve = resolve
        self._found: dict[str, tuple[str, ...]] = {}
        self._own: set[str] = set()
        self._deadline = math.inf

    def addresses(self, host: str) -> tuple[str, ...]:
        if host not in self._found:
            self._found[host] = self._resolve(host)
        return self._found[host]

    def is_private(self, host: str) -> bool:
        return is_private(host, self.addresses)

    def allow(self, host: str) -> None:
        """Let a host be one of the reader's own network."""
        self._own.add(host)

    def grant(self, seconds: float) -> None:
        """Give the next answer so many seconds in all, however slowly it comes."""
        self._deadline = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left for the answer. Raises httpcore.ReadTimeout."""
        if (left := self._deadline - time.monotonic()) <= 0:
            raise httpcore.ReadTimeout("the answer took too long")
        return left

    def reachable(self, host: str) -> tuple[str, ...]:
        """The addresses to connect to; none of a name that has none. Raises PrivateAddress."""
        found = self.addresses(host) or ((host,) if is_spelled(host) else ())
        if host not in self._own and any(map(is_private_address, found)):
            raise PrivateAddress(host)
        return found


def client(network: Network, hosts: Hosts, *, timeout: float, user_agent: str) -> httpx.Client:
    """A client that connects to what `hosts` allows; through a proxy of the environment, which resolves by itself."""
    transport = network.transport
    if transport is None and not getproxies():
        transport = _Guarded(hosts)
    return httpx.Client(transport=transport, timeout=timeout, headers={"User-Agent": user_agent})


def resolver(network: Network) -> Resolver:
    """The resolver of a network; without one where the transport is replaced and no other is named."""
    return unresolved if network.transport is not None and network.resolve is resolved else network.resolve


class _Guarded(httpx.BaseTransport):
    """Connections of our own pool, which httpx has no parameter for."""

    def __init__(self, hosts: Hosts) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=MOST_CONNECTIONS,
            network_backend=_Backend(hosts),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions={})

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.SyncBackend):
    """Connects to the addresses that were checked, and never to a name."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._hosts.reachable(host):
            try:
                found = super().connect_tcp(address, port, timeout, local_address, socket_options)
                return _Timed(found, self._hosts)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Timed(httpcore.NetworkStream):
    """A connection that is read for no longer than is granted: a server may send a byte every few seconds for ever."""

    def __init__(self, stream: httpcore.NetworkStream, hosts: Hosts) -> None:
        self._stream, self._hosts = stream, hosts

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, min(self._hosts.left(), timeout or math.inf))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, timeout), self._hosts)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
