"""Claims gathered into clusters, one for each transfer: in one pass over blocks, so that it stays linear.

A claim is compared with the clusters that share its parties and its family of goods, or a ship, never with all. It
joins the one that fits best if both its nearest member and the cluster as a whole speak for it and nothing decisive
against: a chain of look-alikes must not tie two events together. Claims with both parties known come first, in the
order of their publication; those that know one party less join what is there, and what is only implied comes last.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .claim import Claim
from .constraints import Constraints
from .features import Comparison, Copied, compare, threshold

SHOWN = 10
"""So many members stand for a large cluster in a comparison: those that say most, and the latest."""
NEAREST = 0.6
"""What the nearest member's score weighs beside the mean of all."""
Key = tuple[str, ...]


@dataclass(eq=False)
class Cluster:
    """The claims of one transfer. ``reasons``: for each claim after the first, whom it was nearest to, and why."""

    claims: list[Claim] = field(default_factory=list)
    reasons: dict[Claim, tuple[Claim, Comparison]] = field(default_factory=dict)

    def standing(self) -> list[Claim]:
        """The members that stand for all."""
        if len(self.claims) <= SHOWN:
            return self.claims
        telling = sorted(self.claims[:-3], key=_says_much, reverse=True)[: SHOWN - 3]
        return [*telling, *self.claims[-3:]]


def gather(claims: Iterable[Claim], constraints: Constraints, copied: Copied) -> list[Cluster]:
    """Clusters in the order of their first claim. The same claims in any order give the same clusters."""
    ordered = sorted(claims, key=lambda c: (c.implied, not c.full, c.order))
    index: defaultdict[Key, list[Cluster]] = defaultdict(list)
    clusters: list[Cluster] = []
    of: dict[tuple[str, str], Cluster] = {}
    for claim in ordered:
        cluster = _chosen(claim, index, of, constraints, copied)
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        cluster.claims.append(claim)
        of[claim.ref] = cluster
        for key in keys_of(claim):
            if cluster not in index[key]:
                index[key].append(cluster)
    for cluster in clusters:
        cluster.claims.sort(key=lambda c: c.order)
    return sorted(clusters, key=lambda c: c.claims[0].order)


def _chosen(
    claim: Claim,
    index: dict[Key, list[Cluster]],
    of: dict[tuple[str, str], Cluster],
    constraints: Constraints,
    copied: Copied,
) -> Cluster | None:
    """The cluster that a claim joins: where a person put it, else where it fits best, else none."""
    forced = next((of[ref] for ref in constraints.together(claim.ref) if ref in of), None)
    if forced is not None:
        return forced
    best: tuple[float, Cluster, Claim, Comparison] | None = None
    banned = constraints.apart(claim.ref)
    seen: set[int] = set()
    for key in keys_of(claim):
        for cluster in index.get(key, ()):
            if id(cluster) in seen:
                continue
            seen.add(id(cluster))
            if banned and any(c.ref in banned for c in cluster.claims):
                continue
            found = fit(claim, cluster, copied)
            if found and found[0] >= threshold() and (best is None or found[0] > best[0]):
                best = (found[0], cluster, found[1], found[2])
    if best is None:
        return None
    best[1].reasons[claim] = (best[2], best[3])
    return best[1]


def fit(claim: Claim, cluster: Cluster, copied: Copied) -> tuple[float, Claim, Comparison] | None:
    """How well a claim fits a cluster, and its nearest member; None where something decisive keeps it out."""
    total, nearest = 0.0, None
    standing = cluster.standing()
    for other in standing:
        comparison = compare(claim, other, copied)
        if comparison.apart:
            return None
        total += comparison.score
        if nearest is None or comparison.score > nearest[1].score:
            nearest = (other, comparison)
    assert nearest is not None
    return NEAREST * nearest[1].score + (1 - NEAREST) * total / len(standing), *nearest


def keys_of(claim: Claim) -> Iterator[Key]:
    """The blocks of a claim: its parties with its family of goods, its ships.

    A claim that knows one party only is filed under that one, and looks through the blocks of that one; a full claim
    is filed under both and each, so that it is found.
    """
    supplier = _names(claim.supplier.home, claim.supplier.firm)
    recipient = _names(claim.recipient.home, claim.recipient.firm)
    for family in sorted(claim.families):
        if claim.full:
            yield from (("both", s, r, family) for s in supplier for r in recipient)
        yield from (("supplier", s, family) for s in supplier)
        yield from (("recipient", r, family) for r in recipient)
        yield from (("ship", ship, family) for ship in sorted(claim.ships))


def _names(home: str | None, firm: frozenset[str]) -> list[str]:
    return [*filter(None, [home]), *(f"name:{word}" for word in sorted(firm))]


def _says_much(claim: Claim) -> int:
    return bool(claim.when) + claim.full + bool(claim.amounts) + bool(claim.ships) + bool(claim.models)
