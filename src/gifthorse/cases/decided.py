"""What people decided about a case: its review status, the fields they set, their notes, and what has changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..errors import UsageError
from ..model import Case, Judgement, MemberRef, Party, ReviewStatus, Status, Verdict

STATUSES: dict[Verdict, ReviewStatus] = {"accept": "accepted", "reject": "rejected", "hold": "hold"}
EDITABLE = ("supplier", "recipient", "date", "transfer_status", "place", "title")


@dataclass
class Decided:
    """The judgements that bear on one case, worked out."""

    status: ReviewStatus = "proposed"
    edits: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def decided_on(
    members: Sequence[Sequence[MemberRef]],
    judgements: Sequence[Judgement],
    overridden: Sequence[tuple[Judgement, Judgement]],
) -> list[Decided]:
    """For each case (given by its members) what was decided, the later decision before the earlier."""
    case_of = {ref: at for at, refs in enumerate(members) for ref in refs}
    found = [Decided() for _ in members]
    for judgement in judgements:
        if judgement.verdict in ("merge", "split", "apart"):
            continue
        holders: dict[int, int] = {}
        for ref in judgement.members:
            if ref in case_of:
                holders[case_of[ref]] = holders.get(case_of[ref], 0) + 1
        if not holders:
            continue
        at = max(holders, key=lambda k: (holders[k], -k))
        decided = found[at]
        if judgement.verdict in STATUSES:
            decided.status = STATUSES[judgement.verdict]
            decided.warnings = [w for w in decided.warnings if not w.startswith("reviewed")]
            _compare(judgement, members[at], len(holders), decided)
        elif judgement.verdict == "edit":
            decided.edits |= judgement.data
        elif judgement.verdict == "note":
            decided.notes.append(f"{judgement.data.get('text', judgement.why)} ({judgement.who}, {judgement.at[:10]})")
    for earlier, later in overridden:
        for at in {case_of[ref] for ref in (*later.members, *later.others) if ref in case_of}:
            found[at].warnings.append(
                f"conflict: “{later.verdict}” by {later.who} ({later.at[:10]}) took the place of “{earlier.verdict}” "
                f"by {earlier.who} ({earlier.at[:10]})"
            )
    return found


def _compare(judgement: Judgement, members: Sequence[MemberRef], cases: int, decided: Decided) -> None:
    """Warn where a case is no longer what was reviewed."""
    known = set(judgement.members)
    joined, gone = len(set(members) - known), len(known - set(members))
    word = STATUSES[judgement.verdict]
    when = f"reviewed ({word} by {judgement.who}, {judgement.at[:10]})"
    if joined:
        decided.warnings.append(f"{when} with {len(known)} tellings; {joined} joined since")
    if gone:
        place = "are in another case now" if cases > 1 else "are gone"
        decided.warnings.append(f"{when} with {len(known)} tellings; {gone} of them {place}")


def edited(case: Case, edits: Mapping[str, Any]) -> Case:
    """The case with the fields that a person set."""
    values = {name: checked(name, value) for name, value in edits.items() if name in EDITABLE}
    return msgspec.structs.replace(case, **values, edited=tuple(values)) if values else case


def checked(name: str, value: Any) -> Any:
    """A field's value as the case has it, or UsageError. A party may be written "Name (CODE)"; "" is not stated."""
    if name not in EDITABLE:
        raise UsageError(f"no field {name!r} can be edited; there are {', '.join(EDITABLE)}")
    if value in ("", None):
        return None if name != "title" else ""
    if name in ("supplier", "recipient") and isinstance(value, str):
        stem, _, code = value.rpartition(" (")
        value = {"name": stem, "code": code[:-1]} if stem and code.endswith(")") else {"name": value}
    kinds: dict[str, Any] = {"supplier": Party, "recipient": Party, "transfer_status": Status}
    if name == "date":
        from ..law.dates import days

        days(value)
    try:
        return msgspec.convert(value, kinds.get(name, str))
    except msgspec.ValidationError as error:
        raise UsageError(f"{name}: {error}") from error
