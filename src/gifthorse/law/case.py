"""A question made ready: its date as days, its parties as tokens, its goods as classes, its facts on demand."""

import re
from functools import cached_property

from ..model import Question
from ..world.goods import GoodsMatcher, goods_matcher
from .dates import Days, days
from .facts import Value, bare_words, fact_value
from .goods import Goods, goods_of
from .parties import Side, era, side

KINDS: dict[str, frozenset[str]] = {
    "supply": frozenset({"goods"}),
    "export": frozenset({"goods"}),
    "service": frozenset({"assistance", "training", "transport"}),
    "assistance": frozenset({"assistance"}),
    "training": frozenset({"training", "assistance"}),
    "brokering": frozenset({"brokering"}),
    "transport": frozenset({"transport"}),
    "labour": frozenset({"labour"}),
    "troops": frozenset({"troops"}),
    "finance": frozenset({"finance"}),
    "investment": frozenset({"finance"}),
}
HELP = frozenset({"training", "assistance", "troops"})
BY_CLASS: dict[str, frozenset[str]] = {
    "troops": frozenset({"troops"}),
    "labour": frozenset({"labour"}),
    "money": frozenset({"finance"}),
    "technology.training": frozenset({"training", "assistance"}),
    "technology.assistance": frozenset({"assistance"}),
    "technology.software": frozenset({"assistance"}),
    "technology.business": frozenset({"assistance"}),
    "technology.broker-finance": frozenset({"brokering", "finance", "transport"}),
}
"""What a "supply" of such a class really is."""
BY_ROLE: dict[str, frozenset[str]] = {
    "broker": frozenset({"brokering"}),
    "carrier": frozenset({"transport"}),
    "shipper": frozenset({"transport"}),
    "flag": frozenset({"transport"}),
    "vessel": frozenset({"transport"}),
    "airline": frozenset({"transport"}),
    "haulier": frozenset({"transport"}),
    "insurer": frozenset({"finance"}),
    "bank": frozenset({"finance"}),
    "financier": frozenset({"finance"}),
    "trainer": frozenset({"training", "assistance"}),
}
"""What somebody else who takes part does; any other role (owner, seller, trader ...) supplies the goods."""


class Act:
    """One person's part in the transfer: kinds of act, and the two sides as that person's act has them."""

    __slots__ = ("kinds", "recipient", "supplier")

    def __init__(self, kinds: frozenset[str], supplier: Side, recipient: Side) -> None:
        self.kinds = kinds
        self.supplier = supplier
        self.recipient = recipient


class Case:
    """A question, prepared once and tested against many provisions."""

    def __init__(self, question: Question, matcher: GoodsMatcher | None = None) -> None:
        self.question = question
        self.when: Days | None = days(question.on) if question.on else None
        named = question.jurisdiction
        self.jurisdiction = None if named in ("ALL", "all") else named.upper()
        hs = question.hs
        codes = () if hs is None else (hs,) if isinstance(hs, str) else hs
        self.goods: Goods = goods_of(
            matcher or goods_matcher(), question.goods, question.classes, codes, question.luxury
        )
        self.price = question.value or self.goods.price
        self._facts: dict[str, Value] = {}
        self.acts = self._acts()

    @cached_property
    def words(self) -> str:
        """Every word the question uses, lower case: goods, purpose, the recipient's body."""
        attrs = self.question.attrs
        return " ".join(
            [self.question.goods, *(str(attrs[k]) for k in ("purpose", "recipient_body") if k in attrs)]
        ).lower()

    @cached_property
    def bare_service(self) -> bool:
        """Whether the words name a service and nothing that it is for ("technical assistance")."""
        if not any(act.kinds & HELP for act in self.acts):
            return False
        return all(word in bare_words() for word in re.findall(r"[a-z]+", self.words))

    def fact(self, name: str) -> Value:
        """The value of a fact of ``facts.yaml``, or None."""
        if name not in self._facts:
            own = {"luxury": self._luxury, "military_subject": self._military_subject}.get(name)
            self._facts[name] = own() if own else fact_value(name, self.question.attrs, self.words)
        return self._facts[name]

    def _military_subject(self) -> Value:
        """Said in so many words, or because people are trained or sent to help an armed group."""
        if any(act.kinds & HELP and (act.supplier.is_group or act.recipient.is_group) for act in self.acts):
            return True
        return fact_value("military_subject", self.question.attrs, self.words)

    def _luxury(self) -> Value:
        values = {item.luxury for item in self.goods.items}
        return True if True in values else None if None in values else False

    def _acts(self) -> tuple[Act, ...]:
        q = self.question
        turn = era(self.when)
        kinds = KINDS.get(q.kind, KINDS["supply"])
        if q.kind in ("supply", "export", "service"):
            for item in self.goods.items:
                if item.is_service:
                    kinds = kinds | self._kinds_of(item.class_)
        if not q.attrs and not q.actors and not q.territory:
            return (Act(kinds, side(q.from_, turn), side(q.to, turn)),)
        return self._told_acts(kinds, turn)

    def _told_acts(self, kinds: frozenset[str], turn: Days | None) -> tuple[Act, ...]:
        """The acts where the question tells more than two parties: bodies, lists, places, others who take part."""
        q, attrs = self.question, self.question.attrs
        origin, designated = attrs.get("origin"), attrs.get("designated")
        if designated is not None and designated is not False:
            designated = str(designated)
        supplier = side(q.from_, turn, None, None, q.territory, origin)
        recipient = side(q.to, turn, attrs.get("recipient_body"), designated, q.territory)
        acts = [Act(kinds, supplier, recipient)]
        for role in q.actors:
            if role.code and role.code != q.from_:
                does = BY_ROLE.get(role.role, kinds)
                acts.append(Act(does, side(role.code, turn, None, None, q.territory, origin), recipient))
                if role.code != q.to and does == kinds and role.role in ("buyer", "owner", "importer", "consignee"):
                    acts.append(Act(does, supplier, side(role.code, turn)))
        return tuple(acts)

    @staticmethod
    def _kinds_of(class_: str) -> frozenset[str]:
        return BY_CLASS.get(".".join(class_.split(".")[:2])) or BY_CLASS.get(class_.partition(".")[0], frozenset())
