"""Claims gathered into clusters, one for each transfer: in one pass over blocks, so that it stays linear.

A claim is compared with the clusters that share its parties and its family of goods, or a ship, never with all. It
joins the one that fits best if both its nearest member and the cluster as a whole speak for it and nothing decisive
against: a chain of look-alikes must not tie two events together. Claims with both parties known come first, in the
order of their publication; those that know one party less join what is there, and what is only implied comes last.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest

from ..model import MemberRef
from .claim import Claim, Side
from .constraints import Constraints
from .features import Comparer, Comparison, Copied

SHOWN = 8
"""So many members stand for a large cluster in a comparison: those that say most, and the latest."""
NEAREST = 0.6
"""What the nearest member's score weighs beside the mean of all."""
TRIED = 24
"""So many clusters of a block, the nearest in time, are compared with a claim."""
SHARP = 31
"""A date of no more days can be looked up by its month."""
Key = tuple[str | int, ...]


@dataclass(eq=False)
class Cluster:
    """The claims of one transfer. ``reasons``: for each claim after the first, whom it was nearest to, and why."""

    claims: list[Claim] = field(default_factory=list)
    reasons: dict[Claim, tuple[Claim, Comparison]] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None

    def add(self, claim: Claim) -> None:
        """Take a claim in."""
        self.claims.append(claim)
        for day in _days(claim):
            self.first = day if self.first is None else min(self.first, day)
            self.last = day if self.last is None else max(self.last, day)

    def standing(self) -> list[Claim]:
        """The members that stand for all."""
        if len(self.claims) <= SHOWN:
            return self.claims
        telling = sorted(self.claims[:-3], key=_says_much, reverse=True)[: SHOWN - 3]
        return [*telling, *self.claims[-3:]]

    def away(self, days: list[int]) -> int:
        """How many days a claim lies from it; 0 where either is undated."""
        if self.first is None or self.last is None or not days:
            return 0
        return min(max(0, self.first - day, day - self.last) for day in days)


def gather(claims: Iterable[Claim], constraints: Constraints, copied: Copied) -> list[Cluster]:
    """Clusters in the order of their first claim. The same claims in any order give the same clusters."""
    return _Gathering(constraints, Comparer(copied)).of(claims)


class _Gathering:
    def __init__(self, constraints: Constraints, compare: Comparer) -> None:
        self.constraints, self.compare = constraints, compare
        self.blocks: defaultdict[Key, dict[int, Cluster]] = defaultdict(dict)
        self.cluster_of: dict[MemberRef, Cluster] = {}

    def of(self, claims: Iterable[Claim]) -> list[Cluster]:
        clusters: list[Cluster] = []
        for claim in sorted(claims, key=lambda c: (c.implied, not c.full, c.order)):
            cluster = self.chosen(claim)
            if cluster is None:
                cluster = Cluster()
                clusters.append(cluster)
            cluster.add(claim)
            self.cluster_of[claim.ref] = cluster
            for key in filed_under(claim):
                self.blocks[key].setdefault(id(cluster), cluster)
        for cluster in clusters:
            cluster.claims.sort(key=lambda c: c.order)
        return sorted(clusters, key=lambda c: c.claims[0].order)

    def chosen(self, claim: Claim) -> Cluster | None:
        """The cluster that a claim joins: where a person put it, else where it fits best, else none."""
        together = self.constraints.together(claim.ref)
        forced = next((self.cluster_of[ref] for ref in together if ref in self.cluster_of), None)
        if forced is not None:
            return forced
        best: tuple[float, Cluster, Claim, Comparison] | None = None
        banned = self.constraints.apart(claim.ref)
        for cluster in self.near(claim):
            if banned and any(c.ref in banned for c in cluster.claims):
                continue
            found = self.fit(claim, cluster)
            if found and found[0] >= self.compare.threshold and (best is None or found[0] > best[0]):
                best = (found[0], cluster, found[1], found[2])
        if best is None:
            return None
        best[1].reasons[claim] = (best[2], best[3])
        return best[1]

    def near(self, claim: Claim) -> Iterable[Cluster]:
        """The clusters to compare a claim with: those of its blocks, the nearest in time where a block is large."""
        days = list(_days(claim))
        found: dict[int, Cluster] = {}
        for key in looked_up_under(claim):
            block = self.blocks.get(key)
            if block and len(block) > TRIED:
                found.update((id(c), c) for c in nsmallest(TRIED, block.values(), key=lambda c: c.away(days)))
            elif block:
                found.update(block)
        return found.values()

    def fit(self, claim: Claim, cluster: Cluster) -> tuple[float, Claim, Comparison] | None:
        """How well a claim fits a cluster, and its nearest member; None where something decisive keeps it out."""
        total, nearest = 0.0, None
        standing = cluster.standing()
        for other in standing:
            comparison = self.compare(claim, other)
            if comparison.apart:
                return None
            total += comparison.score
            if nearest is None or comparison.score > nearest[1].score:
                nearest = (other, comparison)
        assert nearest is not None
        return NEAREST * nearest[1].score + (1 - NEAREST) * total / len(standing), *nearest


def looked_up_under(claim: Claim) -> Iterator[Key]:
    """The blocks through which a claim looks.

    One that knows both parties looks among those with both, those of one of the two that are dated to the same month
    (reports may contradict each other on a party), and those with its ship; one that knows a single party among all
    of that party.
    """
    if not claim.full:
        yield from (key for key in filed_under(claim) if key[0] != "month")
        return
    yield from (key for key in filed_under(claim) if key[0] in ("both", "month", "ship"))


def filed_under(claim: Claim) -> Iterator[Key]:
    """The blocks that a claim's cluster stands in."""
    supplier = _names(claim.supplier)
    recipient = _names(claim.recipient)
    sharp = claim.when is not None and claim.when.last - claim.when.first <= SHARP
    month = claim.when.first // SHARP if claim.when and sharp else 0
    for family in sorted(claim.families):
        if claim.full:
            yield from (("both", s, r, family) for s in supplier for r in recipient)
        for role, names in (("supplier", supplier), ("recipient", recipient)):
            yield from ((role, name, family) for name in names)
            if sharp:
                yield from (("month", role, name, family, m) for name in names for m in (month, month + 1))
        yield from (("ship", ship, family) for ship in sorted(claim.ships))


def _names(side: Side) -> list[str]:
    return [*filter(None, [side.home]), *(f"name:{word}" for word in sorted(side.firm))]


def _days(claim: Claim) -> Iterator[int]:
    """The day of its report; of its own date, where it has one, the first and last."""
    if claim.when:
        yield from claim.when
    if claim.told is not None:
        yield claim.told


def _says_much(claim: Claim) -> int:
    return bool(claim.when) + claim.full + bool(claim.amounts) + bool(claim.ships) + bool(claim.models)
