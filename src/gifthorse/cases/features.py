"""Whether two claims tell one transfer: a list of named features, and an explanation that falls out of it.

Each feature is a function of two claims that gives a strength between 0 and 1. Its weight and its words stand in
features.yaml. Time is the hardest: an article's own date is the context of whatever it does not date.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import msgspec

from ..law.dates import Days
from . import amounts
from .claim import Claim, same_party
from .sheets import sheet

NEAR = 12
"""Days between two dates that may still be loading and arrival, or the day and the day of its announcement."""
CLOSE, FAR = 45, 60
"""Days between reports within which they speak for one transfer, and from which on they speak against it."""
COARSE = 200
"""A date that spans so many days is a year or more: it agrees with much."""


class Feature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    weight: float
    says: str
    decisive: bool = False


class Features(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of features.yaml."""

    threshold: float
    features: dict[str, Feature]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``score`` adds the weights up; ``apart`` names a decisive feature that keeps the two apart."""

    score: float
    apart: str | None
    strengths: dict[str, float]


Copied = Callable[[Claim, Claim], bool]


class Comparer:
    """Compares claims by the features in force. ``copied``: whether one claim's text is a copy of the other's."""

    def __init__(self, copied: Copied = lambda a, b: False) -> None:
        table = sheet(Features, "features")
        self.threshold = table.threshold
        self._weights = {name: feature.weight for name, feature in table.features.items()}
        self._decisive = {name for name, feature in table.features.items() if feature.decisive}
        self._copied = copied

    def __call__(self, a: Claim, b: Claim) -> Comparison:
        """Everything that speaks for and against; a decisive feature ends it."""
        found: dict[str, float] = {}
        for look in (_goods, _time, _things, _parties):
            look(a, b, found)
            for name in found:
                if name in self._decisive:
                    return Comparison(self._weights[name], name, {name: 1.0})
        score = sum(self._weights[name] * value for name, value in found.items())
        # Texts are compared only where that decides.
        gain = self._weights["copied_text"]
        if score < self.threshold <= score + gain and a.ref[0] != b.ref[0] and self._copied(a, b):
            found["copied_text"] = 1.0
            score += gain
        return Comparison(score, None, found)


def explain(a: Claim, b: Claim, comparison: Comparison, against: bool = False) -> tuple[str, ...]:
    """The reasons for one transfer (or, ``against``, for two) in words, the weightiest first."""
    table = sheet(Features, "features").features
    facts = _facts(a, b)
    weighed = sorted(((table[n].weight * v, n) for n, v in comparison.strengths.items()), reverse=not against)
    return tuple(table[n].says.format_map(facts) for w, n in weighed if (w < 0) == against)


def _things(a: Claim, b: Claim, found: dict[str, float]) -> None:
    if a.ships and b.ships:
        found["same_ship" if a.ships & b.ships else "other_ship"] = 1.0
    if a.ref[0] == b.ref[0]:
        sides = ((a.supplier, b.supplier), (a.recipient, b.recipient))
        two = any(p.code and q.code and p.code != q.code for p, q in sides)
        found["told_as_two" if two else "told_apart"] = 1.0
    if (a.transfer.status == "planned") != (b.transfer.status == "planned"):
        found["other_stage"] = 1.0
    p, q = a.transfer.place, b.transfer.place
    if p and q and p.name.casefold() == q.name.casefold():
        found["same_place"] = 1.0


def _parties(a: Claim, b: Claim, found: dict[str, float]) -> None:
    firms = 0
    for role in ("supplier", "recipient"):
        p, q = getattr(a, role), getattr(b, role)
        alike = same_party(p, q)
        if alike is None:
            continue
        if alike > 0:
            found[f"same_{role}"] = alike
        else:
            found["other_flag" if p.flag or q.flag else f"other_{role}"] = 1.0
        if p.firm and q.firm:
            firms += 1 if p.firm & q.firm else -1
    if firms:
        found["same_firm" if firms > 0 else "other_firm"] = 1.0


def _goods(a: Claim, b: Claim, found: dict[str, float]) -> None:
    if not a.families & b.families:
        found["other_goods"] = 1.0
        return
    found["same_goods"] = 1.0 if _nested(a.classes, b.classes) else 0.6
    if a.models and b.models:
        # One article names the make, another the model: one name in common is enough.
        found["same_model" if a.models & b.models else "other_model"] = 1.0
    pairs = [(x, y) for x in a.amounts for y in b.amounts if x.kind == y.kind and not (x.trivial or y.trivial)]
    if pairs:
        found["same_amount" if any(amounts.agree(x, y) for x, y in pairs) else "other_amount"] = 1.0


def _nested(a: Collection[str], b: Collection[str]) -> bool:
    return any(x == y or x.startswith(y + ".") or y.startswith(x + ".") for x in a for y in b)


def _time(a: Claim, b: Claim, found: dict[str, float]) -> None:
    flows = a.transfer.status == "ongoing" and b.transfer.status == "ongoing"
    if a.when and b.when:
        gap = _gap(a.when, b.when)
        if gap == 0:
            found["same_date"] = _sharpness(a.when, b.when)
            return
        loose = NEAR if "planned" not in (a.transfer.status, b.transfer.status) else 4 * NEAR
        if gap <= loose:
            found["near_dates"] = 1.0
        else:
            found["dates_apart"] = 1.0
        return
    for dated, other in ((a, b), (b, a)):
        if (
            dated.when
            and other.told is not None
            and dated.when.first > other.told + NEAR
            and other.transfer.status != "planned"
        ):
            found["told_before"] = 1.0
            return
    distance = _distance(a, b)
    if flows:
        found["one_flow"] = 1.0
    if distance is not None and distance < CLOSE:
        found["reported_together"] = 1 - distance / CLOSE
    elif distance is not None and distance > FAR and not flows:
        found["reported_apart"] = min(1.0, (distance - FAR) / 300)


def _gap(x: Days, y: Days) -> int:
    return max(0, x.first - y.last, y.first - x.last)


def _sharpness(x: Days, y: Days) -> float:
    """A shared day says much, a shared year little."""
    span = max(x.last - x.first, y.last - y.first)
    return 1.0 if span <= 7 else 0.7 if span <= 31 else 0.3 if span <= COARSE else 0.1


def _distance(a: Claim, b: Claim) -> int | None:
    """Days between the reports, or between a report and the date that the other gives, whichever is less."""
    found = []
    if a.told is not None and b.told is not None:
        found.append(abs(a.told - b.told))
    for dated, other in ((a, b), (b, a)):
        if dated.when and dated.when.last - dated.when.first <= COARSE and not other.when and other.told is not None:
            found.append(max(0, other.told - dated.when.last))
    return min(found, default=None)


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "not stated"


def _facts(a: Claim, b: Claim) -> _Facts:
    """What the words of a feature may show of the two."""

    def both(x: str | None, y: str | None) -> str:
        values = list(dict.fromkeys(filter(None, (x, y))))
        return " and ".join(values) or "not stated"

    def names(x: Collection[str], y: Collection[str]) -> str:
        return ", ".join(sorted(set(x) & set(y) or set(x) | set(y)))

    t, u = a.transfer, b.transfer
    return _Facts(
        supplier=both(a.supplier.name, b.supplier.name),
        recipient=both(a.recipient.name, b.recipient.name),
        firm=names(a.supplier.firm | a.recipient.firm, b.supplier.firm | b.recipient.firm),
        goods=both(t.goods[0].name if t.goods else None, u.goods[0].name if u.goods else None),
        ships=names(a.ships, b.ships),
        models=names(a.models, b.models),
        dates=both(t.date, u.date),
        published=both(a.document.published, b.document.published),
        amounts=both(*(c.amounts[0].text if c.amounts else None for c in (a, b))),
        places=both(t.place.name if t.place else None, u.place.name if u.place else None),
    )
