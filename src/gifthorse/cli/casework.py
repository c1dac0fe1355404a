"""What the commands on cases share: the store brought up to date, a case by id or number, the form, the reviewer."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import UsageError
from ..settings import Format, Settings, resolve
from .output import console_on, write_line
from .run import knowledge_of

if TYPE_CHECKING:
    from rich.console import Console

    from ..model import Case
    from ..store import Store


class Desk(NamedTuple):
    """An open store whose cases are current, and the settings.

    ``json``: print objects instead of cards. ``given``: the store as it was named in the call, for the next one.
    """

    store: "Store"
    settings: Settings
    json: bool
    given: str | None = None

    def then(self, *commands: str) -> list[str]:
        """Commands to type next, on the same store."""
        flag = f" --store {shlex.quote(self.given)}" if self.given else ""
        return [f"gifthorse {command}{flag}" for command in commands]

    @property
    def reviewer(self) -> str:
        """Whose decisions are logged."""
        from ..store import user

        return self.settings.reviewer or user()


@contextmanager
def desk(
    store: str | None, format: Format | None = None, knowledge: list[str] | None = None, reviewer: str | None = None
) -> Iterator[Desk]:
    """Open the store and bring its cases up to date where something has come since they were made."""
    from ..store import open_store

    flags = {"store": store, "format": format, "knowledge": knowledge, "reviewer": reviewer}
    settings = resolve(flags).settings
    if settings.format == "html":
        raise UsageError("cases are printed as card or json; gifthorse export writes pages")
    with knowledge_of(settings), open_store(settings.store) as opened:
        if not opened.cases_current() or _other_threshold(opened, settings):
            from ..cases import refresh

            refresh(opened)
        yield Desk(opened, settings, settings.format == "json", store)


def _other_threshold(store: "Store", settings: Settings) -> bool:
    """True where the cases were counted against another threshold than the one in force."""
    return any(decoded(case).attested.threshold != settings.threshold for case in store.cases(limit=1))


def decoded(json: bytes) -> "Case":
    """A stored case."""
    import msgspec

    from ..model import Case

    return msgspec.json.decode(json, type=Case)


def find_case(store: "Store", words: str) -> "Case":
    """A case by its id, the beginning of it, an id that it once had, or its number in the list of ``cases``.

    UsageError where there is none, or more than one.
    """
    id = words.strip().upper()
    if stored := store.case(id):
        return decoded(stored)
    if id.isdecimal():
        if 0 < int(id) < 1_000_000 and (found := store.cases(limit=1, offset=int(id) - 1)):
            return decoded(found[0])
        raise UsageError(f"no case {words}; there are {store.case_count():,} (gifthorse cases lists them)")
    cases = [decoded(stored) for stored in store.cases()]
    near = [case for case in cases if id in case.former] or [case for case in cases if case.id.startswith(id)]
    if len(near) == 1:
        return near[0]
    if near:
        raise UsageError(f"{words} may be {', '.join(case.id for case in near[:8])}; write more of it")
    raise UsageError(f"no case {words!r} in this store (gifthorse cases lists them)")


def console() -> "Console":
    """Where cards are printed: with colours on a terminal, plain in a pipe."""
    return console_on(sys.stdout)


def line(value: Any) -> None:
    """One object on a line of its own."""
    import msgspec

    write_line(sys.stdout, value if isinstance(value, bytes) else msgspec.json.encode(value))
