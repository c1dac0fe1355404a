"""What the commands of the law share: the form of their answers, the user's knowledge, a party by code or name."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from ...errors import UsageError
from ...settings import Format, resolve
from ..check import code
from ..output import console_on, format_for, write_line
from ..run import knowledge_of

if TYPE_CHECKING:
    from rich.console import Console

Form = Literal["card", "json"]


@contextmanager
def asked(format: Format | None, knowledge: list[str] | None) -> Iterator[Form]:
    """The form of the answer, within which the user's folders of knowledge count."""
    settings = resolve({"format": format, "knowledge": knowledge}).settings
    form = format_for(settings, None)
    if form == "html":
        raise UsageError("the commands of the law print card or json")
    with knowledge_of(settings):
        yield form


def party_code(party: str) -> str:
    """An ISO code, a part of a state (UA-43) or a group's slug as it is; a name as the code that we know for it."""
    return party if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", party) else code(party)


def console() -> "Console":
    """Where cards are printed."""
    return console_on(sys.stdout)


def json_line(value: Any) -> None:
    """One object on a line of its own."""
    import msgspec

    write_line(sys.stdout, msgspec.json.encode(value))
