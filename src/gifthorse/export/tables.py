"""Cases as tables: one row a case, one an assertion with its exact words, one an origin, one a document."""

from collections.abc import Iterable, Iterator
from itertools import count

from ..model import Case, Cell, Evidence, Origin
from .bundle import Bundle, File, Source

Value = str | int | float | None
Row = dict[str, Value]

UNSTATED = "not stated"
AROUND = 32
"""Characters of context before and after a quotation (W3C Web Annotation: prefix and suffix)."""
STANCES = {"A": "affirms", "L": "alleges", "D": "denies", "N": "declines", "?": "doubts"}


def tables(bundle: Bundle) -> dict[str, list[Row]]:
    """The rows of every table of the codebook."""
    numbers = count(1)
    return {
        "cases": [case_row(file, bundle.threshold) for file in bundle.files],
        "assertions": [row for file in bundle.files for row in assertion_rows(file, numbers)],
        "origins": [origin_row(file.case, origin) for file in bundle.files for origin in file.case.origins],
        "documents": list(document_rows(bundle)),
    }


def case_row(file: File, threshold: int) -> Row:
    """One case; what the documents do not say is "not stated"."""
    case, decision = file.case, file.decision
    first, _, last = (case.date or "").partition("/")
    by = {outcome: [f.provision for f in case.findings if f.outcome == outcome] for outcome in OUTCOMES}
    grades = [origin.grade for origin in case.origins]
    attested = case.attested
    return {
        "case_id": case.id,
        "version": case.made_from,
        "status": case.status,
        "decided_by": decision.who if decision else "",
        "decided_at": decision.at if decision else "",
        "reason": decision.why if decision else "",
        "disputed": yes(case.disputed),
        "supplier": case.supplier.name if case.supplier else UNSTATED,
        "supplier_code": (case.supplier.code if case.supplier else None) or UNSTATED,
        "recipient": case.recipient.name if case.recipient else UNSTATED,
        "recipient_code": (case.recipient.code if case.recipient else None) or UNSTATED,
        "goods_as_written": listed(goods.name for goods in case.goods),
        "category": listed(goods.class_ for goods in case.goods),
        "luxury": yes(any(goods.luxury for goods in case.goods)),
        "hs": listed(code for goods in case.goods for code in goods.hs),
        "quantity_as_written": listed(amount for goods in case.goods for amount in goods.quantities) or UNSTATED,
        "delivery_from": first or UNSTATED,
        "delivery_to": last or first or UNSTATED,
        "kind": case.transfer_status,
        "place": case.place or UNSTATED,
        "provisions": listed(by["prohibited"]),
        "would_depend_on": listed(by["depends"]),
        "exempt_under": listed(by["exempt"]),
        "n_origins": attested.origins,
        "n_affirm": attested.affirms,
        "n_deny": attested.denies,
        "n_decline": attested.declines,
        "n_doubt": attested.doubts,
        "n_articles": attested.articles,
        "threshold": threshold,
        "corroborated": yes(attested.affirms >= threshold),
        "best_source_grade": min((grade.source for grade in grades), default="F"),
        "best_info_grade": min((grade.information for grade in grades), default="6"),
        "contradictions": listed(f"{c.field}: {' / '.join(v.value for v in c.values)}" for c in case.contradictions),
        "replies": listed(f"{r.party.name}: {r.position or 'no reply found'}" for r in case.replies),
        "missing": listed(case.missing),
        "first_reported": case.first or UNSTATED,
        "last_reported": case.last or UNSTATED,
        "edited": listed(case.edited),
        "comments": listed((*case.notes, *case.warnings)),
    }


OUTCOMES = ("prohibited", "depends", "exempt")


def assertion_rows(file: File, numbers: "count[int]") -> Iterator[Row]:
    """One row for each place where an origin's word on something stands."""
    for origin in file.case.origins:
        for cell in origin.cells:
            for evidence in cell.evidence:
                yield assertion_row(file, origin, cell, evidence, next(numbers))


def assertion_row(file: File, origin: Origin, cell: Cell, evidence: Evidence, number: int) -> Row:
    """One assertion with its anchor: ``text[start:end] == exact``."""
    source = file.source_of(evidence)
    document, span = source.document, evidence.span
    return {
        "assertion_id": number,
        "case_id": file.case.id,
        "field": cell.assertion,
        "value": cell.value or "",
        "stance": STANCES[cell.letter],
        "conflict": yes(cell.conflict),
        "speaker": origin.name,
        "speaker_code": origin.code or UNSTATED,
        "speaker_kind": origin.kind,
        "source_grade": origin.grade.source,
        "info_grade": origin.grade.information,
        "doc_id": document.source,
        "outlet": document.outlet or UNSTATED,
        "url": document.url or "",
        "published": document.published or UNSTATED,
        "start": span.start,
        "end": span.end,
        "exact": evidence.words,
        "prefix": document.text[max(0, span.start - AROUND) : span.start],
        "suffix": document.text[span.end : span.end + AROUND],
        "text_sha256": document.id,
        "raw_sha256": source.stored.raw,
        "proposed_by": source.stored.reader or "",
        "decision": file.case.status,
        "decided_by": file.decision.who if file.decision else "",
    }


def origin_row(case: Case, origin: Origin) -> Row:
    """Who vouches, with the documents that carry the word."""
    return {
        "case_id": case.id,
        "origin": origin.name,
        "code": origin.code or UNSTATED,
        "kind": origin.kind,
        "position": origin.position,
        "about": origin.about,
        "hedged": yes(origin.hedged),
        "n_documents": len(origin.documents),
        "documents": listed(origin.documents),
        "why": origin.why,
        "source_grade": origin.grade.source,
        "info_grade": origin.grade.information,
        "because": listed(origin.grade.because),
    }


def document_rows(bundle: Bundle) -> Iterator[Row]:
    """The documents of the cases, then the inputs that could not be read: an omission must show."""
    sources: dict[str, tuple[Source, list[File]]] = {}
    for file in bundle.files:
        for source in file.sources:
            sources.setdefault(source.key, (source, []))[1].append(file)
    for source, files in sources.values():
        document, stored = source.document, source.stored
        copies = [
            (origin.name, copy.why)
            for file in files
            for origin in file.case.origins
            for copy in origin.copies
            if copy.document == document.source
        ]
        yield {
            "doc_id": document.source,
            "key": source.key,
            "title": document.title or UNSTATED,
            "outlet": document.outlet or UNSTATED,
            "language": document.language or UNSTATED,
            "url": document.url or "",
            "published": document.published or UNSTATED,
            "captured_at": stored.captured or "",
            "added_at": stored.added,
            "cases": listed(file.case.id for file in files),
            "duplicate_of": listed(name for name, _ in copies),
            "why_duplicate": listed(why for _, why in copies),
            "text_sha256": document.id,
            "raw_sha256": stored.raw,
            "reader": stored.reader or "",
            "read_state": "read",
            "error": "",
        }
    for failed in bundle.coverage.failed:
        yield {"doc_id": failed.source, "read_state": "failed", "error": failed.reason or ""}


def yes(value: bool) -> str:
    return "yes" if value else "no"


def listed(values: Iterable[str]) -> str:
    """Values in one cell, each once, in their order."""
    return "; ".join(dict.fromkeys(values))
