"""A claim: one transfer as one document tells it, with what is compared worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from .. import knowledge
from ..errors import UsageError
from ..law.dates import Days, days
from ..model import Actor, Document, MemberRef, Reading, Transfer
from ..pipeline import body_of
from ..store import key_of
from ..world import gazetteer, titles
from ..world.forms import bare, flat
from .amounts import Amount, amount_of
from .names import models, ships
from .sheets import sheet

_PRIVATE = frozenset(("company", "maker", "ship"))


class Parties(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of parties.yaml."""

    concept: Literal["parties"]
    no_names: tuple[str, ...]
    belongs_to: dict[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """A party as far as two can be compared.

    ``home`` is the state behind a code (a group's is where it acts, else the code itself). ``firm``: the words of a
    firm's or a ship's own name, () for a state or whoever speaks for one. ``flag``: a ship or a firm known only by a
    flag or a nationality, so that the code is a weak one. ``private``: no state and nobody who speaks for one.
    """

    name: str
    code: str | None
    home: str | None
    firm: frozenset[str]
    flag: bool
    private: bool

    @property
    def known(self) -> bool:
        """True where there is anything to compare."""
        return self.home is not None or bool(self.firm)


NOBODY = Side("", None, None, frozenset(), False, False)


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """``ref`` names it; ``when`` is the transfer's own time, ``told`` the day of the report (proleptic day numbers)."""

    ref: MemberRef
    document: Document
    transfer: Transfer
    supplier: Side
    recipient: Side
    families: frozenset[str]
    classes: frozenset[str]
    when: Days | None
    told: int | None
    amounts: tuple[Amount, ...]
    ships: frozenset[str]
    models: frozenset[str]
    order: tuple[str, str, str] = field(default=("", "", ""))

    @property
    def full(self) -> bool:
        """True where both parties are known."""
        return self.supplier.known and self.recipient.known

    @property
    def implied(self) -> bool:
        """True where a party is only seen with goods: no case by itself."""
        return self.transfer.status == "implied"


def claims_of(reading: Reading) -> Iterator[Claim]:
    """The claims of one document."""
    document = reading.document
    key = key_of(document)
    told = _day(document.published)
    for transfer in reading.transfers:
        yield Claim(
            ref=(key, transfer.id),
            document=document,
            transfer=transfer,
            supplier=side_of(transfer.supplier),
            recipient=side_of(transfer.recipient),
            families=frozenset(goods.class_.partition(".")[0] for goods in transfer.goods),
            classes=frozenset(goods.class_ for goods in transfer.goods),
            when=_days(transfer.date),
            told=told,
            amounts=tuple(amount for goods in transfer.goods if (amount := amount_of(goods))),
            ships=ships(document.text, transfer),
            models=models(transfer),
            order=(document.published or "9999", key, transfer.id),
        )


def side_of(actor: Actor | None) -> Side:
    """A party for comparing."""
    if actor is None:
        return NOBODY
    return _side(actor.name, actor.code, knowledge.roots())


@cache
def _side(name: str, code: str | None, roots: tuple[Path, ...]) -> Side:
    home = home_of(code)
    entry = gazetteer().lookup(name)
    title = titles().of(name)
    words = name_words(name)
    private = body_of(Actor(name=name, code=code)) == "private" or bool(entry and entry.kind in _PRIVATE)
    ship = bool(entry and entry.kind == "ship") or bool(title and title.kind == "ship") or "-flagged" in name
    own = frozenset(w for w in words if not _common(w, roots))
    proper = any(part[:1].isupper() for part in name.split())
    if code is None and entry is None and proper:
        private = True  # a name that we know nothing of is compared as a name
    return Side(name, code, home, own if private and proper else frozenset(), ship, private)


def same_party(p: Side, q: Side) -> float | None:
    """How far two parties are the same, 0 to 1; 0 where they are not, None where one is unknown."""
    if not p.known or not q.known:
        return None
    if p.code and p.code == q.code:
        return 1.0
    if p.firm and q.firm and p.firm & q.firm:
        return 0.9
    if p.home and q.home:
        return 0.75 if p.home == q.home else 0.0
    return 0.0 if p.firm and q.firm else None


def speaks_for(source: Side, party: Side) -> bool:
    """True where a source's word is the party's own: the firm's for the firm, an official's for the state.

    For a firm that is only called a firm of its state, any named firm of that state that answers.
    """
    if source.firm and party.firm:
        return bool(source.firm & party.firm)
    same = bool(source.code) and bool(same_party(source, party))
    return same and source.private == party.private


def home_of(code: str | None) -> str | None:
    """The state where a group acts or that a territory belongs to; any other code as it is."""
    if code is None or not code.startswith("group:"):
        return code and sheet(Parties, "parties").belongs_to.get(code, code)
    entry = gazetteer().entry(code)
    return entry.home if entry and entry.home else code


def name_words(name: str) -> frozenset[str]:
    """The words of a name that can tell it from another: no legal forms, no accents, any capitals."""
    words = (w.strip(".,'\"()").casefold() for w in bare(flat(name)).replace("'s ", " ").split())
    return frozenset(w for w in words if w) - frozenset(sheet(Parties, "parties").no_names)


@cache
def _common(word: str, _: tuple[Path, ...]) -> bool:
    """True for a title or a common noun ("tanker"), a state's name or adjective: no firm's own name."""
    known = gazetteer().lookup(word)
    return titles().of(word) is not None or "-" in word or (known is not None and known.kind in ("state", "city"))


def _day(published: str | None) -> int | None:
    found = _days(published)
    return found.first if found else None


def _days(edtf: str | None) -> Days | None:
    """Days of a date; a reader's mistake counts as no date."""
    if not edtf:
        return None
    try:
        return days(edtf)
    except UsageError:
        return None
