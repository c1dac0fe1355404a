"""How the nouns are worded. Attributive throughout: what somebody says, never what is so.

A denial has the same shape and the same weight as a claim, so each position has one word, one glyph and one letter.
"""

from ..model import OUTLET, About, Actor, Goods, Position, Quantity, Status, Value

NOT_STATED = "not stated"
POSITIONS: dict[Position, str] = {"affirms": "AFFIRMS", "denies": "DENIES", "declines": "DECLINES", "doubts": "DOUBTS"}
GLYPHS: dict[Position, str] = {"affirms": "+", "denies": "−", "declines": "○", "doubts": "?"}
STATUSES: dict[Status, str] = {
    "completed": "completed, as told",
    "ongoing": "going on, as told",
    "attempted": "attempted, not completed",
    "planned": "planned or offered",
    "implied": "implied: seen with the goods, nobody is said to have supplied them",
    "negated": "the text itself says that it did not happen",
}
_HAPPENED: dict[Status, str] = {
    "completed": "it happened",
    "ongoing": "it goes on",
    "attempted": "it was attempted",
    "planned": "it is planned",
    "implied": "the goods were seen there",
    "negated": "it happened",
}
DISCLAIMER = (
    "Mention of a person, company, vessel or state records what the cited source says. It does not imply that any law "
    "or agreement was breached. Nothing here was reviewed by a person."
)


def question(position: Position, about: About, status: Status) -> str:
    """What a position is taken on: "that it happened", "to say whether it breaches a measure"."""
    what = "it breaches a measure" if about == "legality" else _HAPPENED[status]
    return f"to say whether {what}" if position == "declines" else f"that {what}"


def actor(party: Actor | None) -> str:
    """ "Dmitry Peskov (RU)", or "not stated"."""
    if party is None:
        return NOT_STATED
    if party == OUTLET or party.name == OUTLET.name:
        return "the outlet, in its own voice"
    return f"{party.name} ({party.code.removeprefix('group:')})" if party.code else party.name


def goods_names(goods: tuple[Goods, ...], most: int = 4) -> str:
    """The goods in one line: "rockets, missiles and 2 more"."""
    names = list(dict.fromkeys(item.name for item in goods))
    if len(names) > most:
        names[most - 1 :] = [f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or NOT_STATED


def goods_kind(item: Goods) -> str:
    """ "vehicle.car, luxury, HS 8703"."""
    return ", ".join([item.class_, *["luxury"] * item.luxury, *[f"HS {', '.join(item.hs)}"] * bool(item.hs)])


def number(value: float) -> str:
    """ "3,000", "1.5": no decimals that were not given."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def quantity(stated: Quantity | None) -> str:
    """The words as stated and, where they give a number, the number: "dozens (24 to 99 items)"."""
    if stated is None:
        return NOT_STATED
    low, high = stated.low, stated.high
    if low is None and high is None:
        return stated.text
    if low is not None and high is not None:
        figure = number(low) if low == high else f"{number(low)} to {number(high)}"
    else:
        figure = f"at least {number(low)}" if low is not None else f"at most {number(high or 0)}"
    unit = "" if stated.unit is None else f" {stated.unit}{'' if low == high == 1 else 's'}"
    return stated.text if stated.text == f"{figure}{unit}" else f"{stated.text} ({figure}{unit})"


def price(stated: Value | None) -> str:
    """ "USD 70 per barrel"."""
    if stated is None:
        return NOT_STATED
    return f"{stated.currency} {number(stated.amount)}" + (f" per {stated.per}" if stated.per else "")


def count(n: int, noun: str) -> str:
    """ "1 transfer", "12 transfers"."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
