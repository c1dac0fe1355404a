"""Chunks of bytes, from wherever they come, and as a stream that others can read from."""

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any

import msgspec

from ..errors import InputError

CHUNK = 65_536


class Break(msgspec.Struct, frozen=True):
    """A place among chunks where packed data could not be unpacked; what follows begins anew."""

    reason: str


Chunks = Iterator[bytes | Break]


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """An input on its way: its bytes by chunks (gzip already taken off), and the file where it is one on disk."""

    source: str
    chunks: Chunks
    file: IO[bytes] | None = None


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """What is left of a stream, as it arrives."""
    read = getattr(stream, "read1", stream.read)
    while chunk := read(CHUNK):
        yield chunk


def peek(chunks: Chunks, size: int) -> tuple[bytes, Chunks]:
    """The first bytes (fewer only where a break or the end comes first), and the chunks as if nobody had looked."""
    seen: list[bytes | Break] = []
    length = 0
    while length < size and (chunk := next(chunks, None)) is not None:
        seen.append(chunk)
        if isinstance(chunk, Break):
            break
        length += len(chunk)
    head = b"".join(chunk for chunk in seen if isinstance(chunk, bytes))[:size]
    return head, chain(seen, chunks)


def unbroken(chunks: Chunks) -> Iterator[bytes]:
    """The chunks, InputError at the first break."""
    for chunk in chunks:
        if isinstance(chunk, Break):
            raise InputError(chunk.reason)
        yield chunk


def whole(chunks: Chunks, most: int) -> bytes:
    """All chunks as one; InputError at a break or above ``most`` bytes."""
    out = bytearray()
    for chunk in unbroken(chunks):
        out += chunk
        if len(out) > most:
            raise InputError(f"too large: more than {most:,} bytes; split it (JSON Lines and archives may be any size)")
    return bytes(out)


class Chunked(io.RawIOBase):
    """A raw stream over an iterator of chunks, which is asked only when more is wanted."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.chunks = iter(chunks)
        self.held = memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what the next chunk has; 0 at the end."""
        while not self.held:
            chunk = next(self.chunks, None)
            if chunk is None:
                return 0
            self.held = memoryview(chunk)
        size = min(len(self.held), len(buffer))
        buffer[:size] = self.held[:size]
        self.held = self.held[size:]
        return size


def stream_of(chunks: Iterable[bytes]) -> IO[bytes]:
    """The chunks as one buffered stream."""
    return io.BufferedReader(Chunked(chunks), buffer_size=CHUNK)
