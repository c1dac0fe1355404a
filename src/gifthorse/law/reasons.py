"""Findings in plain words: why a provision would apply, and what would decide it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from .case import Case
from .criteria import limit_for
from .dates import OPEN
from .kept import kept_to
from .rule import Rule

if TYPE_CHECKING:
    from .evaluate import Verdict

CONFIDENCE = {
    "known": "dates and scope from general knowledge: not seen in a text",
    "conflict": "sources disagree on this measure, or it is contested",
}


def because(verdict: Verdict, case: Case) -> tuple[str, ...]:
    """The reasons, most telling first."""
    rule, version = verdict.rule, verdict.rule.version
    lines = [_dates(rule), _parties(verdict), _goods(verdict, case)]
    if version.caps:
        lines.append(f"free up to a cap: {version.caps[0].text}")
    if rule.force == "authorisation":
        lines.append("needs a licence, and none is mentioned")
    elif rule.force == "notification":
        lines.append("a breach only if it was not notified")
    elif rule.force == "political":
        lines.append("a political commitment: how far it binds is left to each State")
    elif rule.force == "asset-freeze":
        lines.append("goods of any kind can be economic resources for a listed person")
    lines += verdict.relief.because
    if rule.provision.placeholder:
        lines.append("the act is right; the number of the article is not confirmed")
    if version.confidence in CONFIDENCE:
        lines.append(CONFIDENCE[version.confidence])
    if case.question.attrs.get("date_is_publication"):
        lines.append("no date of the transfer is given: the law of the day of publication is used")
    return tuple(line for line in lines if line)


@lru_cache(maxsize=4096)
def _dates(rule: Rule) -> str:
    start = rule.version.in_force.from_
    until = f" until {date.fromordinal(rule.end)} (first day out)" if rule.end <= OPEN else ""
    return f"in force from {start}{until}" if start else f"in force{until}"


def _parties(verdict: Verdict) -> str:
    act = verdict.act
    supplier, recipient = act.supplier.code or "an unnamed supplier", act.recipient.code or "an unnamed recipient"
    return f"from {supplier} to {recipient}; binds {verdict.rule.version.binds}"


def _goods(verdict: Verdict, case: Case) -> str:
    scope = verdict.rule.version.goods
    named = (
        ", ".join(dict.fromkeys(item.class_ for item in case.goods.items))
        if case.goods.recognised
        else "not recognised"
    )
    words = f"'{case.question.goods}'" if case.question.goods else "the goods"
    return f"{words}: {named}; the measure covers {scope.text}"


def missing(verdict: Verdict, case: Case) -> tuple[str, ...]:
    """The facts that would decide it, in words."""
    found: list[str] = []
    for name in verdict.open:
        found += ASKS[name](verdict, case)
    found += verdict.relief.missing
    if verdict.outcome == "depends":
        if verdict.rule.force == "authorisation":
            found.append("whether a licence was given")
        elif verdict.rule.force == "notification":
            found.append("whether it was notified")
        elif verdict.rule.force == "political":
            found.append("how the supplying State reads its commitment")
        elif verdict.rule.force == "asset-freeze":
            found.append("whether the recipient is on the list")
    return tuple(dict.fromkeys(found))


def _ask_date(verdict: Verdict, case: Case) -> list[str]:
    rule = verdict.rule
    if case.when is None:
        return ["the date of the transfer"]
    turns = [f"begins on {date.fromordinal(rule.start)}"] if case.when.first < rule.start else []
    if case.when.last >= rule.end:
        turns.append(f"ends on {date.fromordinal(rule.end)}")
    return [f"the exact date (the text {' and '.join(turns)})"]


def _ask_parties(verdict: Verdict, case: Case) -> list[str]:
    act, found = verdict.act, []
    if act.supplier.unnamed:
        found.append("the supplier")
    if act.recipient.unnamed:
        found.append("the recipient")
    pairs = verdict.rule.pairs
    if not act.supplier.unnamed and all(act.supplier.match(p.supplier) is not True for p in pairs):
        found.append("who exactly the supplier is, or where it acts")
    if not act.recipient.unnamed and all(act.recipient.match(p.recipient) is not True for p in pairs):
        found.append("who exactly the recipient is, or where it acts")
    return found or ["whether the measure binds the supplier"]


def _ask_goods(verdict: Verdict, case: Case) -> list[str]:
    return [f"which goods exactly (the measure covers {verdict.rule.version.goods.text})"]


def _ask_price(verdict: Verdict, case: Case) -> list[str]:
    for item in case.goods.items:
        if limit := limit_for(verdict.rule, item, case):
            t = limit.threshold
            return [f"the price per {t.per} (threshold {t.currency} {t.above:g})"]
    return ["the price per item"]


def _ask_conditions(verdict: Verdict, case: Case) -> list[str]:
    return [
        ask for c in verdict.rule.conditions if c.test(case, verdict.act) is None for ask in c.asks(case, verdict.act)
    ]


def _ask_cap(verdict: Verdict, case: Case) -> list[str]:
    cap = verdict.rule.version.caps[0]
    return [f"how much was supplied in the period (cap: {cap.text})"]


def _ask_renewal(verdict: Verdict, case: Case) -> list[str]:
    rule = verdict.rule
    if case.when and rule.version.review and case.when.last >= rule.version.review.toordinal():
        return [f"whether it was renewed (review on {rule.version.review})"]
    return [f"whether it changed after {kept_to().get(rule.jurisdiction)}, the day to which the law is kept here"]


ASKS = {
    "date": _ask_date,
    "parties": _ask_parties,
    "goods": _ask_goods,
    "price": _ask_price,
    "conditions": _ask_conditions,
    "cap": _ask_cap,
    "renewal": _ask_renewal,
}
