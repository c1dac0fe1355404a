"""Bytes as they came, before anything is made of them."""

from hashlib import sha256

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one input may cost.

    ``max_bytes``: the most bytes of one text, page, feed, JSON record or archived record, and of the text made of it.
    ``max_pdf_bytes``: the same for a PDF file (pictures make it large, its text is held to ``max_bytes``).
    ``max_ratio``: how many times its size compressed data may grow. ``timeout_s``: seconds for one address, its
    redirects included. ``parse_s`` and ``parse_bytes``: seconds and memory that parsing one page, PDF or feed may
    take. ``allow_private``: whether addresses of private networks and this machine may be read.
    """

    max_bytes: int = 20_000_000
    max_pdf_bytes: int = 200_000_000
    max_ratio: int = 100
    timeout_s: float = 20.0
    parse_s: float = 20.0
    parse_bytes: int = 2_000_000_000
    max_redirects: int = 5
    allow_private: bool = False


DEFAULTS = Limits()


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one input, untouched, for a store to keep apart from the text made of them.

    ``source`` is the path or address as given, ``path:7`` for a line of JSON Lines, a record's address for an archive.
    ``media_type`` and ``charset`` are what the sender said, without trust. ``url`` is where the bytes come from, after
    redirects. ``container`` is the archive they were taken from, ``captured`` when it recorded them (ISO 8601).
    """

    data: bytes
    source: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    container: str | None = None
    captured: str | None = None

    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return sha256(self.data).hexdigest()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """One input, or one part of it, that cannot be read: ``reason`` is one line that says why and what to do."""

    source: str
    reason: str

    def __post_init__(self) -> None:
        # Reasons may quote a server or a file: no line ends and no control characters reach a terminal.
        line = " ".join("".join(c if c.isprintable() else " " for c in self.reason[:1000]).split())
        msgspec.structs.force_setattr(self, "reason", line if len(line) <= 300 else line[:299] + "…")
