"""What is no longer as it was read or decided, and which claims rest on it."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, text

from ..errors import AnchorError
from ..model import check_anchors, text_hash
from .database import Database
from .files import changed_files
from .log import START, hash_of
from .rows import key_from, reading_of, transfer_row
from .tables import case_members, decisions, documents, raws, readings, texts, transfers

CUSTODY = {"added", "reread"}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was.

    ``kind``: raw, text, document, reading, log, file or store. ``subject``: a document's source, or which row.
    ``what``: one line. ``claims``: the transfers that rest on it, a line each; ``cases``: the ids of theirs.
    """

    kind: str
    subject: str
    what: str
    claims: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """``checked``: how many of each were looked at. ``head``: the hash of the last decision, to be noted elsewhere."""

    checked: dict[str, int]
    head: str
    problems: tuple[Problem, ...]


def verify(store: Database, head: str | None = None) -> Report:
    """Look at everything in a store, as it is at one moment.

    ``head``: a hash that an earlier report gave; the log must still hold it, so that its end cannot have been cut off.
    """
    with store.looking() as connection:
        check = Verification(connection)
        problems = [*check.whole_file(store.sqlite), *check.log(head), *check.documents()]
        return Report(checked=dict(check.checked), head=check.head, problems=tuple(problems))


def damaged(why: str) -> Report:
    """The report on a store that cannot be read through."""
    return Report(checked={}, head="", problems=(Problem(kind="store", subject="the file", what=why),))


def with_files(report: Report, store: Database) -> Report:
    """The report with the files on disk whose bytes are no longer what was read from them."""
    found = []
    for key, source, path in changed_files(store):
        with store.looking() as connection:
            claims, cases = Verification(connection).claims(key)
        what = f"{path} has changed since it was read; the store holds what was read"
        found.append(Problem(kind="file", subject=source, what=what, claims=claims, cases=cases))
    return msgspec.structs.replace(report, problems=(*report.problems, *found))


