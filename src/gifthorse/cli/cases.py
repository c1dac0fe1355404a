"""``gifthorse cases``: what many documents tell together."""

from typing import Annotated

from cyclopts import Parameter

from ..settings import Format
from . import exits
from .casework import console, decoded, desk, line
from .choice import Choice

Flag = Annotated[bool | None, Parameter(negative=())]


def cases(
    *,
    choice: Choice | None = None,
    store: str | None = None,
    format: Format | None = None,
    fail_on_cases: Flag = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """List the cases of the store, the latest first.

    Parameters
    ----------
    store
        The store: a path, or postgresql://user@host/name.
    format
        card or json (one case a line).
    fail_on_cases
        End with code 10 where any case is listed.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    choice = choice or Choice()
    with desk(store, format, knowledge) as at:
        found = choice.listed(at.store)
        whole = choice.everything
        if at.json:
            for case in found:
                line(case)
        else:
            from ..report import case_terminal

            screen = console()
            made = [decoded(case) for case in found]
            case_terminal.show_list(made, screen, numbered=whole)
            if made:
                total = at.store.case_count() if whole else len(made)
                following = at.then(f"show {made[0].id}", f"matrix {made[0].id}", "review")
                case_terminal.show_total(screen, len(made), total, following)
            else:
                case_terminal.show_empty(screen, at.store.document_count())
        return exits.CASES if fail_on_cases and found else exits.DONE
