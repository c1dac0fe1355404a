"""What ``add`` and ``watch`` share: a bar while it runs, a line for each failure, five lines at the end, and a code."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from ..documents import Failure, Raw
from ..settings import Settings
from . import exits

if TYPE_CHECKING:
    from ..store import Store
    from ..watch import Added

PACKED = (".gz", ".warc", ".wacz")


class Failed(msgspec.Struct, frozen=True):
    """An input that could not be read, and why."""

    source: str
    reason: str


class Summary(msgspec.Struct, kw_only=True):
    """What a run came to. ``new_cases`` and ``changed_cases`` are ids."""

    read: int = 0
    transfers: int = 0
    skipped: int = 0
    failed: list[Failed] = []
    broken: int = 0
    new_cases: list[str] = []
    changed_cases: list[str] = []

    def count(self, added: "Added") -> None:
        """Take in what came of one document."""
        if added.state == "read":
            self.read += 1
            self.transfers += added.transfers
        elif added.state == "known":
            self.skipped += added.count
        else:
            self.failed.append(Failed(added.source, added.reason))
            self.broken += added.state != "failed"

    def refresh(self, store: "Store") -> None:
        """Make the cases anew where something has come since they were made."""
        from ..cases import refresh

        if store.cases_current():
            return
        new, changed = refresh(store)
        self.new_cases += new
        self.changed_cases += [id for id in changed if id not in self.new_cases]

    def code(self, fail_on_cases: bool) -> int:
        """The exit code. New cases that were asked about come before failures, which are listed in any case."""
        if fail_on_cases and self.new_cases:
            return exits.CASES
        if self.broken:
            return exits.UNEXPECTED
        return exits.UNREADABLE if self.failed else exits.DONE

    def show(self, settings: Settings, following: str) -> None:
        """Five lines, or the same as JSON."""
        if settings.format == "json":
            sys.stdout.write(msgspec.json.encode(self).decode() + "\n")
            return
        listed = ", named above" if self.failed else ""
        for name, value in (
            ("read", f"{documents(self.read)}, {self.transfers:,} transfer{'s' * (self.transfers != 1)}"),
            ("skipped", f"{self.skipped:,}, already in the store"),
            ("failed", f"{len(self.failed):,}{listed}"),
            ("cases", f"{len(self.new_cases):,} new, {len(self.changed_cases):,} changed"),
            ("next", following),
        ):
            sys.stdout.write(f"{name:<9}{value}\n")


def documents(count: int) -> str:
    """So many documents, in words."""
    return f"{count:,} document{'s' * (count != 1)}"


class Bar:
    """A bar on stderr where that is a terminal; it has an end where the size of all inputs is known beforehand."""

    def __init__(self, size: int | None) -> None:
        self._bar: Any = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

            remaining = (TimeRemainingColumn(),) if size else ()
            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), *remaining)
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("adding", total=size)
        self.words = 0

    def __enter__(self) -> "Bar":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def through(self, raws: Iterable[Raw | Failure]) -> Iterator[Raw | Failure]:
        """The same inputs; each has been dealt with when the next is asked for."""
        for raw in raws:
            yield raw
            if self._bar and isinstance(raw, Raw):
                self._bar.advance(self._task, len(raw.data))

    def show(self, summary: Summary, words: int) -> None:
        """How far it is."""
        self.words += words
        if self._bar:
            speed = self.words / max(self._bar.tasks[0].elapsed or 0, 0.001)
            parts = [f"{summary.read:,} read", f"{summary.skipped:,} skipped", f"{len(summary.failed):,} failed"]
            self._bar.update(self._task, description=", ".join((*parts, f"{speed:,.0f} words/s")))

    def say(self, line: str) -> None:
        """One line on stderr, above the bar."""
        with self._aside():
            print(f"gifthorse: {line}", file=sys.stderr)

    @contextmanager
    def _aside(self) -> Iterator[None]:
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


def size_of(names: Sequence[str]) -> int | None:
    """The bytes of all inputs; None where they are not known before they are read."""
    from ..documents.inputs import files_in

    total = 0
    for name in names:
        if name == "-" or "://" in name[:32]:
            return None
        path = Path(name)
        try:
            for found in files_in(path) if path.is_dir() else [path]:
                if isinstance(found, Path):
                    if found.name.lower().endswith(PACKED):
                        return None
                    total += found.stat().st_size
        except (OSError, ValueError):  # it will be a failure in its place
            continue
    return total
