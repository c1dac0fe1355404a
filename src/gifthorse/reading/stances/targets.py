"""What a statement can be about: the deals of a document, as a few words of them are looked for again and again."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..actors.cast import Cast
from ..tellings.merging import Deal

# How far ahead, in characters, what a statement is about may be told.
AHEAD = 200
DEFINITE = ("the", "this", "that", "these", "those")


@dataclass(frozen=True)
class Target:
    """One deal: its index, the lemmas by which its goods are called, its parties' codes, where it is told."""

    number: int
    goods: frozenset[str]
    families: frozenset[str]
    suppliers: frozenset[str]
    recipients: frozenset[str]
    starts: tuple[int, ...]  # offsets of its tellings, ascending
    named: tuple[int, ...]  # the same and those of its goods named again ("the yacht"), ascending

    @property
    def parties(self) -> frozenset[str]:
        """The codes of both sides."""
        return self.suppliers | self.recipients

    def distance(self, at: int, ahead: int = AHEAD, *, named: bool = False) -> int | None:
        """Characters from ``at`` to the nearest telling before it (or a little behind); None where there is none.

        ``named``: or to where its goods are named again.
        """
        among = self.named if named else self.starts
        near = among[max(0, bisect_right(among, at) - 1) : bisect_right(among, at + ahead)]
        return min((abs(at - s) for s in near), default=None)


def targets_of(deals: Sequence[Deal], cast: Cast) -> list[Target]:
    """All deals as targets, in their order."""
    again = definite(cast)
    return [target_of(number, deal, cast, again) for number, deal in enumerate(deals)]


def target_of(number: int, deal: Deal, cast: Cast, again: dict[str, list[int]]) -> Target:
    """One deal as a target; ``again``: the offsets of definite nouns by their lemma."""
    goods = frozenset(cast.doc[g.head].lemma_.lower() for t in deal.tellings for g in t.goods)
    starts = {t.mention.trigger.start for t in deal.tellings}
    return Target(
        number,
        goods,
        frozenset(deal.families),
        frozenset(deal.codes("supplier")),
        frozenset(deal.codes("recipient")),
        tuple(sorted(starts)),
        tuple(sorted(starts.union(*(again.get(lemma, ()) for lemma in goods)))),
    )


def definite(cast: Cast) -> dict[str, list[int]]:
    """Where the text says "the yacht", "those shells": offsets by lemma."""
    found: dict[str, list[int]] = {}
    for token in cast.doc:
        if token.pos_ == "DET" and token.lower_ in DEFINITE and token.dep_ == "det":
            found.setdefault(token.head.lemma_.lower(), []).append(token.head.idx)
    return found
