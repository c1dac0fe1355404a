"""Which rules could concern an act at all: what parties, kind of act, time and class settle is worked out once.

Many questions ask about the same parties and goods. Whatever hangs on the question's words, price or facts is tested
each time.
"""

from functools import cache
from typing import NamedTuple

from .case import Act, Case
from .criteria import CRITERIA, Criterion, parties
from .dates import OPEN
from .register import Register, Shelf
from .rule import Rule
from .scope import ancestors
from .truth import Truth

EVER = (0, OPEN)
LIMIT = 65536
"""Entries kept before all are dropped: some tens of megabytes at most."""


class _Reach:
    """The classes a case's goods stand under, to tell at a glance which scopes they cannot meet."""

    def __init__(self, case: Case, act: Act) -> None:
        tips = {class_ for item in case.goods.items for class_ in (item.class_, *item.alternatives)}
        self._tips = {*tips, *(class_.partition(".unspecified")[0] for class_ in tips)}
        self._lines = {"*", *tips, *(up for class_ in tips for up in ancestors(class_))}
        self.direct = "goods" in act.kinds
        self._any = not tips or not self.direct

    def meets(self, rule: Rule) -> bool:
        """False where the goods are surely outside the rule's scope."""
        if self._any or "goods" not in rule.kinds:
            return True
        return not (rule.names.isdisjoint(self._lines) and rule.above.isdisjoint(self._tips))


class Candidate(NamedTuple):
    """A rule, and the criteria that are not settled yet."""

    rule: Rule
    left: tuple[Criterion, ...]


class Shortlist:
    """The rules of one register that a case's acts could fall under."""

    def __init__(self, law: Register) -> None:
        self._law = law
        self._kept: dict[object, list[tuple[Rule, Truth]]] = {}

    def candidates(self, case: Case, act: Act) -> list[Candidate]:
        """Rules in force on some day of the case whose parties and goods are not ruled out, each once."""
        supplied, received = self._law.shelves(act)
        first, last = case.when or EVER
        given, taken = act.supplier.tokens, act.recipient.tokens
        anybody, anyone = act.supplier.unnamed, act.recipient.unnamed
        rules = {
            rule: scope
            for shelf in (supplied, received)
            for rule, scope in self._in_scope(shelf, case, act)
            if rule.start <= last
            and rule.end > first
            and (anybody or not given.isdisjoint(rule.suppliers))
            and (anyone or not taken.isdisjoint(rule.recipients))
        }
        return [c for rule, scope in rules.items() if (c := _candidate(rule, scope, case, act))]

    def _in_scope(self, shelf: Shelf, case: Case, act: Act) -> list[tuple[Rule, Truth]]:
        """The rules of a shelf whose scope the goods may meet, whoever the parties are and whatever the date."""
        key = (shelf, act.kinds, case.goods.items, case.goods.recognised)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > LIMIT:
                self._kept.clear()
            reach = _Reach(case, act)
            tested = (
                (rule, rule.goods.settled(case.goods, service=not (reach.direct and "goods" in rule.kinds)))
                for rule in shelf.rules
                if reach.meets(rule)
            )
            found = self._kept[key] = [(rule, scope) for rule, scope in tested if scope is not False]
        return found


def _candidate(rule: Rule, scope: Truth, case: Case, act: Act) -> Candidate | None:
    """The rule with what is left to test; None where the parties are others."""
    settled = {"goods"} if scope else set()
    if case.when and rule.start <= case.when.first and case.when.last < rule.end:
        settled.add("date")
    if not rule.actor:
        truth = parties(rule, case, act)
        if truth is False:
            return None
        if truth:
            settled.add("parties")
    return Candidate(rule, tuple([c for c in _concerning(rule) if c.name not in settled]))


@cache
def _concerning(rule: Rule) -> tuple[Criterion, ...]:
    return tuple(c for c in CRITERIA if c.concerns(rule))
