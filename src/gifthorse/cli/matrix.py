"""``gifthorse matrix``: what each origin of a case says on each assertion."""

from typing import Annotated

from cyclopts import Parameter

from ..settings import Format
from .casework import console, desk, find_case, line

Flag = Annotated[bool | None, Parameter(negative=())]


def matrix(
    case: str,
    /,
    *,
    quotes: Flag = None,
    store: str | None = None,
    format: Format | None = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> None:
    """Show the evidence matrix of a case: origins down, assertions across, and where they contradict each other.

    Parameters
    ----------
    case
        Its id, the beginning of the id, or its number in the list of cases.
    quotes
        Print the words that every cell rests on.
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
            from ..model import ASSERTIONS

            kept = ("id", "title", "status", "attested", "origins", "contradictions")
            line({"columns": ASSERTIONS, **{name: getattr(found, name) for name in kept}})
            return
        from ..report.case_matrix import show_matrix
        from ..report.terminal import show_next

        screen = console()
        show_matrix(found, screen, bool(quotes))
        show_next(at.then(f"show {found.id}", f"matrix {found.id} --quotes"), screen)
