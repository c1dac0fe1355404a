"""When a transfer that was found and one of the annotation are the same, and which of each belong together."""

import re
from collections.abc import Sequence
from typing import Any

from ..model import OUTLET
from .words import words

Part = dict[str, Any]
"""A transfer, party or stance as JSON: of the output's contract, or of the annotation."""


def tokens(name: str | None) -> set[str]:
    """The words of a name that tell it from others."""
    found = set(re.findall(r"[^\W_]+", (name or "").casefold()))
    return (found - words().titles) or found


def codes(party: Part | None) -> set[str | None]:
    """Every code that the annotation accepts for a party; None where the text does not say."""
    return {party.get("code"), *party.get("alt", [])} if party else {None}


def same_party(found: Part | None, gold: Part | None) -> bool:
    """By code; by a word of the name where neither has one, or where both are groups that no list has."""
    have, want = (found or {}).get("code"), codes(gold)
    names = (gold or {}).get("names") or []

    def named() -> bool:
        return found is not None and any(tokens(found.get("name")) & tokens(name) for name in names)

    if have is None:
        return None in want and (not names or named())
    if have in want:
        return True
    unlisted = have.startswith("group:") and have.removeprefix("group:") not in words().groups
    return unlisted and any(code and code.startswith("group:") for code in want) and named()


def classes(found: Part) -> list[str]:
    """The goods classes of a transfer that was found."""
    return [item.get("class") or "other" for item in found.get("goods") or []]


def same_goods(found: Part, gold: Part) -> bool:
    """One class is one that the annotation accepts, or a refinement of it."""
    return any(
        have == want or have.startswith(want + ".") for have in classes(found) for want in gold["goods"]["classes"]
    )


def near_goods(found: Part, gold: Part) -> bool:
    """The same family, 'weapons' for 'shells': enough to pair two tellings, not enough for an exact match."""
    families = {want.split(".")[0] for want in gold["goods"]["classes"]}
    return any(have.split(".")[0] in families for have in classes(found))


def same_status(found: Part, gold: Part) -> bool:
    """One of those that the annotation accepts."""
    return found.get("status") in [gold["status"], *gold.get("status_alt", [])]


def overlap_dates(found: str | None, gold: str | None) -> bool:
    """The two intervals share a day, or neither is given."""
    if gold is None or found is None:
        return gold == found

    def bounds(edtf: str) -> tuple[str, str]:
        first, _, last = edtf.partition("/")
        return first, (last or first) + "~"

    (first, last), (from_, to) = bounds(found), bounds(gold)
    return first <= to and from_ <= last


def weight(found: Part, gold: Part) -> float:
    """How well the two go together; 0 where they do not."""
    if not near_goods(found, gold):
        return 0.0
    supplier = same_party(found.get("supplier"), gold.get("supplier"))
    recipient = same_party(found.get("recipient"), gold.get("recipient"))
    known = [role for role in ("supplier", "recipient") if None not in codes(gold.get(role))]
    if known and not ((supplier and "supplier" in known) or (recipient and "recipient" in known)):
        return 0.0
    return (
        1
        + 2 * same_goods(found, gold)
        + 1.5 * supplier
        + 1.5 * recipient
        + 0.5 * same_status(found, gold)
        + 0.25 * overlap_dates(found.get("date"), gold.get("date"))
    )


def pair(found: Sequence[Part], golds: Sequence[Part]) -> list[tuple[int, int]]:
    """(index found, index in the annotation), one to one, the best first; required ones before optional ones."""
    ranked = sorted(
        ((weight(f, g), not g.get("optional"), -i, -j) for i, f in enumerate(found) for j, g in enumerate(golds)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for value, _, i, j in ranked:
        if value > 0 and all(-i != a and -j != b for a, b in pairs):
            pairs.append((-i, -j))
    return pairs


def source_name(stance: Part) -> str:
    """Who takes the position; the outlet where nobody is named."""
    return (stance.get("source") or {}).get("name") or OUTLET.name


def same_stance(found: Part, gold: Part) -> bool:
    """The same position on the same question, by a source that shares a word of its name or its code."""
    if found.get("position") != gold["position"] or found.get("about") != gold["about"]:
        return False
    name = source_name(found)
    if OUTLET.name in (name, gold["source"]):
        return bool(name == gold["source"])
    if any(tokens(name) & tokens(other) for other in [gold["source"], *gold.get("also", [])]):
        return True
    code = (found.get("source") or {}).get("code")
    return code is not None and code == gold.get("code")
