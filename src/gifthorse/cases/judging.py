"""A person's decision on a case: logged with name and reason, and what it changes brought up to date at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from ..errors import UsageError
from ..model import Case, Judgement, MemberRef, Verdict
from .build import Draft, made_from
from .constraints import Constraints, standing
from .copies import Texts
from .decided import checked, decided_on
from .gather import Cluster
from .refresh import claims_in, judgement_of, judgements, refresh, row_of

if TYPE_CHECKING:
    from ..store import Store

GATHERING = frozenset(("merge", "split", "apart", "undo"))
"""Decisions after which claims may belong to other cases."""


def judge(
    store: "Store",
    verdict: Verdict,
    case: Case,
    *,
    who: str,
    why: str,
    other: Case | None = None,
    members: Sequence[MemberRef] = (),
    data: dict[str, Any] | None = None,
) -> Judgement:
    """Log a decision on a case and bring the cases up to date.

    ``other``: the case that is merged in, or that is another (``apart``). ``members``: the tellings that a ``split``
    takes out. ``data``: the fields of an ``edit``, ``{"text": ...}`` of a ``note``. UsageError where they do not fit.
    """
    own = refs(case)
    record: dict[str, Any] = {"members": own}
    if verdict in ("merge", "apart"):
        if other is None or other.id == case.id:
            raise UsageError(f"{verdict} needs another case beside {case.id}")
        record["others"] = refs(other)
    elif verdict == "split":
        out = [ref for ref in own if ref in set(members)]
        if not out or len(out) == len(own):
            raise UsageError(f"a split takes some of the tellings out of {case.id}, neither none nor all")
        record = {"members": out, "others": [ref for ref in own if ref not in out]}
    elif verdict in ("edit", "note"):
        record["data"] = data or {}
        for name, value in (data or {}).items() if verdict == "edit" else ():
            checked(name, value)
    return _log(store, verdict, case.id, who, why, record)


def undo(store: "Store", *, who: str, why: str = "", number: int | None = None, case: str | None = None) -> Judgement:
    """Take back a decision: the one of that number, else the last that stands (on a case). UsageError if none does."""
    made = [j for j in standing(judgements(store)) if case is None or j.case == case]
    found = [j for j in made if number is None or j.number == number]
    if not found:
        raise UsageError(
            "there is no decision to undo" if number is None else f"no standing decision has number {number}"
        )
    last = found[-1]
    _log(store, "undo", last.case, who, why or f"took back {last.verdict}", {"undoes": last.number})
    return last


def _log(store: "Store", verdict: Verdict, id: str, who: str, why: str, data: dict[str, Any]) -> Judgement:
    current = store.cases_current()
    decision = store.log(verdict, id, who, why, data)
    if verdict in GATHERING or not current:
        refresh(store)
    else:
        _renew(store, id, decision.number)
    return judgement_of(decision)


def _renew(store: "Store", id: str, basis: int) -> None:
    """Make one case anew from its members, whose gathering has not changed."""
    stored = store.case(id)
    if stored is None:
        return
    case = msgspec.json.decode(stored, type=Case)
    members = refs(case)
    claims = claims_in(store, case)
    held = standing(judgements(store))
    (decided,) = decided_on([members], held, Constraints(held).overridden)
    threshold = case.attested.threshold
    basis_hash = made_from(claims, decided, case.former, threshold)
    made = Draft(id, basis_hash, Cluster(claims), decided, case.former, Texts(), threshold).case()
    reasons = {(member.key, member.transfer): member.why for member in case.members}
    kept = tuple(msgspec.structs.replace(m, why=reasons[m.key, m.transfer]) for m in made.members)
    store.replace_cases([row_of(msgspec.structs.replace(made, members=kept))], basis=basis, among=())


def refs(case: Case) -> list[MemberRef]:
    """The members of a case by (document key, transfer id)."""
    return [(member.key, member.transfer) for member in case.members]
