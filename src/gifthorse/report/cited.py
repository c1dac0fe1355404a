"""What a report on a case cites: claims, numbered once for every face, and the exact places that each rests on.

A claim is what one origin says with the same words: "AFFIRMS that it happened", or "AFFIRMS supplier: X; goods: Y"
where one sentence says both. Its number is its footnote, in the dossier as in the Word report.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from ..model import Assertion, Case, Cell, Evidence, Judgement, Letter, Member, Origin, Reading, Span, Status, Transfer
from ..store import Stored
from . import case_words, words
from .quotes import Quote, quote

STYLES: dict[Letter, str] = {"A": "affirms", "L": "alleges", "D": "denies", "N": "declines", "?": "doubts"}
"""What a stance is called in styles: each has a border of its own."""
WORDS: dict[Letter, str] = {"A": "AFFIRMS", "L": "ALLEGES", "D": "DENIES", "N": "DECLINES", "?": "DOUBTS"}
GLYPHS: dict[Letter, str] = {"A": "+", "L": "(+)", "D": "−", "N": "○", "?": "?"}
MOST = 240
"""A quotation on a page is cut to about so many characters; the whole stands at its place."""


class Source(Protocol):
    """A document of a case: its number in the listing, how it came into the store, what was read in it."""

    @property
    def number(self) -> int: ...
    @property
    def stored(self) -> Stored: ...
    @property
    def reading(self) -> Reading: ...


class Telling(Protocol):
    """One transfer as one document tells it."""

    @property
    def source(self) -> Source: ...
    @property
    def transfer(self) -> Transfer: ...
    @property
    def why(self) -> tuple[str, ...]: ...


class CaseFile(Protocol):
    """A case with all that it rests on; ``decisions`` the oldest first, ``decision`` the one its status is from."""

    @property
    def case(self) -> Case: ...
    @property
    def sources(self) -> Sequence[Source]: ...
    @property
    def tellings(self) -> Sequence[Telling]: ...
    @property
    def decisions(self) -> Sequence[Judgement]: ...
    @property
    def decision(self) -> Judgement | None: ...


class Links:
    """Where things stand that a case links to. These are the places within one page; the desk has its own."""

    def document(self, key: str) -> str:
        """A document."""
        return f"#{prefix(key)}document"

    def span(self, key: str, span: Span) -> str:
        """A passage of a document."""
        return f"#{prefix(key)}span-{span.start}-{span.end}"

    def provision(self, id: str) -> str | None:
        """A provision of law; None where there is no page on it."""
        del id
        return None


def prefix(key: str) -> str:
    """What stands before the ids of a document's parts: the same in every page."""
    return f"d{key[:12]}-"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words in a document: ``quote`` is cut for reading, ``words`` and ``span`` are the whole."""

    number: int
    source: Source
    span: Span
    words: str
    quote: Quote
    href: str

    @property
    def label(self) -> str:
        """ "[4] 0–110"."""
        return f"[{self.number}] {self.span.start}–{self.span.end}"

    @property
    def hash(self) -> str:
        """The sha256 of the text that the offsets count in."""
        return self.source.stored.document.id


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What an origin says with the words at ``places``; ``number`` is the number of its note."""

    number: int
    origin: Origin
    letter: Letter
    says: tuple[str, ...]
    assertions: tuple[Assertion, ...]
    places: tuple[Place, ...]

    @property
    def word(self) -> str:
        """ "DENIES"."""
        return WORDS[self.letter]

    @property
    def glyph(self) -> str:
        """The sign that stands for the word."""
        return GLYPHS[self.letter]

    @property
    def style(self) -> str:
        """The class of its border."""
        return STYLES[self.letter]

    @property
    def who(self) -> str:
        """The origin, worded."""
        return case_words.name(self.origin)

    @property
    def what(self) -> str:
        """ "that it happened; supplier: X"."""
        return "; ".join(self.says)

    @property
    def sentence(self) -> str:
        """ "Arvenia's foreign ministry (XA) DENIES that it happened"."""
        return f"{self.who} {self.word} {self.what}"


class Citations:
    """The claims of a case in order, and where its words stand."""

    def __init__(self, case: Case, sources: Sequence[Source], links: Links) -> None:
        self.links = links
        self.named: dict[str, list[Source]] = {}
        for source in sources:
            self.named.setdefault(source.stored.document.source, []).append(source)
        self.claims = tuple(self._claims(case))
        self.by_cell = {(id(claim.origin), assertion): claim for claim in self.claims for assertion in claim.assertions}

    def place(self, evidence: Evidence) -> Place:
        """Where words stand. Two documents of one name (its text has changed) are told apart by the words."""
        named = self.named[evidence.document]
        fitting = (s for s in named if evidence.span.of(s.stored.document.text) == evidence.words)
        source = next(fitting, named[0])
        document = source.stored.document
        return Place(
            number=source.number,
            source=source,
            span=evidence.span,
            words=evidence.words,
            quote=quote(document.text, evidence.span, MOST),
            href=self.links.span(source.stored.key, evidence.span),
        )

    def places(self, evidence: Iterable[Evidence]) -> tuple[Place, ...]:
        """The places of words, each once, in the order given."""
        return tuple(self.place(one) for one in dict.fromkeys(evidence))

    def on(self, assertion: Assertion) -> list[Claim]:
        """The claims that speak to an assertion."""
        return [claim for claim in self.claims if assertion in claim.assertions]

    def of(self, origin: Origin, assertion: Assertion) -> Claim | None:
        """What an origin says on an assertion."""
        return self.by_cell.get((id(origin), assertion))

    def _claims(self, case: Case) -> Iterable[Claim]:
        number = 0
        for origin in case.origins:
            found: dict[tuple[Letter, tuple[Evidence, ...]], list[Cell]] = {}
            for cell in origin.cells:
                found.setdefault((cell.letter, cell.evidence), []).append(cell)
            for (letter, evidence), cells in found.items():
                number += 1
                yield Claim(
                    number=number,
                    origin=origin,
                    letter=letter,
                    says=tuple(said(cell, case.transfer_status) for cell in cells),
                    assertions=tuple(cell.assertion for cell in cells),
                    places=self.places(evidence),
                )


def said(cell: Cell, status: Status) -> str:
    """What a cell says, to stand behind its word: "that it happened", "supplier: X". ``status``: the case's."""
    declines = cell.letter == "N"
    if cell.assertion == "lawful":
        return "to say whether it is lawful" if declines else "that it is lawful"
    if cell.assertion == "occurred":
        told = next((s for s in words.STATUSES if s == (cell.value or "").partition(";")[0]), status)
        return words.question("declines" if declines else "affirms", "occurrence", told)
    if cell.letter in "AL":
        return f"{cell.assertion}: {cell.value or words.NOT_STATED}"
    return f"{'to speak of its part' if declines else 'a part'} as {cell.assertion}: {cell.value or words.NOT_STATED}"


def of_document(claims: Iterable[Claim], source: Source) -> list[tuple[Claim, tuple[Place, ...]]]:
    """The claims that rest on a document, with their places in it."""
    key = source.stored.key
    found = ((claim, tuple(p for p in claim.places if p.source.stored.key == key)) for claim in claims)
    return [(claim, places) for claim, places in found if places]


def members_of(case: Case) -> Mapping[tuple[str, str], Member]:
    """The members of a case by document key and transfer id."""
    return {(member.key, member.transfer): member for member in case.members}
