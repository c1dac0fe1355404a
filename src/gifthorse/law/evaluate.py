"""From a question to findings: candidates from the register, criteria, exceptions, one finding an id."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import knowledge
from ..model import Finding, Outcome, Question
from ..world.goods import GoodsMatcher, goods_matcher
from .case import Act, Case
from .criteria import CRITERIA, Criterion
from .exemptions import NONE, Relief, relief
from .reasons import because, missing
from .register import register
from .rule import Rule
from .shortlist import Shortlist

RANK: dict[Outcome, int] = {"prohibited": 0, "depends": 1, "exempt": 2}


class Verdict(NamedTuple):
    """One version applied to one act. ``open`` are the criteria that could not be decided."""

    rule: Rule
    act: Act
    open: tuple[str, ...]
    relief: Relief
    outcome: Outcome


def evaluate(question: Question) -> tuple[Finding, ...]:
    """The findings for a transfer, one a provision id, prohibited first. UsageError for a date that is none.

    Provisions that do not apply are left out.
    """
    law = _law(knowledge.roots())
    case = Case(question, law.matcher)
    verdicts: dict[str, list[Verdict]] = {}
    for act in case.acts:
        for rule, left in law.shortlist.candidates(case, act):
            if case.jurisdiction and rule.jurisdiction != case.jurisdiction:
                continue
            if verdict := judge(rule, case, act, left):
                verdicts.setdefault(rule.id, []).append(verdict)
    if not verdicts:
        return ()
    findings = [_merge(case, found) for found in without_repeats(one_freeze(verdicts)).values()]
    return tuple(sorted(findings, key=lambda f: (RANK[f.outcome], f.provision)))


class Law(NamedTuple):
    """What one set of knowledge folders holds: the shortlist of its provisions, and its goods."""

    shortlist: Shortlist
    matcher: GoodsMatcher


@cache
def _law(roots: tuple[Path, ...]) -> Law:
    return Law(Shortlist(register()), goods_matcher())


def judge(rule: Rule, case: Case, act: Act, left: tuple[Criterion, ...] = CRITERIA) -> Verdict | None:
    """One version on one act, or None where a criterion fails. ``left``: the criteria that are not settled already."""
    still_open: list[str] = []
    for name, test, _ in left:
        truth = test(rule, case, act)
        if truth is False:
            return None
        if truth is None:
            still_open.append(name)
    eased = relief(rule, case, act) if rule.exemptions else NONE
    outcome: Outcome
    if eased.outcome == "exempt" and "renewal" not in still_open:
        outcome = "exempt"
    elif still_open or eased.outcome == "open" or rule.force != "mandatory":
        outcome = "depends"
    else:
        outcome = "prohibited"
    return Verdict(rule, act, tuple(still_open), eased, outcome)


def one_freeze(verdicts: dict[str, list[Verdict]]) -> dict[str, list[Verdict]]:
    """Asset freezes say the same of any goods: of each jurisdiction's only one is kept."""
    seen: set[str] = set()
    kept: dict[str, list[Verdict]] = {}
    for id_, found in verdicts.items():
        rule = found[0].rule
        if rule.force == "asset-freeze":
            if rule.jurisdiction in seen:
                continue
            seen.add(rule.jurisdiction)
        kept[id_] = found
    return kept


def without_repeats(verdicts: dict[str, list[Verdict]]) -> dict[str, list[Verdict]]:
    """Provisions that only restate another of their series give way to it: a renewal keeps the id."""
    series = {found[0].rule.provision.series for found in verdicts.values() if not found[0].rule.provision.restates}
    return {
        id_: found
        for id_, found in verdicts.items()
        if not (found[0].rule.provision.restates and found[0].rule.provision.series in series)
    }


def _merge(case: Case, found: list[Verdict]) -> Finding:
    """One finding of an id's parts: prohibited before depends before exempt; two texts may cover a span of days."""
    best = min(found, key=lambda v: RANK[v.outcome])
    outcome = best.outcome
    if outcome == "depends" and len(found) > 1 and _covered(case, found):
        outcome = "prohibited"
        return Finding(
            provision=best.rule.id,
            outcome=outcome,
            because=("every text of the days in question says so", *because(best, case)),
        )
    return Finding(
        provision=best.rule.id,
        outcome=outcome,
        because=because(best, case),
        missing=missing(best, case) if outcome != "prohibited" else (),
    )


def _covered(case: Case, found: list[Verdict]) -> bool:
    """Whether texts that each would prohibit it, but for the date, hold one after the other over all its days."""
    if case.when is None:
        return False
    day = case.when.first
    spans = sorted(
        (v.rule.start, v.rule.end)
        for v in found
        if v.open == ("date",) and v.relief.outcome is None and v.rule.force == "mandatory"
    )
    for start, end in spans:
        if start <= day:
            day = max(day, end)
    return day > case.when.last
