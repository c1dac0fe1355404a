"""Score the transfers of articles: is there one, which, between whom, and who says so.

    document   does an article hold a transfer at all (those whose annotation is only optional do not count)
    detect     the transfers themselves, paired by goods and parties
    exact      supplier, recipient and goods all right
    stance     every source's position on a transfer that was found

The slots (supplier, recipient, goods, status, date) are shares of the detected ones; ``dated`` is the date where the
annotation has one that must be found. What the annotation calls optional is neither asked for nor punished.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model import OUTLET
from .counts import Count
from .matching import Part, overlap_dates, pair, same_goods, same_party, same_stance, same_status, source_name

LEVELS = ("document", "detect", "exact", "stance")
SLOTS = ("supplier", "recipient", "goods", "status", "date", "dated")


@dataclass
class Row:
    """What one article came to: counts of each level, (right, asked) of each slot, anchors and bad ones, errors."""

    levels: dict[str, Count] = field(default_factory=lambda: {level: Count() for level in LEVELS})
    slots: dict[str, list[int]] = field(default_factory=lambda: {slot: [0, 0] for slot in SLOTS})
    anchors: int = 0
    bad_anchors: int = 0
    errors: list[str] = field(default_factory=list)


def label(transfer: Part) -> str:
    """ "RU->KP vehicle.car [completed]", of either side."""
    goods = transfer.get("goods") or []
    kinds = goods["classes"] if isinstance(goods, dict) else [item.get("class", "?") for item in goods]
    ends = [(transfer.get(role) or {}).get("code") for role in ("supplier", "recipient")]
    return f"{ends[0]}->{ends[1]} {','.join(kinds)} [{transfer.get('status')}]"


def rights(found: Part, gold: Part) -> dict[str, bool]:
    """Which slots of a paired transfer are right."""
    dated = overlap_dates(found.get("date"), gold.get("date"))
    return {
        "supplier": same_party(found.get("supplier"), gold.get("supplier")),
        "recipient": same_party(found.get("recipient"), gold.get("recipient")),
        "goods": same_goods(found, gold),
        "status": same_status(found, gold),
        "date": dated or bool(gold.get("date_optional") and not found.get("date")),
    }


def score_document(gold: Part, found: Part | None) -> Row:
    """Score one article: ``gold`` is the annotated text, ``found`` the output's object for it or None."""
    row = Row()
    golds: list[Part] = gold["transfers"]
    transfers: list[Part] = (found or {}).get("transfers") or []
    has = any(transfer.get("status") != "implied" for transfer in transfers)
    if gold["reportable"]:
        row.levels["document"].tp += has
        row.levels["document"].fn += not has
    elif has and not golds:
        row.levels["document"].fp += 1
    pairs = pair(transfers, golds)
    of_gold = {j: i for i, j in pairs}
    for j, wanted in enumerate(golds):
        if j in of_gold:
            _paired(row, gold["id"], wanted, transfers[of_gold[j]])
        elif not wanted.get("optional"):
            row.levels["detect"].fn += 1
            row.levels["exact"].fn += 1
            row.levels["stance"].fn += sum(not stance.get("optional") for stance in wanted.get("stances", []))
            row.errors.append(f"{gold['id']}  missed    {label(wanted)}  {wanted['goods'].get('names', [])[:2]}")
    paired = {i for i, _ in pairs}
    for i, transfer in enumerate(transfers):
        if i in paired or transfer.get("status") == "implied":
            continue
        row.levels["detect"].fp += 1
        row.levels["exact"].fp += 1
        row.levels["stance"].fp += sum(source_name(stance) != OUTLET.name for stance in transfer.get("stances") or [])
        names = [item.get("name") for item in transfer.get("goods") or []][:2]
        row.errors.append(f"{gold['id']}  false     {label(transfer)}  {names}")
    bad: list[tuple[int, int]] = []
    row.anchors = anchors(transfers, gold["text"], bad)
    row.bad_anchors = len(bad)
    return row


