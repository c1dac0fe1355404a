"""The kinds of input, in the order in which they are tried. A new file format is one module and one entry here."""

from collections.abc import Callable, Iterator
from typing import IO

import msgspec

from ..model import Document
from . import html, json_lines, text
from .raw import Failure, Limits, Raw
from .sniff import Head, looks_like_html, looks_like_json, looks_like_json_lines

Read = Callable[[Raw, Limits], Iterator[Document | Failure]]
Members = Callable[[IO[bytes], str, Limits], Iterator[Raw | Failure]]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of one ``Raw`` → documents. ``endings`` are what a folder is searched for; ``fits`` looks at content."""

    name: str
    endings: tuple[str, ...]
    fits: Callable[[Head], bool]
    read: Read


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """A stream → one ``Raw`` per member, never all of them at once."""

    name: str
    endings: tuple[str, ...]
    fits: Callable[[Head], bool]
    members: Members


ARCHIVES = (
    Archive(name="JSON Lines", endings=(".jsonl", ".ndjson"), fits=looks_like_json_lines, members=json_lines.members),
)
FORMATS = (
    Format(name="JSON", endings=(".json",), fits=looks_like_json, read=json_lines.read),
    Format(name="HTML", endings=(".html", ".htm", ".xhtml"), fits=looks_like_html, read=html.read),
    Format(name="text", endings=(".txt", ".text", ".md"), fits=lambda head: True, read=text.read),
)
ENDINGS = tuple(ending for kind in (*ARCHIVES, *FORMATS) for ending in kind.endings)


def archive_of(head: Head) -> Archive | None:
    """The archive that an input is, or None."""
    return next((kind for kind in ARCHIVES if kind.fits(head)), None)


def format_of(head: Head) -> Format:
    """The format that an input is; text where it is nothing else."""
    return next(kind for kind in FORMATS if kind.fits(head))
