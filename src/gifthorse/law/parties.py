"""Who stands on each side of a transfer, as the tokens that provisions use: a country, its government, a group ...

A question names a country or a group; a provision names tokens (``KP``, ``ngf:CD``, ``EU``, ``!EU``, ``origin:RU``).
For each side of a question one ``Side`` is made: the tokens that hold, and those that cannot be decided. Matching a
provision is then a look-up.
"""

from bisect import bisect_right
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from .. import knowledge
from .dates import OPEN, Days, within
from .truth import Truth

HOMES = ("EU", "GB", "US", "JP", "KR", "CH", "CA", "AU", "CN")
"""Jurisdictions of our law: the side that a measure binds, not the one it aims at."""


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A state that belongs to a union for some time."""

    code: str
    from_: date
    to: date | None = None


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group's home states; the regions it certainly or possibly operates in."""

    home: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    region_open: tuple[str, ...] = ()


class Reckoned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"as_": "as", "from_": "from"}):
    """``group`` counts as the token ``as`` for some time; ``open`` where that is contested."""

    group: str
    as_: str
    from_: date
    to: date | None = None
    open: bool = False


class Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"as_": "as", "from_": "from"}):
    """``state`` is held by a side (token ``as``) for some time."""

    state: str
    as_: str
    from_: date
    to: date | None = None
    certain: bool = False


