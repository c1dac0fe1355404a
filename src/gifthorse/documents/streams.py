"""Byte streams that can be looked into, and that are held to a limit."""

import io
from typing import IO, Any


class Rewound(io.RawIOBase):
    """A stream with the bytes already read from it put back before the rest."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self.start = memoryview(start)
        self.rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.start:
            size = min(len(self.start), len(buffer))
            buffer[:size] = self.start[:size]
            self.start = self.start[size:]
            return size
        data = self.rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def rewound(start: bytes, rest: IO[bytes]) -> IO[bytes]:
    """``start`` and then ``rest`` as one buffered stream."""
    return io.BufferedReader(Rewound(start, rest), buffer_size=65_536)
