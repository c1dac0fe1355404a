"""One document straight up through the floors: reader → anchors checked → findings of law on each transfer."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from .model import Actor, Document, Finding, Goods, Price, Question, Reading, Transfer, check_anchors

if TYPE_CHECKING:
    from .reading.reader import Reader

_RANKS = {"prohibited": 0, "depends": 1, "exempt": 2}
_KINDS = {"labour": "labour", "troops": "troops", "money": "finance"}
_TRAINING = re.compile(r"\b(train|instruct|drill|course|teach|coach)", re.IGNORECASE)
_STATE = {"state", "body", "seat", "ministry", "office", "party", "group"}
_FIRM = re.compile(
    r"\b(Ltd|Limited|Inc|Corp|Corporation|Co|LLC|LLP|PLC|GmbH|AG|[OP]?JSC|SA|SARL|Holdings?|Trading|Shipping|Industries"
    r"|Enterprises?)\b"
)


def read_document(document: Document, reader: "Reader | None" = None) -> Reading:
    """What a reader (by default the built-in one) finds in a document, with the findings of law.

    AnchorError where the reader rests on words that are not there.
    """
    if reader is None:
        from .reading.reader import builtin_reader

        reader = builtin_reader()
    reading = check_anchors(reader.read(document))
    transfers = tuple(
        msgspec.structs.replace(transfer, findings=findings_on(transfer, document.published))
        for transfer in reading.transfers
    )
    return msgspec.structs.replace(reading, transfers=transfers)


def findings_on(transfer: Transfer, published: str | None) -> tuple[Finding, ...]:
    """The findings on one transfer; none on one that the text itself says did not happen."""
    from .law import evaluate

    if transfer.status == "negated":
        return ()
    return merged(finding for question in questions(transfer, published) for finding in evaluate(question))


def questions(transfer: Transfer, published: str | None) -> Iterator[Question]:
    """What the law is asked about a transfer: one question, or one for each way in which its goods differ in law.

    HS codes are left to the law, which has them from the classes.
    """
    attrs: dict[str, Any] = {}
    if body := body_of(transfer.recipient):
        attrs["recipient_body"] = body
    if transfer.date is None and published is not None:
        attrs["date_is_publication"] = True
    value = transfer.value
    price = Price(amount=value.amount, currency=value.currency, per=value.per) if value else None
    for (kind, luxury), members in groupby(sorted(transfer.goods, key=_apart), key=_apart):
        goods = list(members)
        yield Question(
            from_=transfer.supplier.code if transfer.supplier else None,
            to=transfer.recipient.code if transfer.recipient else None,
            goods=", ".join(dict.fromkeys(item.name for item in goods)),
            classes=tuple(dict.fromkeys(item.class_ for item in goods)),
            luxury=luxury,
            on=transfer.date or published,
            kind=kind,
            value=price,
            attrs=attrs,
        )


def _apart(goods: Goods) -> tuple[str, bool]:
    return kind_of(goods), goods.luxury


def kind_of(goods: Goods) -> str:
    """The kind of dealing that goods are: know-how is training or assistance, money is finance, the rest a supply."""
    root = goods.class_.partition(".")[0]
    if root == "technology":
        return "training" if _TRAINING.search(goods.name) else "assistance"
    return _KINDS.get(root, "supply")


def body_of(party: Actor | None) -> str | None:
    """``private`` or ``unknown`` where a party's code does not stand for the state's own authorities, else None."""
    if party is None or party.code is None or party.code.startswith("group:"):
        return None
    from .world import gazetteer, titles

    if entry := gazetteer().lookup(party.name):
        return None if entry.kind in _STATE or entry.official else "private"
    title = titles().of(party.name)
    if _FIRM.search(party.name) or (title and title.kind == "company"):
        return "private"
    return None if title and title.official else "unknown"


def merged(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a provision: prohibited before depends before exempt, the reasons of the outcome that stands."""
    best: dict[str, Finding] = {}
    for finding in found:
        known = best.get(finding.provision)
        if known is None or _RANKS[finding.outcome] < _RANKS[known.outcome]:
            best[finding.provision] = finding
        elif finding.outcome == known.outcome:
            best[finding.provision] = msgspec.structs.replace(
                known,
                because=tuple(dict.fromkeys((*known.because, *finding.because))),
                missing=tuple(dict.fromkeys((*known.missing, *finding.missing))),
            )
    return tuple(best.values())
