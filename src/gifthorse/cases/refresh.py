"""The cases of a store: made anew from its readings and its log, and written back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from ..model import Case, Judgement
from ..settings import resolve
from ..store import CaseRow, Decision
from .build import drafts
from .claim import Claim, claims_of
from .ids import Known

if TYPE_CHECKING:
    from ..store import Store

KINDS = ("accept", "reject", "hold", "merge", "split", "apart", "edit", "note", "undo")


def refresh(store: "Store") -> tuple[list[str], list[str]]:
    """Make the cases of a store anew; the ids of those that are new and of those that changed, in order.

    Nothing is written where somebody else has meanwhile made them from a later state of the store.
    """
    basis = store.revision()
    decoder = msgspec.json.Decoder(Known)
    before = {case.id: case for case in map(decoder.decode, store.cases())}
    found = drafts(
        store.readings(), judgements(store), previous=before.values(), threshold=resolve().settings.threshold
    )
    as_it_was = {draft.id for draft in found if draft.id in before and before[draft.id].made_from == draft.made_from}
    rows = [row_of(draft.case()) for draft in found if draft.id not in as_it_was]
    changes = store.replace_cases(rows, basis=basis, among=set(before) - as_it_was)
    return list(changes.new), list(changes.changed)


def judgements(store: "Store") -> list[Judgement]:
    """What people decided about cases, from the log."""
    return [judgement_of(decision) for decision in store.decisions(KINDS)]


def judgement_of(decision: Decision) -> Judgement:
    """A line of the log as a judgement."""
    about = {"number": decision.number, "verdict": decision.kind, "case": decision.subject}
    made = {"who": decision.who, "why": decision.why, "at": decision.at}
    return msgspec.convert({**about, **made, **decision.data}, Judgement)


def row_of(case: Case) -> CaseRow:
    """A case as the store keeps it, with the words to find it by."""
    first, last = case.first, case.last
    return CaseRow(
        id=case.id,
        json=case.to_json(),
        search=" ".join(_words(case)),
        status=case.status,
        disputed=case.disputed,
        supplier=case.supplier.name if case.supplier else None,
        supplier_code=case.supplier.code if case.supplier else None,
        goods=", ".join(goods.name for goods in case.goods) or None,
        recipient=case.recipient.name if case.recipient else None,
        recipient_code=case.recipient.code if case.recipient else None,
        transfer_status=case.transfer_status,
        date=case.date,
        first=first,
        last=last,
        documents=len(case.documents),
        origins=len(case.origins),
        findings=tuple((finding.provision, finding.outcome) for finding in case.findings),
        members=tuple((member.key, member.transfer) for member in case.members),
    )


def _words(case: Case) -> Iterable[str]:
    """Everything that somebody may look a case up by: names, goods, places, sources, quoted words."""
    yield case.title
    for party in (case.supplier, case.recipient):
        if party:
            yield f"{party.name} {party.code or ''}"
    for goods in case.goods:
        yield f"{goods.name} {goods.class_.replace('.', ' ')}"
    yield from filter(None, (case.place, case.date, *case.notes))
    yield from case.documents
    for origin in case.origins:
        yield " ".join(origin.names)
        yield from dict.fromkeys(words.words for stance in origin.stances for words in stance.evidence)


def claims_in(store: "Store", case: Case) -> list[Claim]:
    """The tellings that a case was made from, in the order of their publication."""
    wanted = {(member.key, member.transfer) for member in case.members}
    readings = store.readings({key for key, _ in wanted})
    found = [claim for reading in readings for claim in claims_of(reading) if claim.ref in wanted]
    return sorted(found, key=lambda claim: claim.order)
