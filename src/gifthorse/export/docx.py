"""The Word report: an annex table, a section for each case with footnotes, and a comment for each claim.

A lawyer checks it without installing anything: every footnote and comment has the exact words, the document, the
offsets and the hash of the text (``gifthorse export docx``).
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..report import words
from ..report.case_view import CaseView, view_of
from ..report.cited import Claim
from .bundle import Bundle, File
from .cells import printable
from .footnotes import Footnotes
from .texts import disclaimer, methodology

if TYPE_CHECKING:
    from docx.document import Document

ANNEX = ("case", "review", "supplier", "goods", "recipient", "when", "origins (articles)", "would fall under")


def write(bundle: Bundle, path: Path, /) -> None:
    """Write the report of all the bundle's cases."""
    import docx

    report: Document = docx.Document()
    made = datetime.fromisoformat(bundle.state[1]).replace(tzinfo=None) if bundle.state[1] else datetime(2000, 1, 1)
    core = report.core_properties
    core.author, core.title, core.comments = f"Gifthorse {bundle.version}", "Reported transfers", ""
    core.created = core.modified = made  # the store's, so that the same store gives the same report
    report.add_heading("Reported transfers", 0)
    for text in disclaimer():
        report.add_paragraph(printable(text))
    notes = Footnotes()
    for file in bundle.files:
        case_section(report, file, view_of(file), notes, made)
    report.add_heading("Annex: cases", 1)
    annex(report, bundle)
    report.add_heading("Annex: documents", 1)
    documents(report, bundle)
    report.add_heading("Method", 1)
    for text in methodology(bundle):
        report.add_paragraph(printable(text))
    notes.attach(report)
    report.save(str(path))


def case_section(report: "Document", file: File, view: CaseView, notes: Footnotes, made: datetime) -> None:
    """One case: its standing, what is told, who says so with the words, law, replies, what is missing."""
    case = view.case
    report.add_heading(printable(f"{case.id}  {case.title}"), 1)
    state = report.add_paragraph()
    state.add_run(printable(view.status)).bold = True
    decision = f"; {view.decision.verb} by {view.decision.who} on {view.decision.day}" if view.decision else ""
    why = f" ({view.decision.why})" if view.decision and view.decision.why else ""
    state.add_run(printable(f"{decision}{why}{'; DISPUTED' if case.disputed else ''}. {view.attested}."))
    for line in view.lines:
        paragraph = report.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{line.row.label}: ").bold = True
        paragraph.add_run(printable(line.row.value))
    report.add_heading("Who says what", 2)
    for claim in view.claims:
        claimed(report, claim, case.status, notes, made)
    report.add_heading("Law", 2)
    if not view.law:
        report.add_paragraph("No measure was found that it would fall under.")
    for group in view.law:
        report.add_paragraph(printable(group.heading))
        for finding in group.findings:
            reasons = "; ".join((*finding.because, *(f"missing: {fact}" for fact in finding.missing)))
            report.add_paragraph(printable(f"{finding.provision}: {reasons}"), style="List Bullet")
    report.add_heading("Right of reply", 2)
    for row in view.ledger:
        answers = "; ".join(f"“{said.quote.words}”" for said in row.answers)
        answer = f"{row.word} {answers}" if row.word else "no reply found in what was read"
        report.add_paragraph(printable(f"{row.party}: {answer}"), style="List Bullet")
    if case.missing:
        report.add_heading("What would raise it", 2)
        for item in case.missing:
            report.add_paragraph(printable(item), style="List Bullet")


def claimed(report: "Document", claim: Claim, status: str, notes: Footnotes, made: datetime) -> None:
    """A claim: its sentence, a footnote for each place, and one comment with the words and where they stand."""
    paragraph = report.add_paragraph(style="List Bullet")
    run = paragraph.add_run(printable(f"{claim.who} {claim.word} {claim.what}"))
    run.italic = status == "proposed"
    for place in claim.places:
        document = place.source.stored.document
        where = ", ".join(filter(None, (document.title, document.outlet, document.published, document.url)))
        notes.add(
            paragraph,
            f"“{place.words}” {where or document.source}; document [{place.number}], characters "
            f"{place.span.start}–{place.span.end}, sha256 {place.hash}",
        )
    stands = "\n".join(
        f"“{p.words}” [{p.number}] {p.source.stored.document.source}, {p.span.start}–{p.span.end}, sha256 {p.hash}"
        for p in claim.places
    )
    comment = report.add_comment(
        run, text=printable(f"{status}: {claim.sentence}\n{stands}"), author="Gifthorse", initials="G"
    )
    element: Any = comment._comment_elm
    element.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}date", made.strftime("%Y-%m-%dT%H:%M:%SZ")
    )


def annex(report: "Document", bundle: Bundle) -> None:
    """A row for each case."""
    table = report.add_table(rows=1, cols=len(ANNEX), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ANNEX, strict=True):
        cell.text = name
    for file in bundle.files:
        case = file.case
        values = (
            case.id,
            case.status + (", disputed" if case.disputed else ""),
            case.supplier.name if case.supplier else words.NOT_STATED,
            "; ".join(goods.name for goods in case.goods),
            case.recipient.name if case.recipient else words.NOT_STATED,
            case.date or words.NOT_STATED,
            f"{case.attested.origins} ({case.attested.articles})",
            "; ".join(f.provision for f in case.findings if f.outcome == "prohibited") or "–",
        )
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = printable(value)


def documents(report: "Document", bundle: Bundle) -> None:
    """The documents with their hashes, and the inputs that could not be read."""
    for source in {s.key: s for file in bundle.files for s in file.sources}.values():
        document = source.document
        about = ", ".join(filter(None, (document.title, document.outlet, document.published, document.url)))
        report.add_paragraph(
            printable(
                f"{document.source}: {about}; sha256 of the text {document.id}, of the bytes {source.stored.raw}"
            ),
            style="List Bullet",
        )
    for failed in bundle.coverage.failed:
        report.add_paragraph(printable(f"{failed.source}: not read: {failed.reason or 'unknown'}"), style="List Bullet")
