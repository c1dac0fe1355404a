"""Ids of cases: short, the same for the same inputs, and kept when articles join.

An id is a hash of what the case is about (its parties, goods and month), so that the order in which articles come does
not matter. A case that a store already knows keeps the id it has, even where a new article changes what it is about.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

import msgspec

from ..model import Case, Member
from . import consensus
from .gather import Cluster

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U, so that an id can be read out and typed."""
SHORT, LONG = 4, 6


class Known(msgspec.Struct, frozen=True):
    """What of a case that is there already matters for the next ones: decodes from a stored case."""

    id: str
    members: tuple[Member, ...] = ()
    former: tuple[str, ...] = ()
    made_from: str = ""


def ids_of(clusters: Sequence[Cluster], previous: Iterable[Known | Case]) -> list[tuple[str, tuple[str, ...]]]:
    """For each cluster its id, and the ids under which earlier runs knew what is in it now."""
    before = {case.id: case for case in previous}
    owner = {(m.key, m.transfer): id for id, case in before.items() for m in case.members}
    shares = [Counter(owner[c.ref] for c in cluster.claims if c.ref in owner) for cluster in clusters]
    ids: dict[int, str] = {}
    given: set[str] = set()
    # Whoever holds most of the members of an earlier case goes on under its id.
    for n, at, id in sorted(((n, at, id) for at, s in enumerate(shares) for id, n in s.items()), key=_most_first):
        if n and at not in ids and id not in given:
            ids[at] = id
            given.add(id)
    taken = set(before) | {old for case in before.values() for old in case.former}
    for at, cluster in enumerate(clusters):
        if at not in ids:
            ids[at] = _new(cluster, taken)
            taken.add(ids[at])
    named = []
    for at, share in enumerate(shares):
        old = {id for id in share if id not in given}
        old |= {f for id in (*old, ids[at]) if id in before for f in before[id].former}
        named.append((ids[at], tuple(sorted(old - {ids[at]}))))
    return named


def _most_first(share: tuple[int, int, str]) -> tuple[int, int, str]:
    n, at, id = share
    return -n, at, id


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
