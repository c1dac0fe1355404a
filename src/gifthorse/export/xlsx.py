"""An Excel workbook: a sheet for each table, one on its making, and the codebook (``gifthorse export xlsx``)."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .bundle import Bundle
from .cells import guarded, printable
from .codebook import codebook, rows
from .tables import tables
from .texts import disclaimer, methodology

if TYPE_CHECKING:
    from xlsxwriter import Workbook

LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
WIDE = ("exact", "prefix", "suffix", "why", "missing", "comments", "because", "meaning", "reason")


def write(bundle: Bundle, path: Path, /) -> None:
    """Write the workbook. What only the program proposed is grey and slanted and says ``proposed``."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        if bundle.state[1]:  # the same store gives the same file
            book.set_properties({"created": datetime.fromisoformat(bundle.state[1]).replace(tzinfo=None)})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "proposed": book.add_format({"italic": True, "font_color": "#595959", "valign": "top"}),
            "decided": book.add_format({"valign": "top"}),
        }
        made = tables(bundle)
        for name, columns in codebook().items():
            sheet(book, name, list(columns), [[row.get(c, "") for c in columns] for row in made[name]], styles)
        told = [(line,) for line in (*disclaimer(), *methodology(bundle))]
        sheet(book, "about", ["about this workbook"], told, styles)
        sheet(book, "codebook", ["table", "column", "meaning"], rows(), styles)


def sheet(book: "Workbook", name: str, columns: list[str], found: Any, styles: dict[str, Any]) -> None:
    """One sheet, its head row frozen and filterable."""
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    page.write_row(0, 0, columns, styles["head"])
    state = next((columns.index(c) for c in ("status", "decision") if c in columns), None)
    for number, row in enumerate(found, 1):
        style = styles["proposed" if state is not None and row[state] == "proposed" else "decided"]
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(number, column, guarded(printable(cell))[:LONGEST], style)
            elif cell is not None:
                page.write_number(number, column, cell, style)
    for column, title in enumerate(columns):
        page.set_column(column, column, 60 if title in WIDE else max(12, min(len(title) + 2, 24)))
    if found:
        page.autofilter(0, 0, len(found), len(columns) - 1)
