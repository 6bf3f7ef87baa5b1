"""The door to the web application; what the extra `serve` brings is imported behind it."""

import ipaddress
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from consilience.pipeline import Kit, standard_kit
from consilience.records import ConsilienceError, MissingExtra, replaced

if TYPE_CHECKING:
    from fastapi import FastAPI

    from consilience.serve.room import Room
    from consilience.store.users import Users

HOST, PORT = "127.0.0.1", 8765
# Only under these names is an answer given, so that no page on the web can reach a library through a name of its own.
LOOPBACK = ("127.0.0.1", "localhost")
ANY = "*"
EXTRA = "serve"
# Pages that a feed or sitemap, whose address somebody typed, may name.
MOST_PAGES = 200


class OpenToAll(ConsilienceError):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"whoever reaches {host} could read and change this library: it has no users. Add one with: "
            "consilience library user add NAME --role admin. Then put TLS before it, as docs/reading-room.md shows: "
            "let a reverse proxy answer to the world, and Consilience to this machine alone"
        )


def create_app(place: str | Path, *, hosts: Iterable[str] = (), kit: Callable[[], Kit] | None = None) -> "FastAPI":
    """The application over a library that is there, a file or a postgresql:// address.

    It answers under the names of this machine and under `hosts`, which a library without users refuses. `kit` makes
    what stories are told with, at the first that is told. Raises NotALibrary, MissingExtra and OpenToAll.
    """
    try:
        from consilience.serve.routes import application
    except ModuleNotFoundError as error:
        raise MissingExtra("the reading room", EXTRA) from error
    others = [host for host in hosts if host not in LOOPBACK]
    room = _room(place, kit, is_alone=not others)
    if others and room.users.is_empty():
        room.close()
        raise OpenToAll("this machine" if others[0] == ANY else others[0])
    return application(room, (*LOOPBACK, *others))


def serve(
    place: str | Path,
    *,
    host: str = HOST,
    port: int = PORT,
    hosts: Iterable[str] = (),
    proxies: str | None = None,
) -> None:
    """Serve a library until interrupted; to this machine alone unless another `host` is named to listen on.

    `hosts` are the names under which others reach it; `proxies` the addresses of reverse proxies that are believed what
    they say of the asker. Raises NotALibrary, MissingExtra and OpenToAll.
    """
    # Who has to sign in holds a cookie of one host, so that another name for the server gains nobody anything.
    named = tuple(hosts) or (() if is_loopback(host) else (ANY,))
    app = create_app(place, hosts=named)
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise MissingExtra("the reading room", EXTRA) from error
    with _delivering(place):
        uvicorn.run(
            app,
            host=host,
            port=port,
            server_header=False,
            log_level="warning",
            proxy_headers=proxies is not None,
            forwarded_allow_ips=proxies,
            limit_concurrency=200,
            timeout_keep_alive=15,
        )


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches a host."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def _delivering(place: str | Path) -> Iterator[None]:
    """Meanwhile the hooks of a library are told what changes; for users not in the server's own network."""
    from consilience.serve.webhooks import Delivery
    from consilience.store.users import Users

    users = Users.open(place)
    delivery = Delivery(place, own_network=users.is_empty())
    users.close()
    delivery.start()
    try:
        yield
    finally:
        delivery.stop()


def _room(place: str | Path, kit: Callable[[], Kit] | None, *, is_alone: bool) -> "Room":
    from consilience.serve.room import Room
    from consilience.serve.work import Work
    from consilience.store import Library
    from consilience.store.users import Users

    library, users = Library.open(place, must_exist=True), Users.open(place)
    return Room(
        library=library, users=users, work=Work(library, _for_others(kit or standard_kit, users)), is_alone=is_alone
    )


def _for_others(make: Callable[[], Kit], users: "Users") -> Callable[[], Kit]:
    """A kit that is made once. For users nothing is fetched from the server's own network."""
    made = cache(make)

    def kit() -> Kit:
        found = made()
        own = users.is_empty()
        acquire = replaced(found.options.acquire, own_network=own, addresses=MOST_PAGES, entries=MOST_PAGES)
        return replace(found, options=replaced(found.options, acquire=acquire))

    return kit
