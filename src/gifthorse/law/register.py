"""All provisions, filed by the party that they are about, the kind of act, and the date: never scanned as a whole."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .. import knowledge
from ..errors import KnowledgeError, UsageError
from .case import Act
from .dates import Days
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

    def slots(self, when: Days) -> tuple[int, int]:
        """The numbers of the first and last stretch of time, between two cuts, that ``when`` touches."""
        first = bisect_right(self._cuts, when.first)
        return first, first if when.last == when.first else bisect_right(self._cuts, when.last)

    def undivided(self, when: Days) -> bool:
        """Whether no rule here begins or ends within ``when``."""
        first, last = self.slots(when)
        return first == last

    def on(self, when: Days | None) -> Iterable[Rule]:
        """The rules in force on some day of ``when``; all of them where no date is known."""
        if when is None:
            return self.rules
        first, last = self.slots(when)
        return dict.fromkeys(rule for slot in self._slots[first : last + 1] for rule in slot)


class Register:
    """The provisions of all jurisdictions. ``provisions`` by id, ``rules`` all of their versions."""

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

    def shelves(self, act: Act) -> tuple[Shelf, ...]:
        """The shelves of rules about one of the two sides, for the kinds of the act."""
        found = {
            id(shelf): shelf
            for number, party in enumerate((act.supplier, act.recipient))
            for token in party.tokens
            for kind in act.kinds
            if (shelf := self._shelves.get((number, token, kind)))
        }
        return tuple(found.values())

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
