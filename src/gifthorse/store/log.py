"""The log of decisions: rows are only ever added, each with the hash of the one before."""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select

from .database import Database, now, storable
from .tables import decisions

START = "0" * 64
"""What the first decision names as the one before."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """``kind`` of decision about ``subject`` (a document's key, a case's id) by ``who``, ``why``, with its ``data``."""

    number: int
    at: str
    kind: str
    subject: str
    who: str
    why: str
    data: dict[str, Any]


class Log(Database):
    """The part of a store that holds decisions."""

    def log(self, kind: str, subject: str, who: str, why: str, data: Mapping[str, Any] | None = None) -> Decision:
        """Add a decision. Nothing changes or removes it; another decision may undo it."""
        with self.writing() as connection:
            return append(connection, kind, subject, who, why, data or {})

    def decisions(
        self, kinds: Collection[str] | None = None, subject: str | None = None, after: int = 0
    ) -> Iterator[Decision]:
        """Decisions in the order in which they were made: all, of some kinds, on one subject, after a number."""
        query = select(decisions).where(decisions.c.number > after).order_by(decisions.c.number)
        if kinds is not None:
            query = query.where(decisions.c.kind.in_(kinds))
        if subject is not None:
            query = query.where(decisions.c.subject == subject)
        with self.looking() as connection:
            for row in connection.execute(query.execution_options(yield_per=1000)):
                yield decision_of(row)

    def revision(self) -> int:
        """The number of the last decision. Whatever is added or decided raises it."""
        with self.looking() as connection:
            return connection.scalar(select(func.max(decisions.c.number))) or 0


def append(connection: Connection, kind: str, subject: str, who: str, why: str, data: Mapping[str, Any]) -> Decision:
    """Add a decision within a transaction that writes, so that no two can follow the same one."""
    last = connection.execute(
        select(decisions.c.number, decisions.c.hash).order_by(decisions.c.number.desc()).limit(1)
    ).first()
    row: dict[str, Any] = {
        "number": last.number + 1 if last else 1,
        "at": now(),
        "kind": kind,
        "subject": storable(subject),
        "who": storable(who),
        "why": storable(why),
        "data": msgspec.json.encode(data, order="deterministic").decode(),
        "previous": last.hash if last else START,
    }
    connection.execute(insert(decisions), row | {"hash": hash_of(row)})
    return Decision(
        number=row["number"],
        at=row["at"],
        kind=kind,
        subject=row["subject"],
        who=row["who"],
        why=row["why"],
        data={**data},
    )


def hash_of(row: Mapping[str, Any]) -> str:
    """The hash of a decision: over its fields, the hash of the one before among them, as a JSON list."""
    fields = ("number", "at", "kind", "subject", "who", "why", "data", "previous")
    return sha256(msgspec.json.encode([row[name] for name in fields])).hexdigest()


def decision_of(row: Row[Any]) -> Decision:
    """A row as a decision."""
    same = ("number", "at", "kind", "subject", "who", "why")
    return Decision(**{name: getattr(row, name) for name in same}, data=msgspec.json.decode(row.data))
