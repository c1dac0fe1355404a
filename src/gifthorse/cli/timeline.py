"""``gifthorse timeline``: a case over time, and the measures in force meanwhile."""

from typing import Annotated

from cyclopts import Parameter

from ..settings import Format
from .casework import console, desk, find_case, line

Flag = Annotated[bool | None, Parameter(negative=())]


def timeline(
    case: str,
    /,
    *,
    all_findings: Flag = None,
    store: str | None = None,
    format: Format | None = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> None:
    """Draw a case over time: order, delivery, discovery, what was said when, and the measures in force below.

    Parameters
    ----------
    case
        Its id, the beginning of the id, or its number in the list of cases.
    all_findings
        Draw every provision of the findings.
    store
        The store: a path, or postgresql://user@host/name.
    format
        card or json.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with desk(store, format, knowledge) as at:
        from ..cases.refresh import claims_in
        from ..cases.timeline import timeline_of

        found = find_case(at.store, case)
        drawn = timeline_of(found, claims_in(at.store, found))
        if at.json:
            line(drawn)
            return
        from ..report.case_timeline import show_timeline

        show_timeline(drawn, console(), bool(all_findings or at.settings.all_findings))
