"""The kinds of input, in the order in which they are tried. A new format is one module and one entry here."""

from collections.abc import Callable, Iterator

import msgspec

from ..model import Document
from . import feed, html, json_lines, pdf, sniff, text, wacz, warc
from .raw import Failure, Limits, Raw
from .sniff import Head
from .streams import Incoming


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of one ``Raw`` → documents. ``endings`` are what a folder is searched for; ``fits`` looks at content;
    ``isolated`` formats are parsed in a process of their own (``worker``)."""

    name: str
    endings: tuple[str, ...]
    fits: Callable[[Head], bool]
    isolated: bool
    read: Callable[[Raw, Limits], Iterator[Document | Failure]]


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes as they arrive → one ``Raw`` per member, never all of them at once."""

    name: str
    endings: tuple[str, ...]
    fits: Callable[[Head], bool]
    members: Callable[[Incoming, Limits], Iterator[Raw | Failure]]


ARCHIVES = (
    Archive(name="WARC", endings=(".warc",), fits=sniff.warc, members=warc.members),
    Archive(name="WACZ", endings=(".wacz",), fits=sniff.zip, members=wacz.members),
    Archive(name="JSON Lines", endings=(".jsonl", ".ndjson"), fits=sniff.json_lines, members=json_lines.members),
)
FORMATS = (
    Format(name="JSON", isolated=False, endings=(".json",), fits=sniff.json, read=json_lines.read),
    Format(name="a feed", isolated=True, endings=(".xml", ".rss", ".atom"), fits=sniff.feed, read=feed.read),
    Format(name="PDF", isolated=True, endings=(".pdf",), fits=sniff.pdf, read=pdf.read),
    Format(name="HTML", isolated=True, endings=(".html", ".htm", ".xhtml"), fits=sniff.html, read=html.read),
    Format(name="text", isolated=False, endings=(".txt", ".text", ".md"), fits=lambda head: True, read=text.read),
)
PLAIN = tuple(ending for kind in (*ARCHIVES, *FORMATS) for ending in kind.endings)
ENDINGS = (*PLAIN, *(f"{ending}.gz" for ending in PLAIN))


def archive_of(head: Head) -> Archive | None:
    """The archive that an input is, or None."""
    return next((kind for kind in ARCHIVES if kind.fits(head)), None)


def format_of(head: Head) -> Format:
    """The format that an input is; text where it is nothing else."""
    return next(kind for kind in FORMATS if kind.fits(head))
