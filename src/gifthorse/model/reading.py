"""A reading: what a reader found in one document, and the check that it rests on the document's words."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ..errors import AnchorError
from .document import Document
from .span import Span
from .statement import Statement
from .transfer import Transfer, TransferMention


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One JSON object of the contract. Immutable; ``to_json`` gives the contract's bytes."""

    document: Document
    transfers: tuple[Transfer, ...] = ()
    statements: tuple[Statement, ...] = ()
    transfer_mentions: tuple[TransferMention, ...] = ()

    def to_json(self) -> bytes:
        """The contract's JSON object on one line, UTF-8, without a line end."""
        return msgspec.json.encode(self)


def spans_of(part: Any) -> Iterator[Span]:
    """Every span under a part of a reading, depth first."""
    if isinstance(part, Span):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from spans_of(item)
    elif isinstance(part, msgspec.Struct) and not isinstance(part, Document):
        for field in part.__struct_fields__:
            yield from spans_of(getattr(part, field))


def check_anchors(reading: Reading) -> Reading:
    """Return the reading unchanged, or raise AnchorError at the first span that covers no word of the text.

    Every reader, built in or not, passes through here before anything else sees its result.
    """
    text = reading.document.text
    for span in spans_of((reading.transfers, reading.statements, reading.transfer_mentions)):
        if not (0 <= span.start < span.end <= len(text)) or not span.of(text).strip():
            raise AnchorError(f"span {list(span)} rests on no words of a text of {len(text)} characters")
    for transfer in reading.transfers:
        for goods in transfer.goods:
            quantity = goods.quantity
            if quantity and quantity.mentions and quantity.text not in {m.of(text) for m in quantity.mentions}:
                raise AnchorError(f"quantity {quantity.text!r} is not what its span covers")
    return reading
