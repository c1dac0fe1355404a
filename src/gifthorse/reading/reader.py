"""The built-in reader: one document in, its transfers, stances and statements out.

    parse → actors, goods, times, quantities → tellings → deals → transfers
          → statements ───────────────────────────────→ stances

Each step is a function of its own module and can be replaced alone. Any other reader needs only ``read``.
"""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import msgspec

from .. import knowledge
from ..model import Document, Quantity, Reading, Span, Transfer, check_anchors
from .actors.cast import Cast
from .frames import frames
from .goods.finder import GoodsFinder
from .grammar.parse import Parsed, parse
from .quantities.find import find_quantities, find_values, quantity_for
from .stances.find import model_statements, stances_of
from .statements.find import find_statements
from .status.status import status_of
from .tellings.completion import complete
from .tellings.dates import carried_dates
from .tellings.find import Telling, find_tellings
from .tellings.merging import Deal, goods_of, merge, value_of
from .times.find import TimeHit, date_of, find_times


class Reader(Protocol):
    """Anything that turns a document into a reading. Its result must pass ``model.check_anchors``."""

    def read(self, document: Document) -> Reading:
        """Read one document."""
        ...


class BuiltinReader:
    """Rules over a dependency parse; offline, deterministic, some hundredths of a second a page."""

    def read(self, document: Document) -> Reading:
        """Read one document of any length up to the limit of ``documents``."""
        parsed = parse(document.text)
        cast = Cast(parsed, document.outlet)
        statements = find_statements(parsed)
        goods = GoodsFinder(parsed)
        times = find_times(parsed, document.published)
        tellings = tell(parsed, cast, goods, times, document.published)
        alike = goods.identified()
        sources = {s.source_head for s in statements if s.source_head is not None}
        complete(tellings, cast, sources, told_by_title(document))
        deals = merge(tellings)
        elsewhere = carried_dates(deals, parsed, goods, times, document.published)
        stances = stances_of(deals, statements, cast, tellings, goods)
        amounts, values = find_quantities(parsed), [(v.span, v.value) for v in find_values(parsed)]
        transfers: list[Transfer] = []
        of_telling: dict[Span, str] = {}
        for number, deal in enumerate(deals, 1):
            for telling in deal.tellings:
                of_telling.setdefault(telling.mention.trigger, f"t{number}")
            heads = {g.head for t in deal.tellings for g in t.goods}
            quantity: dict[int, Quantity | None] = {h: quantity_for(parsed.doc[h], amounts) for h in heads}
            transfers.append(
                Transfer(
                    id=f"t{number}",
                    supplier=deal.actor("supplier"),
                    recipient=deal.actor("recipient"),
                    goods=goods_of(deal, cast, quantity, alike),
                    status=deal.status,
                    date=deal.date or elsewhere.get(number - 1),
                    value=value_of(deal, values, cast),
                    trigger=deal.trigger,
                    stances=stances[number - 1],
                )
            )
        reading = Reading(
            document=document,
            transfers=tuple(transfers),
            statements=model_statements([s for s in statements if not s.nested], cast),
            transfer_mentions=tuple(
                msgspec.structs.replace(t.mention, transfer=of_telling.get(t.mention.trigger))
                for t in tellings
                if is_mention(t)
            ),
        )
        return check_anchors(reading)


def tell(
    parsed: Parsed, cast: Cast, goods: GoodsFinder, times: Sequence[TimeHit], published: str | None
) -> list[Telling]:
    """All tellings, with their status and date."""
    verbs, nouns = frames(knowledge.roots())
    tellings = list(find_tellings(cast, goods, verbs, nouns))
    for telling in tellings:
        telling.status, telling.hedged = status_of(telling.trigger, parsed, frame_status=telling.frame.status)
        if telling.status == "implied" and telling.supplier and telling.recipient:
            telling.status = "completed"  # somebody uses what is said to be another's
        telling.date = date_of(telling.trigger, times, parsed, published)
    return tellings


def told_by_title(document: Document) -> list[tuple[str, str]]:
    """(supplier, recipient) codes of the transfers that the title tells; a title may resolve a party."""
    if not document.title:
        return []
    parsed = parse(document.title)
    times = find_times(parsed, document.published)
    told = tell(parsed, Cast(parsed), GoodsFinder(parsed), times, document.published)
    pairs = [(t.supplier.referent.code, t.recipient.referent.code) for t in told if t.supplier and t.recipient]
    return [(s, r) for s, r in pairs if s and r and s != r]


def is_mention(telling: Telling) -> bool:
    """True where a telling's word is one of giving, getting, sending or trading and a role of it is filled."""
    found = telling.mention
    if not telling.frame.mention or telling.twin:
        return False
    if telling.frame.strength == "strong":
        return bool(found.goods or found.supplier or found.recipient)
    return bool(found.goods and (found.supplier or found.recipient))


@cache
def builtin_reader() -> BuiltinReader:
    """The reader that needs nothing but the package."""
    return BuiltinReader()


__all__ = ["BuiltinReader", "Deal", "Reader", "builtin_reader"]
