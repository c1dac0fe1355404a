"""What people write when they ask the law: a party by name, a price, a fact about the deal."""

import re
from typing import Any

import msgspec

from ..errors import UsageError
from ..model import Price
from ..world import gazetteer

_CODE = re.compile(r"[A-Z]{2}|group:[a-z0-9-]+")
_PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_PRICE = re.compile(r"(?:(?P<c1>[A-Z]{3}) *)?(?P<amount>[\d.,]+) *(?P<c2>[A-Z]{3})?(?: +per +(?P<per>[a-z]+))?$")


def code(party: str) -> str:
    """A code as it is, a name as the code that the gazetteer gives."""
    if _CODE.fullmatch(party):
        return party
    entry = gazetteer().lookup(party)
    if entry is None or entry.code is None:
        raise UsageError(f"{party!r} is no ISO 3166-1 alpha-2 code, no group:slug and no name that we know")
    return entry.code


def party_code(party: str) -> str:
    """The same; a part of a state (UA-43), which measures may be about, stays as it is."""
    return party if _PART.fullmatch(party) else code(party)


def price(written: str) -> Price:
    """ "70 USD per barrel" as a price."""
    match = _PRICE.match(written.strip())
    currency = match and (match["c1"] or match["c2"])
    try:
        amount = float(match["amount"].replace(",", "")) if match else None
    except ValueError:
        amount = None
    if not match or not currency or amount is None:
        raise UsageError(f'{written!r} is no price; write "2000 EUR" or "70 USD per barrel"')
    return Price(amount=amount, currency=currency, per=match["per"])


def attribute(written: str) -> tuple[str, Any]:
    """ "engine_cc=1395" as a pair; numbers, true and false are read as such."""
    name, equals, value = written.partition("=")
    if not equals or not name:
        raise UsageError(f"{written!r} is no fact; write name=value")
    try:
        return name.strip(), msgspec.json.decode(value)
    except msgspec.MsgspecError:
        return name.strip(), value