class Parties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``parties.yaml``."""

    unions: dict[str, tuple[Member, ...]]
    not_in_the_un: tuple[str, ...]
    groups: dict[str, Group]
    reckoned: tuple[Reckoned, ...]
    committees: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]
    held: tuple[Held, ...]
    others: dict[str, tuple[str, ...]]
    missions: tuple[str, ...]


@cache
def parties() -> Parties:
    """What ``parties.yaml`` says."""
    return knowledge.load_one(Parties, Path(__file__).with_name("parties.yaml"))


@cache
def _turns() -> tuple[int, ...]:
    """The days on which some party begins or ceases to count as something."""
    known = parties()
    spans: list[Member | Reckoned | Held] = [*known.reckoned, *known.held]
    spans += [member for members in known.unions.values() for member in members]
    return tuple(sorted({d.toordinal() for span in spans for d in (span.from_, span.to) if d}))


def era(when: Days | None) -> Days | None:
    """A stand-in for ``when`` that is the same for all days between two turns, so that sides can be kept."""
    if when is None:
        return None
    turns = _turns()
    slot = bisect_right(turns, when.first)
    if when.last != when.first and slot != bisect_right(turns, when.last):
        return when
    day = turns[slot - 1] if slot else 1
    return Days(day, day)


class Side:
    """One side of a transfer: ``holds`` and ``open`` are token sets, ``tokens`` both; an unnamed party leaves every
    token open."""

    __slots__ = ("code", "holds", "is_group", "open", "tokens", "unnamed")

    def __init__(self, code: str | None, holds: frozenset[str], open_: frozenset[str]) -> None:
        self.code = code
        self.holds = holds
        self.open = open_
        self.tokens = holds | open_
        self.unnamed = code is None
        self.is_group = code is not None and code.startswith("group:")

    def match(self, tokens: frozenset[str]) -> Truth:
        """Whether this side is one of the parties named."""
        if not self.holds.isdisjoint(tokens):
            return True
        if self.unnamed or not self.open.isdisjoint(tokens):
            return None
        return False


@lru_cache(maxsize=16384)
def side(
    code: str | None,
    when: Days | None = None,
    body: str | None = None,
    designated: str | bool | None = None,
    territory: str | None = None,
    origin: str | None = None,
) -> Side:
    """The tokens of a party.

    ``body``: private, unknown, or the name of a body (nobody mentions it: the state's own). ``designated``: the
    number of the committee that lists the party, or False. ``territory`` (ISO 3166-2) counts where it lies in the
    party's country. ``origin``: where the goods come from (for a supplier).
    """
    holds, open_ = {"*"}, set[str]()
    if origin:
        holds.add(f"origin:{origin}")
    if code is None:
        return Side(None, frozenset(holds), frozenset())
    known = parties()
    if not origin:
        holds.add(f"origin:{code}")
    if code.startswith("group:"):
        _group(code, when, territory, holds, open_)
    else:
        _state(code, body, territory, holds, open_)
        _time(code, when, holds, open_)
    private = code.startswith("group:") or body in ("private", "unknown")
    if designated:
        holds.add(f"listed:{designated}")
    elif designated is None and private:
        homes = (code, *known.groups.get(code, Group()).home)
        open_ |= {f"listed:{n}" for n, states in known.committees.items() if not set(homes).isdisjoint(states)}
    elif designated is False:
        holds = {token for token in holds if not token.startswith("listed:")}
    return Side(code, frozenset(holds), frozenset(open_ - holds))


def _state(code: str, body: str | None, territory: str | None, holds: set[str], open_: set[str]) -> None:
    holds.add(code)
    holds |= {f"!{home}" for home in HOMES if home not in (code, "EU")}
    regions = _regions(code, territory)
    if territory and territory.startswith(f"{code}-"):
        holds.add(territory)
    for region, inside in regions.items():
        _in(holds if inside else open_, inside, region)
    private = {f"ngf:{code}", "ngf:*", f"{code}-other"} | {
        f"ngf:{region}" for region, inside in regions.items() if inside
    }
    doubtful = {f"ngf:{region}" for region, inside in regions.items() if inside is None}
    if body == "private":
        holds |= private
        open_ |= doubtful
    elif body == "unknown":
        open_ |= private | doubtful | {f"{code}-gov"}
    elif body and body.casefold() in parties().missions:
        holds.add("mission")
    elif body and any(other in body.casefold() for other in parties().others.get(code, ())):
        holds.add(f"{code}-other")
    else:
        holds.add(f"{code}-gov")


def _regions(code: str, territory: str | None) -> dict[str, Truth]:
    found: dict[str, Truth] = {}
    for region, parts in parties().regions.items():
        if region.startswith(f"{code}-"):
            found[region] = None if territory is None else territory in parts
    return found


def _in(tokens: set[str], inside: Truth, token: str) -> None:
    if inside is not False:
        tokens.add(token)


def _time(code: str, when: Days | None, holds: set[str], open_: set[str]) -> None:
    for union, members in parties().unions.items():
        spans = [m for m in members if m.code == code]
        inside = _during(when, spans[0].from_, spans[0].to) if spans else False
        if inside:
            holds.add(union)
        elif inside is None:
            open_ |= {union, f"!{union}"}
        else:
            holds.add(f"!{union}")
    if code == "EU":
        holds.discard("!EU")
    for held in parties().held:
        if held.state == code:
            inside = _during(when, held.from_, held.to)
            if inside and held.certain:
                holds.add(held.as_)
            elif inside is not False:
                open_.add(held.as_)


def _group(code: str, when: Days | None, territory: str | None, holds: set[str], open_: set[str]) -> None:
    group = parties().groups.get(code, Group())
    holds |= {code, "ngf:*", *(f"!{home}" for home in HOMES)}
    homes = set(group.home)
    if territory:
        holds.add(territory)
        homes.add(territory.partition("-")[0])
    for home in homes:
        holds |= {home, f"ngf:{home}", f"{home}-other"}
        for region, inside in _regions(home, territory).items():
            if inside or (inside is None and region in group.region):
                holds |= {f"ngf:{region}"}
            elif inside is None and (region in group.region_open or not group.region):
                open_.add(f"ngf:{region}")
    if code == "group:taliban":
        holds.add("AF-taliban")
    for entry in parties().reckoned:
        if entry.group == code:
            inside = _during(when, entry.from_, entry.to)
            if inside and not entry.open:
                holds.add(entry.as_)
            elif inside is not False:
                open_.add(entry.as_)


def _during(when: Days | None, start: date, end: date | None) -> Truth:
    if when is None:
        return None
    return within(when, start.toordinal(), end.toordinal() if end else OPEN + 1)
