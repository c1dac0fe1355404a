"""Where results go, and in which form: cards on a terminal, JSON in a pipe, unless the user says."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from cyclopts import Parameter

from ..errors import UsageError
from ..settings import Format, Settings

if TYPE_CHECKING:
    from rich.console import Console

Named = Parameter(allow_leading_hyphen=True)
"""An input by its name, where ``-`` is standard input."""


def no_options(names: Sequence[str]) -> None:
    """UsageError for an option that does not exist and was therefore taken for a name."""
    for name in names:
        if name.startswith("-") and name != "-":
            raise UsageError(f"unknown option {name} (a file of that name is ./{name})")


def format_for(settings: Settings, output: Path | None) -> Format:
    """The form of the results."""
    if settings.format:
        return settings.format
    if output is not None and output.suffix.lower() in {".html", ".htm"}:
        return "html"
    return "card" if output is None and sys.stdout.isatty() else "json"


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """The stream that results are written to: standard output, or a file."""
    if output is None:
        yield sys.stdout
        return
    try:
        stream = output.open("w", encoding="utf-8", errors="surrogatepass", newline="\n")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error
    with stream:
        yield stream


def write_line(stream: TextIO, line: bytes) -> None:
    """One line of JSON, at once, so that the next program can go on with it."""
    binary: BinaryIO = stream.buffer
    stream.flush()
    binary.write(line + b"\n")
    binary.flush()


def console_on(stream: TextIO) -> "Console":
    """Where cards are printed. With ``NO_COLOR`` no escape sequences at all, as in a pipe."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR"))
    return Console(file=stream, color_system=None if plain else "auto", highlight=False, markup=False, emoji=False)
