"""What a case would fall under, if the account is right: the law over the fields on which its documents agree."""

from collections.abc import Sequence

from ..model import Actor, Case, Finding, Goods, Party, Transfer
from ..pipeline import findings_on
from .claim import Claim


def findings_of(case: Case, claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """The findings of law on a case: those of a member that says what the case says, else worked out anew."""
    published = min((c.document.published for c in claims if c.document.published), default=None)
    told = case.transfer_status, case.date or published
    for claim in claims:
        transfer = claim.transfer
        same = (
            _party(case.supplier) == _code(transfer.supplier)
            and _party(case.recipient) == _code(transfer.recipient)
            and {(g.class_, g.luxury, g.name) for g in case.goods}
            == {(g.class_, g.luxury, g.name) for g in transfer.goods}
            and told == (transfer.status, transfer.date or claim.document.published)
        )
        if same and transfer.findings:
            return transfer.findings
    if len(claims) == 1 and not case.edited:
        return claims[0].transfer.findings
    return findings_on(_transfer(case, claims), published)


def _party(party: Party | None) -> tuple[str, str | None] | None:
    return (party.name, party.code) if party else None


def _code(actor: Actor | None) -> tuple[str, str | None] | None:
    return (actor.name, actor.code) if actor else None


def _transfer(case: Case, claims: Sequence[Claim]) -> Transfer:
    """The case as a transfer, resting on the words of its first member."""
    return Transfer(
        id=case.id,
        supplier=Actor(name=case.supplier.name, code=case.supplier.code) if case.supplier else None,
        recipient=Actor(name=case.recipient.name, code=case.recipient.code) if case.recipient else None,
        goods=tuple(Goods(name=g.name, class_=g.class_, hs=g.hs, luxury=g.luxury) for g in case.goods),
        status=case.transfer_status,
        date=case.date,
        value=next((c.transfer.value for c in claims if c.transfer.value), None),
        trigger=claims[0].transfer.trigger,
    )
