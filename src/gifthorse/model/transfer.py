"""Supplier → goods → recipient, as one document tells it."""

from typing import Literal

import msgspec

from .actor import Actor
from .finding import Finding
from .span import Span
from .stance import Stance

Status = Literal["completed", "ongoing", "attempted", "planned", "implied", "negated"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How much, as stated. ``low`` ≤ ``high`` in ``unit`` (item, tonne, barrel, …); None where no number is given."""

    text: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    mentions: tuple[Span, ...] = ()


class Goods(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """What changed hands. ``class_`` is a class of the contract or a dotted refinement; ``hs`` are HS headings."""

    name: str
    class_: str
    hs: tuple[str, ...] = ()
    luxury: bool = False
    mentions: tuple[Span, ...] = ()
    quantity: Quantity | None = None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A price as stated: ``amount`` in ``currency`` (ISO 4217), ``per`` item, unit or None for the whole."""

    amount: float
    currency: str
    per: str | None = None
    mentions: tuple[Span, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the transfer happened, as stated; ``code`` is the ISO 3166-1 alpha-2 country."""

    name: str
    code: str | None = None
    mentions: tuple[Span, ...] = ()


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """One movement of goods, people or know-how across a border or to an armed group, as one document tells it.

    ``supplier`` and ``recipient`` are None where the text does not say. ``date`` is when it happened (EDTF level 0:
    ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``A/B``), never when it was reported. ``trigger``: the words that tell it.
    """

    id: str
    supplier: Actor | None = None
    recipient: Actor | None = None
    goods: tuple[Goods, ...] = ()
    status: Status = "completed"
    date: str | None = None
    value: Value | None = None
    place: Place | None = None
    trigger: Span
    stances: tuple[Stance, ...] = ()
    findings: tuple[Finding, ...] = ()


class TransferMention(msgspec.Struct, frozen=True, kw_only=True):
    """One verb or noun of giving, getting, sending, trading or seizing, with the fillers in its own sentence.

    ``transfer`` is the id of the transfer it tells, or None where it tells none in the sense of the contract.
    """

    transfer: str | None = None
    trigger: Span
    supplier: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    goods: tuple[Span, ...] = ()