class Verification:
    """The checks, each giving its problems."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.checked: dict[str, int] = defaultdict(int)
        self.head = START
        self.custody: dict[str, dict[str, Any]] = {}

    def whole_file(self, sqlite: bool) -> Iterator[Problem]:
        """What SQLite itself finds wrong in its file."""
        if sqlite:
            for row in self.connection.execute(text("PRAGMA quick_check")):
                if row[0] != "ok":
                    yield Problem(kind="store", subject="the file", what=str(row[0]))
            for row in self.connection.execute(text("PRAGMA foreign_key_check")):
                what = f"row {row[1]} names something in {row[2]} that is not there"
                yield Problem(kind="store", subject=f"table {row[0]}", what=what)

    def log(self, head: str | None) -> Iterator[Problem]:
        """The chain of decisions. Keeps what the log says of each document."""
        number = 0
        heads = {START}
        for row in self.connection.execute(select(decisions).order_by(decisions.c.number).execution_options(**MANY)):
            self.checked["decisions"] += 1
            number += 1
            subject = f"decision {row.number} ({row.kind} {row.subject})"
            if row.number != number:
                yield Problem(kind="log", subject=subject, what=f"decisions {number} to {row.number - 1} are gone")
                number = row.number
            if row.previous != self.head:
                yield Problem(kind="log", subject=subject, what="does not follow the decision before it")
            if hash_of({**row._mapping}) != row.hash:
                yield Problem(kind="log", subject=subject, what="is not what was decided: its hash is another")
            self.head = row.hash
            heads.add(row.hash)
            if row.kind in CUSTODY:
                self.custody[row.subject] = data_of(row.data)
        if head is not None and head not in heads:
            yield Problem(kind="log", subject="its end", what=f"the decision {head[:16]}… is gone")

    def documents(self) -> Iterator[Problem]:
        """Every document with its bytes, its text and its reading."""
        altered_raws = self.altered_raws()
        query = (
            select(documents, texts.c.text, texts.c.exact, readings.c.json, readings.c.reader)
            .add_columns(readings.c.sha256.label("reading_sha256"), raws.c.size)
            .select_from(
                documents.outerjoin(texts, texts.c.sha256 == documents.c.text_sha256)
                .outerjoin(raws, raws.c.sha256 == documents.c.raw_sha256)
                .outerjoin(readings, readings.c.document == documents.c.key)
            )
            .order_by(documents.c.source, documents.c.key)
        )
        missing = dict(self.custody)
        for row in self.connection.execute(query.execution_options(**MANY)):
            self.checked["documents"] += 1
            missing.pop(row.key, None)
            found = [*self.document(row), *self.reading(row)]
            if row.size is None:
                found.append(("raw", "its bytes are gone"))
            elif row.raw_sha256 in altered_raws:
                found.append(("raw", "its bytes were altered: their hash is another"))
            if found:
                claims, cases = self.claims(row.key)
                for kind, what in found:
                    yield Problem(kind=kind, subject=row.source, what=what, claims=claims, cases=cases)
        for said in missing.values():
            yield Problem(kind="document", subject=str(said.get("source")), what="was added, and is gone")

    def altered_raws(self) -> set[str]:
        """The names of bytes that have another hash."""
        altered = set()
        for row in self.connection.execute(select(raws.c.sha256, raws.c.data).execution_options(yield_per=20)):
            self.checked["raw bytes"] += 1
            if sha256(row.data).hexdigest() != row.sha256:
                altered.add(row.sha256)
        return altered

    def document(self, row: Row[Any]) -> Iterator[tuple[str, str]]:
        """A document's row and text."""
        if row.text is None:
            yield "text", "its text is gone"
        elif text_hash(row.text if row.exact is None else row.exact.decode("utf-8", "replace")) != row.text_sha256:
            yield "text", "its text was altered: its hash is another"
        said = self.custody.get(row.key)
        if said is None:
            yield "document", "the log does not say that it was added"
        elif key_from(row.source, row.text_sha256) != row.key and said["source"] != row.source:
            yield "document", f"its source was altered; the log has {said['source']}"
        elif said["text"] != row.text_sha256:
            yield "text", "its text is not the one that was added"
        elif said["raw"] != row.raw_sha256:
            yield "raw", "its bytes are not those that were added"

    def reading(self, row: Row[Any]) -> Iterator[tuple[str, str]]:
        """A document's reading: the hash of its JSON, its spans on the text, its transfers as rows."""
        if row.json is None:
            yield "reading", "its reading is gone"
            return
        said = self.custody.get(row.key, {})
        digest = sha256(row.json.encode()).hexdigest()
        if digest != row.reading_sha256 or said.get("reading", digest) != digest:
            yield "reading", "its reading was altered: its hash is another"
        if row.text is None:
            return
        try:
            reading = check_anchors(reading_of(row))
        except (msgspec.MsgspecError, UnicodeError) as error:
            yield "reading", f"its reading is none: {' '.join(str(error).split())[:120]}"
            return
        except AnchorError as error:
            yield "reading", f"it rests on words that are not there: {error}"
            return
        self.checked["transfers"] += len(reading.transfers)
        told = [transfer_row(row.key, transfer, reading.document.text) for transfer in reading.transfers]
        query = select(transfers).where(transfers.c.document == row.key)
        rows = {found.transfer: dict(found._mapping) for found in self.connection.execute(query)}
        if rows != {one["transfer"]: one for one in told}:
            yield "reading", "the table of transfers does not agree with its reading"

    def claims(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The transfers that rest on a document, in words, and the cases that they are in."""
        query = select(transfers).where(transfers.c.document == key).order_by(transfers.c.transfer)
        members = select(case_members.c.case_id).distinct().where(case_members.c.document == key)
        lines = tuple(
            f"{row.transfer}: {row.supplier or NOT_STATED} → {row.goods or NOT_STATED} → {row.recipient or NOT_STATED}"
            f", {row.date or 'no date'} ({row.status})"
            for row in self.connection.execute(query)
        )
        return lines, tuple(self.connection.scalars(members.order_by(case_members.c.case_id)))


MANY = {"yield_per": 200}
NOT_STATED = "not stated"


def data_of(written: str) -> dict[str, Any]:
    """What the log says of a document; empty strings where it was made unreadable."""
    said = dict.fromkeys(("source", "raw", "text", "reading", "reader"), "")
    try:
        return said | msgspec.json.decode(written, type=dict[str, Any])
    except msgspec.MsgspecError:
        return said
