"""One case as words: the rows that every face prints. No colours, no widths, no markup here."""

import msgspec

from ..model import Case, Cell, Evidence, Origin
from . import case_words, findings, words


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A label, a value, what it rests on ("2 origins say so [1][4]"), and whether it is stated at all."""

    label: str
    value: str
    rests: str = ""
    stated: bool = True


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """An origin, worded: ``copies`` are sentences on the documents that stand under it without a voice of their own."""

    origin: Origin
    word: str
    who: str
    about: str
    references: str
    grade: str
    quotes: tuple[Evidence, ...]
    why: str


class CaseCard(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a card shows, in order."""

    case: Case
    heading: str
    rows: tuple[Row, ...]
    voices: tuple[Voice, ...]
    contradictions: tuple[Row, ...]
    replies: tuple[Row, ...]
    law: tuple[findings.Group, ...]
    attested: str
    documents: tuple[Row, ...]


def card_of(case: Case, all_findings: bool = False, most: int = 2, numbers: dict[str, int] | None = None) -> CaseCard:
    """The card of a case; ``most`` quotes an origin. ``numbers`` of documents to refer to them by; {}: it does not."""
    numbers = case_words.numbered(case.documents) if numbers is None else numbers
    return CaseCard(
        case=case,
        heading=case_words.heading(case),
        rows=tuple(_rows(case, numbers)),
        voices=tuple(_voice(origin, numbers, most) for origin in case.origins),
        contradictions=tuple(_contradictions(case, numbers)),
        replies=tuple(Row(label=case_words.party(r.party), value=case_words.reply(r)) for r in case.replies),
        law=findings.groups(case.findings, all_findings),
        attested=case_words.attested(case.attested),
        documents=tuple(_documents(case)),
    )


def _rows(case: Case, numbers: dict[str, int]) -> list[Row]:
    goods = "; ".join(f"{g.name} ({', '.join([g.class_, *['luxury'] * g.luxury])})" for g in case.goods)
    amounts = {q: g.converted.get(q) for g in case.goods for q in g.quantities if q.casefold() not in ("a", "an")}
    stated = [f"{amount} = {converted}" if converted else amount for amount, converted in amounts.items()]
    conflict = any(found.field == "quantity" for found in case.contradictions)
    agree = "" if len(amounts) < 2 else "contradict each other" if conflict else "agree"
    hs = list(dict.fromkeys(code for g in case.goods for code in g.hs))
    first = f"first reported {case.first}" if case.first else "no report is dated"
    rows = [
        _row("supplier", case_words.party(case.supplier), _said(case, "supplier", numbers)),
        _row("goods", goods or words.NOT_STATED, _said(case, "goods", numbers)),
        _row(
            "quantity",
            "; ".join(stated) or words.NOT_STATED,
            "; ".join(filter(None, (agree, _said(case, "quantity", numbers)))),
        ),
        _row("recipient", case_words.party(case.recipient), _said(case, "recipient", numbers)),
        _row("when", case.date or words.NOT_STATED, "; ".join(filter(None, (_said(case, "date", numbers), first)))),
        _row("status", words.STATUSES[case.transfer_status]),
        _row("place", case.place or words.NOT_STATED),
        _row("HS", ", ".join(hs) or words.NOT_STATED, "by the class of the goods" if hs else ""),
    ]
    names = {"date": "when", "transfer_status": "status"}
    edited = {names.get(name, name) for name in case.edited}
    return [msgspec.structs.replace(row, rests="set by a person") if row.label in edited else row for row in rows]


def _row(label: str, value: str, rests: str = "") -> Row:
    return Row(label=label, value=value, rests=rests, stated=value != words.NOT_STATED)


def _said(case: Case, assertion: str, numbers: dict[str, int]) -> str:
    """ "2 origins say so [1][4], 1 denies [5]"."""
    cells: list[Cell] = [cell for origin in case.origins for cell in origin.cells if cell.assertion == assertion]
    parts = []
    for letters, one, many in (("AL", "origin says so", "origins say so"), ("D", "denies", "deny")):
        found = [cell for cell in cells if cell.letter in letters]
        if found:
            documents = {words.document for cell in found for words in cell.evidence}
            says = one if len(found) == 1 else many
            parts.append(f"{len(found)} {says} {case_words.references(documents, numbers)}".rstrip())
    return ", ".join(parts)


def _voice(origin: Origin, numbers: dict[str, int], most: int) -> Voice:
    quotes = [words for stance in origin.stances for words in stance.evidence]
    own = [q for q in quotes if q.document not in {copy.document for copy in origin.copies}] or quotes
    about = "" if origin.about == "occurrence" else "on whether it breaches a measure"
    return Voice(
        origin=origin,
        word=case_words.position(origin),
        who=case_words.name(origin),
        about=", ".join(filter(None, (case_words.kind(origin), about))),
        references=case_words.references(origin.documents, numbers),
        grade=case_words.grade(origin.grade),
        quotes=tuple(own[:most]),
        why=origin.why,
    )


def _contradictions(case: Case, numbers: dict[str, int]) -> list[Row]:
    rows = []
    for found in case.contradictions:
        values = [
            f"{value.value}{f' = {value.converted}' if value.converted else ''} "
            f"{case_words.references(value.documents, numbers)}"
            for value in found.values
        ]
        rows.append(Row(label=found.field, value=" against ".join(values), rests=found.range or ""))
    return rows


def _documents(case: Case) -> list[Row]:
    about = {m.document: m for m in case.members}
    copies = {copy.document: copy.why for origin in case.origins for copy in origin.copies if "copies" in copy.why}
    rows = []
    for number, document in enumerate(case.documents, 1):
        member = about[document]
        parts = (
            member.outlet,
            f"published {member.published}" if member.published else "not dated",
            copies.get(document),
        )
        rows.append(Row(label=f"[{number}]", value=document, rests="; ".join(filter(None, parts))))
    return rows
