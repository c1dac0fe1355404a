"""All provisions, filed by the party that they are about and the kind of act: never scanned as a whole."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .. import knowledge
from ..errors import KnowledgeError, UsageError
from .case import Act
from .parties import Side
from .provision import Instrument, Provision
from .rule import Rule


class Shelf:
    """Rules about a party, for some kinds of act; one object for all parties that the law does not tell apart."""

    __slots__ = ("rules",)

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules


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
        self._filed: defaultdict[tuple[int, str, str], list[Rule]] = defaultdict(list)
        for rule in self.rules:
            if rule.reported:
                for key in {(p.aim, token, kind) for p in rule.pairs for token in p.keys for kind in rule.kinds}:
                    self._filed[key].append(rule)
        self._shelves: dict[frozenset[tuple[int, str, str]], Shelf] = {}
        self._found: dict[tuple[int, Side, frozenset[str]], Shelf] = {}

    def shelves(self, act: Act) -> tuple[Shelf, Shelf]:
        """The rules about the supplier and those about the recipient, for the kinds of the act."""
        return self._beside(0, act.supplier, act.kinds), self._beside(1, act.recipient, act.kinds)

    def _beside(self, number: int, party: Side, kinds: frozenset[str]) -> Shelf:
        """One shelf of all that a side's tokens bring; states that no measure names share theirs."""
        key = (number, party, kinds)
        shelf = self._found.get(key)
        if shelf is None:
            if len(self._found) > 65536:
                self._found.clear()
            keys = ((number, token, kind) for token in party.tokens for kind in kinds)
            shelf = self._found[key] = self._merged(frozenset(k for k in keys if k in self._filed))
        return shelf

    def _merged(self, keys: frozenset[tuple[int, str, str]]) -> Shelf:
        if keys not in self._shelves:
            self._shelves[keys] = Shelf(list(dict.fromkeys(rule for key in sorted(keys) for rule in self._filed[key])))
        return self._shelves[keys]

    def provision(self, id_: str) -> Provision:
        """The provision of that id; UsageError with near ids where there is none."""
        if id_ in self.provisions:
            return self.provisions[id_]
        stem = id_.rpartition("/")[0]
        near = [known for known in self.provisions if known.startswith(f"{stem}/")][:5]
        hint = f"; of the same act: {', '.join(near)}" if near else ""
        raise UsageError(f"no provision {id_!r}{hint}")


def register(roots: tuple[Path, ...] | None = None) -> Register:
    """Our provisions and the user's (or those of ``roots`` alone), loaded once per set of knowledge folders."""
    return _register(roots or knowledge.roots())


@cache
def _register(roots: tuple[Path, ...]) -> Register:
    files = [path for root in roots for path in sorted((root / "law" / "provisions").rglob("*.yaml"))]
    return Register(knowledge.load(Instrument, files))
