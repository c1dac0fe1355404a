"""A process of its own for parsers of other people's files: what hangs, crashes or swells there costs itself only.

libxml2 and PDFium are C: no exception reaches into them and no timer stops them, so the process is the limit. It starts
at the first page, serves one document after the other, and ends when its parent's pipe closes, however that came about.
"""

import atexit
import contextlib
import os
import struct
import subprocess
import sys
import threading
from typing import IO

import msgspec

from ..model import Document
from .raw import Failure, Limits, Raw

LENGTH = struct.Struct(">Q")


class Job(msgspec.Struct, frozen=True):
    """What the worker is asked."""

    raw: Raw
    limits: Limits


class Result(msgspec.Struct, frozen=True):
    """One document or one failure."""

    document: Document | None = None
    failure: Failure | None = None


class Worker:
    """The parent's side; one for each process, and one job at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.parent = 0

    def run(self, raw: Raw, limits: Limits) -> list[Document | Failure]:
        """The documents in some bytes; a Failure where the worker is stopped by time or memory, or dies."""
        with self.lock:
            process = self.running()
            assert process.stdin
            assert process.stdout
            timer = threading.Timer(limits.parse_s, process.kill)
            timer.start()
            try:
                send(process.stdin, msgspec.msgpack.encode(Job(raw, limits)))
                reply = receive(process.stdout)
            except OSError:
                reply = None
            except BaseException:  # whoever interrupts us leaves an answer in the pipe, and it would be the next one's
                self.close()
                raise
            finally:
                late = not timer.is_alive()
                timer.cancel()
            if reply is None:
                self.close()
                reason = f"takes more than {limits.parse_s:g} s to parse" if late else "makes its parser fail"
                return [Failure(source=raw.source, reason=f"{reason}; save its text as a text file")]
        results = msgspec.msgpack.decode(reply, type=list[Result])
        return [found for result in results if (found := result.document or result.failure)]

    def running(self) -> "subprocess.Popen[bytes]":
        """The process, started where there is none (a fork must not share its parent's)."""
        if self.process is None or self.parent != os.getpid() or self.process.poll() is not None:
            self.close()
            self.process = subprocess.Popen(
                [sys.executable, "-c", f"from {__name__} import main; main()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            self.parent = os.getpid()
        return self.process

    def close(self) -> None:
        """End the process."""
        if self.process is not None and self.parent == os.getpid():
            self.process.kill()
            with contextlib.suppress(OSError):
                self.process.communicate()
        self.process = None


worker = Worker()
atexit.register(worker.close)


def send(pipe: IO[bytes], data: bytes) -> None:
    """One message: its length, then its bytes."""
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """One message, or None where the pipe ends."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    data = pipe.read(size)
    return data if len(data) == size else None


def main() -> None:
    """The worker's side."""
    from .extract import here

    jobs, results = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints is no answer
    while (data := receive(jobs)) is not None:
        job = msgspec.msgpack.decode(data, type=Job)
        bound(job.limits.parse_bytes)
        found = [
            Result(document=one) if isinstance(one, Document) else Result(failure=one)
            for one in here(job.raw, job.limits)
        ]
        send(results, msgspec.msgpack.encode(found))


def bound(size: int) -> None:
    """Hold this process to so many bytes of memory, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))
