"""A case in one line."""

from ..model import Case, Party

_ARTICLES = ("a", "an", "one", "another", "the")
UNKNOWN = "supplier not stated", "recipient not stated"


def title_of(case: Case) -> str:
    """ "Northwind Trading → Ruritania: about 2,000 tons of gasoil"."""
    supplier, recipient = (
        _name(party, other) for party, other in zip((case.supplier, case.recipient), UNKNOWN, strict=True)
    )
    names = [goods.name for goods in case.goods[:2]]
    more = f" and {len(case.goods) - 2} more" if len(case.goods) > 2 else ""
    amounts = list(dict.fromkeys(q for g in case.goods for q in g.quantities if q.casefold() not in _ARTICLES))
    # Amounts that agree are one amount; the first report's words stand for it.
    disputed = any(found.field == "quantity" for found in case.contradictions)
    shown = "".join(f"{amount} " for amount in [" or ".join(amounts[: 1 + disputed])] if amount)
    return f"{supplier} → {recipient}: {shown}{', '.join(names)}{more}"


def _name(party: Party | None, unknown: str) -> str:
    return party.name if party else unknown
