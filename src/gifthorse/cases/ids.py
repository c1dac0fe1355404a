"""Ids of cases: short, the same for the same inputs, and kept when articles join.

An id is a hash of what the case is about (its parties, goods and month), so that the order in which articles come does
not matter. A case that a store already knows keeps the id it has, even where a new article changes what it is about.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b

from ..model import MemberRef
from . import consensus
from .gather import Cluster

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U, so that an id can be read out and typed."""
SHORT, LONG = 4, 6


def ids_of(
    clusters: Sequence[Cluster], previous: Mapping[str, Sequence[MemberRef]]
) -> tuple[list[str], list[tuple[str, ...]]]:
    """The id of each cluster, and the ids that its members had before under another case."""
    owner = {ref: id for id, members in previous.items() for ref in members}
    shares = [Counter(owner[c.ref] for c in cluster.claims if c.ref in owner) for cluster in clusters]
    ids: list[str | None] = [None] * len(clusters)
    # Whoever holds most of the members of an earlier case goes on under its id.
    claims = [(n, -at, id) for at, share in enumerate(shares) for id, n in share.items()]
    taken: set[str] = set(previous)
    given: set[str] = set()
    for _, at, id in sorted(claims, key=lambda c: (-c[0], -c[1], c[2])):
        if ids[-at] is None and id not in given:
            ids[-at] = id
            given.add(id)
    for at, cluster in enumerate(clusters):
        if ids[at] is None:
            ids[at] = _new(cluster, taken)
            taken.add(ids[at] or "")
    final = [id for id in ids if id is not None]
    former = [tuple(sorted(id for id in share if id not in given)) for share in shares]
    return final, former


def _new(cluster: Cluster, taken: set[str]) -> str:
    about = _about(cluster)
    members = "\n".join(f"{key} {transfer}" for key, transfer in sorted(c.ref for c in cluster.claims))
    for seed in (about, f"{about}\n{members}"):
        letters = _letters(seed)
        for length in range(SHORT, LONG + 1):
            if letters[:length] not in taken:
                return letters[:length]
    raise AssertionError("no id left")  # a billion cases of six letters, and the members differ


def _about(cluster: Cluster) -> str:
    sides = (consensus.party(cluster.claims, role) for role in ("supplier", "recipient"))
    parties = [(party.code or party.name.casefold()) if party else "" for party in sides]
    family = min(Counter(f for c in cluster.claims for f in c.families).items(), key=lambda item: (-item[1], item[0]))[
        0
    ]
    days = [c.when.first for c in cluster.claims if c.when] or [c.told for c in cluster.claims if c.told]
    month = date.fromordinal(min(days)).isoformat()[:7] if days else ""
    return "\n".join((*parties, family, month))


def _letters(seed: str) -> str:
    number = int.from_bytes(blake2b(seed.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    found = ""
    for _ in range(LONG):
        number, digit = divmod(number, 32)
        found += ALPHABET[digit]
    return found
