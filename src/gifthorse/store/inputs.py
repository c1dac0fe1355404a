"""What was given to be read and what came of it: read, skipped or failed, and why."""

from hashlib import sha256

import msgspec
from sqlalchemy import Connection, delete, select

from ..documents import Failure, Raw
from .database import Database, now, storable
from .search import upsert
from .tables import inputs


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """``state``: read (``documents`` says how many were in it), failed or skipped (``reason`` says why)."""

    source: str
    state: str
    reason: str | None
    documents: int
    at: str


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Every input of the store by what came of it, in the order of their sources."""

    read: tuple[Input, ...]
    skipped: tuple[Input, ...]
    failed: tuple[Input, ...]


class Inputs(Database):
    """The part of a store that knows its inputs."""

    def input_read(self, raw: Raw) -> int | None:
        """How many documents an input gave when it was read whole; None where it was not."""
        query = select(inputs.c.documents).where(inputs.c.id == _name(raw.source, raw), inputs.c.state == "read")
        with self.looking() as connection:
            return connection.scalar(query)

    def close_input(self, raw: Raw, count: int) -> None:
        """Everything in an input was read, or was there: it need not be opened again."""
        with self.writing() as connection:
            close_input(connection, raw, count)

    def failed(self, failure: Failure, state: str = "failed") -> None:
        """An input could not be read (or, with ``state`` skipped, was not to be), and why."""
        with self.writing() as connection:
            source = storable(failure.source)
            row = {"id": _name(source), "source": source, "raw_sha256": None, "state": state}
            upsert(connection, inputs, row | {"reason": storable(failure.reason), "documents": 0, "at": now()})

    def made_good(self, source: str) -> None:
        """What failed under a name no longer does."""
        with self.writing() as connection:
            connection.execute(delete(inputs).where(inputs.c.id == _name(source)))

    def coverage(self) -> Coverage:
        """What was read, skipped and failed."""
        query = select(inputs).order_by(inputs.c.source, inputs.c.id)
        with self.looking() as connection:
            found = [
                Input(source=row.source, state=row.state, reason=row.reason, documents=row.documents, at=row.at)
                for row in connection.execute(query)
            ]
        of = {state: tuple(one for one in found if one.state == state) for state in ("read", "skipped", "failed")}
        return Coverage(**of)


def close_input(connection: Connection, raw: Raw, count: int) -> None:
    """The same within a transaction; what failed before under the same name has been made good."""
    source = storable(raw.source)
    connection.execute(delete(inputs).where(inputs.c.id == _name(source)))
    row = {"id": _name(source, raw), "source": source, "raw_sha256": raw.sha256(), "state": "read", "reason": None}
    upsert(connection, inputs, row | {"documents": count, "at": now()})


def _name(source: str, raw: Raw | None = None) -> str:
    return sha256(f"{storable(source)}\0{raw.sha256() if raw else ''}".encode()).hexdigest()[:32]
