"""From tellings to transfers: several sentences that tell one deal become one transfer.

Same supplier, same recipient and the same family of goods is one transfer, however often it is told; a party that a
sentence leaves out is taken from the telling it belongs to. Nothing else is filled in: a wrong party costs more trust
than a gap.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...model import Actor, Goods, Quantity, Span, Status, Value
from ..actors.cast import Cast
from ..actors.coreference import Mention
from ..goods.finder import GoodsMention
from .find import Telling, fullness, is_loose

# Frames of what is found on the way: a known supplier is enough, since cargo goes somewhere.
CARGO = {"seize", "seizure", "carry", "load"}
NOT_TOLD = {"policy", "hypothetical"}
# Which status a transfer has where its tellings differ: the earliest in this list that a telling has.
PRECEDENCE: tuple[Status, ...] = ("attempted", "completed", "ongoing", "planned", "negated", "implied")


@dataclass
class Deal:
    """The tellings of one transfer."""

    tellings: list[Telling] = field(default_factory=list)

    def codes(self, role: str) -> set[str]:
        """The codes of a role over all tellings."""
        mentions = [m for t in self.tellings if (m := getattr(t, role)) and not (m.pronoun and is_loose(t))]
        return {m.referent.code for m in mentions if m.referent.code}

    @property
    def families(self) -> set[str]:
        """The families of goods ("arms", "fuel"), vague goods left out."""
        return {name for t in self.tellings for name in families_of(t)}

    def party(self, role: str) -> Mention | None:
        """Who fills a role: the first mention with a code, pronouns last."""
        mentions = [m for t in self.tellings if (m := getattr(t, role)) and not (m.pronoun and is_loose(t))]
        return next(iter(sorted(mentions, key=lambda m: (m.referent.code is None, m.pronoun))), None)

    def actor(self, role: str) -> Actor | None:
        """The party as the model has it, resting on all its mentions in this deal."""
        party = self.party(role)
        if party is None:
            return None
        code = party.referent.code
        same = [m for t in self.tellings if (m := getattr(t, role)) and m.referent.code == code]
        return Actor(name=party.referent.name, code=code, mentions=tuple(sorted({m.span for m in same})))

    @property
    def status(self) -> Status:
        """The status that most tellings have; the stronger one where they are even."""
        counts = Counter(t.status for t in self.tellings)
        for weaker in ("implied", "negated"):  # what somebody says did not happen is a stance on what others tell
            if len(counts) > 1:
                del counts[weaker]
        return max(PRECEDENCE, key=lambda s: (counts[s], -PRECEDENCE.index(s)))

    @property
    def date(self) -> str | None:
        """The first date that a telling gives, the finest of those that agree."""
        dates = [t.date for t in self.tellings if t.date]
        near = [d for d in dates if d.startswith(dates[0][:4])]
        return max(near, key=lambda d: ("/" not in d, len(d)), default=None)

    @property
    def trigger(self) -> Span:
        """The words of the telling that says most."""
        return max(self.tellings, key=lambda t: (*fullness(t), -t.trigger.i)).mention.trigger


def family(goods: GoodsMention) -> str:
    """ "arms" for "arms.munitions.shell"; the class itself where it has no sisters."""
    return str(goods.hit.class_).split(".")[0]


def families_of(telling: Telling) -> set[str]:
    """The families of a telling's goods, vague goods left out."""
    return {family(g) for g in telling.goods if not g.hit.vague}


def is_told(telling: Telling) -> bool:
    """True where a telling by itself tells of a transfer between parties that are any."""
    if telling.status in NOT_TOLD or not telling.goods:
        return False
    supplier, recipient = (m.referent.code if m else None for m in (telling.supplier, telling.recipient))
    vague = all(g.hit.vague for g in telling.goods)
    if supplier and recipient:
        empty = vague and telling.goods[0].hit.class_ in ("other", "technology") and not telling.frame.is_gift
        return supplier != recipient and not empty
    if not (supplier or recipient):
        return False
    if telling.supplier and telling.recipient and not vague:
        other = telling.recipient if supplier else telling.supplier
        if other.referent.kind in ("body", "company", "group", "ngo", "ship"):
            return True
    if telling.status in ("planned", "attempted", "negated") and not telling.frame.status:
        return False
    if telling.frame.name in CARGO and supplier and not vague:
        return True  # "seized Iranian weapons", "suspected of carrying North Korean coal"
    if vague or telling.frame.strength == "weak":
        if telling.frame.status != "implied":
            return False
        luxury = recipient is not None and any(g.hit.luxury for g in telling.goods)
        return luxury or (bool(telling.origin) and telling.origin != (supplier or recipient))
    return True


