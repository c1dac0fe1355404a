"""A case: one real-world transfer as many documents tell it, and what stands behind it."""

from typing import Literal

import msgspec

from .finding import Finding
from .origin import Evidence, Origin
from .stance import Position
from .transfer import Status

ReviewStatus = Literal["proposed", "accepted", "rejected", "hold"]
"""``proposed``: by the program alone; the others are a person's word, with name and reason in the log."""

Field = Literal["supplier", "recipient", "goods", "quantity", "date", "status", "place"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A party as the case's documents agree on it: the fullest name, and the code most of them give."""

    name: str
    code: str | None = None


class CaseGoods(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """What changed hands, by class.

    ``quantities`` are the distinct amounts as stated, ``converted`` what those come to that had to be converted to be
    compared with the others ("1,950–2,011 tonnes at 7.36–7.59 barrels a tonne").
    """

    name: str
    class_: str
    luxury: bool = False
    hs: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    converted: dict[str, str] = {}


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of the case: a transfer of a document.

    ``document`` is its source, ``key`` what tells it from any other document of a store. ``why`` are the reasons for
    which it was gathered here, the strongest first.
    """

    document: str
    transfer: str
    key: str = ""
    published: str | None = None
    outlet: str | None = None
    why: tuple[str, ...] = ()


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that documents give: as written, what it comes to after conversion, and where it stands."""

    value: str
    documents: tuple[str, ...]
    converted: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which the documents cannot all be right; ``range`` spans the amounts ("1,200–2,010 tonnes")."""

    field: Field
    values: tuple[Disagreement, ...]
    range: str | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The right-of-reply ledger's line for one party: what is said of it, and what it answers.

    ``position`` is None where no reply was found in what was read.
    """

    party: Party
    said: tuple[Evidence, ...] = ()
    position: Position | None = None
    answers: tuple[Evidence, ...] = ()


class Attestation(msgspec.Struct, frozen=True, kw_only=True):
    """How many origins take which position; ``corroborated`` where at least ``threshold`` of them affirm."""

    articles: int
    origins: int
    affirms: int = 0
    denies: int = 0
    declines: int = 0
    doubts: int = 0
    threshold: int = 2
    corroborated: bool = False


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``gifthorse cases --format json``; the contract's section "Many documents" has the fields.

    ``former``: ids under which earlier runs knew it. ``first`` and ``last``: the days of its first and last report.
    ``edited``: fields that a person set. ``warnings``: where a person's judgement and later articles disagree.
    ``made_from``: a hash of all that it was made from.
    """

    id: str
    status: ReviewStatus = "proposed"
    disputed: bool = False
    title: str = ""
    supplier: Party | None = None
    recipient: Party | None = None
    goods: tuple[CaseGoods, ...] = ()
    transfer_status: Status = "completed"
    date: str | None = None
    place: str | None = None
    documents: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    attested: Attestation = Attestation(articles=0, origins=0)
    origins: tuple[Origin, ...] = ()
    findings: tuple[Finding, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    replies: tuple[Reply, ...] = ()
    missing: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    former: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    made_from: str = ""

    def to_json(self) -> bytes:
        """The contract's JSON object on one line, UTF-8, without a line end."""
        return msgspec.json.encode(self)
