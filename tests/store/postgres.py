"""A PostgreSQL of the tests' own: a cluster in a temporary folder, on a free port of this machine, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where Debian and others put the programs that no PATH names.
FOLDERS = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt/postgresql/bin", "/usr/local/bin", "/usr/bin")
# PostgreSQL refuses to run as root; the package makes this user, and nobody is everywhere.
USERS = ("postgres", "nobody")
MISSING = "PostgreSQL is not installed: initdb and pg_ctl were not found"
SETTINGS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1"


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, the newest version first; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    places = [place for folder in FOLDERS for place in Path(folder).glob("**/initdb")]
    return max(places).parent if places else None


@contextmanager
def running(*, is_durable: bool = False) -> Iterator[str]:
    """The address of a server's database, until left. `is_durable` has it write through, as a server in use does."""
    folder = programs()
    if folder is None:
        raise FileNotFoundError(MISSING)
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as place:
        user = _owner(place)
        _run([folder / "initdb", "-D", f"{place}/data", "-U", "tester", "-A", "trust", "-E", "UTF8"], user)
        port = _free_port()
        settings = f"-p {port} -k {place} " + ("-c listen_addresses=127.0.0.1" if is_durable else SETTINGS)
        _run([folder / "pg_ctl", "-D", f"{place}/data", "-w", "-l", f"{place}/log", "-o", settings, "start"], user)
        try:
            yield f"postgresql://tester@127.0.0.1:{port}/postgres"
        finally:
            _run([folder / "pg_ctl", "-D", f"{place}/data", "-m", "immediate", "-w", "stop"], user)


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """The address of a new database of a server, dropped when left."""
    from sqlalchemy import NullPool, create_engine, text

    engine = create_engine(
        server.replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield server.rpartition("/")[0] + f"/{name}"
    finally:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


def empty(place: str) -> None:
    """Take all rows out of a database's tables, those of append-only ones too: quicker than a new database."""
    from sqlalchemy import NullPool, create_engine, inspect, text

    engine = create_engine(place.replace("postgresql:", "postgresql+pg8000:"), poolclass=NullPool)
    with engine.begin() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != "about"]
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        if names:
            connection.execute(text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY"))


def _owner(place: str) -> str | None:
    """The user that the server runs as where this process is root, and its folder's owner."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in USERS if name in known)
    shutil.chown(place, user)
    return user


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
