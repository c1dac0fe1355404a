"""What the commands of the law share: the form of their answers, the user's knowledge."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from ...errors import UsageError
from ...settings import Format, resolve
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


def console() -> "Console":
    """Where cards are printed."""
    return console_on(sys.stdout)


def json_line(value: Any) -> None:
    """One object on a line of its own."""
    import msgspec

    write_line(sys.stdout, msgspec.json.encode(value))
