"""Web archives (WARC): each page, PDF or text that a crawl was answered with.

Read here and not by a library because a broken record must cost that record only: the libraries stop at the first.
Memory holds one record at a time; records above the limit are passed over.
"""

import io
from collections.abc import Iterator

import msgspec

from ..errors import InputError
from .compression import unpacked
from .raw import Failure, Limits, Raw
from .sniff import content_type
from .streams import Break, Chunks, Incoming, whole

MAX_HEADER = 65_536
BLANK = b"\r\n\r\n"
START = b"WARC/"
READABLE = {"text/html", "application/xhtml+xml", "text/plain", "application/pdf"}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One record: header fields with names in lower case, and its block, or only the block's beginning (``cut``)."""

    fields: dict[str, str]
    block: bytes
    cut: bool = False


class Malformed(InputError):
    """A record that is not as the standard has it; reading goes on at the next."""


def members(incoming: Incoming, limits: Limits) -> Iterator[Raw | Failure]:
    """The readable answers of the archive, in order; a malformed record is a Failure."""
    reader = Reader(incoming.chunks, limits)
    while True:
        name = f"{incoming.source} at byte {reader.at:,}"
        try:
            record = reader.next()
            if record is None:
                return
            uri = record.fields.get("warc-target-uri", "").strip("<> ")
            name = uri or name
            if raw := raw_of(record, name, incoming.source, limits):
                yield raw
        except Malformed as error:
            yield Failure(source=name, reason=f"{error}; the other records of the archive are read")
            reader.seek()
        except InputError as error:
            yield Failure(source=name, reason=str(error))


class Reader:
    """Records out of chunks; ``at`` counts the (unpacked) bytes passed so far."""

    def __init__(self, chunks: Chunks, limits: Limits) -> None:
        self.chunks = chunks
        self.limits = limits
        self.held = bytearray()
        self.at = 0
        self.broken = False

    def more(self) -> bool:
        """Hold one chunk more; False at the end. Malformed at a break, with what was held before it gone."""
        chunk = next(self.chunks, None)
        if isinstance(chunk, Break):
            self.drop(len(self.held))
            self.broken = True
            raise Malformed(chunk.reason)
        self.held += chunk or b""
        return chunk is not None

    def hold(self, size: int) -> bool:
        """Hold at least so many bytes; False where the end comes first."""
        while len(self.held) < size:
            if not self.more():
                return False
        return True

    def drop(self, size: int) -> None:
        """Pass over some of the bytes held."""
        del self.held[:size]
        self.at += size

    def next(self) -> Record | None:
        """The next record; None at the end."""
        while self.hold(1) and self.held[0] in b"\r\n":
            self.drop(1)
        if not self.held:
            return None
        fields = self.header()
        length = fields.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 20):
            raise Malformed("a record without a valid length")
        size = int(length)
        if size > self.limits.max_bytes:
            # The stated length is not trusted over such a distance: the next record is looked for, not counted to.
            self.hold(MAX_HEADER)
            start = bytes(self.held[:MAX_HEADER])
            self.seek()
            return Record(fields=fields, block=start, cut=True)
        return Record(fields=fields, block=self.block(size))

    def header(self) -> dict[str, str]:
        """The record's header fields."""
        while (end := self.held.find(BLANK, 0, MAX_HEADER)) < 0 and len(self.held) < MAX_HEADER and self.more():
            pass
        if end < 0 or not self.held.startswith(START):
            raise Malformed("a malformed record header")
        lines = self.held[:end].decode("utf-8", "replace").split("\r\n")[1:]
        self.drop(end + len(BLANK))
        return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}

    def block(self, size: int) -> bytes:
        """The record's bytes. Where no blank line follows, its length was wrong: it may have swallowed others."""
        self.hold(size + len(BLANK))
        if len(self.held) < size:
            raise Malformed("a record that ends too early")
        if self.held[size : size + len(BLANK)].strip(b"\r\n"):
            raise Malformed("a record whose length is wrong")
        block = bytes(self.held[:size])
        self.drop(size)
        return block

    def seek(self) -> None:
        """Go to the next line that starts like a record, to what follows a break, or to the end."""
        mark = b"\n" + START
        try:
            while not self.broken and (found := self.held.find(mark)) < 0:
                self.drop(max(0, len(self.held) - len(mark)))
                if not self.more():
                    self.drop(len(self.held))
                    return
            self.drop(0 if self.broken else found + 1)
        except Malformed:  # another break: what follows it begins anew
            pass
        self.broken = False


def raw_of(record: Record, source: str, container: str, limits: Limits) -> Raw | None:
    """The bytes of an answer that can be read; None for requests, pictures, redirects and the like."""
    kind = record.fields.get("warc-type", "").lower()
    said, encoding, data = record.fields.get("content-type", ""), "", record.block
    if kind == "response" and said.lower().startswith("application/http"):
        said, encoding, data = answer(record.block)
    elif kind not in {"resource", "conversion"}:
        return None
    media_type, charset = content_type(said)
    if media_type not in READABLE or not data:
        return None
    if record.cut:
        raise InputError(f"a record of more than {limits.max_bytes:,} bytes; passed over")
    return Raw(
        data=whole(unpacked([data], encoding, limits), limits.max_bytes),
        source=source,
        url=source if source.lower().startswith(("http://", "https://")) else None,
        media_type=media_type,
        charset=charset,
        container=container,
        captured=record.fields.get("warc-date"),
    )


def answer(block: bytes) -> tuple[str, str, bytes]:
    """Content type, content encoding and body of a recorded HTTP answer; all empty where the status is not 200."""
    line, _, rest = block.partition(b"\r\n")
    status = line.split(b" ", 2)
    if len(status) < 2 or status[1] != b"200":
        return "", "", b""
    from http.client import HTTPException, parse_headers

    stream = io.BytesIO(rest)
    try:
        headers = parse_headers(stream)
    except (HTTPException, ValueError) as error:
        raise InputError("a recorded answer with malformed headers") from error
    body = stream.read()
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = dechunked(body)
    return headers.get("content-type", ""), headers.get("content-encoding", ""), body


def dechunked(body: bytes) -> bytes:
    """The body without its transfer chunks; as it is where they were taken off before it was recorded."""
    out, at = bytearray(), 0
    while True:
        end = body.find(b"\r\n", at)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not size or len(size) > 8 or size.strip(b"0123456789abcdefABCDEF"):
            return body if at == 0 else bytes(out)
        length = int(size, 16)
        if length == 0:
            return bytes(out)
        out += body[end + 2 : end + 2 + length]
        at = end + 2 + length + 2
