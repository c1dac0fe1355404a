"""One transfer as words: the view that every face prints. No colours, no widths, no markup here."""

import msgspec

from ..model import About, Document, Position, Reading, Stance, Transfer
from . import findings, words
from .quotes import Quote, passage, quote


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One source's position, worded: ``word`` "DENIES", ``on`` "that it happened", ``remarks`` "hedged", "via X"."""

    position: Position
    about: About
    word: str
    glyph: str
    who: str
    on: str
    remarks: tuple[str, ...]
    quote: Quote


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """``rows`` are (label, value) pairs; a value that the text does not give is "not stated"."""

    transfer: Transfer
    number: int
    supplier: str
    goods: str
    recipient: str
    rows: tuple[tuple[str, str], ...]
    told: Quote
    voices: tuple[Voice, ...]
    law: tuple[findings.Group, ...]


def cards(reading: Reading, all_findings: bool = False) -> tuple[Card, ...]:
    """The cards of one reading, in its order; those that are only implied come last."""
    ordered = sorted(reading.transfers, key=lambda t: t.status == "implied")
    return tuple(_card(n, t, reading.document.text, all_findings) for n, t in enumerate(ordered, 1))


def header(document: Document) -> tuple[str, str]:
    """A document's title (or its source) and one line about it."""
    about = [
        document.outlet,
        f"published {document.published}" if document.published else "publication date not stated",
        document.source if document.title else None,
        f"{len(document.text.split()):,} words",
        None
        if document.language in (None, "en")
        else f"language {document.language}: the built-in reader knows English",
    ]
    return document.title or document.source, " · ".join(filter(None, about))


def _card(number: int, transfer: Transfer, text: str, all_findings: bool) -> Card:
    return Card(
        transfer=transfer,
        number=number,
        supplier=words.actor(transfer.supplier),
        goods=words.goods_names(transfer.goods),
        recipient=words.actor(transfer.recipient),
        rows=tuple(_rows(transfer)),
        told=passage(text, transfer.trigger),
        voices=tuple(_voice(stance, transfer, text) for stance in transfer.stances),
        law=findings.groups(transfer.findings, all_findings),
    )


def _rows(transfer: Transfer) -> list[tuple[str, str]]:
    """Status and the stated facts. An implied transfer has few, so what is not stated is left out of it."""
    several = len(transfer.goods) > 1
    goods = [f"{item.name}: {words.goods_kind(item)}" if several else words.goods_kind(item) for item in transfer.goods]
    quantities = [
        f"{item.name}: {words.quantity(item.quantity)}" if several else words.quantity(item.quantity)
        for item in transfer.goods
        if item.quantity
    ]
    place = transfer.place
    rows = [
        ("status", words.STATUSES[transfer.status]),
        ("when", transfer.date or words.NOT_STATED),
        ("class", "; ".join(goods) or words.NOT_STATED),
        ("quantity", "; ".join(quantities) or words.NOT_STATED),
        ("value", words.price(transfer.value)),
        ("place", words.NOT_STATED if place is None else f"{place.name} ({place.code})" if place.code else place.name),
    ]
    return [row for row in rows if transfer.status != "implied" or row[1] != words.NOT_STATED]


def _voice(stance: Stance, transfer: Transfer, text: str) -> Voice:
    return Voice(
        position=stance.position,
        about=stance.about,
        word=words.POSITIONS[stance.position],
        glyph=words.GLYPHS[stance.position],
        who=words.actor(stance.source),
        on=words.question(stance.position, stance.about, transfer.status),
        remarks=(*["hedged"] * stance.hedged, *[f"via {stance.via}"] * bool(stance.via)),
        quote=quote(text, stance.evidence),
    )
