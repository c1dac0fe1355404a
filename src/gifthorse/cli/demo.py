"""``gifthorse demo``: the sample article, read with its own folder of knowledge."""

from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from ..settings import Format, resolve
from .run import run


def demo(
    *,
    format: Format | None = None,
    output: Annotated[Path | None, Parameter(alias="-o")] = None,
    all_findings: Annotated[bool | None, Parameter(negative=())] = None,
) -> int:
    """Read the sample article that comes with the program. Its states, persons and law are invented.

    Parameters
    ----------
    format
        card (default), json or html.
    output
        Write to this file instead of standard output.
    all_findings
        List every finding of law instead of folding long lists.
    """
    from ..demo import FOLDER, sample

    settings = resolve({"format": format, "all_findings": all_findings}).settings
    if settings.format is None and output is None:
        settings = msgspec.structs.replace(settings, format="card")
    settings = msgspec.structs.replace(settings, knowledge=(*settings.knowledge, str(FOLDER)))
    return run([sample()], settings, output, following="gifthorse demo --output demo.page.html")
