"""What a person decided about cases: recorded in the log, respected by every run after."""

from typing import Any, Literal

import msgspec

Verdict = Literal["accept", "reject", "hold", "merge", "split", "apart", "edit", "note", "undo"]
MemberRef = tuple[str, str]
"""(the document's key in the store, the transfer's id within it)."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. It names members, not ids of cases, so that it holds however cases are gathered anew.

    ``members`` are those of the case at that time; ``others`` the other side: of the case that is merged in
    (``merge``), that is another (``apart``), or the rest that a ``split`` leaves behind. ``data``: the fields of an
    ``edit``, the text of a ``note``. ``undoes``: the number of the judgement that an ``undo`` takes back.
    """

    number: int
    verdict: Verdict
    case: str = ""
    members: tuple[MemberRef, ...] = ()
    others: tuple[MemberRef, ...] = ()
    data: dict[str, Any] = {}
    undoes: int | None = None
    who: str = ""
    why: str = ""
    at: str = ""
