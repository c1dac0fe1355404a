"""Whether goods fall in a provision's scope: by class, by HS code, by what only a part of a class says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..world.goods import goods_matcher
from .dates import holds
from .goods import SERVICES, UNRECOGNISED, Goods, Item
from .provision import Part, Scope, Window
from .truth import Truth, any_of
from .wording import says

if TYPE_CHECKING:
    from .case import Case


ALWAYS = Window()
SUBJECTS = {"arms": "military_subject", "military": "military_subject", "nuclear": "nuclear_subject"}
"""Of goods that a service must be for, the fact that says whether it is: arms at large, not one leaf of them."""


@cache
def leaves() -> frozenset[str]:
    """The ids of all classes of the taxonomy."""
    return frozenset(goods_matcher().lexicon.leaves)


@lru_cache(maxsize=4096)
def ancestors(class_: str) -> tuple[str, ...]:
    """The classes above a dotted class, nearest first."""
    parts = class_.split(".")
    return tuple(".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))


@lru_cache(maxsize=65536)
def hs_within(codes: tuple[str, ...], inside: tuple[str, ...]) -> Truth:
    """HS codes against prefixes: True where all are inside, None where some are, or where one side is empty."""
    if not inside or not codes:
        return None
    found = [
        True if code.startswith(inside) else None if any(own.startswith(code) for own in inside) else False
        for code in codes
    ]
    if all(f is True for f in found):
        return True
    return False if all(f is False for f in found) else None


class ScopeTest:
    """A scope, compiled. One instance a version; what does not hang on the question's words is kept by item."""

    __slots__ = (
        "_above", "_arguable", "_deciding", "_kept", "_named", "_not", "_parts", "_services", "_subjects", "all",
        "scope",
    )  # fmt: skip

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._named = frozenset(scope.classes)
        self._not = frozenset(scope.but_not)
        self._arguable = frozenset(scope.arguable)
        self._parts = {part.class_: part for part in scope.parts}
        reach = (*scope.classes, *scope.arguable, *self._parts)
        self._above = frozenset(up for c in reach for up in ancestors(c))
        self.all = "*" in self._named
        self._services = tuple(c for c in reach if c.partition(".")[0] in SERVICES)
        whole = {c.partition(".")[0] for c in scope.classes if c.count(".") < 2}
        self._subjects = tuple(sorted({SUBJECTS[top] for top in whole if top in SUBJECTS}))
        self._deciding: dict[str, Part | None] = {}
        self._kept: dict[Item, Truth] = {}

    def covers(self, case: Case, *, service: bool) -> Truth:
        """Whether one of the items falls in the scope. For a service the goods count only where they are named."""
        goods = case.goods
        if not goods.items:
            return True if service or self.all else None
        if self.scope.words and says(case.words, self.scope.words):
            return True
        items = goods.items
        if service and goods.recognised and (named := tuple(item for item in items if not item.is_service)):
            items = named
        if len(items) == 1:
            return self._item(items[0], service, case)
        return any_of(self._item(item, service, case) for item in items)

    def settled(self, goods: Goods, *, service: bool) -> Truth:
        """Whether these goods are in the scope whatever the words of the question; None where words may decide."""
        if service or not goods.items or self.scope.words:
            return None
        if len(goods.items) == 1 and not self._parts:
            return self._plain(goods.items[0])
        return any_of([None if self._parts and self._part(i.class_) else self._plain(i) for i in goods.items])

    def _item(self, item: Item, service: bool, case: Case) -> Truth:
        if service and (item.is_service or item.class_ == UNRECOGNISED):
            return self._service(item, case)
        part = self._part(item.class_) if self._parts else None
        if part and (part.in_force == ALWAYS or case.when is None or holds(part.in_force, case.when) is not False):
            truth = self._within(part, item, case)
            return None if truth and item.vague else truth
        return self._plain(item)

    def _plain(self, item: Item) -> Truth:
        """The item by class and codes alone."""
        try:
            return self._kept[item]
        except KeyError:
            if len(self._kept) > 4096:
                self._kept.clear()
            self._kept[item] = truth = self._judge(item)
            return truth

    def _service(self, item: Item, case: Case) -> Truth:
        """A service for no stated goods. A measure on arms covers it where it is military; bare words leave it open."""
        if self.all:
            return True
        named = self.class_truth(item.class_)
        if not self._subjects and named:
            return True
        if any(case.fact(subject) for subject in self._subjects):
            return True if item.class_.partition(".")[0] not in ("troops", "labour") else self._people(item)
        return None if case.bare_service else False

    def _people(self, item: Item) -> Truth:
        """Soldiers or workers, under a measure that may name people of its own."""
        own = item.class_.partition(".")[0]
        return self.class_truth(item.class_) if any(c.startswith(own) for c in self._services) else True

    def _part(self, class_: str) -> Part | None:
        if class_ not in self._deciding:
            self._deciding[class_] = self._find_part(class_)
        return self._deciding[class_]

    def _find_part(self, class_: str) -> Part | None:
        """The part that decides about a class: the nearest at or above it, unless a narrower class is named."""
        for own in (class_, *ancestors(class_)):
            if own in self._not or own in self._arguable:
                return None
            if own in self._parts:
                return self._parts[own]
            if own in self._named:
                return None
        return None

    def _within(self, part: Part, item: Item, case: Case) -> Truth:
        if item.hs and hs_within(item.hs, self.scope.hs_not):
            return False
        listed = hs_within(item.hs, part.hs)
        if listed or says(case.words, part.words) or (part.luxury and item.luxury):
            return True
        if part.fact and part.at_least is not None:
            value = case.fact(part.fact)
            return value >= part.at_least if isinstance(value, float) else None
        if (part.hs and item.hs and listed is False) or (part.luxury and item.luxury is False and not part.hs):
            return False
        if part.presumed:
            return True
        return False if part.words and not part.hs and not part.luxury else None

    def _judge(self, item: Item) -> Truth:
        named = self.class_truth(item.class_)
        if named is False and any(self.class_truth(other) is not False for other in item.alternatives):
            named = None
        if item.hs and hs_within(item.hs, self.scope.hs_not):
            return False
        if self.scope.hs and item.hs and not self.all:
            named = self._both(named, hs_within(item.hs, self.scope.hs), item)
        return None if named and item.vague else named

    def _both(self, named: Truth, listed: Truth, item: Item) -> Truth:
        """Class and HS codes together: the codes decide where they are the whole list, else they can only add."""
        if self.scope.hs_complete:
            if listed is False:
                return False
            if named is False:
                return listed
            return True if named and listed else listed if named is None else named
        if item.stated_hs:
            return True if listed else named
        return named

    def class_truth(self, class_: str) -> Truth:
        """The class alone: True inside, None for a coarser class of which only a part is inside."""
        for own in (class_, *ancestors(class_)):
            if own in self._not:
                return False
            if own in self._arguable:
                return None
            if own in self._named:
                return None if self._partly_out(class_) else True
        if self.all:
            return None if self._partly_out(class_) else True
        coarse = class_.partition(".unspecified")[0]
        if coarse in self._above:
            return True if self._whole(coarse) else None
        return False

    def _partly_out(self, class_: str) -> bool:
        return any(c.startswith(f"{class_}.") for c in (*self._not, *self._arguable))

    def _whole(self, class_: str) -> bool:
        inside = [leaf for leaf in leaves() if leaf.startswith(f"{class_}.") and ".unspecified" not in leaf]
        return bool(inside) and all(self._named.intersection((leaf, *ancestors(leaf))) for leaf in inside)
