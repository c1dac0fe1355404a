"""JSON Lines: the contract's case objects, one a line, nothing lost (``gifthorse export jsonl``)."""

from pathlib import Path

from .bundle import Bundle


def write(bundle: Bundle, path: Path, /) -> None:
    """One case a line, UTF-8."""
    path.write_bytes(b"".join(file.case.to_json() + b"\n" for file in bundle.files))
