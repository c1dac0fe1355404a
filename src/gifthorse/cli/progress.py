"""What is going on, on a terminal only, and out of the way of the results."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Progress:
    """A line on stderr: documents read, words a second; a bar where it is known how many there are.

    Nothing at all where stderr is no terminal.
    """

    def __init__(self, total: int | None = None) -> None:
        self._bar: Any = None
        self.documents = self.words = 0
        if sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
            from rich.console import Console
            from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            first = BarColumn() if total else SpinnerColumn()
            columns = (first, TextColumn("{task.description}"), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("reading", total=total)

    def __enter__(self) -> "Progress":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def read(self, words: int) -> None:
        """One more document of so many words."""
        self.documents += 1
        self.words += words
        if self._bar:
            speed = self.words / max(self._bar.tasks[0].elapsed or 0, 0.001)
            self._bar.update(self._task, advance=1, description=f"read {self.documents:,}, {speed:,.0f} words/s")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """While results are printed to the same terminal, the line is gone."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()
