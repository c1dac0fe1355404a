"""Conditions written in the provisions themselves: facts, numbers, dates, parties, goods; three-valued."""

from collections.abc import Callable

from .case import Act, Case
from .dates import Days, holds
from .facts import facts
from .prices import exceeds
from .provision import Condition, Scope, Window
from .scope import ScopeTest, hs_within
from .truth import Truth, any_of, not_
from .wording import says

Check = Callable[[Case, Act], Truth]


class Compiled:
    """A condition with its sets made ready. ``test`` gives its truth, ``asks`` the fact that would decide it."""

    __slots__ = ("_any", "_checks", "_goods", "_recipient", "_supplier", "_unstated", "condition")

    def __init__(self, condition: Condition) -> None:
        c = self.condition = condition
        self._unstated: Truth = {"open": None, "absent": False, "given": True}[c.unstated]
        self._supplier = frozenset(c.supplier)
        self._recipient = frozenset(c.recipient)
        self._any = tuple(map(Compiled, c.any_of))
        scope = Scope(text="", classes=c.classes or ("*",), but_not=c.not_classes)
        self._goods = ScopeTest(scope) if c.classes or c.not_classes else None
        checks: list[tuple[object, Check]] = [
            (c.supplier, lambda case, act: act.supplier.match(self._supplier)),
            (c.recipient, lambda case, act: act.recipient.match(self._recipient)),
            (c.kinds, lambda case, act: not act.kinds.isdisjoint(c.kinds)),
            (c.asked, lambda case, act: case.question.kind in c.asked),
            (self._goods, self._covers),
            (c.hs, lambda case, act: any_of(hs_within(item.hs, c.hs) for item in case.goods.items)),
            (c.words or c.not_words, self._words),
            (c.price_up_to, self._price),
            (c.any_of, lambda case, act: any_of(part.test(case, act) for part in self._any)),
            (c.fact, self._fact),
        ]
        self._checks = tuple(check for given, check in checks if given)

    def test(self, case: Case, act: Act) -> Truth:
        """All that the condition gives, under Kleene's logic; ``unstated`` says how an unknown fact counts."""
        truth: Truth = True
        for check in self._checks:
            value = check(case, act)
            if value is False:
                return False
            if value is None:
                truth = None
        return self._unstated if truth is None else truth

    def _covers(self, case: Case, act: Act) -> Truth:
        assert self._goods
        return self._goods.covers(case, service=False)

    def _price(self, case: Case, act: Act) -> Truth:
        most = self.condition.price_up_to
        assert most
        return not_(exceeds(case.price, most.amount, most.currency))

    def _words(self, case: Case, act: Act) -> Truth:
        """Said, said not to be, or not said. A condition of ``not_words`` alone holds where none of them is said."""
        c = self.condition
        if c.not_words and says(case.words, c.not_words):
            return False
        if not c.words or says(case.words, c.words):
            return True
        return None

    def _fact(self, case: Case, act: Act) -> Truth:
        c = self.condition
        assert c.fact
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
        if c.fact and self._fact(case, act) is None:
            found.append(c.text if c.fact == "special" and c.text else facts()[c.fact].asks)
        if (c.words or c.not_words) and c.text and self._words(case, act) is None:
            found.append(c.text)
        for part in self._any:
            if part.test(case, act) is None:
                found += part.asks(case, act)
        if self._recipient and act.recipient.match(self._recipient) is None:
            found.append("who exactly the recipient is")
        if self._supplier and act.supplier.match(self._supplier) is None:
            found.append("who exactly the supplier is")
        if self._goods and self._covers(case, act) is None:
            found.append("which goods exactly")
        return tuple(dict.fromkeys(found)) or ((c.text,) if c.text else ())
