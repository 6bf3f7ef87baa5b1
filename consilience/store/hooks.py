"""The addresses that are sent what changes in a library: each with its secret, and how far it has been told."""

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Column, Engine, Integer, Row, Table, Text, delete, func, insert, inspect, select, update

from consilience.records import ConsilienceError, Record
from consilience.store.connection import engine, located, writing
from consilience.store.tables import CHANGES, METADATA

# `delivered` is the number of the last change that was taken; `due` when the next may be sent, NULL where the hook is
# switched off. The secret is kept as it is: messages are signed with it.
HOOKS = Table(
    "hooks",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("delivered", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("due", Text),
    Column("message", Text, nullable=False),
)
LEAST_SECRET, LONGEST_SECRET, LONGEST_URL = 16, 500, 2_000


class WrongHook(ConsilienceError):
    """A hook that cannot be added or found; the message says why."""


class Hook(Record, frozen=True, kw_only=True):
    """One address: told all changes up to `delivered`, failed so often in a row, and why it did last.

    `due` is when the next message may be sent, None where the hook is switched off.
    """

    url: str
    secret: str
    added: datetime.datetime
    delivered: int = 0
    failures: int = 0
    due: datetime.datetime | None = None
    message: str = ""


class Hooks:
    """The hooks of one library; their table is made at the first use."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        if not inspect(engine).has_table(HOOKS.name):
            with writing(engine) as connection:
                METADATA.create_all(connection, tables=[HOOKS])

    @classmethod
    def open(cls, place: str | Path | None = None) -> "Hooks":
        """Those of the library at `place`, else at CONSILIENCE_LIBRARY. Raises NotALibrary and NoLibraryNamed."""
        return cls(engine(located(place), must_exist=True))

    def close(self) -> None:
        self._engine.dispose()

    def all(self) -> tuple[Hook, ...]:
        """Every hook in the order of addresses."""
        with self._engine.connect() as connection:
            return tuple(map(_hook, connection.execute(select(HOOKS).order_by(HOOKS.c.url)).all()))

    def add(self, url: str, secret: str, now: datetime.datetime) -> Hook:
        """Add a hook, which is told what changes from now on; one that is there is switched on, with the new secret.

        Raises WrongHook.
        """
        _check(url, secret)
        with writing(self._engine) as connection:
            held = connection.execute(select(HOOKS).where(HOOKS.c.url == url)).one_or_none()
            newest = int(connection.execute(select(func.coalesce(func.max(CHANGES.c.number), 0))).scalar_one())
            added = Hook(
                url=url,
                secret=secret,
                added=_hook(held).added if held else now,
                delivered=held.delivered if held else newest,
                due=now,
            )
            connection.execute(delete(HOOKS).where(HOOKS.c.url == url))
            connection.execute(insert(HOOKS).values(_row(added)))
        return added

    def remove(self, url: str) -> None:
        """Remove a hook. Raises WrongHook."""
        with writing(self._engine) as connection:
            if not connection.execute(delete(HOOKS).where(HOOKS.c.url == url)).rowcount:
                raise WrongHook(f"no hook has the address {url}; list them with: consilience library hook list")

    def take(self, now: datetime.datetime, lease: datetime.timedelta) -> tuple[Hook, ...]:
        """The hooks that have something to be sent, and may be. Nobody else is given them until the lease is over."""
        newest = select(func.coalesce(func.max(CHANGES.c.number), 0)).scalar_subquery()
        is_due = (HOOKS.c.due <= _text(now)) & (HOOKS.c.delivered < newest)
        with self._engine.connect() as connection:
            if not connection.execute(select(HOOKS.c.url).where(is_due).limit(1)).first():
                return ()
        with writing(self._engine) as connection:
            taken = connection.execute(select(HOOKS).where(is_due).order_by(HOOKS.c.url)).all()
            connection.execute(update(HOOKS).where(is_due).values(due=_text(now + lease)))
        return tuple(map(_hook, taken))

    def keep(self, hook: Hook) -> None:
        """Write how a hook fared, unless it was removed or its secret replaced meanwhile."""
        is_same = (HOOKS.c.url == hook.url) & (HOOKS.c.secret == hook.secret)
        with writing(self._engine) as connection:
            connection.execute(update(HOOKS).where(is_same).values(_row(hook)))


def _check(url: str, secret: str) -> None:
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and parts.hostname and url.isprintable() and not parts.fragment
    except ValueError:
        is_address = False
    if not is_address or len(url) > LONGEST_URL or " " in url:
        raise WrongHook(f"{url} is no address that can be sent to; write it as https://host/path")
    if not (LEAST_SECRET <= len(secret) <= LONGEST_SECRET and secret.isprintable()):
        raise WrongHook(
            f"the secret needs {LEAST_SECRET} to {LONGEST_SECRET} characters; make one: openssl rand -hex 32"
        )


def _row(hook: Hook) -> dict[str, Any]:
    due = {"added": _text(hook.added), "due": _text(hook.due) if hook.due else None}
    return {name: getattr(hook, name) for name in hook.__struct_fields__} | due


def _hook(row: Row[Any]) -> Hook:
    due = datetime.datetime.fromisoformat(row.due) if row.due else None
    return Hook(**{**row._mapping, "added": datetime.datetime.fromisoformat(row.added), "due": due})


def _text(moment: datetime.datetime) -> str:
    """A moment so that the order of texts is that of times."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")
