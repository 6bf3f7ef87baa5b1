"""Profiles of news outlets and agencies: their names, hosts and owners, as data in `outlets.toml`.

A file of the same form named by the environment variable CONSILIENCE_OUTLETS adds profiles; one of the same name
replaces the built-in one.
"""

import os
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import msgspec

from consilience.records import ConsilienceError, Record

TABLE = "outlets.toml"
VARIABLE = "CONSILIENCE_OUTLETS"
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
ARTICLE = "the"
# The longest name that the domain name system allows.
LONGEST_HOST = 253


class Outlet(Record, frozen=True, kw_only=True):
    """A publisher of news: `aliases` are other names for it, `hosts` its domains, `group` its owner."""

    name: str
    hosts: tuple[str, ...]
    country: str
    aliases: tuple[str, ...] = ()
    group: str | None = None
    agency: bool = False


class UnreadableOutlets(ConsilienceError):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}, named by {VARIABLE}, is no table of outlets: {reason}. See docs/outlets.md")


@cache
def outlets() -> tuple[Outlet, ...]:
    """All profiles, the reader's own last; read once a process. Raises UnreadableOutlets."""
    built_in = _profiles(files("consilience.models").joinpath(TABLE).read_text(encoding="utf-8"))
    path = os.environ.get(VARIABLE)
    if not path:
        return built_in
    try:
        own = _profiles(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, msgspec.ValidationError) as error:
        raise UnreadableOutlets(path, str(error)) from error
    replaced = {normalised_name(outlet.name) for outlet in own}
    return (*(outlet for outlet in built_in if normalised_name(outlet.name) not in replaced), *own)


@cache
def agencies() -> tuple[Outlet, ...]:
    """The profiles of news agencies, whose words other outlets print."""
    return tuple(outlet for outlet in outlets() if outlet.agency)


def outlet_by_host(host: str) -> Outlet | None:
    """The outlet that publishes on a host or on a domain above it.

    >>> outlet_by_host("edition.cnn.com").name
    'CNN'
    """
    if len(host) > LONGEST_HOST:
        return None
    labels = host.casefold().strip(".").split(".")
    domains = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next((found for domain in domains if (found := _by_host().get(domain))), None)


def outlet_by_name(name: str) -> Outlet | None:
    """The outlet of that name or alias, whatever its capitals, points and leading article.

    >>> outlet_by_name("A.P.").name
    'Associated Press'
    """
    return _by_name().get(normalised_name(name))


def normalised_name(name: str) -> str:
    """The letters and digits of a name in lower case, without a leading "The".

    >>> normalised_name("The New York Times")
    'newyorktimes'
    """
    words = NOT_ALPHANUMERIC.split(name.casefold())
    return "".join(words[1:] if words[0] == ARTICLE and len(words) > 1 else words)


def _profiles(text: str) -> tuple[Outlet, ...]:
    return msgspec.convert(tomllib.loads(text)["outlets"], tuple[Outlet, ...])


@cache
def _by_host() -> MappingProxyType[str, Outlet]:
    return MappingProxyType({host: outlet for outlet in outlets() for host in outlet.hosts})


@cache
def _by_name() -> MappingProxyType[str, Outlet]:
    """Names before aliases: where an alias is another outlet's name, the name wins."""
    names = {normalised_name(alias): outlet for outlet in outlets() for alias in outlet.aliases}
    return MappingProxyType(names | {normalised_name(outlet.name): outlet for outlet in outlets()})
