"""Footnotes for a Word document: python-docx writes none, so their part of the package is written here.

ECMA-376, part 1, section 17.11: a footnotes part with the two separators that every document has, and a reference in
the text for each note.
"""

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from .cells import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """The notes of one document, numbered from 1 in the order in which they are added."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def add(self, paragraph: "Paragraph", text: str) -> None:
        """A note at the end of a paragraph."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        number = len(self._notes) + 1
        self._notes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference: Any = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)

    def attach(self, document: "Document") -> None:
        """Write the part into the package; once, when all notes are there."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r>{RAISED}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(printable(text))}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self._notes, 1)
        )
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:footnotes xmlns:w="{W}">{SEPARATORS}{notes}</w:footnotes>'
        )
        part = Part(PackURI("/word/footnotes.xml"), TYPE, xml.encode(), document.part.package)
        document.part.relate_to(part, KIND)
