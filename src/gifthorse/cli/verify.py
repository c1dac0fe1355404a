"""``gifthorse verify``: is everything in the store still as it was read and decided?"""

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..settings import Format, resolve
from . import exits

if TYPE_CHECKING:
    from ..store.verify import Report

Flag = Annotated[bool | None, Parameter(negative=())]


def verify(
    *,
    store: str | None = None,
    head: str | None = None,
    no_files: Flag = None,
    format: Format | None = None,
) -> int:
    """Hash every source and text anew, find every quoted word at its place, and follow the log from end to end.

    What does not agree is listed with the claims that rest on it, and the exit code is 4.

    Parameters
    ----------
    store
        The store: a path, or postgresql://user@host/name. Unless given: the setting, else gifthorse.db in your data
        folder.
    head
        The hash that an earlier run printed for the end of the log: decisions up to there must still be in it.
    no_files
        Leave the files on disk alone that documents were read from.
    format
        json: the report as one object.
    """
    import msgspec

    from ..store import DamagedError, open_store
    from ..store import verify as checks

    settings = resolve({"format": format, "store": store}).settings
    try:
        with open_store(settings.store, new=False) as opened:
            report = checks.verify(opened, head)
            if not no_files:
                report = checks.with_files(report, opened)
    except DamagedError as error:
        report = checks.damaged(str(error))
    if settings.format == "json":
        sys.stdout.write(msgspec.json.encode(report).decode() + "\n")
    else:
        show(report)
    return exits.VERIFICATION if report.problems else exits.DONE


def show(report: "Report") -> None:
    """The report as lines."""
    for problem in report.problems:
        print(f"{problem.kind:<9}{problem.subject}: {problem.what}")
        for claim in problem.claims:
            print(f"{'':<9}  rests on it: {claim}")
        if problem.cases:
            print(f"{'':<9}  cases: {', '.join(problem.cases)}")
    counts = ", ".join(f"{number:,} {what}" for what, number in report.checked.items())
    print(f"checked  {counts or 'nothing'}")
    print(f"log      ends in {report.head}")
    number = len(report.problems)
    print(f"verdict  {f'{number:,} problem' + 's' * (number != 1) if number else 'everything is as it was read'}")
