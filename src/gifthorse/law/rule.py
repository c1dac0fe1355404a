"""A version of a provision, compiled: sets and day numbers in place of lists and dates."""

from functools import cached_property

from .conditions import Compiled
from .dates import OPEN, span
from .kept import kept_to
from .provision import REPORTED, Exemption, Instrument, Provision, Threshold, Version
from .scope import ScopeTest, ancestors

GENERIC = "*"
NEVER = OPEN + 1


class Pair:
    """Suppliers and recipients that belong together. ``aim``: the side (0 supplier, 1 recipient) and the tokens under
    which the pair is filed: the party that the measure is about, not the one it binds."""

    __slots__ = ("aim", "keys", "recipient", "supplier")

    def __init__(self, supplier: tuple[str, ...], recipient: tuple[str, ...], direction: str, home: str) -> None:
        self.supplier = frozenset(supplier)
        self.recipient = frozenset(recipient)
        sides = (supplier, recipient)
        order = (0, 1) if direction == "from" else (1, 0)
        if direction == "to and from":
            order = (0, 1) if _specific(supplier, home) else (1, 0)
        self.aim, self.keys = order[0], tuple(sides[order[0]])
        for number in order:
            if keys := _specific(sides[number], home):
                self.aim, self.keys = number, keys
                break


def _specific(tokens: tuple[str, ...], home: str) -> tuple[str, ...]:
    """The tokens, where all of them name somebody; none where one of them is anybody or the bound side."""
    if any(t in (GENERIC, home) or t.startswith("!") for t in tokens):
        return ()
    return tokens


class Limit:
    """A price threshold with its time."""

    __slots__ = ("end", "start", "threshold")

    def __init__(self, threshold: Threshold) -> None:
        self.threshold = threshold
        self.start, self.end = span(threshold.in_force)


class Exempting:
    """An exception that facts can decide."""

    __slots__ = ("end", "exemption", "start", "when")

    def __init__(self, exemption: Exemption) -> None:
        self.exemption = exemption
        self.when = tuple(Compiled(c) for c in exemption.when)
        self.start, self.end = span(exemption.in_force)


class Rule:
    """One version, ready for testing. ``home`` is the token of the jurisdiction that the measure binds;
    ``known_until`` the day from which a renewal or a change may have been missed."""

    def __init__(self, instrument: Instrument, provision: Provision, version: Version) -> None:
        self.instrument, self.provision, self.version = instrument, provision, version
        self.id = provision.id
        self.jurisdiction = instrument.jurisdiction
        self.home = {"UN": "*", "UK": "GB"}.get(self.jurisdiction, self.jurisdiction)
        self.force = version.force
        self.reported = version.force in REPORTED
        self.start, self.end = span(version.in_force)
        self.known_until = version.review.toordinal() if version.review else NEVER
        if kept := kept_to().get(self.jurisdiction):
            self.known_until = min(self.known_until, kept.toordinal() + 1)
        self.kinds = frozenset(version.kinds)
        sides: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(version.supplier, version.recipient)]
        if version.direction == "to and from" and len(version.supplier) == len(version.recipient):
            sides = [((s,), (r,)) for s, r in zip(version.supplier, version.recipient, strict=True)]
        self.pairs = tuple(Pair(s, r, version.direction, self.home) for s, r in sides if s and r)
        self.suppliers = frozenset(token for pair in self.pairs for token in pair.supplier)
        self.recipients = frozenset(token for pair in self.pairs for token in pair.recipient)
        self.actor = frozenset(version.actor)
        self.not_actor = frozenset(version.not_actor)

    @cached_property
    def goods(self) -> ScopeTest:
        """The scope; like all below made when first needed, for most rules never are."""
        return ScopeTest(self.version.goods)

    @cached_property
    def names(self) -> frozenset[str]:
        """The classes of the scope; "*" too where more than classes can bring goods in."""
        scope = self.version.goods
        classes = {*scope.classes, *scope.arguable, *(part.class_ for part in scope.parts)}
        return frozenset(classes | {GENERIC} if scope.hs or scope.words else classes)

    @cached_property
    def above(self) -> frozenset[str]:
        """The coarser classes of which the scope takes a part."""
        return frozenset(up for class_ in self.names for up in ancestors(class_))

    @cached_property
    def thresholds(self) -> tuple[Limit, ...]:
        """Price thresholds."""
        return tuple(map(Limit, self.version.goods.thresholds))

    @cached_property
    def conditions(self) -> tuple[Compiled, ...]:
        """What must hold besides parties and goods."""
        return tuple(map(Compiled, self.version.conditions))

    @cached_property
    def exemptions(self) -> tuple[Exempting, ...]:
        """The exceptions that facts can decide."""
        return tuple(Exempting(e) for e in self.version.exceptions if e.when)
