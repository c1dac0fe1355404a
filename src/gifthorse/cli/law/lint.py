"""``gifthorse law lint``: what is wrong with files of provisions and scenarios."""

import sys
from pathlib import Path

from ...errors import UsageError
from ...settings import Format
from .. import exits
from ..check import Repeated
from .form import asked, json_line


def lint(*paths: Path, format: Format | None = None, knowledge: Repeated = None) -> int:
    """Check files of provisions and scenarios: what is wrong, where, and what to write instead.

    Parameters
    ----------
    paths
        Files, or folders: a folder of knowledge, its law, or any folder of such files.
    format
        card (a fault a line) or json. Unless given: lines on a terminal, json elsewhere.
    knowledge
        A folder of your own knowledge whose states and goods count too. May be given several times.
    """
    if not paths:
        raise UsageError("give the files or folders to check: gifthorse law lint our-lists/law")
    with asked(format, knowledge) as form:
        from ...law import lint
        from ...law.lint import files_of

        faults = lint(paths)
        for fault in faults:
            if form == "json":
                json_line(fault)
            else:
                sys.stdout.write(f"{fault}\n")
        from ...report.words import count

        files = sum(len(files_of(path)) for path in paths)
        print(f"gifthorse: {count(files, 'file')}, {count(len(faults), 'fault')}", file=sys.stderr)
        return exits.USAGE if faults else exits.DONE
