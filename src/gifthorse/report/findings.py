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
SHOWN = 4
"""So many findings of one card are read; beyond them a count serves better."""
REASON = 160
"""A reason is shown up to so many characters, unless all is asked for."""
NONE = "no provision that the program knows; that is no clearance"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one outcome, in order; ``folded`` counts those left out, by jurisdiction."""

    outcome: Outcome
    heading: str
    findings: tuple[Finding, ...]
    folded: tuple[tuple[str, int], ...] = ()


def brief(reason: str) -> str:
    """A reason cut to a line, between words: the JSON has it whole, and so does ``--all-findings``."""
    if len(reason) <= REASON:
        return reason
    return reason[:REASON].rsplit(None, 1)[0].rstrip(",;:") + " …"


def title(provision: str) -> str | None:
    """What the paragraph is about, where the knowledge in force has it."""
    from ..law import register

    known = register().provisions.get(provision)
    return known.title if known else None


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
