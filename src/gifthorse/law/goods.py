"""The goods a question names: classes and HS codes from everyday words, or as a reader has found them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..model import Price
from ..world.goods import GoodsMatcher
from .prices import price_in

SERVICES = ("technology", "troops", "labour", "money")
"""Classes that are acts rather than things."""
UNRECOGNISED = "other"


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One kind of goods; get it from ``item()``: equal items are one object, so that answers are kept by identity.

    ``stated_hs``: the question gave the HS codes itself. ``is_service``: an act rather than a thing.
    """

    class_: str
    hs: tuple[str, ...] = ()
    stated_hs: bool = False
    vague: bool = False
    alternatives: tuple[str, ...] = ()
    luxury: bool | None = False
    is_service: bool = False


@lru_cache(maxsize=65536)
def item(
    class_: str,
    hs: tuple[str, ...] = (),
    stated_hs: bool = False,
    vague: bool = False,
    alternatives: tuple[str, ...] = (),
    luxury: bool | None = False,
) -> Item:
    """The one item of these properties."""
    return Item(class_, hs, stated_hs, vague, alternatives, luxury, class_.partition(".")[0] in SERVICES)


class Goods(NamedTuple):
    """What a question names, whether any of it was recognised, and the price the words state."""

    items: tuple[Item, ...]
    recognised: bool
    price: Price | None


@lru_cache(maxsize=32768)
def goods_of(
    matcher: GoodsMatcher, words: str, classes: tuple[str, ...], hs: tuple[str, ...], luxury: bool | None
) -> Goods:
    """Everyday words (or the classes that a reader has found) as items. HS codes may carry dots."""
    codes = digits(hs)
    if classes:
        items = [item(c, codes or digits(matcher.leaf(c).hs), bool(codes), False, (), luxury) for c in classes]
    else:
        items = [
            item(
                hit.class_,
                codes or digits(hit.hs),
                bool(codes),
                hit.vague,
                hit.alternatives,
                hit.luxury if luxury is None else luxury,
            )
            for hit in matcher.classify(words)
        ]
    recognised = bool(items)
    if not items and (words or codes):
        items = [item(UNRECOGNISED, codes, bool(codes), False, (), luxury)]
    return Goods(tuple(items), recognised, price_in(words))


def digits(codes: tuple[str, ...]) -> tuple[str, ...]:
    """HS codes without dots, ranges ("8501-8504") written out."""
    found: list[str] = []
    for code in codes:
        first, dash, last = code.replace(".", "").partition("-")
        if dash:
            found += [str(n).zfill(len(first)) for n in range(int(first), int(last) + 1)]
        else:
            found.append(first)
    return tuple(found)
