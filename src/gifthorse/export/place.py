"""Where exports are written: names that say what is in them, whole or not at all, and over nothing by accident."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import UsageError
from .bundle import Bundle
from .formats import Format

ALL = "cases"
"""What a file of several cases is called."""


class Target(NamedTuple):
    """One file or folder to be written, and the bundle that goes there."""

    format: Format
    bundle: Bundle
    path: Path


def targets(formats: Mapping[str, Format], bundle: Bundle, output: str | None) -> list[Target]:
    """What is to be written where.

    Unless ``output`` names it, a file lies in the working folder and is called after its case, or ``cases``. ``output``
    is a file (for a format that writes one, a folder for csv), or a folder: where it is one already, where it ends with
    a slash, and where there is more than one file to write.
    """
    parts = [(format, part) for format in formats.values() for part in _parts(format, bundle)]
    if output is None:
        return [Target(format, part, Path(_name(format, part))) for format, part in parts]
    (first, _), *more = parts
    path = Path(output)
    if not more and (first.folder or not (path.is_dir() or output.endswith(("/", os.sep)))):
        return [Target(first, bundle, path)]
    if path.exists() and not path.is_dir():
        raise UsageError(f"{output} is a file, and {len(parts)} are to be written; name a folder")
    return [Target(format, part, path / _name(format, part)) for format, part in parts]


def _parts(format: Format, bundle: Bundle) -> Iterator[Bundle]:
    if format.each:
        yield from (bundle.of(file.case.id) for file in bundle.files)
    else:
        yield bundle


def _name(format: Format, bundle: Bundle) -> str:
    stem = f"case-{bundle.files[0].case.id}" if len(bundle.files) == 1 else ALL
    return stem + format.suffix


def write(wanted: Sequence[Target], *, force: bool = False, raw: bool = False) -> None:
    """Write all of it. UsageError, and nothing written, where something is there already and ``force`` is not given.

    Each file appears whole or not at all; with ``force`` one file takes the place of another of its name, and what else
    is in a folder stays.
    """
    for target in wanted:
        taken = target.path.is_dir() and any(target.path.iterdir()) if target.format.folder else target.path.exists()
        if taken and not force:
            raise UsageError(f"{target.path} is there already; --force writes over it, --output names another place")
        if target.path.is_dir() and not target.format.folder:
            raise UsageError(f"{target.path} is a folder; name a file")
        if target.path.is_file() and target.format.folder:
            raise UsageError(f"{target.path} is a file; name a folder")
    for target in wanted:
        try:
            _write(target, raw)
        except OSError as error:
            raise UsageError(f"{target.path}: cannot be written: {error.strerror or error}") from error


def _write(target: Target, raw: bool) -> None:
    path = target.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".gifthorse-", dir=path.parent) as beside:
        made = Path(beside) / path.name
        if target.format.folder:
            made.mkdir()
        target.format.write(target.bundle, made, raw=raw)
        if not target.format.folder:
            made.replace(path)
            return
        path.mkdir(exist_ok=True)
        for file in sorted(made.iterdir()):
            file.replace(path / file.name)
