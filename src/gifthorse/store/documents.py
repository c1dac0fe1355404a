"""Documents and what was read in them: bytes apart from text, each once, and a reading beside each document."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from ..documents import Raw
from ..model import Document, Reading
from .database import now, storable
from .inputs import close_input
from .log import Log, append
from .rows import (
    ABOUT,
    EXTRACTOR,
    Stored,
    described,
    key_of,
    place_in,
    reading_of,
    stored_form,
    stored_of,
    transfer_row,
)
from .search import insert_missing, match
from .tables import documents, raws, readings, texts, transfers

BATCH = 500
"""Documents held at a time while many are gone through, and keys asked for at once."""


class Documents(Log):
    """The part of a store that holds what was read."""

    def keep(
        self, raw: Raw, reading: Reading, *, reader: str, who: str, again: bool = False, closing: int | None = None
    ) -> bool:
        """Keep one document with its bytes and its reading, whole or not at all. True where it was not there.

        ``reader`` names the reader and its version. With ``again`` the document's row and reading are replaced and the
        log says so. ``closing`` marks the input as read, with so many documents, in the same transaction.
        """
        with self.writing() as connection:
            key = known_as(connection, raw, reading.document)
            if key is None:
                key = key_of(reading.document)
                add_document(connection, key, raw, reading.document)
            elif again:
                connection.execute(update(documents).where(documents.c.key == key).values(**described(reading)))
            if new := add_reading(connection, key, reading, reader, again):
                append(connection, "reread" if again else "added", key, who, "", custody(connection, key))
            if closing is not None:
                close_input(connection, raw, closing)
        return new

    def key_in_store(self, raw: Raw, document: Document) -> str | None:
        """The key under which a document is there already, or None."""
        with self.looking() as connection:
            return known_as(connection, raw, document)

    def documents(self, ids: Collection[str] | None = None, since: str | None = None) -> Iterator[Stored]:
        """Documents in the order of their sources: all, those of the given keys, those added at or after ``since``."""
        for row in self._rows(ids, since):
            yield stored_of(row)

    def readings(self, ids: Collection[str] | None = None, since: str | None = None) -> Iterator[Reading]:
        """The readings of the same documents, in the same order. ``key_of(reading.document)`` is a document's key."""
        for row in self._rows(ids, since):
            if row.json is not None:
                yield reading_of(row)

    def reading(self, key: str) -> Reading | None:
        """The reading of the document of a key."""
        return next(self.readings([key]), None)

    def keys(self, source: str) -> list[str]:
        """The keys of the documents of one source (several where its text changed)."""
        with self.looking() as connection:
            wanted = documents.c.source == storable(source)
            return list(connection.scalars(select(documents.c.key).where(wanted).order_by(documents.c.key)))

    def search(self, words: str, limit: int = 20, offset: int = 0) -> list[Stored]:
        """Documents whose text has all the words, the latest published first."""
        with self.looking() as connection:
            order = (documents.c.published.desc().nulls_last(), documents.c.source, documents.c.key)
            with_words = select(documents.c.key).join(texts).where(match(connection, texts, words))
            # Only the keys are sorted: with their texts, that would take longer than finding them.
            chosen = list(connection.scalars(with_words.order_by(*order).limit(limit).offset(offset)))
            query = _query().where(documents.c.key.in_(chosen)).order_by(*order)
            return [stored_of(row) for row in connection.execute(query)]

    def raw(self, digest: str) -> bytes | None:
        """The bytes of a sha256."""
        with self.looking() as connection:
            return connection.scalar(select(raws.c.data).where(raws.c.sha256 == digest))

    def document_count(self) -> int:
        """How many documents there are."""
        with self.looking() as connection:
            return connection.scalar(select(func.count()).select_from(documents)) or 0

    def _rows(self, ids: Collection[str] | None, since: str | None) -> Iterator[Row[Any]]:
        """Rows by batches, each from its own short transaction, so that going through many holds nobody up."""
        after = ("", "")
        wanted = None if ids is None else list(ids)
        if wanted is not None and len(wanted) > BATCH:
            with self.looking() as connection:
                chosen = set(wanted)
                order = select(documents.c.key).order_by(documents.c.source, documents.c.key)
                wanted = [key for key in connection.scalars(order) if key in chosen]
            for first in range(0, len(wanted), BATCH):
                yield from self._rows(wanted[first : first + BATCH], since)
            return
        while True:
            query = _query().order_by(documents.c.source, documents.c.key).limit(BATCH)
            if wanted is not None:
                query = query.where(documents.c.key.in_(wanted))
            if since is not None:
                query = query.where(documents.c.added >= since)
            source, key = after
            query = query.where(
                or_(documents.c.source > source, (documents.c.source == source) & (documents.c.key > key))
            )
            with self.looking() as connection:
                rows = connection.execute(query).all()
            yield from rows
            if len(rows) < BATCH:
                return
            after = (rows[-1].source, rows[-1].key)


