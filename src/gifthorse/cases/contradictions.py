"""Fields on which the documents of a case cannot all be right, after conversion and with the precision of each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..model import Contradiction, Disagreement, Evidence, Field, Span
from .amounts import Amount, agree, amount_of, converted, figure
from .claim import Claim, Side, same_party
from .names import sentence

_OPPOSED = ({"negated", "completed"}, {"negated", "ongoing"}, {"attempted", "completed"})


def contradictions_of(claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """All contradictions, in the order of the fields."""
    return tuple(
        found
        for found in (
            _parties(claims, "supplier"),
            _parties(claims, "recipient"),
            *_quantities(claims),
            _dates(claims),
            _statuses(claims),
        )
        if found
    )


def quoted(claim: Claim, span: Span) -> Evidence:
    """The sentence around a span of a claim's document."""
    whole = sentence(claim.document.text, span)
    return Evidence(document=claim.document.source, span=whole, words=whole.of(claim.document.text))


def _parties(claims: Sequence[Claim], role: Field) -> Contradiction | None:
    known = [(claim, getattr(claim, role)) for claim in claims if getattr(claim, role).known]
    clash = any(_clash(p, q) for p, q in combinations({side for _, side in known}, 2))
    if not clash:
        return None
    values: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim, side in known:
        values[f"{side.name} ({side.code})" if side.code else side.name].append(claim)
    return Contradiction(field=role, values=tuple(_value(text, members, role) for text, members in values.items()))


def _clash(p: Side, q: Side) -> bool:
    return same_party(p, q) == 0.0 or bool(p.firm and q.firm and not p.firm & q.firm)


def _value(text: str, claims: Sequence[Claim], role: Field, converted: str | None = None) -> Disagreement:
    evidence = []
    for claim in claims:
        actor = getattr(claim.transfer, role, None) if role in ("supplier", "recipient") else None
        mention = actor.mentions[0] if actor and actor.mentions else claim.transfer.trigger
        evidence.append(quoted(claim, mention))
    documents = tuple(dict.fromkeys(claim.document.source for claim in claims))
    return Disagreement(value=text, documents=documents, converted=converted, evidence=tuple(dict.fromkeys(evidence)))


def _quantities(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    kinds: defaultdict[tuple[str, ...], list[tuple[Claim, Amount, Span]]] = defaultdict(list)
    for claim in claims:
        for goods in claim.transfer.goods:
            amount = amount_of(goods)
            if amount and not amount.trivial and goods.quantity and goods.quantity.mentions:
                kinds[(*amount.kind, goods.class_.partition(".")[0])].append(
                    (claim, amount, goods.quantity.mentions[0])
                )
    for (measure, per, _), stated in sorted(kinds.items()):
        if all(agree(x, y) for x, y in combinations({amount for _, amount, _ in stated}, 2)):
            continue
        values: defaultdict[str, list[tuple[Claim, Amount, Span]]] = defaultdict(list)
        for entry in stated:
            values[entry[1].text].append(entry)
        yield Contradiction(
            field="quantity",
            range=figure(min(a.low for _, a, _ in stated), max(a.high for _, a, _ in stated), measure, per),
            values=tuple(
                Disagreement(
                    value=text,
                    documents=tuple(dict.fromkeys(c.document.source for c, _, _ in entries)),
                    converted=converted(entries[0][1]),
                    evidence=tuple(dict.fromkeys(quoted(c, span) for c, _, span in entries)),
                )
                for text, entries in values.items()
            ),
        )


def _dates(claims: Sequence[Claim]) -> Contradiction | None:
    dated = [claim for claim in claims if claim.when and claim.transfer.date]
    spans = {claim.when for claim in dated if claim.when}
    # "This week" leaves a day or two open on either side; two days that are named do not.
    slack = 2 if any(when.first != when.last for when in spans) else 0
    if not spans or max(when.first for when in spans) <= min(when.last for when in spans) + slack:
        return None
    values: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in dated:
        values[claim.transfer.date or ""].append(claim)
    return Contradiction(field="date", values=tuple(_value(text, members, "date") for text, members in values.items()))


def _statuses(claims: Sequence[Claim]) -> Contradiction | None:
    values: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.implied:
            values[claim.transfer.status].append(claim)
    if not any(pair <= set(values) for pair in _OPPOSED):
        return None
    return Contradiction(
        field="status", values=tuple(_value(text, members, "status") for text, members in values.items())
    )
