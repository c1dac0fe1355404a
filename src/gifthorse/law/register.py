"""All provisions, filed by the party that they are about, the kind of act, and the date: never scanned as a whole."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge
from ..errors import KnowledgeError, UsageError
from .case import Act
from .dates import Days
from .parties import Side
from .provision import Instrument, Provision
from .rule import Rule


class Shelf:
    """Rules of one party and kind of act, cut at every day on which one begins or ends."""

    __slots__ = ("_cuts", "_slots", "rules")

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = tuple(rules)
        self._cuts = sorted({day for rule in rules for day in (rule.start, rule.end)})
        slots: list[list[Rule]] = [[] for _ in range(len(self._cuts) + 1)]
        for rule in rules:
            for n in range(bisect_right(self._cuts, rule.start), bisect_right(self._cuts, rule.end - 1) + 1):
                slots[n].append(rule)
        self._slots = tuple(map(tuple, slots))

    def on(self, when: Days | None) -> Iterable[Rule]:
        """The rules in force on some day of ``when``; all of them where no date is known."""
        if when is None:
            return self.rules
        first = bisect_right(self._cuts, when.first)
        last = bisect_right(self._cuts, when.last)
        if first == last:
            return self._slots[first]
        return dict.fromkeys(rule for slot in self._slots[first : last + 1] for rule in slot)


class Register:
    """The provisions of all jurisdictions. ``provisions`` by id; ``candidates`` for one act of a transfer."""

    def __init__(self, instruments: Iterable[tuple[Path, Instrument]]) -> None:
        self.instruments: dict[str, Instrument] = {}
        self.provisions: dict[str, Provision] = {}
        self.files: dict[str, Path] = {}
        self.rules: list[Rule] = []
        for path, instrument in instruments:
            for provision in instrument.provisions:
                if provision.id in self.provisions:
                    raise KnowledgeError(f"{path}: {provision.id} stands in {self.files[provision.id]} already")
                self.provisions[provision.id] = provision
                self.instruments[provision.id] = instrument
                self.files[provision.id] = path
                self.rules += [Rule(instrument, provision, version) for version in provision.versions]
        filed: defaultdict[tuple[int, str, str], list[Rule]] = defaultdict(list)
        for rule in self.rules:
            if rule.reported:
                for key in {(p.aim, token, kind) for p in rule.pairs for token in p.keys for kind in rule.kinds}:
                    filed[key].append(rule)
        self._shelves = {key: Shelf(rules) for key, rules in filed.items()}
        self._routes: dict[tuple[Side, Side, frozenset[str]], tuple[Shelf, ...]] = {}

    def candidates(self, act: Act, when: Days | None) -> Iterable[Rule]:
        """Rules about one of the two sides that were in force then, each once."""
        shelves = self._route(act)
        if len(shelves) == 1:
            return shelves[0].on(when)
        return dict.fromkeys(rule for shelf in shelves for rule in shelf.on(when))

    def _route(self, act: Act) -> tuple[Shelf, ...]:
        key = (act.supplier, act.recipient, act.kinds)
        if key not in self._routes:
            if len(self._routes) > 16384:
                self._routes.clear()
            found = {
                id(shelf): shelf
                for number, party in enumerate((act.supplier, act.recipient))
                for token in party.keys()
                for kind in act.kinds
                if (shelf := self._shelves.get((number, token, kind)))
            }
            self._routes[key] = tuple(found.values())
        return self._routes[key]

    def provision(self, id_: str) -> Provision:
        """The provision of that id; UsageError with near ids where there is none."""
        if id_ in self.provisions:
            return self.provisions[id_]
        stem = id_.rpartition("/")[0]
        near = [known for known in self.provisions if known.startswith(f"{stem}/")][:5]
        hint = f"; of the same act: {', '.join(near)}" if near else ""
        raise UsageError(f"no provision {id_!r}{hint}")


def register() -> Register:
    """Our provisions and the user's, loaded once per set of knowledge folders."""
    return _register(knowledge.roots())


@cache
def _register(roots: tuple[Path, ...]) -> Register:
    files = [path for root in roots for path in sorted((root / "law" / "provisions").rglob("*.yaml"))]
    return Register(knowledge.load(Instrument, files))


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kept_to: dict[str, date]


@cache
def kept_to() -> dict[str, date]:
    """The day to which the law of each jurisdiction is kept."""
    return knowledge.load_one(_Kept, Path(__file__).with_name("kept.yaml")).kept_to
