"""Unpacking that cannot be made to run away: by pieces, held to a ratio, and going on after a broken member."""

import zlib
from collections.abc import Iterable, Iterator

from ..errors import InputError
from .raw import Limits
from .streams import Break, Chunks, unbroken

MAGIC = b"\x1f\x8b\x08"
PIECE = 1 << 20
FREE = 1 << 20
"""Up to this many bytes data may grow by any ratio: a short page of one repeated line is no attack."""


class Packed:
    """Packed bytes that arrive by chunks; ``data`` are those not used yet."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.source = iter(chunks)
        self.data = b""

    def more(self) -> bool:
        """Add a chunk; False at the end."""
        chunk = next(self.source, None)
        self.data += chunk or b""
        return chunk is not None

    def seek(self, start: bytes) -> None:
        """Pass over at least one byte and up to the next ``start``, or everything."""
        self.data = self.data[1:]
        while (at := self.data.find(start)) < 0:
            self.data = self.data[1 - len(start) :]
            if not self.more():
                self.data = b""
                return
        self.data = self.data[at:]


def gunzip(chunks: Iterable[bytes], limits: Limits) -> Chunks:
    """Unpack gzip of one or many members. A broken or bursting member gives a Break and is passed over."""
    packed = Packed(chunks)
    while True:
        while len(packed.data) < len(MAGIC) and packed.more():
            pass
        if not packed.data.strip(b"\0"):  # tapes and some writers pad the end with zeros
            return
        try:
            if not packed.data.startswith(MAGIC):
                raise InputError("not gzip data where a member should begin")
            yield from inflate(packed, limits)
        except zlib.error:
            yield Break("broken compressed data; fetch it again")
            packed.seek(MAGIC)
        except InputError as error:
            yield Break(str(error))
            packed.seek(MAGIC)


def inflate(packed: Packed, limits: Limits, wbits: int = zlib.MAX_WBITS | 16) -> Iterator[bytes]:
    """One compressed stream by pieces of at most 1 MiB; zlib.error or InputError where it breaks or bursts."""
    unpack = zlib.decompressobj(wbits)
    taken = given = 0
    while not unpack.eof:
        ended = not packed.data and not packed.more()
        piece = unpack.decompress(packed.data, PIECE)
        if ended and not piece and not unpack.eof:
            raise InputError("ends in the middle of compressed data; fetch it again")
        left = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
        taken += len(packed.data) - len(left)
        given += len(piece)
        packed.data = left
        if given > FREE and given > limits.max_ratio * taken:
            raise InputError(f"compressed data that grows more than {limits.max_ratio} times: refused")
        if piece:
            yield piece


def unpacked(chunks: Iterable[bytes], encoding: str, limits: Limits) -> Iterator[bytes]:
    """The body of an HTTP answer without its Content-Encoding; InputError where that is unknown or breaks."""
    match encoding.strip().lower():
        case "" | "identity":
            yield from chunks
        case "gzip" | "x-gzip":
            yield from unbroken(gunzip(chunks, limits))
        case "deflate":
            packed = Packed(chunks)
            packed.more()
            # Servers send both the zlib format, which the standard means, and the bare stream.
            zlib_header = packed.data[:1] and packed.data[0] & 0x0F == 8 and int.from_bytes(packed.data[:2]) % 31 == 0
            try:
                yield from inflate(packed, limits, zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
            except zlib.error as error:
                raise InputError("broken compressed data; fetch it again") from error
        case _:
            raise InputError(f"packed as {encoding!r}, which is not read; save the page from a browser")
