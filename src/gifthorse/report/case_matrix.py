"""The evidence matrix on a terminal: origins down, assertions across, each cell a letter and what is said.

The letter carries the meaning, never a colour, and a denial takes as much room as a claim.
"""

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..model import ASSERTIONS, Assertion, Case, Cell, Evidence
from . import case_words, words
from .layout import QUIET, STRONG, hang
from .layout import text as styled
from .quotes import visible

SILENT = "-"


def show_matrix(case: Case, console: Console, quotes: bool = False) -> None:
    """Print the matrix, what is in conflict with all its sentences, and with ``quotes`` the words of every cell."""
    plain = console.options.ascii_only
    hang(console, 0, ((visible(f"CASE {case.id}  {case.title}"), STRONG), f"   {case_words.heading(case)}"))
    hang(console, 0, ((case_words.attested(case.attested), QUIET),))
    console.print()
    numbers = case_words.numbered(case.documents)
    console.print(_table(case, numbers, plain))
    hang(console, 0, ((case_words.LEGEND, QUIET),))
    _copies(case, console)
    _conflicts(case, console, numbers)
    if quotes:
        _quotes(case, console)
    console.print()
    for document, number in numbers.items():
        hang(console, 5, ((visible(document), QUIET),), {0: (f"[{number}]", QUIET)})


def _table(case: Case, numbers: dict[str, int], plain: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column(styled((("origin (documents)", QUIET),), plain), overflow="fold", ratio=3)
    for assertion in ASSERTIONS:
        table.add_column(styled(((assertion, QUIET),), plain), overflow="fold", ratio=2)
    table.add_column(styled((("grade", QUIET),), plain), no_wrap=True)
    for origin in case.origins:
        cells = {cell.assertion: cell for cell in origin.cells}
        name = f"{visible(case_words.name(origin))} ({len(origin.documents)})"
        table.add_row(
            styled((name,), plain),
            *(_cell(cells.get(assertion), numbers, plain) for assertion in ASSERTIONS),
            str(origin.grade),
        )
    table.add_row(styled((("together", QUIET),), plain), *(_spread(case, a, plain) for a in ASSERTIONS), "")
    return table


def _cell(cell: Cell | None, numbers: dict[str, int], plain: bool) -> Text:
    if cell is None:
        return styled(((SILENT, QUIET),), plain)
    value = "" if cell.assertion == "occurred" or cell.value is None else f" {visible(cell.value)}"
    documents = case_words.references({e.document for e in cell.evidence}, numbers)
    return styled(((cell.letter, STRONG), value, (f" {documents}", QUIET), " !" if cell.conflict else ""), plain)


def _spread(case: Case, assertion: Assertion, plain: bool) -> Text:
    """ "2A 1D 3-": how many origins say what; silence is counted too."""
    letters: Counter[str] = Counter(
        cell.letter for origin in case.origins for cell in origin.cells if cell.assertion == assertion
    )
    silent = len(case.origins) - sum(letters.values())
    parts = [f"{letters[letter]}{letter}" for letter in "ALDN?" if letters[letter]] + [f"{silent}{SILENT}"] * bool(
        silent
    )
    return styled(((" ".join(parts), QUIET),), plain)


def _copies(case: Case, console: Console) -> None:
    lines = [f"{origin.name}: {copy.why}" for origin in case.origins for copy in origin.copies]
    for number, line in enumerate(lines):
        hang(console, 8, (visible(line),), {0: ("" if number else "under", QUIET)})


def _conflicts(case: Case, console: Console, numbers: dict[str, int]) -> None:
    if not case.contradictions:
        return
    console.print()
    for found in case.contradictions:
        span = f": {found.range}" if found.range else ""
        hang(console, 0, ((f"! {found.field}{span}", STRONG),))
        for value in found.values:
            converted = f" = {value.converted}" if value.converted else ""
            refs = case_words.references(value.documents, numbers)
            hang(console, 4, (visible(f"{value.value}{converted}"), (f"  {refs}", QUIET)), {2: ("-", QUIET)})
            for evidence in value.evidence:
                _quote(evidence, console, 6)


def _quotes(case: Case, console: Console) -> None:
    for origin in case.origins:
        console.print()
        count = words.count(len(origin.documents), "document")
        hang(
            console,
            0,
            ((visible(case_words.name(origin)), STRONG), (f"  {case_words.position(origin)}, {count}", QUIET)),
        )
        for cell in origin.cells:
            value = f" {visible(cell.value)}" if cell.value else ""
            hang(console, 14, (cell.letter + value,), {2: (cell.assertion, QUIET)})
            for evidence in cell.evidence:
                _quote(evidence, console, 14)


def _quote(evidence: Evidence, console: Console, indent: int) -> None:
    place = f" {visible(evidence.document)} [{evidence.span.start}–{evidence.span.end}]"
    hang(console, indent, (f"“{visible(evidence.words)}”", (place, QUIET)))
