"""What would raise a case: named checks on what it lacks, worded in missing.yaml."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from ..model import Case, Origin, Reply
from .claim import home_of
from .sheets import sheet

_ORDINALS = {1: "a second", 2: "two more"}


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    when: str
    says: str


class Missing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of missing.yaml."""

    concept: Literal["missing"]
    lines: tuple[Line, ...]


def missing_of(case: Case) -> tuple[str, ...]:
    """What a case lacks, as lines to work down; ``case`` has everything but its ``missing``."""
    lacks = case.attested.threshold - case.attested.affirms
    facts: dict[str, Any] = {
        "more": (_ORDINALS.get(lacks, f"{lacks} more") if case.attested.affirms else f"{lacks}"),
        "origins": "origin" if lacks == 1 else "origins",
        "date": case.date,
        "fields": " and ".join(c.field for c in case.contradictions),
        "supplier": case.supplier.name if case.supplier else "the supplier",
        "recipient": case.recipient.name if case.recipient else "the recipient",
    }
    return tuple(line.says.format_map(facts) for line in sheet(Missing, "missing").lines if CHECKS[line.when](case))


def _affirming(case: Case) -> list[Origin]:
    return [origin for origin in case.origins if origin.position == "affirms" and origin.about == "occurrence"]


def _only_parties(case: Case) -> bool:
    homes = {home_of(party.code) for party in (case.supplier, case.recipient) if party and party.code}
    affirming = _affirming(case)
    return bool(affirming) and all(home_of(origin.code) in homes for origin in affirming)


def _silent(case: Case, party: object) -> bool:
    reply: Reply | None = next((r for r in case.replies if r.party is party or r.party == party), None)
    return reply is not None and reply.position is None


CHECKS: dict[str, Callable[[Case], bool]] = {
    "below_threshold": lambda c: c.attested.affirms < c.attested.threshold,
    "only_parties": _only_parties,
    "only_unnamed": lambda c: bool(_affirming(c)) and all(o.kind == "anonymous" for o in _affirming(c)),
    "no_supplier": lambda c: c.supplier is None,
    "no_recipient": lambda c: c.recipient is None,
    "no_date": lambda c: c.date is None,
    "coarse_date": lambda c: c.date is not None and len(c.date) == 4,
    "no_quantity": lambda c: not any(goods.quantities for goods in c.goods),
    "contradiction": lambda c: bool(c.contradictions),
    "no_reply_supplier": lambda c: _silent(c, c.supplier),
    "no_reply_recipient": lambda c: _silent(c, c.recipient),
    "no_record": lambda c: not any(o.kind == "document" for o in c.origins),
}
