"""``gifthorse review``: a person accepts, rejects, mends; at the keyboard or by flags, always with name and reason."""

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..errors import UsageError
from ..settings import Format
from .casework import Desk, console, desk, find_case, line

if TYPE_CHECKING:
    from ..model import Case, Judgement, Verdict

Ids = Annotated[list[str] | None, Parameter(negative=(), consume_multiple=True)]
Pair = Annotated[tuple[str, str] | None, Parameter(negative=())]
HOW = (
    "the review queue needs a terminal; elsewhere write for example: gifthorse review --accept ID --reason WHY, or "
    "--reject ID, --hold ID, --merge ID OTHER, --apart ID OTHER, --split ID --documents SOURCE, "
    "--edit ID --set date=2024-02, --note ID --reason TEXT, --undo"
)


def review(
    *,
    accept: Ids = None,
    reject: Ids = None,
    hold: Ids = None,
    merge: Pair = None,
    apart: Pair = None,
    split: str | None = None,
    documents: Ids = None,
    edit: str | None = None,
    set: Annotated[list[str] | None, Parameter(negative=())] = None,
    note: str | None = None,
    undo: Annotated[bool | None, Parameter(negative=())] = None,
    number: int | None = None,
    reason: str | None = None,
    reviewer: str | None = None,
    store: str | None = None,
    format: Format | None = None,
    knowledge: Annotated[list[str] | None, Parameter(negative=())] = None,
) -> None:
    """Review the proposed cases, one at a time, by single keys (? lists them); or decide by flags.

    Parameters
    ----------
    accept
        Accept these cases.
    reject
        Reject these cases.
    hold
        Put these cases on hold.
    merge
        Two cases are one.
    apart
        Two cases are not the same; they will not be proposed as one again.
    split
        Take some documents (--documents) out of this case, into one of their own.
    documents
        The documents that --split takes out.
    edit
        Set fields (--set) of this case.
    set
        A field and its value: date=2024-02, "supplier=Name (CODE)", recipient, transfer_status, place, title.
    note
        Write a note (--reason) on this case.
    undo
        Take back the last decision, or the one of --number.
    number
        The number of a decision in the log.
    reason
        Why. Every decision but an undo needs one.
    reviewer
        Your name for the log. Unless given: the setting, else the name of your account.
    store
        The store: a path, or postgresql://user@host/name.
    format
        json: the decisions as objects.
    knowledge
        A folder of your own knowledge beside ours. May be given several times.
    """
    with desk(store, format, knowledge, reviewer) as at:
        simple = {"accept": accept or [], "reject": reject or [], "hold": hold or [], "note": [note] if note else []}
        pairs = {"merge": merge, "apart": apart}
        flags = [*(id for ids in simple.values() for id in ids), *filter(None, (*pairs.values(), split, edit)), undo]
        if not any(flags):
            _queue(at)
            return
        if undo:
            from ..cases import undo as take_back

            _say(at, take_back(at.store, who=at.reviewer, why=reason or "", number=number), "took back: ")
            return
        if not reason:
            raise UsageError("a decision needs its reason: --reason WHY")
        found = {id: find_case(at.store, id) for ids in simple.values() for id in ids}
        for verdict, ids in simple.items():
            for id in ids:
                _decide(at, verdict, found[id], reason, data={"text": reason} if verdict == "note" else None)
        for verdict, pair in pairs.items():
            if pair:
                _decide(at, verdict, find_case(at.store, pair[0]), reason, other=find_case(at.store, pair[1]))
        if split:
            from .reviewing import members_of

            case = find_case(at.store, split)
            unknown = [name for name in documents or () if name not in case.documents]
            if unknown:
                raise UsageError(f"{case.id} has no document {unknown[0]!r}; it has {', '.join(case.documents[:8])}")
            _decide(at, "split", case, reason, members=members_of(case, {*(documents or ())}))
        if edit:
            _decide(at, "edit", find_case(at.store, edit), reason, data=dict(_field(pair) for pair in set or ()))


def _field(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals:
        raise UsageError(f"--set {written!r}: write FIELD=VALUE")
    return name.strip(), value.strip()


def _decide(at: Desk, verdict: str, case: "Case", reason: str, **more: object) -> None:
    from ..cases import judge

    kind: Verdict = verdict  # type: ignore[assignment]
    _say(at, judge(at.store, kind, case, who=at.reviewer, why=reason, **more))  # type: ignore[arg-type]


def _say(at: Desk, made: "Judgement", before: str = "") -> None:
    if at.json:
        line(made)
    else:
        print(f"{before}{made.verdict} {made.case}, decision {made.number} by {made.who}: {made.why}")


def _queue(at: Desk) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(HOW)
    from .keys import key, single_keys
    from .reviewing import Review

    def ask(question: str) -> str:
        try:
            return input(question).strip()
        except EOFError:
            return ""

    def pressed() -> str:
        with single_keys():
            return key()

    decided = Review(at, console(), pressed, ask).run()
    print(f"{decided} decision{'s' * (decided != 1)} logged by {at.reviewer}; gifthorse review goes on from there")
