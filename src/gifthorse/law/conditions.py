"""Conditions written in the provisions themselves: facts, numbers, dates, parties, goods; three-valued."""

from .case import Act, Case
from .dates import Days, holds
from .facts import facts
from .prices import exceeds
from .provision import Condition, Scope, Window
from .scope import ScopeTest, hs_within
from .truth import Truth, all_of, any_of, not_
from .wording import says


class Compiled:
    """A condition with its sets made ready. ``test`` gives its truth, ``asks`` the fact that would decide it."""

    __slots__ = ("_any", "_goods", "_kinds", "_recipient", "_supplier", "condition")

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self._supplier = frozenset(condition.supplier)
        self._recipient = frozenset(condition.recipient)
        self._kinds = frozenset(condition.kinds)
        scope = Scope(text="", classes=condition.classes or ("*",), but_not=condition.not_classes)
        self._goods = ScopeTest(scope) if condition.classes or condition.not_classes else None
        self._any = tuple(Compiled(c) for c in condition.any_of)

    def test(self, case: Case, act: Act) -> Truth:
        """All that the condition gives, under Kleene's logic; ``unstated`` says how an unknown fact counts."""
        c = self.condition
        values: list[Truth] = []
        if self._supplier:
            values.append(act.supplier.match(self._supplier))
        if self._recipient:
            values.append(act.recipient.match(self._recipient))
        if self._kinds:
            values.append(not act.kinds.isdisjoint(self._kinds))
        if self._goods:
            values.append(self._goods.covers(case, service=False))
        if c.hs:
            values.append(any_of(hs_within(item.hs, c.hs) for item in case.goods.items))
        if c.asked:
            values.append(case.question.kind in c.asked)
        if c.words or c.not_words:
            values.append(self._words(case))
        if c.price_up_to:
            values.append(not_(exceeds(case.price, c.price_up_to.amount, c.price_up_to.currency)))
        if self._any:
            values.append(any_of(part.test(case, act) for part in self._any))
        if c.fact:
            values.append(self._fact(case))
        truth = all_of(values)
        if truth is None and c.unstated != "open":
            return c.unstated == "given"
        return truth

    def _words(self, case: Case) -> Truth:
        """Said, said not to be, or not said. A condition of ``not_words`` alone holds where none of them is said."""
        if says(case.words, self.condition.not_words):
            return False
        if not self.condition.words or says(case.words, self.condition.words):
            return True
        return None

    def _fact(self, case: Case) -> Truth:
        c = self.condition
        assert c.fact is not None
        value = case.fact(c.fact)
        if value is None:
            return None
        if isinstance(value, bool):
            return value in (c.is_ or (True,))
        if isinstance(value, Days):
            return holds(Window(from_=c.since, to=c.before), value)
        if isinstance(value, str):
            return value in c.is_ if c.is_ else None
        return (
            (c.at_least is None or value >= c.at_least)
            and (c.above is None or value > c.above)
            and (c.below is None or value < c.below)
        )

    def asks(self, case: Case, act: Act) -> tuple[str, ...]:
        """The facts that are not known, in words."""
        c = self.condition
        found: list[str] = []
        if c.fact and self._fact(case) is None:
            found.append(facts()[c.fact].asks)
        for part in self._any:
            if part.test(case, act) is None:
                found += part.asks(case, act)
        if self._recipient and act.recipient.match(self._recipient) is None:
            found.append("who exactly the recipient is")
        if self._supplier and act.supplier.match(self._supplier) is None:
            found.append("who exactly the supplier is")
        if self._goods and self._goods.covers(case, service=False) is None:
            found.append("which goods exactly")
        return tuple(dict.fromkeys(found)) or ((c.text,) if c.text else ())