def _query() -> Select[Any]:
    joined = documents.join(texts, texts.c.sha256 == documents.c.text_sha256).outerjoin(
        readings, readings.c.document == documents.c.key
    )
    return select(documents, texts.c.text, texts.c.exact, readings.c.json, readings.c.reader).select_from(joined)


def known_as(connection: Connection, raw: Raw, document: Document) -> str | None:
    """The key of a document that is there: under its own name, or read from the same place by another path."""
    same = documents.c.key == key_of(document)
    place, part = place_in(raw, document)
    if place is not None:
        c = documents.c
        same = same | ((c.location == place) & (c.part == part) & (c.text_sha256 == document.id))
    return connection.scalar(select(documents.c.key).where(same).order_by(documents.c.key))


def add_document(connection: Connection, key: str, raw: Raw, document: Document) -> None:
    """The rows of a document that is new."""
    bytes_row = {"sha256": raw.sha256(), "data": raw.data, "size": len(raw.data)}
    insert_missing(connection, raws, bytes_row)
    plain = storable(document.text)
    exact = None if plain == document.text else document.text.encode("utf-8", "surrogatepass")
    insert_missing(connection, texts, {"sha256": document.id, "text": plain, "exact": exact})
    place, part = place_in(raw, document)
    row = {
        "key": key,
        "text_sha256": document.id,
        "raw_sha256": bytes_row["sha256"],
        "media_type": raw.media_type,
        "container": raw.container and storable(raw.container),
        "location": place,
        "part": part,
        "captured": raw.captured,
        "extractor": EXTRACTOR,
        "added": now(),
    }
    about = {field: getattr(document, field) for field in ABOUT}
    row |= {name: value and storable(value) for name, value in about.items()}
    connection.execute(insert(documents), row)


def add_reading(connection: Connection, key: str, reading: Reading, reader: str, again: bool) -> bool:
    """The rows of a reading; False where there is one (``again``: it is replaced)."""
    if again:
        connection.execute(delete(readings).where(readings.c.document == key))
        connection.execute(delete(transfers).where(transfers.c.document == key))
    found = stored_form(reading)
    row = {"document": key, "json": found.decode(), "sha256": sha256(found).hexdigest(), "reader": reader}
    if not insert_missing(connection, readings, row | {"read": now()}):
        return False
    if rows := [transfer_row(key, transfer, reading.document.text) for transfer in reading.transfers]:
        connection.execute(insert(transfers), rows)
    return True


def custody(connection: Connection, key: str) -> dict[str, str]:
    """What the log says of a document that was added: the hashes by which ``verify`` knows it again."""
    query = select(
        documents.c.source,
        documents.c.raw_sha256.label("raw"),
        documents.c.text_sha256.label("text"),
        readings.c.sha256.label("reading"),
        readings.c.reader,
    )
    return dict(connection.execute(query.join(readings).where(documents.c.key == key)).one()._mapping)
