"""Exceptions that facts can decide: exempt, open, or named as not given."""

from typing import NamedTuple

from .case import Act, Case
from .dates import within
from .rule import Exempting, Rule
from .truth import Truth, all_of


class Relief(NamedTuple):
    """What the exceptions do to a measure that would apply.

    ``outcome``: "exempt", "open" (a fact would decide), or None. ``because`` and ``missing`` are for the finding.
    """

    outcome: str | None
    because: tuple[str, ...]
    missing: tuple[str, ...]


NONE = Relief(None, (), ())


def relief(rule: Rule, case: Case, act: Act) -> Relief:
    """The strongest exception: one that exempts before one that leaves it open; approvals not given are named."""
    if not rule.exemptions:
        return NONE
    because: list[str] = []
    missing: list[str] = []
    still_open = False
    for exempting in rule.exemptions:
        fits = applies(exempting, case, act)
        if fits is False:
            continue
        e = exempting.exemption
        where = f"{e.text} ({e.paragraph})" if e.paragraph else e.text
        approved = case.fact("approved") if e.needs in ("approval", "open-approval") else True
        notified = case.fact("notified") if e.needs == "notice" else True
        if approved is False or notified is False:
            because.append(f"exception not used: {where}")
        elif fits and approved and notified is not None:
            return Relief("exempt", (f"exception: {where}",), ())
        elif fits and notified is None:
            return Relief("exempt", (f"exception: {where}; notice counts as given",), ("whether notice was given",))
        elif e.needs == "approval":
            because.append(f"exception with approval, and none is mentioned: {where}")
        else:
            still_open = True
            because.append(f"may be excepted: {where}")
            asks = [ask for c in exempting.when if c.test(case, act) is None for ask in c.asks(case, act)]
            if fits and approved is None:
                asks.append("whether it was approved")
            if case.when is None or within(case.when, exempting.start, exempting.end) is None:
                asks.append("the exact date")
            missing += asks
    return Relief("open" if still_open else None, tuple(because), tuple(dict.fromkeys(missing)))


def applies(exempting: Exempting, case: Case, act: Act) -> Truth:
    """Whether the exception fits the transfer on that day, approval and notice left aside."""
    held: Truth = None if case.when is None else within(case.when, exempting.start, exempting.end)
    if held is False:
        return False
    return all_of((held, *(c.test(case, act) for c in exempting.when)))
