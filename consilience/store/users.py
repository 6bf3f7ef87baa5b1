"""The people who may use a library over the web, each with a rank, and their sessions.

Neither passwords nor session tokens are kept: of both only what they are checked by.
"""

import datetime
import re
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, Integer, Row, Table, Text, delete, insert, inspect, select, update

from consilience.records import ConsilienceError, Rank, Record
from consilience.store.connection import engine, located, writing
from consilience.store.tables import METADATA

# `key` is the name as it is compared; `seen` the number of the last change that the user has looked at.
USERS = Table(
    "users",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("rank", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("seen", Integer, nullable=False),
)

# `digest` is of the token that a browser or a program holds.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("user", Text, nullable=False, index=True),
    Column("expires", Text, nullable=False),
    Column("program", Integer, nullable=False),
)

NAME = re.compile(r"[^\W_](?:[\w .'’-]{0,38}[\w.])?")


class WrongUser(ConsilienceError):
    """A user that cannot be added, changed or found; the message says why."""


class User(Record, frozen=True, kw_only=True):
    """Somebody who may sign in; `password` is its argon2 hash."""

    name: str
    rank: Rank
    password: str
    made: datetime.datetime
    seen: int = 0


class Users:
    """The users of one library; their tables are made at the first use."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        if not inspect(engine).has_table(SESSIONS.name):
            with writing(engine) as connection:
                METADATA.create_all(connection, tables=[USERS, SESSIONS])

    @classmethod
    def open(cls, place: str | Path | None = None) -> "Users":
        """Those of the library at `place`, else at CONSILIENCE_LIBRARY. Raises NotALibrary and NoLibraryNamed."""
        return cls(engine(located(place), must_exist=True))

    def close(self) -> None:
        self._engine.dispose()

    def is_empty(self) -> bool:
        """Whether nobody was added: then the library is open to whoever reaches it."""
        with self._engine.connect() as connection:
            return connection.execute(select(USERS.c.key).limit(1)).first() is None

    def all(self) -> tuple[User, ...]:
        """Every user in the order of names."""
        with self._engine.connect() as connection:
            return tuple(map(_user, connection.execute(select(USERS).order_by(USERS.c.key)).all()))

    def user(self, name: str) -> User | None:
        """One user, whatever the case of the letters."""
        with self._engine.connect() as connection:
            row = connection.execute(select(USERS).where(USERS.c.key == name.casefold())).one_or_none()
        return None if row is None else _user(row)

    def add(self, user: User) -> None:
        """Add a user. Raises WrongUser where the name is taken or is none."""
        if not NAME.fullmatch(user.name):
            raise WrongUser(f"{user.name!r} is no name of a user; write 1 to 40 letters, digits, spaces or .'-")
        row = {"key": user.name.casefold(), **{name: getattr(user, name) for name in user.__struct_fields__}}
        with writing(self._engine) as connection:
            if connection.execute(select(USERS.c.key).where(USERS.c.key == row["key"])).first():
                raise WrongUser(f"there is a user {user.name} already")
            connection.execute(insert(USERS).values(row | {"rank": user.rank.value, "made": user.made.isoformat()}))

    def change(self, name: str, *, rank: Rank | None = None, password: str | None = None) -> None:
        """Give a user another rank or password, and end all sessions of that user. Raises WrongUser."""
        values = {"rank": rank.value if rank else None, "password": password}
        self._or_unknown(name, {key: value for key, value in values.items() if value is not None})

    def remove(self, name: str) -> None:
        """Remove a user and the sessions of that user. Raises WrongUser."""
        self._or_unknown(name, None)

    def saw(self, name: str, change: int) -> None:
        """Remember the last change that a user has looked at."""
        with writing(self._engine) as connection:
            connection.execute(update(USERS).where(USERS.c.key == name.casefold()).values(seen=change))

    # Sessions.

    def begin(self, digest: str, name: str, expires: datetime.datetime, *, is_program: bool = False) -> None:
        """Keep a session under the digest of its token, and clear away those that are over."""
        now = datetime.datetime.now(datetime.UTC).isoformat()
        row = {"digest": digest, "user": name.casefold(), "expires": expires.isoformat(), "program": int(is_program)}
        with writing(self._engine) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.expires < now))
            connection.execute(insert(SESSIONS).values(row))

    def of_session(self, digest: str, now: datetime.datetime, *, is_program: bool = False) -> User | None:
        """The user of a session that is not over; those of browsers and of programs are kept apart."""
        query = (
            select(USERS)
            .join(SESSIONS, SESSIONS.c.user == USERS.c.key)
            .where(
                SESSIONS.c.digest == digest, SESSIONS.c.expires > now.isoformat(), SESSIONS.c.program == int(is_program)
            )
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _user(row)

    def end(self, digest: str) -> None:
        """End a session."""
        with writing(self._engine) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == digest))

    def _or_unknown(self, name: str, values: dict[str, str] | None) -> None:
        is_user, key = USERS.c.key == name.casefold(), name.casefold()
        with writing(self._engine) as connection:
            statement = delete(USERS).where(is_user) if values is None else update(USERS).where(is_user).values(values)
            if not connection.execute(statement).rowcount:
                raise WrongUser(f"there is no user {name}; list them with: consilience library user list")
            connection.execute(delete(SESSIONS).where(SESSIONS.c.user == key))


def _user(row: Row[Any]) -> User:
    return User(
        name=row.name,
        rank=Rank(row.rank),
        password=row.password,
        made=datetime.datetime.fromisoformat(row.made),
        seen=row.seen,
    )
