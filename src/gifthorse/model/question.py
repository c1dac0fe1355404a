"""What the law is asked: one (hypothetical or reported) transfer, as the contract's section "The law alone" has it."""

from typing import Any

import msgspec


class Price(msgspec.Struct, frozen=True, kw_only=True):
    """``amount`` in ``currency`` (ISO 4217), ``per`` "item" or None for the whole deal."""

    amount: float
    currency: str
    per: str | None = None


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else who takes part: ``role`` (owner, carrier, flag, broker, …) and ``code`` (country or group)."""

    role: str
    code: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """``from_``/``to``: ISO country, ``group:slug`` or None; ``goods``: everyday words; ``on``: EDTF date or interval.

    ``classes`` are goods classes that the reader has already found; where empty they are read from ``goods``.
    ``attrs`` are the facts about the deal that the contract names (engine_cc, contract_date, designated, …).
    """

    id: str | None = None
    from_: str | None = None
    to: str | None = None
    goods: str = ""
    classes: tuple[str, ...] = ()
    luxury: bool | None = None
    on: str | None = None
    hs: str | tuple[str, ...] | None = None
    kind: str = "supply"
    jurisdiction: str = "ALL"
    value: Price | None = None
    territory: str | None = None
    actors: tuple[Role, ...] = ()
    attrs: dict[str, Any] = {}
