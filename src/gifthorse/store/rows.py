"""Documents and readings as rows, and back."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Row

from .. import __version__
from ..documents import Raw
from ..model import Document, Reading, Statement, Transfer, TransferMention
from .database import storable

EXTRACTOR = f"gifthorse {__version__}"
ABOUT = ("source", "title", "outlet", "published", "language", "url")
"""What a document says about itself, as columns of the same names."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A reading without its document, as it is stored."""

    transfers: tuple[Transfer, ...] = ()
    statements: tuple[Statement, ...] = ()
    transfer_mentions: tuple[TransferMention, ...] = ()


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the store and how it came there. ``raw`` is the sha256 of its bytes, ``added`` when (ISO 8601)."""

    key: str
    document: Document
    raw: str
    media_type: str | None
    container: str | None
    location: str | None
    captured: str | None
    extractor: str
    added: str
    reader: str | None


def key_of(document: Document) -> str:
    """A document's name in every store: 32 hex digits of the hash of its source and its text.

    Two papers that print the same words are two documents; the same words from the same source are one.
    """
    return key_from(storable(document.source), document.id)


def key_from(source: str, text: str) -> str:
    """The same from a source as it is stored and the sha256 of a text."""
    return sha256(f"{source}\0{text}".encode()).hexdigest()[:32]


def place_in(raw: Raw, document: Document) -> tuple[str | None, str]:
    """The file that a document lies in, however its path was written, and its name there ("": all of the file).

    None for addresses and standard input.
    """
    container = raw.container or raw.source
    part = storable(document.source.removeprefix(container))
    if container == "-" or "://" in container[:32]:
        return None, part
    return storable(str(Path(container).absolute())), part


def described(reading: Reading) -> dict[str, Any]:
    """What a later reading of a document may change about it."""
    document = reading.document
    changed = {name: getattr(document, name) for name in ABOUT if name != "source"}
    return {name: value and storable(value) for name, value in changed.items()} | {"extractor": EXTRACTOR}


def stored_form(reading: Reading) -> bytes:
    """A reading without its document, as JSON."""
    return msgspec.json.encode(
        Found(
            transfers=reading.transfers,
            statements=reading.statements,
            transfer_mentions=reading.transfer_mentions,
        )
    )


def transfer_row(key: str, transfer: Transfer, text: str) -> dict[str, Any]:
    """A transfer as columns, for those who look at the store with SQL."""
    supplier, recipient = transfer.supplier, transfer.recipient
    row: dict[str, str | None] = {
        "document": key,
        "transfer": transfer.id,
        "supplier": supplier.name if supplier else None,
        "supplier_code": supplier.code if supplier else None,
        "goods": ", ".join(goods.name for goods in transfer.goods) or None,
        "goods_class": ", ".join(dict.fromkeys(goods.class_ for goods in transfer.goods)) or None,
        "recipient": recipient.name if recipient else None,
        "recipient_code": recipient.code if recipient else None,
        "status": transfer.status,
        "date": transfer.date,
        "words": transfer.trigger.of(text),
    }
    return {name: value and storable(value) for name, value in row.items()}


def document_of(row: Row[Any]) -> Document:
    """A row's document, with its text exactly as it was."""
    text = row.text if row.exact is None else row.exact.decode("utf-8", "surrogatepass")
    return Document(text=text, **{name: getattr(row, name) for name in ABOUT})


def stored_of(row: Row[Any]) -> Stored:
    """A row as a document of the store."""
    same = ("key", "media_type", "container", "location", "captured", "extractor", "added", "reader")
    return Stored(document=document_of(row), raw=row.raw_sha256, **{name: getattr(row, name) for name in same})


def reading_of(row: Row[Any]) -> Reading:
    """A row as a reading."""
    found = msgspec.json.decode(row.json, type=Found)
    return Reading(
        document=document_of(row),
        transfers=found.transfers,
        statements=found.statements,
        transfer_mentions=found.transfer_mentions,
    )
