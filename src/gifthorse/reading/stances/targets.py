"""What a statement can be about: the deals of a document, as a few words of them are looked for again and again."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..actors.cast import Cast
from ..tellings.merging import Deal

# How far ahead, in characters, what a statement is about may be told.
AHEAD = 200


@dataclass(frozen=True)
class Target:
    """One deal: its index, the lemmas by which its goods are called, its parties' codes, where it is told."""

    number: int
    goods: frozenset[str]
    families: frozenset[str]
    suppliers: frozenset[str]
    recipients: frozenset[str]
    starts: tuple[int, ...]  # offsets of its tellings, ascending

    @property
    def parties(self) -> frozenset[str]:
        """The codes of both sides."""
        return self.suppliers | self.recipients

    def distance(self, at: int, ahead: int = AHEAD) -> int | None:
        """Characters from ``at`` to the nearest telling before it (or a little behind); None where there is none."""
        k = bisect_right(self.starts, at + ahead)
        near = self.starts[max(0, bisect_right(self.starts, at) - 1) : k]
        return min((abs(at - s) for s in near), default=None)


def targets_of(deals: Sequence[Deal], cast: Cast) -> list[Target]:
    """All deals as targets, in their order."""
    return [
        Target(
            number,
            frozenset(cast.doc[g.head].lemma_.lower() for t in deal.tellings for g in t.goods),
            frozenset(deal.families),
            frozenset(deal.codes("supplier")),
            frozenset(deal.codes("recipient")),
            tuple(sorted(t.mention.trigger.start for t in deal.tellings)),
        )
        for number, deal in enumerate(deals)
    ]
