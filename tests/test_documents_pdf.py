"""PDF: files written by hand, so that what is wrong with them is known."""

import pytest

from gifthorse.documents import Failure, Raw, extract
from gifthorse.documents.pdf import page_of
from gifthorse.model import Document

LINES = ["The king of Ruritania gave ten cars to the queen,", "the agency said.", "She denied it."]


LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'00' * 32}> /P -4 >> /ID [<00> <00>]"


def pdf(*pages: list[str], trailer: str = "") -> bytes:
    """A minimal PDF with a page for each list of lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append("<< /CreationDate (D:19990101000000) /Title (Ten cars) >>")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {trailer} >>\n"
    out += f"startxref\n{out.index('xref')}\n%%EOF\n"
    return out.encode("latin-1")


def test_pages_lines_and_no_date_from_the_files_own_metadata() -> None:
    (found,) = extract(Raw(data=pdf(LINES, ["Page two."]), source="report"))
    assert isinstance(found, Document)
    assert found.text == "\n".join(LINES) + "\fPage two."
    assert (found.title, found.published, found.language) == ("Ten cars", None, "en")
    assert page_of(found.text, found.text.index("denied")) == 1
    assert page_of(found.text, found.text.index("two")) == 2


def test_a_date_that_the_text_shows() -> None:
    (found,) = extract(Raw(data=pdf(["20 February 2024", *LINES]), source="report.pdf"))
    assert isinstance(found, Document)
    assert found.published == "2024-02-20"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf(LINES)[:200], "broken PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)), "broken PDF"),
        (b"this is no PDF at all", "broken PDF"),
        (pdf([]), "OCR"),
        (pdf(LINES, trailer=LOCKED), "password"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, words: str) -> None:
    (found,) = extract(Raw(data=data, source="report.pdf"))
    assert isinstance(found, Failure)
    assert words in found.reason


def test_an_error_page_under_a_pdfs_name_is_a_page() -> None:
    (found,) = extract(Raw(data=b"<!doctype html><html><body></body></html>", source="report.pdf"))
    assert isinstance(found, Failure)
    assert "HTML" in found.reason
