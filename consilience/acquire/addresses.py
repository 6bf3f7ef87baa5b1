"""Which hosts are of the public internet and which of the reader's own network."""

import ipaddress
import re
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

Resolver = Callable[[str], tuple[str, ...]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEMES = ("http", "https")
OF_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
PRIVATE_NAMES = ("localhost", ".localhost", ".local", ".internal", ".home.arpa", ".lan")
# RFC 6052: the last four bytes are an address of IPv4, which a gateway may be asked to reach.
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def resolved(host: str) -> tuple[str, ...]:
    """The addresses that the name system gives for a host, in its order; none where it has none."""
    try:
        return tuple(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, None)))
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
    return any(is_private_address(address) for address in (name, *resolve(name)))


def is_private_address(text: str) -> bool:
    """Whether an address is not of the public internet, also where IPv6 wraps it or a number disguises it."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return _is_numeric(text)
    return any(not each.is_global or each.is_multicast for each in _wrapped(address))


def is_spelled(host: str) -> bool:
    """Whether a host is written as an address, so that no name has to be resolved."""
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def scheme_and_host(address: str) -> tuple[str, str]:
    """Scheme and host of an address of the web, lower case and as the network spells it; empty where it has none."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        return parts.scheme.lower(), host if host.isascii() else host.encode("idna").decode()
    except ValueError:
        return "", ""


def is_of_web(address: str) -> bool:
    """Whether an address is of http or https and names a host."""
    return bool(OF_WEB.match(address))


def _wrapped(address: Address) -> tuple[Address, ...]:
    """The addresses that decide: those of IPv4 that one of IPv6 stands for, else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address in TRANSLATED:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    inner = address.ipv4_mapped or address.sixtofour
    return (inner,) if inner else (address,)


def _is_numeric(name: str) -> bool:
    """Whether a name is an address in disguise (2130706433, 0x7f.1), which a resolver would take."""
    last = name.rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")
