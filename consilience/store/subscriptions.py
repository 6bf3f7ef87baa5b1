"""The places that a library watches: when each is due, how it was last answered, and what of it is already known."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, Integer, Row, Table, Text, delete, insert, select

from consilience.records import Record
from consilience.store.connection import engine, located, writing
from consilience.store.tables import METADATA

SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    Column("place", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("looked", Text),
    Column("due", Text),
    Column("failures", Integer, nullable=False),
    Column("message", Text, nullable=False),
)

# `key` tells an article of a place until it changes; `attempts` how often it could not be got, 0 once it was.
SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("place", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("attempts", Integer, nullable=False),
)


class Subscription(Record, frozen=True, kw_only=True):
    """One watched place: validators of its last answer, when it was and is to be looked at, failures in a row."""

    place: str
    etag: str | None = None
    last_modified: str | None = None
    looked: datetime.datetime | None = None
    due: datetime.datetime | None = None
    failures: int = 0
    message: str = ""


class Subscriptions:
    """The watched places of one library; their tables are made at the first use."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with writing(engine) as connection:
            METADATA.create_all(connection, tables=[SUBSCRIPTIONS, SIGHTINGS])

    @classmethod
    def open(cls, place: str | Path | None = None) -> "Subscriptions":
        """Those of the library at `place`, else at CONSILIENCE_LIBRARY. Raises NotALibrary and NoLibraryNamed."""
        return cls(engine(located(place)))

    def close(self) -> None:
        self._engine.dispose()

    def all(self) -> tuple[Subscription, ...]:
        """Every place that was ever looked at, in the order of names."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(SUBSCRIPTIONS).order_by(SUBSCRIPTIONS.c.place)).all()
        return tuple(map(_subscription, rows))

    def of(self, place: str) -> Subscription:
        """What is known of a place; nothing of one that was never looked at."""
        with self._engine.connect() as connection:
            row = connection.execute(select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.place == place)).one_or_none()
        return Subscription(place=place) if row is None else _subscription(row)

    def keep(self, subscription: Subscription) -> None:
        """Replace what is known of a place."""
        row = {
            **{name: getattr(subscription, name) for name in subscription.__struct_fields__},
            "looked": subscription.looked.isoformat() if subscription.looked else None,
            "due": subscription.due.isoformat() if subscription.due else None,
        }
        with writing(self._engine) as connection:
            connection.execute(delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.place == subscription.place))
            connection.execute(insert(SUBSCRIPTIONS).values(row))

    def sightings(self, place: str) -> dict[str, int]:
        """The keys that a place has shown, with how often what they stand for could not be got."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(SIGHTINGS).where(SIGHTINGS.c.place == place)).all()
        return {row.key: row.attempts for row in rows}

    def keep_sightings(self, place: str, attempts: Mapping[str, int]) -> None:
        """Replace the keys of a place: what it no longer shows is forgotten, so that they stay few."""
        with writing(self._engine) as connection:
            connection.execute(delete(SIGHTINGS).where(SIGHTINGS.c.place == place))
            rows = [{"place": place, "key": key, "attempts": attempts[key]} for key in sorted(attempts)]
            if rows:
                connection.execute(insert(SIGHTINGS), rows)


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(**{**row._mapping, "looked": _moment(row.looked), "due": _moment(row.due)})


def _moment(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if text else None
