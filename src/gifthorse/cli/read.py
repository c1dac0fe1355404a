"""``gifthorse read``: articles in, transfers out."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ..settings import Format, Settings, resolve
from . import exits
from .output import Named, no_options
from .run import run

Flag = Annotated[bool | None, Parameter(negative=())]


def read(
    *inputs: Annotated[str, Named],
    format: Format | None = None,
    published: str | None = None,
    output: Annotated[Path | None, Parameter(alias="-o")] = None,
    all_findings: Flag = None,
    allow_private: Flag = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """Read articles: who supplied what to whom, who says so, and what it would fall under.

    Parameters
    ----------
    inputs
        Paths, folders, http and https addresses, or - for standard input. Text, HTML, PDF, or JSON Lines with "text"
        and, where known, "id", "title", "url", "outlet", "published", "language".
    format
        card, json (one object a line) or html (one page that needs nothing but a browser). Unless given: what the name
        of the output says, else cards on a terminal and json elsewhere.
    published
        The day the articles came out (YYYY-MM-DD): "on Tuesday" counts from it. It wins over a date found in them.
    output
        Write to this file instead of standard output.
    all_findings
        List every finding of law instead of folding long lists.
    allow_private
        Let addresses of private networks and of this machine be read.
    knowledge
        A folder of your own knowledge beside ours (world/, law/provisions/). May be given several times.
    """
    flags = {"format": format, "allow_private": allow_private, "all_findings": all_findings, "knowledge": knowledge}
    settings = resolve(flags).settings
    no_options(inputs)
    if not inputs and sys.stdin.isatty():
        print("gifthorse: nothing to read; give a path, an address or - (see gifthorse read --help)", file=sys.stderr)
        return exits.USAGE
    return read_inputs(inputs or ("-",), settings, published, output)


def read_inputs(inputs: tuple[str, ...], settings: Settings, published: str | None, output: Path | None) -> int:
    """Read what the names stand for, one document at a time; the exit code."""
    from ..documents import Limits, open_inputs

    limits = Limits(allow_private=settings.allow_private, timeout_s=settings.timeout_s, max_bytes=settings.max_bytes)
    documents = open_inputs(inputs, published=published, limits=limits, stdin=sys.stdin.buffer)
    return run(documents, settings, output, following=following(inputs, published))


def following(inputs: tuple[str, ...], published: str | None) -> str:
    """The command that shows the same as a page."""
    dated = ["--published", published] if published else []
    return shlex.join(["gifthorse", "read", *inputs, *dated, "--output", "page.html"])
