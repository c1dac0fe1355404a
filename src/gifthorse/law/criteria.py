"""What has to hold before a provision applies: a list of named criteria, each three-valued.

A provision applies where every criterion is True, and does not where one is False; what is None in between is what a
finding of "depends" names as missing.
"""

from collections.abc import Callable
from typing import NamedTuple

from .case import Act, Case
from .dates import within
from .goods import Item
from .parties import parties as known_parties
from .prices import exceeds
from .rule import Limit, Pair, Rule
from .scope import hs_within
from .truth import Truth, all_of, any_of
from .wording import says


def in_force(rule: Rule, case: Case, act: Act) -> Truth:
    """The text holds on the day; None where the date straddles its start or end, or is not known."""
    return None if case.when is None else within(case.when, rule.start, rule.end)


def parties(rule: Rule, case: Case, act: Act) -> Truth:
    """Supplier and recipient are those that the measure names, in its direction; the actor is one it binds."""
    if rule.not_actor and act.supplier.match(rule.not_actor):
        return False
    if rule.actor and not _acts(rule, case, act):
        return False
    if len(rule.pairs) == 1:
        return _pair(rule, rule.pairs[0], act)
    return any_of(_pair(rule, pair, act) for pair in rule.pairs)


def _acts(rule: Rule, case: Case, act: Act) -> bool:
    """Somebody whom the measure binds takes part: another actor, or one of the two sides."""
    if any(other.supplier.match(rule.actor) for other in case.acts[1:]):
        return True
    if "goods" not in act.kinds:
        return bool(act.supplier.match(rule.actor))
    return "goods" in rule.kinds and bool(act.supplier.match(rule.actor) or act.recipient.match(rule.actor))


def _pair(rule: Rule, pair: Pair, act: Act) -> Truth:
    supplier, recipient = act.supplier, act.recipient
    sides = (supplier, recipient)
    if sides[pair.aim].unnamed and "*" not in pair.keys:
        return False
    given = supplier.match(pair.supplier)
    if given is False:
        return False
    taken = recipient.match(pair.recipient)
    if taken is False:
        return False
    if supplier.code == recipient.code and supplier.code and not _inside(pair, sides):
        return False
    if rule.jurisdiction == "UN" and supplier.code in known_parties().not_in_the_un and pair.aim == 1:
        return None
    return True if given and taken else None


def _inside(pair: Pair, sides: tuple[object, object]) -> bool:
    """A delivery within one state counts only under a measure on a part of it or on other than its government."""
    return any(token.startswith("ngf:") or "-" in token for token in pair.keys)


def goods(rule: Rule, case: Case, act: Act) -> Truth:
    """The goods are in the scope; for a service they count only where they are named."""
    direct = "goods" in act.kinds and "goods" in rule.kinds
    return rule.goods.covers(case, service=not direct)


def price(rule: Rule, case: Case, act: Act) -> Truth:
    """The price of an item lies above the threshold for such goods, where there is one."""
    if not rule.thresholds:
        return True
    found: list[Truth] = []
    for item in case.goods.items:
        if rule.goods.class_truth(item.class_) is not False:
            limit = limit_for(rule, item, case)
            found.append(_above(limit, case) if limit else True)
    return any_of(found) if found else None


def _above(limit: Limit, case: Case) -> Truth:
    threshold = limit.threshold
    if threshold.above == 0:
        return True
    if threshold.per == "barrel" and isinstance(said := case.fact("price_above_cap"), bool):
        return said
    return exceeds(case.price, threshold.above, threshold.currency)


def limit_for(rule: Rule, item: Item, case: Case) -> Limit | None:
    """The threshold for an item on the day: by its words or HS code first, then by the longest prefix of its class."""
    best: Limit | None = None
    rank = -1
    for limit in rule.thresholds:
        if case.when and within(case.when, limit.start, limit.end) is False:
            continue
        t = limit.threshold
        if t.class_ not in ("*", item.class_) and not item.class_.startswith(f"{t.class_}."):
            continue
        own = len(t.class_.replace("*", ""))
        if t.hs or t.words:
            if not says(case.words, t.words) and not hs_within(item.hs, t.hs):
                continue
            own += 100
        if own > rank:
            best, rank = limit, own
    return best


def conditions(rule: Rule, case: Case, act: Act) -> Truth:
    """Every condition written in the provision."""
    if len(rule.conditions) == 1:
        return rule.conditions[0].test(case, act)
    return all_of(c.test(case, act) for c in rule.conditions)


def cap(rule: Rule, case: Case, act: Act) -> Truth:
    """Nothing is known of what was supplied under the cap already: open wherever there is one."""
    return None if rule.version.caps else True


def renewal(rule: Rule, case: Case, act: Act) -> Truth:
    """The measure was renewed, and our law is kept, up to the day."""
    return None if case.when is not None and case.when.last >= rule.known_until else True


class Criterion(NamedTuple):
    """A name for the trace, the test, and whether the rule has anything of the kind to test."""

    name: str
    test: Callable[[Rule, Case, Act], Truth]
    concerns: Callable[[Rule], bool] = lambda rule: True


CRITERIA = (
    Criterion("date", in_force),
    Criterion("parties", parties),
    Criterion("goods", goods),
    Criterion("price", price, lambda rule: bool(rule.thresholds)),
    Criterion("conditions", conditions, lambda rule: bool(rule.conditions)),
    Criterion("cap", cap, lambda rule: bool(rule.version.caps)),
    Criterion("renewal", renewal),
)
