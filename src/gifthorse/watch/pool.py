"""Several processes that add at once, each with a parser and a connection of its own.

The store keeps them from losing or doubling anything, so they need no word with one another. Each has a pipe to us; a
process that dies costs the input it was at, and all of them end when we do, however that came about.
"""

import contextlib
import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from ..documents import Failure, Raw
from ..errors import GifthorseError
from .adding import Added, Adder, How

if TYPE_CHECKING:
    from ..reading.reader import Reader

Answer = list[Added] | str


class Pool:
    """``jobs`` processes that add to the store at ``place``."""

    def __init__(self, jobs: int, place: str, how: How, reader: "Reader | None") -> None:
        self.jobs, self.arguments = jobs, (place, how, reader)
        self.workers: dict[Connection[Any, Any], Any] = {}
        self.context = multiprocessing.get_context("spawn")

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        for pipe, process in self.workers.items():
            pipe.close()
            process.join(10)
            process.kill()

    def run(self, raws: Iterable[Raw | Failure]) -> Iterator[Added]:
        """Hand inputs out one at a time; what came of them, in the order of their ends."""
        waiting = iter(raws)
        busy: dict[Connection[Any, Any], str] = {}
        more = True
        while more or busy:
            while more and len(busy) < self.jobs:
                raw = next(waiting, None)
                if raw is None:
                    more = False
                    break
                pipe = next((pipe for pipe in self.workers if pipe not in busy), None) or self.start()
                busy[pipe] = raw.source
                with contextlib.suppress(OSError):  # a process that is gone is found out below
                    pipe.send(raw)
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                source = busy.pop(ready)
                try:
                    answer: Answer = ready.recv()
                except (EOFError, OSError):
                    self.workers.pop(ready).join()
                    yield Added(source=source, state="lost", reason="unexpected: makes the reader's process end")
                    continue
                if isinstance(answer, str):
                    raise GifthorseError(answer)
                yield from answer

    def start(self) -> "Connection[Any, Any]":
        """One more process."""
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=serve, args=(theirs, *self.arguments), daemon=True)
        process.start()
        theirs.close()
        self.workers[ours] = process
        return ours


def serve(pipe: "Connection[Any, Any]", place: str, how: How, reader: "Reader | None") -> None:
    """The other side: inputs in, what came of them out. An answer that is a string ends the run."""
    from ..store import open_store

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ours to handle; the pipe then ends
    with open_store(place) as store, how.known():
        adder = Adder(store, how, reader)
        while True:
            try:
                raw = pipe.recv()
            except (EOFError, OSError):
                return
            try:
                answer: Answer = list(adder.take(raw))
            except GifthorseError as error:
                answer = str(error)
            with contextlib.suppress(OSError):
                pipe.send(answer)
