"""Findings of law, grouped for reading: by outcome, the United Nations first, and folded where they are many."""

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


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one outcome, in order; ``folded`` counts those left out, by jurisdiction."""

    outcome: Outcome
    heading: str
    findings: tuple[Finding, ...]
    folded: tuple[tuple[str, int], ...] = ()


def jurisdiction(provision: str) -> str:
    """ "UN" of "un/2397-2017/op7"."""
    return provision.partition("/")[0].upper()


def groups(findings: Iterable[Finding], everything: bool = False) -> tuple[Group, ...]:
    """The groups that have findings. Where there are more than ``SHOWN``, whole jurisdictions are folded.

    The first jurisdiction of a group is always shown: a count alone tells nobody anything.
    """
    ordered = sorted(findings, key=lambda f: (jurisdiction(f.provision) != "UN", jurisdiction(f.provision)))
    room = len(ordered) if everything else SHOWN
    made = []
    for outcome, heading in HEADINGS.items():
        members = [f for f in ordered if f.outcome == outcome]
        shown: list[Finding] = []
        folded: list[tuple[str, int]] = []
        for code in dict.fromkeys(jurisdiction(f.provision) for f in members):
            own = [f for f in members if jurisdiction(f.provision) == code]
            if shown and len(own) > room:
                folded.append((code, len(own)))
            else:
                shown += own
                room -= len(own)
        if members:
            made.append(Group(outcome=outcome, heading=heading, findings=tuple(shown), folded=tuple(folded)))
    return tuple(made)
