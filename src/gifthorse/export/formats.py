"""Which formats there are, and the one thing that each of them is: something that writes a bundle to a path."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from ..errors import UsageError
from .bundle import Bundle


class Writer(Protocol):
    """A module's ``write``. The path is free to write on: nothing is there but, for a folder, the empty folder.

    The same bundle gives the same bytes, where the format allows.
    """

    def __call__(self, bundle: Bundle, path: Path, /, **how: bool) -> None: ...


class Format(NamedTuple):
    """``module`` is imported when the format is written. ``suffix``: how the names of its files end.

    ``folder``: it writes into a folder. ``each``: a file for each case instead of one for all. ``raw``: it also has a
    form for programs, and its ``write`` takes ``raw``.
    """

    module: str
    suffix: str
    about: str
    folder: bool = False
    each: bool = False
    raw: bool = False

    def write(self, bundle: Bundle, path: Path, *, raw: bool = False) -> None:
        """Write a bundle; ``raw``: in the form for programs, where it has one."""
        writer: Writer = import_module(f".{self.module}", __package__).write
        if self.raw:
            writer(bundle, path, raw=raw)
        else:
            writer(bundle, path)


FORMATS: Mapping[str, Format] = {
    "csv": Format(
        "tabular", "", "a folder of tables with a codebook, safe to open in a spreadsheet", folder=True, raw=True
    ),
    "xlsx": Format("xlsx", ".xlsx", "the same as sheets of an Excel workbook"),
    "jsonl": Format("lines", ".jsonl", "the contract's case objects, one a line, nothing lost"),
    "annotations": Format("annotations", ".annotations.json", "W3C Web Annotations on the exact words"),
    "ftm": Format("ftm", ".ftm.json", "FollowTheMoney entities, one a line; stance and anchors go into descriptions"),
    "html": Format(
        "dossier", ".html", "a page for each case; it works from a disk and asks nothing of anybody", each=True
    ),
    "docx": Format("docx", ".docx", "a Word report with footnotes, and a comment for each claim"),
}


def near(word: str) -> str | None:
    """The format that a word may be a misspelling of."""
    return next(iter(get_close_matches(word.lower(), FORMATS, n=1, cutoff=0.5)), None)


def format_named(name: str) -> Format:
    """The format of a name, or UsageError with what comes near it."""
    if name in FORMATS:
        return FORMATS[name]
    hint = f"did you mean {near(name)}?" if near(name) else f"there are {', '.join(FORMATS)}"
    raise UsageError(f"no format is called {name!r}; {hint}")
