"""``gifthorse cases``: what many documents tell together."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..model import ReviewStatus
from ..settings import Format
from . import exits
from .casework import console, decoded, desk, line

if TYPE_CHECKING:
    from ..store import CaseFilter, Store

Flag = Annotated[bool | None, Parameter(negative=())]


def cases(
    *,
    search: Annotated[str | None, Parameter(alias="-s")] = None,
    status: ReviewStatus | None = None,
    disputed: Annotated[bool | None, Parameter(negative="--undisputed")] = None,
    party: str | None = None,
    supplier: str | None = None,
    recipient: str | None = None,
    regime: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    store: str | None = None,
    format: Format | None = None,
    fail_on_cases: Flag = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> int:
    """List the cases of the store, the latest first.

    Parameters
    ----------
    search
        Only cases that have all these words: names, goods, sources, quoted words.
    status
        proposed, accepted, rejected or hold.
    disputed
        Only cases in which somebody denies what others affirm.
    party
        A supplier or recipient: its code, or part of its name.
    supplier
        The supplier alone: its code, or part of its name.
    recipient
        The recipient alone: its code, or part of its name.
    regime
        Only cases that would fall under measures whose id begins so: un, un/2397-2017, eu/833-2014/art3k.
    since
        Only cases reported on or after this day (YYYY-MM-DD).
    until
        Only cases reported on or before this day.
    limit
        At most so many.
    store
        The store: a path, or postgresql://user@host/name.
    format
        card or json (one case a line).
    fail_on_cases
        End with code 10 where any case is listed.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    from ..store import CaseFilter

    wanted = CaseFilter(
        status=status,
        disputed=disputed,
        supplier=supplier,
        recipient=recipient,
        regime=regime,
        since=since,
        until=until,
    )
    with desk(store, format, knowledge) as at:
        found = listed(at.store, wanted, search, party, limit)
        whole = wanted == CaseFilter() and not search and not party
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


def listed(
    store: "Store", wanted: "CaseFilter", search: str | None, party: str | None, limit: int | None
) -> list[bytes]:
    """The JSON of the cases of a kind. A party may stand on either side."""
    import msgspec

    if party is None:
        return store.cases(wanted, search, limit)
    sides = [msgspec.structs.replace(wanted, **{side: party}) for side in ("supplier", "recipient")]
    either = {case for side in sides for case in store.cases(side, search)}
    ordered = [case for case in store.cases(wanted, search) if case in either]
    return ordered[:limit]
