"""Findings of law, grouped for reading: by outcome, the United Nations first, and folded where they are many."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from ..model import Finding, Outcome

HEADINGS: dict[Outcome, str] = {
    "prohibited": "would fall under, if the account is right",
    "depends": "would fall under, depending on what is missing",
    "exempt": "an exception applies",
}
SHOWN = 6
"""So many findings of one card are read; beyond them a count serves better."""
NONE = "no provision that the program knows; that is no clearance"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one outcome, in order; ``folded`` counts those left out, by jurisdiction."""

    outcome: Outcome
    heading: str
    findings: tuple[Finding, ...]
    folded: tuple[tuple[str, int], ...] = ()


def reasons(finding: Finding) -> list[str]:
    """One line of reasons and one of what is missing, each where there is any."""
    lines = {"because": finding.because, "missing": finding.missing}
    return [f"{label} {'; '.join(parts)}" for label, parts in lines.items() if parts]


def jurisdiction(provision: str) -> str:
    """ "UN" of "un/2397-2017/op7"."""
    return provision.partition("/")[0].upper()


def groups(found: Iterable[Finding], everything: bool = False) -> tuple[Group, ...]:
    """The groups that have findings. Beyond ``SHOWN`` in all they are counted, but each group shows at least one."""
    ordered = sorted(found, key=lambda f: (jurisdiction(f.provision) != "UN", jurisdiction(f.provision)))
    room = len(ordered) if everything else SHOWN
    made = []
    for outcome, heading in HEADINGS.items():
        members = [f for f in ordered if f.outcome == outcome]
        if not members:
            continue
        shown = members[: max(room, 1)]
        room -= len(shown)
        folded = Counter(jurisdiction(f.provision) for f in members[len(shown) :])
        made.append(Group(outcome=outcome, heading=heading, findings=tuple(shown), folded=tuple(folded.items())))
    return tuple(made)
