"""Documents through the pipeline, one at a time: results on one stream, what went wrong on stderr, and a code."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .. import knowledge
from ..errors import UsageError
from ..model import Document, Reading
from ..settings import Format, Settings
from . import exits
from .output import console_on, format_for, opened, write_line
from .progress import Progress

if TYPE_CHECKING:
    from ..documents import Failure

Shared = Callable[[], AbstractContextManager[None]]


def run(
    documents: "Iterable[Document | Failure]", settings: Settings, output: Path | None = None, following: str = ""
) -> int:
    """Read and print every document; the exit code. ``following`` is the command to suggest after cards."""
    form = format_for(settings, output)
    with knowledge_of(settings), opened(output) as stream, Progress() as progress:
        reader = Readings(documents, progress)
        # A card and the progress line would write over each other where both go to the same terminal.
        shared: Shared = progress.aside if stream.isatty() else nullcontext
        write(reader, form, stream, settings, shared)
        if form == "card" and reader.read:
            with shared():
                from ..report.terminal import show_next

                show_next([following], console_on(stream))
    if reader.unreadable or reader.broken or reader.read > 1:
        print(reader.summary(), file=sys.stderr)
    return exits.UNEXPECTED if reader.broken else exits.UNREADABLE if reader.unreadable else exits.DONE


def knowledge_of(settings: Settings) -> AbstractContextManager[None]:
    """The context in which the settings' folders count; those of the environment do already."""
    known = knowledge.roots()
    for folder in settings.knowledge:
        if not Path(folder).is_dir():
            raise UsageError(f"{folder}: no such folder of knowledge")
    return knowledge.added(*(path for path in map(Path, settings.knowledge) if path.resolve() not in known))


class Readings:
    """The readings of documents, in order. One that fails is named on stderr, and the others are read."""

    def __init__(self, documents: "Iterable[Document | Failure]", progress: Progress) -> None:
        self._documents, self._progress = documents, progress
        self.read = self.unreadable = self.broken = self.transfers = 0

    def __iter__(self) -> Iterator[Reading]:
        from ..pipeline import read_document

        for document in self._documents:
            if not isinstance(document, Document):
                self.unreadable += 1
                self._say(f"{document.source}: {document.reason}")
                continue
            try:
                reading = read_document(document)
            except Exception as error:
                if os.environ.get("GIFTHORSE_DEBUG"):
                    raise
                self.broken += 1
                what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
                self._say(f"{document.source}: unexpected: {what} (GIFTHORSE_DEBUG=1 shows where; please report it)")
                continue
            self.read += 1
            self.transfers += len(reading.transfers)
            self._progress.read(len(document.text.split()))
            yield reading

    def _say(self, line: str) -> None:
        with self._progress.aside():
            print(f"gifthorse: {line}", file=sys.stderr)

    def summary(self) -> str:
        """What a run over several documents came to."""
        counts = {"read": self.read, "unreadable": self.unreadable, "failed": self.broken, "transfers": self.transfers}
        return "gifthorse: " + ", ".join(f"{n:,} {name}" for name, n in counts.items() if n or name == "read")


def write(readings: Iterable[Reading], form: Format, stream: TextIO, settings: Settings, shared: Shared) -> None:
    """Print readings in one form: JSON and cards as they come, a page when all are there."""
    if form == "json":
        for reading in readings:
            write_line(stream, reading.to_json())
    elif form == "card":
        from ..report.terminal import rule, show

        console = console_on(stream)
        for number, reading in enumerate(readings):
            with shared():
                if number:
                    rule(console)
                show(reading, console, settings.all_findings)
    else:
        from ..report.page import page

        stream.write(page(list(readings)))
