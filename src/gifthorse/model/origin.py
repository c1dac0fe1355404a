"""An origin: whoever vouches for a claim, once per case, whatever the number of reprints."""

from typing import Literal

import msgspec

from .span import Span
from .stance import About, Position

OriginKind = Literal["official", "agency", "outlet", "document", "person", "anonymous"]
Letter = Literal["A", "L", "D", "N", "?"]
"""A affirms, L affirms with a hedge (alleges), D denies, N would not say, ? doubts."""

Assertion = Literal["supplier", "goods", "quantity", "recipient", "date", "occurred", "lawful"]
ASSERTIONS: tuple[Assertion, ...] = ("occurred", "supplier", "goods", "quantity", "recipient", "date", "lawful")


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words: ``words`` is ``text[span.start:span.end]`` of the document with that source."""

    document: str
    span: Span
    words: str


class OriginStance(msgspec.Struct, frozen=True, kw_only=True):
    """One position of an origin, with all the words that show it."""

    about: About
    position: Position
    hedged: bool = False
    via: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What an origin says on one assertion. ``conflict``: another origin's word does not go with it."""

    assertion: Assertion
    letter: Letter
    value: str | None = None
    conflict: bool = False
    evidence: tuple[Evidence, ...] = ()


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A document that stands under an origin without adding a voice, and why."""

    document: str
    why: str


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """Admiralty: ``source`` A–F and ``information`` 1–6, judged apart; F and 6 mean that it cannot be judged."""

    source: str = "F"
    information: str = "6"
    because: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.source + self.information


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """``position`` and ``about``: its word on occurrence if it has one, else on legality; all stand in ``stances``.

    ``names`` are all that were gathered under it, ``documents`` all that carry its word, ``why`` the sentence that says
    for what reason they count as one.
    """

    name: str
    code: str | None = None
    kind: OriginKind
    position: Position
    about: About
    hedged: bool = False
    documents: tuple[str, ...] = ()
    why: str = ""
    names: tuple[str, ...] = ()
    stances: tuple[OriginStance, ...] = ()
    copies: tuple[Copy, ...] = ()
    cells: tuple[Cell, ...] = ()
    grade: Grade = Grade()
