"""People's judgements as constraints on the gathering.

Later judgements win over earlier ones; what they override is said in a warning. An undone judgement counts as never
made.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..model import Judgement, MemberRef

Pair = tuple[MemberRef, MemberRef]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody has undone, in order. An undo can itself be undone."""
    ordered = sorted(judgements, key=lambda j: j.number)
    undone: set[int] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == "undo" and judgement.number not in undone and judgement.undoes is not None:
            undone.add(judgement.undoes)
    return [j for j in ordered if j.verdict != "undo" and j.number not in undone]


class Constraints:
    """Which claims people said tell one transfer, and which do not.

    ``overridden``: (the earlier judgement, the later one that took its place).
    """

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        self.overridden: list[tuple[Judgement, Judgement]] = []
        self._pairs: dict[Pair, tuple[bool, Judgement]] = {}
        for judgement in judgements:
            if judgement.verdict == "merge":
                self._decide(judgement, [(a, b) for a in judgement.members for b in judgement.others], True)
                self._hold(judgement, (*judgement.members, *judgement.others))
            elif judgement.verdict in ("split", "apart"):
                self._decide(judgement, [(a, b) for a in judgement.members for b in judgement.others], False)
                if judgement.verdict == "split":
                    self._hold(judgement, judgement.members)
                    self._hold(judgement, judgement.others)
        self._groups = self._joined()
        self._apart: defaultdict[MemberRef, set[MemberRef]] = defaultdict(set)
        for (a, b), (one, _) in self._pairs.items():
            if not one:
                self._apart[a].add(b)
                self._apart[b].add(a)

    def together(self, ref: MemberRef) -> Sequence[MemberRef]:
        """All claims that people said tell the same transfer, in a fixed order."""
        return self._groups.get(ref, ())

    def apart(self, ref: MemberRef) -> frozenset[MemberRef] | set[MemberRef]:
        """The claims that people said tell another transfer."""
        return self._apart.get(ref, frozenset())

    def _hold(self, judgement: Judgement, group: Sequence[MemberRef]) -> None:
        """What a person saw as one transfer stays one."""
        self._decide(judgement, [(group[0], member) for member in group[1:]], True)

    def _decide(self, judgement: Judgement, pairs: Iterable[Pair], one: bool) -> None:
        for a, b in pairs:
            pair = (a, b) if a < b else (b, a)
            before = self._pairs.get(pair)
            if before and before[0] != one and (before[1], judgement) not in self.overridden:
                self.overridden.append((before[1], judgement))
            self._pairs[pair] = (one, judgement)

    def _joined(self) -> dict[MemberRef, Sequence[MemberRef]]:
        group: dict[MemberRef, set[MemberRef]] = {}
        for (a, b), (one, _) in self._pairs.items():
            if one:
                merged = group.get(a, {a}) | group.get(b, {b})
                for ref in merged:
                    group[ref] = merged
        return {ref: sorted(members - {ref}) for ref, members in group.items()}
