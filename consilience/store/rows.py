"""Rows by many keys: asked for in portions that every database takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Row, Select

# Far below what either database takes as the parameters of one query.
PORTION = 500


def rows_of(connection: Connection, query: Select[Any], key: Column[str], keys: Iterable[str]) -> Iterator[Row[Any]]:
    """The rows of a query whose `key` is one of the `keys`, portion by portion."""
    waiting = iter(dict.fromkeys(keys))
    while portion := list(islice(waiting, PORTION)):
        yield from connection.execute(query.where(key.in_(portion))).all()
