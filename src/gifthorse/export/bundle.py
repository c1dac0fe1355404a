"""What is exported: cases with the documents that they rest on, what people decided, and what was read at all."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from .. import __version__
from ..cases.constraints import standing
from ..cases.decided import STATUSES
from ..cases.refresh import judgements
from ..model import Case, Document, Evidence, Judgement, Reading, Transfer
from ..store import Coverage, Stored, key_of

if TYPE_CHECKING:
    from ..store import Store


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document of a case, ``number`` in its listing ([1], [2] …), how it came into the store, and its transfers.

    ``reading`` has no statements and no transfer mentions: they may be large, and no export prints them.
    """

    number: int
    stored: Stored
    reading: Reading

    @property
    def key(self) -> str:
        """What tells it from any other document of a store."""
        return self.stored.key

    @property
    def document(self) -> Document:
        """The document, with its text."""
        return self.stored.document


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A member of a case: one transfer as one document tells it, and why it was gathered here."""

    source: Source
    transfer: Transfer
    why: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One case with all that it rests on.

    ``sources`` in the order of ``case.documents``, ``tellings`` in that of ``case.members``. ``decisions`` are those
    that stand and name a telling of it, the oldest first; ``decision`` is the one that its status is from, None for a
    case that is only proposed.
    """

    case: Case
    sources: tuple[Source, ...]
    tellings: tuple[Telling, ...]
    decisions: tuple[Judgement, ...] = ()
    decision: Judgement | None = None

    @property
    def reviewed(self) -> bool:
        """True where a person accepted it, rejected it or put it on hold."""
        return self.case.status != "proposed"

    def source_of(self, evidence: Evidence) -> Source:
        """The document that words stand in. Two of one name (its text has changed) are told apart by the words."""
        named = [source for source in self.sources if source.document.source == evidence.document]
        return next((s for s in named if evidence.span.of(s.document.text) == evidence.words), named[0])


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a writer may use; it asks nothing of the store, the settings or the clock.

    ``stored`` is how many documents the store holds, ``coverage`` every input of it. ``reviewers``: whose decisions are
    in here. ``readers``: which readers, with their versions, read the documents. ``state``: the number and the time
    (ISO 8601, UTC) of the last entry of the store's log, so that an export says what it was made from; no export holds
    the time at which it was made, for the same store gives the same bytes.
    """

    files: tuple[File, ...]
    threshold: int
    stored: int
    coverage: Coverage
    reviewers: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    state: tuple[int, str] = (0, "")
    version: str = __version__

    def of(self, *ids: str) -> "Bundle":
        """The same for some of the cases."""
        return msgspec.structs.replace(self, files=tuple(file for file in self.files if file.case.id in ids))


def bundle_of(store: "Store", cases: Iterable[Case], threshold: int) -> Bundle:
    """Everything about these cases that is in the store."""
    wanted = list(cases)
    keys = {member.key for case in wanted for member in case.members}
    stored = {one.key: one for one in store.documents(keys)}
    readings = {key_of(reading.document): _lean(reading) for reading in store.readings(keys)}
    held = standing(judgements(store))
    files = tuple(_file(case, stored, readings, held) for case in wanted)
    last = next(iter(store.decisions(after=store.revision() - 1)), None)
    return Bundle(
        files=files,
        threshold=threshold,
        stored=store.document_count(),
        coverage=store.coverage(),
        reviewers=tuple(dict.fromkeys(j.who for file in files for j in file.decisions)),
        readers=tuple(sorted({one.reader for one in stored.values() if one.reader})),
        state=(last.number, last.at) if last else (0, ""),
    )


def _lean(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, statements=(), transfer_mentions=())


def _file(case: Case, stored: dict[str, Stored], readings: dict[str, Reading], held: Sequence[Judgement]) -> File:
    order = {document: number for number, document in enumerate(case.documents, 1)}
    keys = dict.fromkeys(member.key for member in case.members)
    sources = {
        key: Source(number=order[stored[key].document.source], stored=stored[key], reading=readings[key])
        for key in sorted(keys, key=lambda key: order[stored[key].document.source])
    }
    transfers = {(key, t.id): t for key in keys for t in readings[key].transfers}
    refs = {(member.key, member.transfer) for member in case.members}
    decisions = tuple(j for j in held if not refs.isdisjoint((*j.members, *j.others)))
    return File(
        case=case,
        sources=tuple(sources.values()),
        tellings=tuple(
            Telling(source=sources[m.key], transfer=transfers[m.key, m.transfer], why=m.why) for m in case.members
        ),
        decisions=decisions,
        decision=next((j for j in reversed(decisions) if STATUSES.get(j.verdict) == case.status), None),
    )