def _paired(row: Row, name: str, gold: Part, found: Part) -> None:
    """Count a transfer that was found; an optional one counts for nothing."""
    if gold.get("optional"):
        return
    right = rights(found, gold)
    exact = right["supplier"] and right["recipient"] and right["goods"]
    row.levels["detect"].tp += 1
    row.levels["exact"].tp += exact
    row.levels["exact"].fp += not exact
    row.levels["exact"].fn += not exact
    for slot in SLOTS:
        if slot != "dated":
            row.slots[slot][0] += right[slot]
            row.slots[slot][1] += 1
        elif gold.get("date") and not gold.get("date_optional"):
            row.slots[slot][0] += right["date"]
            row.slots[slot][1] += 1
    if wrong := [slot for slot, well in right.items() if not well]:
        told = f"{label(gold)} {gold.get('date')}   said {label(found)} {found.get('date')}"
        row.errors.append(f"{name}  wrong {','.join(wrong)}   {told}")
    _stances(row, name, gold, found)


def _stances(row: Row, name: str, gold: Part, found: Part) -> None:
    """Count the positions on a transfer. Further names of one source with one position are one stance."""
    have: list[Part] = list(found.get("stances") or [])
    taken: set[int] = set()
    for wanted in sorted(gold.get("stances", []), key=lambda stance: bool(stance.get("optional"))):
        hits = {k for k, stance in enumerate(have) if k not in taken and same_stance(stance, wanted)}
        taken |= hits
        if wanted.get("optional"):
            continue
        row.levels["stance"].tp += bool(hits)
        row.levels["stance"].fn += not hits
        if not hits:
            said = f"{wanted['source']} {wanted['position']} {wanted['about']}"
            row.errors.append(f"{name}  no stance {said}   on {label(gold)}")
    for k, stance in enumerate(have):
        source = source_name(stance)
        # An outlet that affirms beside others is neither asked for nor punished.
        if k in taken or (source == OUTLET.name and stance.get("position") == "affirms"):
            continue
        row.levels["stance"].fp += 1
        said = f"{source} {stance.get('position')} {stance.get('about')}"
        row.errors.append(f"{name}  false stance {said}   on {label(gold)}")


def anchors(part: Any, text: str, bad: list[tuple[int, int]]) -> int:
    """How many offset pairs stand under a part of the output; those outside the text or on no words go to ``bad``."""
    if isinstance(part, list):
        return sum(anchors(item, text, bad) for item in part)
    if not isinstance(part, dict):
        return 0
    n = 0
    for key, value in part.items():
        if key == "mentions":
            pairs = value or []
        elif key in ("trigger", "evidence", "cue", "span") and value:
            pairs = [value]
        else:
            n += anchors(value, text, bad)
            continue
        n += len(pairs)
        bad.extend((a, b) for a, b in pairs if not (0 <= a < b <= len(text)) or not text[a:b].strip())
    return n


def total(rows: Sequence[Row]) -> dict[str, Count]:
    """The counts of all rows together."""
    sums = {level: Count() for level in LEVELS}
    for row in rows:
        for level in LEVELS:
            sums[level].add(row.levels[level])
    return sums


def figures(rows: Sequence[Row], without_output: int = 0) -> dict[str, Any]:
    """All figures: of each level P, R, F1 and its 95 % interval by resampling articles; of each slot a share."""
    sums, rng = total(rows), random.Random(0)
    resampled: dict[str, list[float]] = {level: [] for level in LEVELS}
    for _ in range(400):
        sample = total([rows[rng.randrange(len(rows))] for _ in rows]) if rows else sums
        for level in LEVELS:
            resampled[level].append(sample[level].f1)
    made: dict[str, Any] = {"documents": len(rows), "without_output": without_output}
    for level, count in sums.items():
        spread = sorted(resampled[level])
        made[level] = {
            "precision": round(count.precision, 3),
            "recall": round(count.recall, 3),
            "f1": round(count.f1, 3),
            "f1_95": [round(spread[10], 3), round(spread[-11], 3)],
            "tp": count.tp,
            "fp": count.fp,
            "fn": count.fn,
        }
    for slot in SLOTS:
        right, asked = (sum(row.slots[slot][k] for row in rows) for k in (0, 1))
        made[f"slot_{slot}"] = round(right / asked, 3) if asked else None
    made["anchors"] = sum(row.anchors for row in rows)
    made["bad_anchors"] = sum(row.bad_anchors for row in rows)
    return made
