"""The fixtures of cases: their documents as read, their key, and how far cases agree with it.

``python tests/case_fixtures.py`` prints the figures, and with ``--errors`` what is wrong.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from gifthorse import knowledge
from gifthorse.cases import build
from gifthorse.model import Case, Document, Reading, Transfer
from gifthorse.pipeline import read_document
from gifthorse.store import key_of

FOLDER = Path(__file__).parent / "fixtures" / "cases"
EVENTS = sorted(FOLDER.glob("e*.yaml"))


class Told(NamedTuple):
    """One document of the key: its event, the transfer that tells it, and the labels of its origins."""

    document: Document
    event: str | None
    transfer: dict[str, Any]
    origins: frozenset[str]


class Figures(NamedTuple):
    """B-cubed over members (a document and an event), F1 over pairs of documents of one event, what was not read."""

    precision: float
    recall: float
    f1: float
    origin_f1: float
    members: int
    unread: tuple[str, ...]
    errors: tuple[str, ...]


@contextmanager
def world() -> Iterator[None]:
    """Within this context the invented states and agencies are known."""
    with knowledge.added(FOLDER):
        yield


@cache
def key() -> tuple[Told, ...]:
    """All documents, in the order of the files."""
    return tuple(
        Told(
            document=Document(
                text=entry["text"].strip(),
                source=entry["id"],
                title=entry["title"],
                outlet=entry["outlet"],
                published=str(entry["published"]),
                language="en",
            ),
            event=event["event"],
            transfer=event.get("transfer", {}),
            origins=frozenset(entry.get("origins", ())),
        )
        for event in (yaml.safe_load(path.read_text(encoding="utf-8")) for path in EVENTS)
        for entry in event["documents"]
    )


@cache
def readings() -> tuple[Reading, ...]:
    """The documents as the built-in reader reads them."""
    with world():
        return tuple(read_document(told.document) for told in key())


def matching(reading: Reading, told: Told) -> Transfer | None:
    """The transfer of a reading that tells the event of the key."""

    def fits(transfer: Transfer) -> int:
        families = {goods.class_.partition(".")[0] for goods in transfer.goods}
        score = 0
        for side in ("supplier", "recipient"):
            actor = getattr(transfer, side)
            if actor is not None and actor.code is not None:
                score += 1 if actor.code == told.transfer[side] else -2
        return score if families & set(told.transfer["families"]) else -9

    best = max(reading.transfers, key=fits, default=None)
    return best if best is not None and fits(best) > 0 else None


def figures(cases: Sequence[Case], given: Sequence[Reading]) -> Figures:
    """How far cases agree with the key."""
    case_of = {(m.key, m.transfer): case for case in cases for m in case.members}
    members: dict[str, tuple[str, Case | None, tuple[str, str]]] = {}
    unread = []
    for told, reading in zip(key(), given, strict=True):
        if told.event is None:
            continue
        transfer = matching(reading, told)
        ref = (key_of(told.document), transfer.id if transfer else "")
        if transfer is None:
            unread.append(told.document.source)
        members[told.document.source] = (told.event, case_of.get(ref), ref)
    event_of = {ref: event for event, _, ref in members.values()}
    sizes: dict[str, int] = {}
    for event, _, _ in members.values():
        sizes[event] = sizes.get(event, 0) + 1
    precision, recall, errors = [], [], []
    for source, (event, case, ref) in members.items():
        together = [event_of.get((m.key, m.transfer)) for m in case.members] if case else [event]
        precision.append(together.count(event) / len(together))
        recall.append(min(together.count(event), sizes[event]) / sizes[event])
        if precision[-1] < 1 or recall[-1] < 1:
            errors.append(f"{source} ({event}): case {case and case.id} holds {together}")
        del ref
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    origin, wrong = _origins(members)
    return Figures(p, r, 2 * p * r / (p + r), origin, len(members), tuple(unread), (*errors, *wrong))


def _origins(members: dict[str, tuple[str, Case | None, tuple[str, str]]]) -> tuple[float, list[str]]:
    """F1 of "they share an origin" over the pairs of documents of one event."""
    labels = {told.document.source: told.origins for told in key()}
    right = proposed = wanted = 0
    wrong = []
    for a, b in combinations(members, 2):
        if members[a][0] != members[b][0]:
            continue
        case = members[a][1]
        found = case is not None and case is members[b][1] and any({a, b} <= set(o.documents) for o in case.origins)
        same = bool(labels[a] & labels[b])
        right, proposed, wanted = right + (found and same), proposed + found, wanted + same
        if found != same:
            wrong.append(f"{a} and {b}: {'one origin' if found else 'no origin in common'}, the key says otherwise")
    return 2 * right / (proposed + wanted), wrong


def main() -> None:
    with world():
        found = figures(build(readings()), readings())
    print(f"documents {len(key())}, members {found.members}, unread {len(found.unread)}: {', '.join(found.unread)}")
    print(f"B-cubed precision {found.precision:.3f} recall {found.recall:.3f} F1 {found.f1:.3f}")
    print(f"origin F1 {found.origin_f1:.3f}")
    if "--errors" in sys.argv:
        print("\n".join(found.errors))


if __name__ == "__main__":
    main()
