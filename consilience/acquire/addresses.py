"""Which hosts are of the public internet and which of the reader's own network."""

import ipaddress
import socket
from collections.abc import Callable

Resolver = Callable[[str], tuple[str, ...]]

PRIVATE_NAMES = ("localhost", ".localhost", ".local", ".internal", ".home.arpa", ".lan")


def resolved(host: str) -> tuple[str, ...]:
    """The addresses that the name system gives for a host, sorted; none where it has none."""
    try:
        return tuple(sorted({str(row[4][0]) for row in socket.getaddrinfo(host, None)}))
    except (OSError, UnicodeError):
        return ()


def unresolved(host: str) -> tuple[str, ...]:
    """No address but the one that the host's name spells: for a transport that reaches no network."""
    return ()


def is_private(host: str, resolve: Resolver) -> bool:
    """Whether a host is the reader's own machine or network, by its name or any address it stands for."""
    name = host.strip("[]").rstrip(".").lower()
    if name.endswith(PRIVATE_NAMES):
        return True
    return any(_is_private_address(address) for address in (name, *resolve(name)))


def _is_private_address(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return _is_numeric(text)
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global


def _is_numeric(name: str) -> bool:
    """Whether a name is an address in disguise (2130706433, 0x7f.1), which a resolver would take."""
    last = name.rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")
