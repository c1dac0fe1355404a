"""How the law is worded: parties, forces, times, the days to which it is kept. Once for every face."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from ..law.provision import Condition, Force, Version, Window
from ..world import gazetteer

FORCES: dict[Force, str] = {
    "mandatory": "binding: a transfer may fall under it",
    "authorisation": "a licence is needed: the answer depends on it",
    "notification": "a breach only without notice: the answer depends on it",
    "asset-freeze": "a freeze: goods for a listed person depend on the list",
    "political": "a political commitment: how far it binds is left to each State",
    "calls-upon": "an appeal: never reported on a transfer",
    "requests": "a request: never reported on a transfer",
    "authorises": "gives a power: never reported on a transfer",
    "lifts": "lifts other measures: never reported by itself",
    "duty": "a duty of States (inspection, reporting …): never reported on a transfer",
    "contract-duty": "a duty to put a clause into contracts: never reported on a transfer",
    "secondary": "secondary sanctions: an exposure, never reported on a transfer",
    "travel-ban": "a travel ban: never reported on a transfer",
    "definition": "defines or lists: never reported by itself",
    "exemption": "an exemption: applied where it belongs, never reported by itself",
    "institution": "sets up a body: never reported on a transfer",
}
CONFIDENCE = {
    "seen": "seen in a text",
    "known": "from general knowledge: not seen in a text",
    "conflict": "sources disagree, or the measure is contested",
}


def kept(days: Mapping[str, date]) -> str:
    """ "law kept to UN 2026-05-31, EU 2026-03-31"; jurisdictions of one day together."""
    by_day: dict[date, list[str]] = {}
    for jurisdiction, day in days.items():
        by_day.setdefault(day, []).append(jurisdiction)
    if not by_day:
        return "nobody says to which day this law is kept"
    return "law kept to " + "; ".join(f"{day} ({', '.join(names)})" for day, names in by_day.items())


def held(window: Window) -> str:
    """ "2017-12-22 to open", "until 2016-01-16 (first day out)"."""
    start = str(window.from_) if window.from_ else "?"
    return f"{start} to {window.to} (first day out)" if window.to else f"{start} to open"


def aim(version: Version) -> str:
    """Direction and the party that the measure is about: "to North Korea (KP)", "from Iran (IR)"."""
    side = version.supplier if version.direction == "from" else version.recipient
    if version.direction == "to and from":
        return f"to and from {parties(t for t in dict.fromkeys((*version.supplier, *version.recipient)) if t != '*')}"
    return f"{version.direction} {parties(side)}"


def parties(tokens: Iterable[str], most: int = 6) -> str:
    """Party tokens in words; beyond ``most`` of them the rest are counted."""
    named = [party(token) for token in tokens]
    if len(named) > most:
        named[most - 1 :] = [f"{len(named) - most + 1} more"]
    return ", ".join(named) or "nobody named"


@cache
def party(token: str) -> str:
    """One party token in words."""
    kind, colon, rest = token.partition(":")
    if token == "*":
        return "anyone"
    if token.startswith("!"):
        return f"anyone outside {token[1:]}"
    if kind == "ngf":
        return "non-governmental entities" + (f" in {_named(rest)}" if rest != "*" else "")
    if kind == "origin":
        return f"goods of {_named(rest)} origin"
    if kind == "listed":
        return f"persons on list {rest}"
    if token.endswith("-gov"):
        return f"the government of {_named(token[:-4])}"
    return token if colon and kind != "group" else _named(token)


def _named(code: str) -> str:
    names = gazetteer()
    entry = names.entry(code) if code.startswith("group:") else names.state(code)
    return f"{entry.name} ({code})" if entry and entry.name != code else code


def condition(c: Condition) -> str:
    """A condition in words, as far as it has any."""
    if c.text:
        return c.text
    if c.any_of:
        return " or ".join(condition(part) for part in c.any_of)
    parts = [
        f"{c.fact.replace('_', ' ')}{_values(c)}" if c.fact else "",
        f"the words say {', '.join(c.words)}" if c.words else "",
        f"not {', '.join(c.not_words)}" if c.not_words else "",
        f"from {parties(c.supplier)}" if c.supplier else "",
        f"to {parties(c.recipient)}" if c.recipient else "",
        f"goods {', '.join((*c.classes, *(f'HS {h}' for h in c.hs)))}" if c.classes or c.hs else "",
        f"goods other than {', '.join(c.not_classes)}" if c.not_classes else "",
        f"acts of {', '.join((*c.kinds, *c.asked))}" if c.kinds or c.asked else "",
        f"price up to {c.price_up_to.currency} {c.price_up_to.amount:g}" if c.price_up_to else "",
    ]
    return "; ".join(filter(None, parts)) or "see the text"


def _values(c: Condition) -> str:
    said = {"at least": c.at_least, "above": c.above, "below": c.below, "before": c.before, "since": c.since}
    bounds = [f"{word} {value:g}" if isinstance(value, float) else f"{word} {value}" for word, value in said.items()
              if value is not None]  # fmt: skip
    named = ["no" if value is False else str(value) for value in c.is_ if value is not True]
    return f": {', '.join((*named, *bounds))}" if named or bounds else ""
