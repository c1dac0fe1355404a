"""Gifthorse: who supplied what to whom, who says so, and which measure it would fall under.

>>> import gifthorse
>>> reading = gifthorse.read("Ruritania gave Freedonia ten trucks, its foreign ministry said.", published="2024-02-20")
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .model import Finding, Reading

__version__ = "0.1.0"
__all__ = ["check", "read"]


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> "Reading":
    """Read one text; the transfers it tells, who says so, and the findings of law.

    ``published`` (``YYYY-MM-DD``) anchors relative times ("on Tuesday"). Spans of the result count characters of
    ``text``, which is kept as it is. The result is immutable; ``result.to_json()`` is the JSON that the program prints.
    """
    from .model import Document
    from .pipeline import read_document

    source = url or "text"
    return read_document(Document(text=text, source=source, published=published, title=title, outlet=outlet, url=url))


def check(
    *,
    from_: str | None = None,
    to: str | None = None,
    goods: str = "",
    on: str | None = None,
    kind: str = "supply",
    jurisdiction: str = "ALL",
    hs: str | tuple[str, ...] | None = None,
    territory: str | None = None,
    attrs: Mapping[str, Any] | None = None,
) -> "tuple[Finding, ...]":
    """The findings of law on one hypothetical transfer.

    ``from_`` and ``to`` are ISO 3166-1 alpha-2 codes or ``group:slug``, ``goods`` everyday words, ``on`` a date or an
    interval (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``A/B``), ``attrs`` facts about the deal (``engine_cc``, …).
    """
    from .law import evaluate
    from .model import Question

    return evaluate(
        Question(
            from_=from_,
            to=to,
            goods=goods,
            on=on,
            kind=kind,
            jurisdiction=jurisdiction,
            hs=hs,
            territory=territory,
            attrs=dict(attrs or {}),
        )
    )
