"""The documents of a case as its page shows them: the text with what the case rests on marked, claim cards beside it.

Marks and cards lead to each other; whatever the case quotes anywhere has a mark, so every footnote arrives.
"""

from collections.abc import Iterator, Sequence

import msgspec

from ..model import Case, Evidence, Span
from . import words
from .card import Card, cards, header
from .cited import CaseFile, Citations, Claim, Place, Source, Telling, of_document, prefix
from .quotes import visible
from .segments import Mark, Piece, Role, laid, paragraphs


class TellingCard(msgspec.Struct, frozen=True, kw_only=True):
    """A transfer of the case as the document tells it, and why it was gathered into the case."""

    id: str
    card: Card
    why: tuple[str, ...]


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A document: ``claims`` with their places in it, ``copied`` why it has no voice of its own.

    ``others`` counts the transfers of the document that are not of this case.
    """

    number: int
    source: Source
    prefix: str
    title: str
    about: str
    language: str | None
    text: str
    marks: tuple[Mark, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    tellings: tuple[TellingCard, ...]
    claims: tuple[tuple[Claim, tuple[Place, ...]], ...]
    copied: tuple[str, ...]
    others: int


def papers_of(file: CaseFile, cited: Citations) -> tuple[Paper, ...]:
    """The documents of a case, in the order of its listing."""
    return tuple(paper_of(source, file, cited) for source in file.sources)


def paper_of(source: Source, file: CaseFile, cited: Citations) -> Paper:
    """One of them."""
    document = source.stored.document
    before = prefix(source.stored.key)
    own = [telling for telling in file.tellings if telling.source.stored.key == source.stored.key]
    tellings = tuple(_tellings(own, source, before))
    claims = tuple(of_document(cited.claims, source))
    marks = _marks(tellings, claims, quoted(file.case, source, cited), before)
    title, about = header(document)
    return Paper(
        number=source.number,
        source=source,
        prefix=before,
        title=visible(title),
        about=visible(about),
        language=document.language,
        text=document.text,
        marks=marks,
        paragraphs=tuple(pieces for pieces in paragraphs(document.text, marks) if pieces),
        tellings=tellings,
        claims=claims,
        copied=tuple(
            dict.fromkeys(c.why for o in file.case.origins for c in o.copies if c.document == document.source)
        ),
        others=len(source.reading.transfers) - len(own),
    )


def quoted(case: Case, source: Source, cited: Citations) -> Iterator[Span]:
    """Every passage of a document that the case quotes, whatever for."""
    evidence: list[Evidence] = [e for o in case.origins for stance in o.stances for e in stance.evidence]
    evidence += [e for o in case.origins for cell in o.cells for e in cell.evidence]
    evidence += [e for contradiction in case.contradictions for value in contradiction.values for e in value.evidence]
    evidence += [e for reply in case.replies for e in (*reply.said, *reply.answers)]
    for place in cited.places(evidence):
        if place.source.stored.key == source.stored.key:
            yield place.span


def _tellings(own: Sequence[Telling], source: Source, before: str) -> Iterator[TellingCard]:
    made = {card.transfer.id: card for card in cards(source.reading)}
    for number, telling in enumerate(own, 1):
        card = msgspec.structs.replace(made[telling.transfer.id], number=number)
        yield TellingCard(id=f"{before}telling-{number}", card=card, why=telling.why)


def _marks(
    tellings: Sequence[TellingCard],
    claims: Sequence[tuple[Claim, tuple[Place, ...]]],
    quotes: Iterator[Span],
    before: str,
) -> tuple[Mark, ...]:
    """Claims first, so that a passage has the border of what is said in it; then what the telling rests on."""
    roles: dict[Span, list[Role]] = {}
    for claim, places in claims:
        role = Role(
            word=f"note {claim.number}: {claim.sentence}",
            tag=str(claim.number),
            style=claim.style,
            target=f"{before}claim-{claim.number}",
        )
        for place in places:
            roles.setdefault(place.span, []).append(role)
    several = len(tellings) > 1
    for telling in tellings:
        for word, letter, style, spans in _parts(telling.card):
            number = f" {telling.card.number}" if several else ""
            role = Role(word=word + number, tag=letter + number.strip(), style=style, target=telling.id)
            for span in spans:
                roles.setdefault(span, []).append(role)
    for span in quotes:
        if span not in roles:
            roles[span] = [Role(word="quoted", tag="", style="cited", target=f"{before}document")]
    return laid(roles)


def _parts(card: Card) -> Iterator[tuple[str, str, str, Sequence[Span]]]:
    """What a transfer rests on: its word, its letter, its style, its places."""
    transfer = card.transfer
    yield "tells of it", "T", "trigger", (transfer.trigger,)
    for word, party in (("supplier", transfer.supplier), ("recipient", transfer.recipient)):
        yield word, word[0].upper(), "party", party.mentions if party else ()
    for item in transfer.goods:
        yield "goods", "G", "goods", item.mentions
        yield "quantity", "#", "detail", item.quantity.mentions if item.quantity else ()
    for word, letter, detail in (("value", "$", transfer.value), ("place", "@", transfer.place)):
        yield word, letter, "detail", detail.mentions if detail else ()


def stated(card: Card) -> list[tuple[str, str]]:
    """The rows of a telling that the text states."""
    return [row for row in card.rows if row[1] != words.NOT_STATED]
