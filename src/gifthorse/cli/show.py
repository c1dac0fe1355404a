"""``gifthorse show``: one case whole."""

from typing import Annotated

from cyclopts import Parameter

from ..settings import Format
from .casework import console, desk, find_case, line

Flag = Annotated[bool | None, Parameter(negative=())]


def show(
    case: str,
    /,
    *,
    why: Flag = None,
    all_findings: Flag = None,
    store: str | None = None,
    format: Format | None = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> None:
    """Show one case: who is said to have supplied what to whom, who says so, who denies, and what is missing.

    Parameters
    ----------
    case
        Its id, the beginning of the id, or its number in the list of cases.
    why
        Also say for what reasons each telling was gathered into it.
    all_findings
        List every finding of law instead of folding long lists.
    store
        The store: a path, or postgresql://user@host/name.
    format
        card or json.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with desk(store, format, knowledge) as at:
        found = find_case(at.store, case)
        if at.json:
            line(found.to_json())
            return
        from ..report.case_terminal import show_case
        from ..report.terminal import show_next

        screen = console()
        show_case(found, screen, bool(all_findings or at.settings.all_findings), bool(why))
        show_next(at.then(f"matrix {found.id}", f"timeline {found.id}", "review"), screen)
