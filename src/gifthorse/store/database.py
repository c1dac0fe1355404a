"""Where a store is, and how its transactions begin: the one place that knows more than one database."""

import getpass
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from ..errors import GifthorseError, UsageError
from ..settings import resolve

WAIT_S = 120
"""Seconds that a writer waits for another one."""
DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
LOCK = 0x61F7
"""The number of the advisory lock under which PostgreSQL lets one of us write at a time, as SQLite always does."""


class StoreError(GifthorseError):
    """The store cannot be opened, read or written."""


class DamagedError(StoreError):
    """The store's file is broken: other bytes stand in it than SQLite wrote."""


def place_of(where: str | None) -> URL:
    """Where a store is: what is given, else the setting ``store``, else ``gifthorse.db`` in the user's data folder.

    A path is a SQLite file; an address (``postgresql://user@host/name``) a database on a server.
    """
    where = where or resolve().settings.store
    if not where:
        from platformdirs import user_data_path

        folder = user_data_path("gifthorse")
        folder.mkdir(parents=True, exist_ok=True)
        where = str(folder / "gifthorse.db")
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).absolute()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise UsageError("the store's address cannot be read; write postgresql://user@host/name, or a path") from error
    if url.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    raise UsageError(f"a store is a SQLite file or a PostgreSQL database, not {url.drivername}; write a path")


def engine_at(url: URL) -> Engine:
    """An engine; nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_S, "check_same_thread": False})
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begun)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise UsageError("a store on PostgreSQL needs psycopg: pip install 'gifthorse[postgres]'") from error


def _sqlite_connected(connection: Any, _: Any) -> None:
    # Transactions are begun by us, not by the driver, which would begin them too late to take the lock.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}").close()


def _sqlite_begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """An open store's connections: ``reading`` and ``writing`` transactions."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.engine = engine_at(url)

    @property
    def sqlite(self) -> bool:
        """True for a file, False for a server."""
        return self.engine.dialect.name == "sqlite"

    @property
    def name(self) -> str:
        """The path, or the address without its password."""
        return self.url.database or "" if self.sqlite else self.url.render_as_string(hide_password=True)

    @property
    def place(self) -> str:
        """What ``open_store`` takes to open the same store, password and all: for other processes, not for printing."""
        return self.url.database or "" if self.sqlite else self.url.render_as_string(hide_password=False)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that reads: one state of the store, whatever is written meanwhile."""
        with explained(self.name), self.engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: one at a time among all processes, kept whole or not at all."""
        with explained(self.name), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield connection

    def close_store(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Errors of the database as StoreError, in one line and without what was being written."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        kind = DamagedError if getattr(error.orig, "sqlite_errorcode", None) in DAMAGE else StoreError
        raise kind(f"the store {name}: {' '.join(str(error.orig).split())[:200]}") from error


def now() -> str:
    """The time in UTC, ISO 8601, microseconds, so that it sorts as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def user() -> str:
    """The name of whoever runs the program, as the system has it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def storable(value: str) -> str:
    """The same text as any database can hold it: NUL and halves of surrogate pairs become U+FFFD, each for one."""
    if value.isascii() and "\0" not in value:
        return value
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)
