"""What each origin says on each assertion of a case: the cells of the evidence matrix, with the words they rest on.

Who affirms a transfer affirms its parties and goods as the document tells them. An amount or a date is an origin's only
where it stands in the sentence of that origin's words, or where the document has no other origin that affirms. Who
denies or will not say speaks of what happened and, being a party, of its own part in it.
"""

from collections.abc import Iterator, Sequence

from ..model import ASSERTIONS, Assertion, Cell, Contradiction, Evidence, Letter, Origin, Position, Span
from .claim import Claim, same_party, side_of
from .contradictions import quoted
from .names import sentence
from .origins import Voice, evidence

LETTERS: dict[Position, Letter] = {"affirms": "A", "denies": "D", "declines": "N", "doubts": "?"}
_BREACH: dict[Position, Letter] = {"affirms": "D", "denies": "A", "declines": "N", "doubts": "?"}
"""A stance on legality is on a breach; the column asks whether it is lawful."""


def cells_of(
    origin: Origin, voices: Sequence[Voice], alone: frozenset[tuple[str, str]], contradictions: Sequence[Contradiction]
) -> tuple[Cell, ...]:
    """The cells of one origin in the order of the columns; where it is silent there is none.

    ``alone``: the claims (by ref) that only this origin affirms in their document.
    """
    found: dict[tuple[Assertion, Letter, str | None], list[Evidence]] = {}
    for voice in voices:
        for assertion, letter, value, shown in _said(voice, voice.claim.ref in alone):
            found.setdefault((assertion, letter, value), []).append(shown)
    disputed = {c.field for c in contradictions}
    made: dict[Assertion, Cell] = {}
    for (assertion, letter, value), words in found.items():
        known = made.get(assertion)
        cell = Cell(
            assertion=assertion,
            letter=letter,
            value=value,
            conflict=assertion in disputed or (letter == "D" and assertion != "lawful"),
            evidence=tuple(dict.fromkeys(words)),
        )
        made[assertion] = _joined(known, cell, origin) if known else cell
    return tuple(made[assertion] for assertion in ASSERTIONS if assertion in made)


def _joined(a: Cell, b: Cell, origin: Origin) -> Cell:
    """Two cells of one assertion: the letter of the origin's main position, both values, all the words."""
    main = LETTERS[origin.position]
    letter = next((c.letter for c in (a, b) if c.letter == main), a.letter)
    if {a.letter, b.letter} == {"A", "L"}:
        letter = "A"
    values = [v for v in (a.value, b.value) if v]
    value = "; ".join(dict.fromkeys(part for v in values for part in v.split("; "))) or None
    both = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    return Cell(assertion=a.assertion, letter=letter, value=value, conflict=a.conflict or b.conflict, evidence=both)


def _said(voice: Voice, alone: bool) -> Iterator[tuple[Assertion, Letter, str | None, Evidence]]:
    stance, claim = voice.stance, voice.claim
    transfer, words = claim.transfer, evidence(voice)
    if stance.about == "legality":
        yield "lawful", _BREACH[stance.position], None, words
        return
    if stance.position != "affirms":
        letter = LETTERS[stance.position]
        yield "occurred", letter, None, words
        speaker = side_of(stance.source)
        for role in ("supplier", "recipient"):
            if same_party(speaker, getattr(claim, role)):
                yield role, letter, getattr(claim, role).name, words
        return
    letter = "L" if stance.hedged else "A"
    yield "occurred", letter, transfer.status, words
    passage = sentence(claim.document.text, stance.evidence)
    for assertion, value, mentions in _fields(claim):
        near = next((m for m in mentions if passage.covers(m)), None)
        if assertion in ("supplier", "recipient", "goods") or near or alone:
            span = near or (mentions[0] if mentions else transfer.trigger)
            yield assertion, letter, value, quoted(claim, span)


def _fields(claim: Claim) -> Iterator[tuple[Assertion, str, tuple[Span, ...]]]:
    """What a document states of a transfer, as written, with the places of the words."""
    transfer = claim.transfer
    if transfer.supplier:
        yield "supplier", transfer.supplier.name, transfer.supplier.mentions
    if transfer.goods:
        yield "goods", transfer.goods[0].name, transfer.goods[0].mentions
    for goods in transfer.goods:
        if goods.quantity and goods.quantity.text.casefold() not in ("a", "an"):
            yield "quantity", goods.quantity.text, goods.quantity.mentions
            break
    if transfer.recipient:
        yield "recipient", transfer.recipient.name, transfer.recipient.mentions
    if transfer.date:
        yield "date", transfer.date, (transfer.trigger,)
