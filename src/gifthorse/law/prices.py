"""Prices: in everyday words ("a wristwatch worth EUR 2,000", "a $9,000 snowmobile"), and against a threshold."""

import re
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge
from ..model import Price
from .truth import Truth

SIGNS = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF", "cny": "CNY", "rub": "RUB", "cad": "CAD",
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY",
    "francs": "CHF", "yuan": "CNY", "roubles": "RUB", "rubles": "RUB",
}  # fmt: skip
SCALES = {None: 1.0, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9}
_AMOUNT = r"(\d[\d,]*(?:\.\d+)?) ?(thousand|million|billion|k|mn|m|bn)?"
_BEFORE = re.compile(r"(us\$|[$€£¥]|\b(?:usd|eur|gbp|jpy|chf|cny|rub|cad)) ?" + _AMOUNT + r"\b")
_AFTER = re.compile(
    r"\b" + _AMOUNT + r" (usd|eur|gbp|jpy|chf|cny|rub|cad|dollars?|euros?|pounds|yen|francs|yuan|roubles|rubles)\b"
)
_BARREL = re.compile(r"\b(?:a|per) (?:barrel|bbl)\b|/ ?(?:barrel|bbl)\b")
_EACH = re.compile(r"\b(?:each|apiece|per (?:item|piece|unit|bottle|pair)|a (?:piece|bottle|pair))\b")


def price_in(words: str) -> Price | None:
    """The first price the words state; ``per`` "item" where they say "each" or the like."""
    low = words.casefold()
    if match := _BEFORE.search(low):
        sign, amount, scale = match.groups()
    elif match := _AFTER.search(low):
        amount, scale, sign = match.groups()
    else:
        return None
    per = "barrel" if _BARREL.search(low) else "item" if _EACH.search(low) else None
    return Price(amount=float(amount.replace(",", "")) * SCALES[scale], currency=SIGNS[sign], per=per)


class _Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    per_dollar: dict[str, tuple[float, float]]


@cache
def _rates() -> dict[str, tuple[float, float]]:
    return knowledge.load_one(_Rates, Path(__file__).with_name("currencies.yaml")).per_dollar


def currencies() -> frozenset[str]:
    """The currencies (ISO 4217) that can be compared with each other."""
    return frozenset(_rates())


def exceeds(price: Price | None, amount: float, currency: str) -> Truth:
    """Whether a price lies above an amount; None where there is no price or no safe conversion."""
    if price is None:
        return None
    if price.currency == currency:
        return price.amount > amount
    rates = _rates()
    if price.currency not in rates or currency not in rates:
        return None
    low, high = rates[price.currency]
    own_low, own_high = rates[currency]
    if price.amount / high * own_low > amount:
        return True
    return False if price.amount / low * own_high <= amount else None
