"""The tables of this room, read once a process: files of sections, each of named rows of words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

Rows = Mapping[str, tuple[str, ...]]


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for tables too small for a file."""
    return frozenset(text.split())


def sections(table: str) -> Mapping[str, Rows]:
    """All sections of `<table>.toml` by name; the tables of a folder are named with it: "entities/roles"."""
    return _table(table)


def rows(table: str, section: str) -> Rows:
    """A section of a table: each name with its words. Words written as one string are split at white space."""
    return _table(table)[section]


def words(table: str, section: str, name: str) -> frozenset[str]:
    """The words of one row as a set."""
    return frozenset(rows(table, section)[name])


@cache
def reversed_rows(table: str, section: str) -> Rows:
    """Each word of a section with the names of the rows in which it stands, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for name, row in rows(table, section).items():
        for word in row:
            found[word] = (*found.get(word, ()), name)
    return MappingProxyType(found)


@cache
def _table(name: str) -> Mapping[str, Rows]:
    text = resources.files("consilience.claims").joinpath(f"{name}.toml").read_text("utf-8")
    return MappingProxyType({key: MappingProxyType(_rows(section)) for key, section in tomllib.loads(text).items()})


def _rows(section: dict[str, str | list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row.split() if isinstance(row, str) else row) for name, row in section.items()}
