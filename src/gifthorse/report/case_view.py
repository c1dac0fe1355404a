"""One case as a page shows it: everything that the templates print, worked out here and linked to its exact words.

The dossier and the desk print it with the same partials, ``templates/_case_*.html`` (see templates/README.md).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from ..cases.claim import Claim as TransferClaim
from ..cases.claim import claims_of
from ..cases.timeline import Timeline, timeline_of
from ..model import ASSERTIONS, Assertion, Case, Cell, Evidence, Judgement, Letter, Origin, Position, Reply
from . import case_words, lanes_svg, network_svg, words
from .case_card import Row, card_of
from .cited import GLYPHS, STYLES, WORDS, CaseFile, Citations, Claim, Links, Place
from .findings import Group
from .network_svg import Edge, edges_of
from .quotes import Quote

if TYPE_CHECKING:
    from markupsafe import Markup

ROWS: dict[str, Assertion] = {
    "supplier": "supplier",
    "goods": "goods",
    "quantity": "quantity",
    "recipient": "recipient",
    "when": "date",
    "status": "occurred",
}
"""Which assertion each row of a card rests on."""
LETTERS: dict[Position, Letter] = {"affirms": "A", "denies": "D", "declines": "N", "doubts": "?"}
VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "hold": "put on hold",
    "merge": "merged with another case",
    "split": "split from the rest",
    "apart": "kept apart from another case",
    "edit": "set",
    "note": "noted",
}


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The same words at one place or several: a reprint is quoted once."""

    quote: Quote
    places: tuple[Place, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the card, with the claims that it rests on."""

    row: Row
    claims: tuple[Claim, ...]


class MatrixCell(msgspec.Struct, frozen=True, kw_only=True):
    """What an origin says on an assertion: ``claim`` has its word, its style and its note."""

    assertion: Assertion
    value: str | None
    conflict: bool
    claim: Claim
    quotes: tuple[Said, ...]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """An origin: its positions with their words, how it is graded, why it counts once, and its row of the matrix.

    ``cells`` in the order of ``ASSERTIONS``, None where it is silent. ``numbers`` are those of its documents.
    """

    origin: Origin
    who: str
    kind: str
    numbers: tuple[int, ...]
    stances: tuple[MatrixCell, ...]
    cells: tuple[MatrixCell | None, ...]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that contradict each other."""

    value: str
    converted: str | None
    quotes: tuple[Said, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which the documents cannot all be right."""

    field: str
    range: str | None
    values: tuple[Value, ...]


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a party and what it answers; no ``word`` where no reply was found."""

    party: str
    said: tuple[Said, ...]
    word: str | None
    glyph: str
    style: str
    answers: tuple[Said, ...]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the history: ``verb`` "accepted", ``what`` the fields of an edit or the text of a note."""

    number: int
    day: str
    who: str
    verb: str
    what: str
    why: str


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """One case, whole. ``spread`` says for each assertion how many origins say what ("2A 1D 3-")."""

    case: Case
    status: str
    decision: Decided | None
    attested: str
    lines: tuple[Line, ...]
    voices: tuple[Voice, ...]
    spread: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    ledger: tuple[LedgerLine, ...]
    law: tuple[Group, ...]
    history: tuple[Decided, ...]
    claims: tuple[Claim, ...]
    timeline: Timeline
    edges: tuple[Edge, ...]
    numbers: dict[str, int]

    @property
    def lanes(self) -> "Markup":
        """The timeline drawn; empty where no day is known."""
        return _markup(lanes_svg.drawn(self.timeline, self.numbers))

    @property
    def network(self) -> "Markup":
        """The parties drawn."""
        return _markup(network_svg.drawn(self.edges))


def view_of(file: CaseFile, links: Links | None = None, cited: Citations | None = None) -> CaseView:
    """The view of a case. ``links``: where its documents stand; unless given, on the same page."""
    case = file.case
    cited = cited or Citations(case, file.sources, links or Links())
    card = card_of(case, all_findings=True, numbers={})
    return CaseView(
        case=case,
        status=case_words.STATUSES[case.status],
        decision=decided(file.decision) if file.decision else None,
        attested=card.attested,
        lines=tuple(_line(row, cited) for row in card.rows),
        voices=tuple(_voice(origin, file, cited) for origin in case.origins),
        spread=tuple(_spread(case, assertion) for assertion in ASSERTIONS),
        conflicts=tuple(_conflicts(case, cited)),
        ledger=tuple(_ledger(reply, cited) for reply in case.replies),
        law=card.law,
        history=tuple(map(decided, file.decisions)),
        claims=cited.claims,
        timeline=timeline_of(case, _claims(file)),
        edges=edges_of(file.tellings),
        numbers={source.stored.document.source: source.number for source in file.sources},
    )


def _claims(file: CaseFile) -> list[TransferClaim]:
    """The case's tellings as ``cases`` compares them, in the order of their publication."""
    refs = {(member.key, member.transfer) for member in file.case.members}
    found = (claim for source in file.sources for claim in claims_of(source.reading) if claim.ref in refs)
    return sorted(found, key=lambda claim: claim.order)


def _markup(svg: str) -> "Markup":
    from markupsafe import Markup

    return Markup(svg)


def quotes_at(evidence: Iterable[Evidence], cited: Citations) -> tuple[Said, ...]:
    """Words with all the places where they stand."""
    found: dict[str, list[Place]] = {}
    for place in cited.places(evidence):
        found.setdefault(place.words, []).append(place)
    return tuple(Said(quote=places[0].quote, places=tuple(places)) for places in found.values())


def decided(judgement: Judgement) -> Decided:
    """A decision, worded."""
    data = judgement.data
    what = str(data.get("text", "")) if judgement.verdict == "note" else ""
    if judgement.verdict == "edit":
        what = "; ".join(f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in data.items())
    return Decided(
        number=judgement.number,
        day=judgement.at[:10],
        who=judgement.who,
        verb=VERBS.get(judgement.verdict, judgement.verdict),
        what=what,
        why=judgement.why,
    )


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name", value))
    return words.NOT_STATED if value is None else str(value)


def _line(row: Row, cited: Citations) -> Line:
    claims = cited.on(ROWS[row.label]) if row.label in ROWS and row.rests != "set by a person" else []
    return Line(row=row, claims=tuple(claims))


def _voice(origin: Origin, file: CaseFile, cited: Citations) -> Voice:
    cells = {cell.assertion: _cell(origin, cell, cited) for cell in origin.cells}
    sources = {s.stored.document.source: s.number for s in file.sources}
    return Voice(
        origin=origin,
        who=case_words.name(origin),
        kind=case_words.kind(origin),
        numbers=tuple(sorted(sources[d] for d in origin.documents if d in sources)),
        stances=tuple(cell for assertion, cell in cells.items() if assertion in ("occurred", "lawful")),
        cells=tuple(cells.get(assertion) for assertion in ASSERTIONS),
    )


def _cell(origin: Origin, cell: Cell, cited: Citations) -> MatrixCell:
    claim = cited.of(origin, cell.assertion)
    assert claim is not None  # every cell is part of a claim
    value = None if cell.assertion in ("occurred", "lawful") else cell.value
    quotes = quotes_at(cell.evidence, cited)
    return MatrixCell(assertion=cell.assertion, value=value, conflict=cell.conflict, claim=claim, quotes=quotes)


def _spread(case: Case, assertion: Assertion) -> str:
    """How many origins say what; silence is counted too."""
    letters: Counter[str] = Counter(
        cell.letter for origin in case.origins for cell in origin.cells if cell.assertion == assertion
    )
    letters["-"] = len(case.origins) - sum(letters.values())
    return " ".join(f"{letters[letter]}{letter}" for letter in "ALDN?-" if letters[letter])


def _conflicts(case: Case, cited: Citations) -> Iterable[Conflict]:
    for found in case.contradictions:
        values = (
            Value(value=v.value, converted=v.converted, quotes=quotes_at(v.evidence, cited)) for v in found.values
        )
        yield Conflict(field=found.field, range=found.range, values=tuple(values))


def _ledger(reply: Reply, cited: Citations) -> LedgerLine:
    letter = LETTERS[reply.position] if reply.position else None
    return LedgerLine(
        party=case_words.party(reply.party),
        said=quotes_at(reply.said, cited),
        word=WORDS[letter] if letter else None,
        glyph=GLYPHS[letter] if letter else "",
        style=STYLES[letter] if letter else "silent",
        answers=quotes_at(reply.answers, cited),
    )


def shown_numbers(numbers: Sequence[int]) -> str:
    """ "[1][4]"."""
    return "".join(f"[{number}]" for number in numbers)
