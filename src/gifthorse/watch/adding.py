"""Inputs into a store. Each document is kept by itself, so that a run can be killed anywhere and begun again."""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .. import __version__, knowledge
from ..documents import Failure, Limits, Raw, extract
from ..documents.raw import DEFAULTS
from ..model import Document
from ..pipeline import read_document

if TYPE_CHECKING:
    from ..reading.reader import Reader
    from ..store import Store


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one document or input.

    ``state``: ``read``, ``known`` (already there, ``count`` documents), ``skipped`` (it is not to be read), ``failed``
    (it cannot be read), ``broken`` (the program failed on it) or ``lost`` (a process died of it). ``reason`` is one
    line. ``words`` and ``transfers`` are counts of what was read.
    """

    source: str
    state: str
    count: int = 1
    words: int = 0
    transfers: int = 0
    reason: str = ""


class How(msgspec.Struct, frozen=True, kw_only=True):
    """How inputs are added.

    ``published`` (an ISO day) wins over what inputs say. ``again``: documents that another version of the reader read
    are read again. ``knowledge``: the user's folders beside ours, for processes that do not share ours. ``who`` the log
    names.
    """

    published: str | None = None
    again: bool = False
    limits: Limits = DEFAULTS
    knowledge: tuple[str, ...] = ()
    who: str = "unknown"

    def known(self) -> AbstractContextManager[None]:
        """The context in which the user's knowledge counts."""
        there = knowledge.roots()
        return knowledge.added(*(path for path in map(Path, self.knowledge) if path.resolve() not in there))


class Adder:
    """Puts inputs into an open store, one after the other, with the knowledge that is in force."""

    def __init__(self, store: "Store", how: How, reader: "Reader | None" = None) -> None:
        self.store, self.how, self.reader = store, how, reader
        self.reader_name = name_of(reader)

    def take(self, raw: Raw | Failure) -> Iterator[Added]:
        """Everything in one input. Nothing is read that is there already."""
        if isinstance(raw, Failure):
            yield self.fail(raw)
            return
        simple = not self.how.again and self.how.published is None
        if simple and (count := self.store.input_read(raw)) is not None:
            yield Added(source=raw.source, state="known", count=count)
            return
        yield from self.results(raw, list(extract(raw, published=self.how.published, limits=self.how.limits)))

    def results(self, raw: Raw, found: list[Document | Failure]) -> Iterator[Added]:
        """Everything that was found in one input, which is closed when all of it is in the store."""
        whole, closed = True, False
        for number, document in enumerate(found, 1):
            closing = len(found) if whole and number == len(found) else None
            added = self.fail(document) if isinstance(document, Failure) else self.document(raw, document, closing)
            whole = whole and added.state in {"read", "known"}
            closed = closing is not None and added.state == "read"
            yield added
        if whole and not closed:
            self.store.close_input(raw, len(found))

    def document(self, raw: Raw, document: Document, closing: int | None = None) -> Added:
        """One document: read and kept, unless it is there."""
        stale = False
        if key := self.store.key_in_store(raw, document):
            there = next(self.store.documents([key]))
            stale = there.reader is None or (self.how.again and there.reader != self.reader_name)
            if self.how.published is not None and there.document.published != document.published:
                stale = True
            if not stale:
                return Added(source=document.source, state="known")
        try:
            reading = read_document(document, self.reader)
            kept = self.store.keep(
                raw, reading, reader=self.reader_name, who=self.how.who, again=stale, closing=closing
            )
        except Exception as error:  # one document must not end the run
            if os.environ.get("GIFTHORSE_DEBUG") or is_of_store(error):
                raise
            what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            return self.fail(Failure(source=document.source, reason=f"unexpected: {what}"), "broken")
        words = len(document.text.split())
        state = "read" if kept else "known"
        return Added(source=document.source, state=state, words=words, transfers=len(reading.transfers))

    def fail(self, failure: Failure, state: str = "failed") -> Added:
        """Note what cannot be read (``skipped``: is not to be); the next run tries it again."""
        self.store.failed(failure, "skipped" if state == "skipped" else "failed")
        return Added(source=failure.source, state=state, reason=failure.reason)


def is_of_store(error: Exception) -> bool:
    """True where not the document but the store fails: every further document would, too."""
    from ..store import StoreError

    return isinstance(error, StoreError)


def add(
    store: "Store", raws: Iterable[Raw | Failure], how: How, reader: "Reader | None" = None, jobs: int = 1
) -> Iterator[Added]:
    """Put inputs into a store with one process, or with ``jobs`` of them; what came of each, as it comes.

    ``reader`` (None: the built-in one) must be picklable where ``jobs`` is more than 1.
    """
    if jobs > 1:
        from .pool import Pool

        with Pool(jobs, store.place, how, reader) as pool:
            for added in pool.run(raws):
                if added.state == "lost":
                    store.failed(Failure(source=added.source, reason=added.reason))
                yield added
        return
    adder = Adder(store, how, reader)
    for raw in raws:
        yield from adder.take(raw)


def name_of(reader: "Reader | None") -> str:
    """A reader with its version; the knowledge that it reads with is part of the built-in one's."""
    if reader is not None:
        return str(getattr(reader, "name", None) or type(reader).__name__)
    digest = blake2b(digest_size=6)
    for root in knowledge.roots():
        for path in sorted(root.rglob("*.yaml")):
            digest.update(str(path.relative_to(root)).encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes())
    return f"gifthorse {__version__}, knowledge {digest.hexdigest()}"
