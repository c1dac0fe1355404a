"""PDF: the text layer that PDFium finds, page by page. The file's own dates say when the PDF was made, not when the
article was published, so ``published`` stays open unless the text shows it."""

import re
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..model import Document
from .dates import dated_by_text
from .language import detect
from .raw import Failure, Limits, Raw

PAGE = "\f"
"""What stands between two pages in the text, as ``pdftotext`` has it."""
MAX_PAGES = 5_000


def read(raw: Raw, limits: Limits) -> Iterator[Document | Failure]:
    """One document. InputError where the file is broken, locked, or has no text layer."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("a PDF locked with a password; save it without one") from error
        raise InputError("a broken PDF; fetch it again, or print it to a new PDF") from error
    try:
        text = text_of(pdf, limits)
        title = pdf.get_metadata_value("Title").strip()
    finally:
        pdf.close()
    yield Document(
        text=text, source=raw.source, title=title or None, url=raw.url,
        published=dated_by_text(text), language=detect(text),
    )  # fmt: skip


def text_of(pdf: Any, limits: Limits) -> str:
    """All pages' text, a line of the page a line, form feeds between pages."""
    import pypdfium2

    if len(pdf) > MAX_PAGES:
        raise InputError(f"a PDF of {len(pdf):,} pages; split it (at most {MAX_PAGES:,} are read)")
    pages: list[str] = []
    size = broken = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            pages.append(lines(page.get_textpage().get_text_bounded()))
            page.close()
        except pypdfium2.PdfiumError:
            pages.append("")
            broken += 1
        size += len(pages[-1])
        if size > limits.max_bytes:
            raise InputError(f"a PDF with more than {limits.max_bytes:,} characters of text; split it")
    text = PAGE.join(pages)
    if not any(map(str.isalnum, text)):
        if broken:
            raise InputError("a broken PDF: no page of it can be read; fetch it again")
        raise InputError("a PDF without a text layer, only pictures; run OCR first (for instance ocrmypdf)")
    return text


def lines(text: str) -> str:
    """PDFium's text with plain line ends, and with a hyphen where it marks one at a line's end (U+FFFE, U+0002)."""
    text = re.sub(r"\r\n?", "\n", text).replace("\ufffe", "-").replace("\x02", "-")
    return text.replace(PAGE, " ").replace("\0", "")


def page_of(text: str, offset: int) -> int:
    """The page, counted from 1, on which a character of a PDF's text stands."""
    return text.count(PAGE, 0, offset) + 1
