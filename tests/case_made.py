"""Readings made by hand for the tests of cases: no reader, words at their places."""

from typing import Any

from gifthorse.model import OUTLET, Actor, Document, Goods, Place, Quantity, Reading, Span, Stance, Transfer


def reading(
    source: str, *transfers: Transfer, text: str = "", published: str | None = None, outlet: str | None = None
) -> Reading:
    """A document with these transfers. Without a text it has one that is like no other document's."""
    words = text or " ".join(f"{source} {number} told apart" for number in range(40)) + "."
    return Reading(
        document=Document(text=words, source=source, published=published, outlet=outlet, language="en"),
        transfers=transfers,
    )


def transfer(
    supplier: str | None = "XA",
    recipient: str | None = "XD",
    class_: str = "fuel.refined",
    *,
    id: str = "t1",
    name: str = "gasoil",
    amount: tuple[float, str] | None = None,
    stances: tuple[Stance, ...] = (),
    **more: Any,
) -> Transfer:
    """A transfer between codes; ``amount`` is (number, unit)."""
    quantity = None
    if amount:
        number, unit = amount
        stated = f"{number:,.0f} {unit}s"
        quantity = Quantity(text=stated, low=number, high=number, unit=unit, mentions=(Span(0, 3),))
    return Transfer(
        id=id,
        supplier=actor(supplier),
        recipient=actor(recipient),
        goods=(Goods(name=name, class_=class_, quantity=quantity),),
        trigger=Span(0, 3),
        stances=stances,
        **more,
    )


def actor(code: str | None, name: str | None = None) -> Actor | None:
    """Who speaks for a state of the fixtures, by its code."""
    return None if code is None and name is None else Actor(name=name or NAMES.get(code or "", code or ""), code=code)


NAMES = {
    "XA": "Arvenia",
    "XB": "Boravia",
    "XC": "Cordesia",
    "XD": "Drovia",
    "XE": "Estmark",
    "XF": "Felizia",
    "XJ": "Jarnia",
}


def stance(
    name: str | None,
    position: Any = "affirms",
    code: str | None = None,
    *,
    about: Any = "occurrence",
    via: str | None = None,
    hedged: bool = False,
) -> Stance:
    """A source's position; no name is the outlet's own voice."""
    source = OUTLET if name is None else Actor(name=name, code=code)
    return Stance(source=source, about=about, position=position, via=via, hedged=hedged, evidence=Span(0, 9))


def place(name: str) -> Place:
    return Place(name=name)
