"""What an input is, by its first bytes; its name and the sender's word count only where content leaves it open."""

import re
from email.message import Message

import msgspec

HEAD = 65_536
"""How many bytes are looked at."""

PAGE = frozenset(b"html head body meta title article div p h1 main script link section span table style header".split())
"""The tags that a page, or a piece of one, begins with."""
FEED = frozenset((b"rss", b"feed", b"rdf:rdf"))


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first bytes of an input, its file name or path in lower case, and the sender's media type."""

    data: bytes
    name: str = ""
    media_type: str = ""

    @property
    def start(self) -> bytes:
        """The bytes without byte order mark and leading white space, UTF-16 as if it were ASCII."""
        data = self.data
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = data[2:].replace(b"\0", b"")
        return data.removeprefix(b"\xef\xbb\xbf").lstrip()

    def named(self, *endings: str) -> bool:
        """True where the name, with or without .gz, has one of the endings."""
        return self.name.removesuffix(".gz").endswith(endings)


def first_tag(start: bytes) -> bytes:
    """The first element's name in lower case, past declarations and comments; b"" where it is none or far away."""
    at = 0
    while at >= 0:
        at += len(start[at:]) - len(start[at:].lstrip())
        for opening, ending in ((b"<?", b"?>"), (b"<!--", b"-->")):
            if start.startswith(opening, at):
                at = after(start, ending, at)
                break
        else:
            declared = re.match(rb"<!doctype\s+(\w*)", start[at : at + 64], re.IGNORECASE)
            if declared is None:
                tag = re.match(rb"<([a-z][\w:.-]*)", start[at : at + 64], re.IGNORECASE)
                return tag[1].lower() if tag else b""
            if declared[1].lower() == b"html":
                return b"html"
            inner, end = start.find(b"[", at), after(start, b">", at)
            at = after(start, b">", start.find(b"]", inner)) if 0 < inner < end else end
    return b""


def after(data: bytes, mark: bytes, at: int) -> int:
    """Where the next mark ends, -1 without one."""
    found = data.find(mark, at) if at >= 0 else -1
    return found + len(mark) if found >= 0 else -1


def pdf(head: Head) -> bool:
    """Its mark; or the name or sender says so, and it is no page (servers answer with one where a PDF has gone)."""
    said = head.named(".pdf") or head.media_type == "application/pdf"
    return head.start.startswith(b"%PDF-") or (said and first_tag(head.start) not in PAGE)


def warc(head: Head) -> bool:
    """A record's first line; or the name says so."""
    return bool(re.match(rb"WARC/\d", head.start)) or head.named(".warc")


def zip(head: Head) -> bool:
    """A zip's mark, of whatever kind: what is inside is said there."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or head.named(".wacz")


def feed(head: Head) -> bool:
    """A feed's first tag, or an XML file or answer that is no page."""
    tag = first_tag(head.start)
    if tag in FEED:
        return True
    said = head.named(".rss", ".atom", ".xml") or head.media_type in {"application/rss+xml", "application/atom+xml"}
    return said and head.start.startswith(b"<") and tag not in PAGE


def html(head: Head) -> bool:
    """A page's first tag; or the name or sender says so, and it has a tag at all."""
    said = head.named(".html", ".htm", ".xhtml") or "html" in head.media_type
    return first_tag(head.start) in PAGE or (said and b"<" in head.data)


def json_lines(head: Head) -> bool:
    """The name or sender says so, or the first of several lines is by itself an object with a ``text``."""
    if head.named(".jsonl", ".ndjson") or head.media_type in {"application/jsonl", "application/x-ndjson"}:
        return True
    line, _, rest = head.start.partition(b"\n")
    return line.startswith(b"{") and line.rstrip().endswith(b"}") and b'"text"' in line and bool(rest.strip())


def json(head: Head) -> bool:
    """The name or sender says so, or it opens like an object or a list of objects with a ``text``."""
    if head.named(".json") or head.media_type == "application/json":
        return True
    return bool(re.match(rb'(?:\[\s*)?\{\s*"', head.start)) and b'"text"' in head.data


def content_type(header: str) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header, each None where it has none."""
    message = Message()
    message["Content-Type"] = header
    charset = message.get_param("charset")
    return (message.get_content_type() if "/" in header else None), (charset if isinstance(charset, str) else None)
