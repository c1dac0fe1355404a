"""The way to an answer: every criterion of every provision that concerns a transfer, with fact, rule and outcome."""

from typing import Literal

import msgspec

from ..model import Outcome, Question
from .case import Act, Case
from .conditions import Compiled
from .criteria import CRITERIA, conditions, limit_for
from .evaluate import judge
from .exemptions import applies
from .provision import Condition
from .register import register
from .rule import Rule
from .shortlist import EVER
from .truth import Truth

Answer = Literal["yes", "no", "open"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion: what the transfer says, what the provision asks, and whether it fits."""

    criterion: str
    fact: str
    rule: str
    fits: Answer


class ProvisionTrace(msgspec.Struct, frozen=True, kw_only=True):
    """One version on one act. ``outcome`` is None where a step says "no";."""

    provision: str
    version: int
    outcome: Outcome | None
    steps: tuple[Step, ...]


def explain(question: Question, provision: str | None = None) -> list[ProvisionTrace]:
    """Every rule about one of the two sides in force on the date, or all versions of one provision whatever the date.

    UsageError where there is no such provision.
    """
    case, law = Case(question), register()
    traces = []
    for act in case.acts:
        if provision:
            law.provision(provision)
            rules = [rule for rule in law.rules if rule.id == provision]
        else:
            first, last = case.when or EVER
            filed = dict.fromkeys(rule for shelf in law.shelves(act) for rule in shelf.rules)
            rules = [rule for rule in filed if rule.start <= last and rule.end > first]
        traces += [_trace(rule, case, act) for rule in rules if case.jurisdiction in (None, rule.jurisdiction)]
    return traces


def _trace(rule: Rule, case: Case, act: Act) -> ProvisionTrace:
    steps = [_step(name, rule, case, act, test(rule, case, act)) for name, test, concerns in CRITERIA if concerns(rule)]
    for compiled in rule.conditions if conditions(rule, case, act) is not True else ():
        steps.append(_condition(compiled, case, act))
    for exempting in rule.exemptions:
        e = exempting.exemption
        fits = applies(exempting, case, act)
        needs = f" (needs {e.needs})" if e.needs else ""
        steps.append(Step(criterion="exception", fact=_said(case), rule=f"{e.text}{needs}", fits=_answer(fits)))
    verdict = judge(rule, case, act) if rule.reported else None
    return ProvisionTrace(
        provision=rule.id,
        version=rule.version.v,
        outcome=verdict.outcome if verdict else None,
        steps=tuple(steps),
    )


def _step(name: str, rule: Rule, case: Case, act: Act, truth: Truth) -> Step:
    version = rule.version
    fact, asks = _said(case), ""
    if name == "date":
        fact = case.question.on or "no date"
        asks = f"{version.in_force.from_ or '…'} to {version.in_force.to or 'open'} (first day out)"
    elif name == "parties":
        fact = f"from {act.supplier.code or 'unnamed'} to {act.recipient.code or 'unnamed'}"
        asks = f"{version.direction}: {', '.join(version.supplier)} → {', '.join(version.recipient)}"
        if version.actor:
            asks += f", with {', '.join(version.actor)} taking part"
    elif name == "goods":
        fact = ", ".join(f"{i.class_} (HS {' '.join(i.hs[:4])})" if i.hs else i.class_ for i in case.goods.items)
        asks = version.goods.text
    elif name == "price":
        fact = f"{case.price.currency} {case.price.amount:g}" if case.price else "no price"
        limits = [limit_for(rule, item, case) for item in case.goods.items]
        asks = "; ".join(f"above {x.threshold.currency} {x.threshold.above:g}" for x in limits if x) or "no threshold"
    elif name == "conditions":
        asks = "; ".join(c.condition.text or c.condition.fact or "a condition" for c in rule.conditions)
    elif name == "cap":
        fact, asks = "not known what was supplied before", "; ".join(cap.text for cap in version.caps)
    elif name == "renewal":
        fact = case.question.on or "no date"
        asks = f"review {version.review}" if version.review else "law kept to that day"
    return Step(criterion=name, fact=fact, rule=asks, fits=_answer(truth))


def _condition(compiled: Compiled, case: Case, act: Act) -> Step:
    c: Condition = compiled.condition
    value = case.fact(c.fact) if c.fact else None
    fact = "not said" if value is None else str(value)
    return Step(
        criterion="condition",
        fact=f"{c.fact}: {fact}" if c.fact else _said(case),
        rule=c.text or c.fact or "see the provision",
        fits=_answer(compiled.test(case, act)),
    )


def _said(case: Case) -> str:
    return case.question.goods or "no words"


def _answer(truth: Truth) -> Answer:
    return "open" if truth is None else "yes" if truth else "no"