def merge(tellings: Iterable[Telling]) -> list[Deal]:
    """Deals in the order in which they are first told."""
    deals: list[Deal] = []
    waiting: list[Telling] = []
    for telling in tellings:
        if not is_told(telling):
            if telling.goods and telling.status not in NOT_TOLD and (telling.supplier or telling.recipient):
                waiting.append(telling)
            continue
        best = max(deals, key=lambda d: fit(telling, d), default=None)
        if best is not None and fit(telling, best) > 0:
            best.tellings.append(telling)
        elif is_loose(telling) and (same := [d for d in deals if alike(telling, d)]):
            same[-1].tellings.append(telling)
        else:
            deals.append(Deal([telling]))
    deals = absorb(deals)
    for telling in waiting:  # too little by itself, but it says more of a deal that is told elsewhere
        best = max(deals, key=lambda d: fit(telling, d), default=None)
        if best is not None and fit(telling, best) >= 3 and agreeing(telling, best):
            best.tellings.append(telling)
    return [d for d in deals if d.codes("supplier") or d.codes("recipient")]


def alike(telling: Telling, deal: Deal) -> bool:
    """True for the same family of goods, seen with somebody or transferred in both."""
    return (telling.status == "implied") == (deal.status == "implied") and bool(deal.families & families_of(telling))


def agreeing(telling: Telling, deal: Deal) -> bool:
    """True where no party of a telling is another than the deal's."""
    return all(
        m is None or m.referent.code is None or m.referent.code in deal.codes(role)
        for role, m in (("supplier", telling.supplier), ("recipient", telling.recipient))
    )


def fit(telling: Telling, deal: Deal) -> float:
    """How well a telling tells a deal; 0 or less where it is another deal."""
    if (telling.status == "implied") != (deal.status == "implied"):
        return -1  # who is seen with goods was not thereby given them
    score = 0.0
    for role in ("supplier", "recipient"):
        mention, codes = getattr(telling, role), deal.codes(role)
        code = mention.referent.code if mention and not (mention.pronoun and is_loose(telling)) else None
        if code and codes:
            if code not in codes:
                return -1
            score += 2
    ours, theirs = families_of(telling), deal.families
    if ours and theirs:
        if not ours & theirs:
            return -1
        score += 1
    elif ours or theirs:
        score += 0.2
    opposite = {telling.status, deal.status}
    if opposite == {"negated", "completed"}:
        score -= 0.5
    return score if score >= 2 else 0


def absorb(deals: list[Deal]) -> list[Deal]:
    """A deal with one party only joins the one fuller deal that it fits, where there is just one."""
    full = [d for d in deals if d.codes("supplier") and d.codes("recipient")]
    kept: list[Deal] = []
    for deal in deals:
        if deal in full:
            kept.append(deal)
            continue
        hosts = [f for f in full if all(fit(t, f) > 0 for t in deal.tellings)]
        if len(hosts) == 1:
            hosts[0].tellings += deal.tellings
        elif len(hosts) > 1:
            first = deal.tellings[0].trigger.i
            min(hosts, key=lambda f: min(abs(t.trigger.i - first) for t in f.tellings)).tellings += deal.tellings
        else:
            kept.append(deal)
    return sorted(kept, key=lambda d: d.tellings[0].trigger.i)


def goods_of(
    deal: Deal, cast: Cast, quantity: dict[int, Quantity | None], identified: Sequence[GoodsMention]
) -> tuple[Goods, ...]:
    """The deal's goods, one entry a class; vague ones and pointers back only where nothing is named.

    ``identified`` are goods that the text says the goods are ("the vehicle was an Aurus").
    """
    by_class: dict[str, list[GoodsMention]] = {}
    for goods in identified:
        if deal.families and family(goods) in deal.families and deal.status != "implied":
            by_class.setdefault(str(goods.hit.class_), []).append(goods)
    for telling in deal.tellings:
        for goods in telling.goods:
            by_class.setdefault(str(goods.hit.class_), []).append(goods)
    if any(c.startswith("vehicle.car") for c in by_class):
        by_class.pop("vehicle.other", None)  # "the vehicle"
    named = {c: gs for c, gs in by_class.items() if not all(g.hit.vague for g in gs)}
    result = []
    for class_, mentions in (named or by_class).items():
        shown = [g for g in mentions if not g.anaphor] or mentions
        longest = max(shown, key=lambda g: g.phrase.end - g.phrase.start)
        name = cast.parsed.text[slice(*(longest.phrase if not longest.anaphor else longest.hit.span))]
        result.append(
            Goods(
                name=" ".join(name.split()),
                class_=class_,
                hs=longest.hit.hs,
                luxury=any(g.hit.luxury for g in mentions),
                mentions=tuple(sorted({g.phrase for g in shown})),
                quantity=next((q for g in mentions if (q := quantity.get(g.head))), None),
            )
        )
    return tuple(result)


def value_of(deal: Deal, values: Sequence[tuple[Span, Value]], cast: Cast) -> Value | None:
    """The price stated in a sentence that tells the deal."""
    for telling in deal.tellings:
        sentence = telling.trigger.sent
        for span, value in values:
            if sentence.start_char <= span.start < sentence.end_char:
                return value
    return None
