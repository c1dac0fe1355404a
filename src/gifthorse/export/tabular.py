"""CSV: a folder with a file for each table and one for the codebook (``gifthorse export csv``)."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from .bundle import Bundle
from .cells import guarded
from .codebook import codebook, rows
from .tables import tables


def write(bundle: Bundle, path: Path, /, *, raw: bool = False) -> None:
    """Write the folder. For people: UTF-8 with a byte order mark, CRLF, text quoted and guarded against formulas.

    ``raw``: for programs, without the mark and the guards. Numbers are numbers in both.
    """
    made = tables(bundle)
    for name, columns in codebook().items():
        found = [[row.get(column, "") for column in columns] for row in made[name]]
        save(path / f"{name}.csv", [*columns], found, raw)
    save(path / "codebook.csv", ["table", "column", "meaning"], rows(), raw)


def save(path: Path, columns: Sequence[str], found: Iterable[Sequence[object]], raw: bool) -> None:
    """One file."""
    with path.open("w", encoding="utf-8" if raw else "utf-8-sig", errors="replace", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        out.writerow(columns)
        for row in found:
            out.writerow([cell if raw or not isinstance(cell, str) else guarded(cell) for cell in row])
