"""Which rules could concern an act at all: kept by pair of parties, kind of act, time and goods, and never by words.

Many questions ask about the same few pairs and goods; what is settled by them alone (wrong parties, a class outside
the scope) is worked out once. Whatever hangs on the question's words, price or facts is tested each time.
"""

from typing import NamedTuple

from .case import Act, Case
from .criteria import CRITERIA, Criterion, parties
from .dates import Days
from .register import Register, Shelf
from .rule import Rule

LIMIT = 65536
"""Entries kept before all are dropped: some tens of megabytes at most."""


class Candidate(NamedTuple):
    """A rule, and the criteria that are not settled yet."""

    rule: Rule
    left: tuple[Criterion, ...]


class Shortlist:
    """The rules of one register that a case's acts could fall under."""

    def __init__(self, law: Register) -> None:
        self._law = law
        self._routes: dict[object, tuple[Shelf, ...]] = {}
        self._kept: dict[object, tuple[Candidate, ...]] = {}

    def candidates(self, case: Case, act: Act) -> tuple[Candidate, ...]:
        """Rules in force on some day of the case whose parties and goods are not ruled out, each once."""
        pair = (act.supplier, act.recipient, act.kinds)
        route = self._routes.get(pair)
        if route is None:
            self._make_room()
            route = self._routes[pair] = self._law.shelves(act)
        when = case.when
        slots = () if when is None else tuple([shelf.slots(when) for shelf in route])
        key = (pair, slots, case.goods.items, case.goods.recognised)
        found = self._kept.get(key)
        if found is None:
            self._make_room()
            found = self._kept[key] = self._find(route, case, act, when)
        return found

    def _find(self, route: tuple[Shelf, ...], case: Case, act: Act, when: Days | None) -> tuple[Candidate, ...]:
        found: dict[Rule, Candidate] = {}
        for shelf in route:
            whole = when is not None and shelf.undivided(when)
            for rule in shelf.on(when):
                if rule not in found and (candidate := _settle(rule, case, act, whole)):
                    found[rule] = candidate
        return tuple(found.values())

    def _make_room(self) -> None:
        if len(self._kept) > LIMIT or len(self._routes) > LIMIT:
            self._kept.clear()
            self._routes.clear()


def _settle(rule: Rule, case: Case, act: Act, whole: bool) -> Candidate | None:
    """What parties, class and date alone settle: nothing to test further where one of them fails."""
    settled = {"date"} if whole else set()
    scope = rule.goods.settled(case.goods, service=not ("goods" in act.kinds and "goods" in rule.kinds))
    if scope is False:
        return None
    if scope:
        settled.add("goods")
    if not rule.actor:
        truth = parties(rule, case, act)
        if truth is False:
            return None
        if truth:
            settled.add("parties")
    return Candidate(rule, tuple(c for c in CRITERIA if c.name not in settled and c.concerns(rule)))
