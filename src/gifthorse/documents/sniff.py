"""What an input is, by its first bytes; its name and the sender's word count only where content leaves it open."""

import re

import msgspec

HEAD = 65_536
"""How many bytes are looked at."""

HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|"
    rb"div|p|h1|main|script|link|section|span|table|style|header)\b",
    re.IGNORECASE | re.DOTALL,
)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first bytes of an input, its file name or path in lower case, and the sender's media type."""

    data: bytes
    name: str = ""
    media_type: str = ""

    @property
    def start(self) -> bytes:
        """The bytes without a UTF-8 byte order mark and leading white space."""
        return self.data.removeprefix(b"\xef\xbb\xbf").lstrip()


def looks_like_html(head: Head) -> bool:
    """A page's first tag; or the name or sender says so, and it has a tag at all."""
    if HTML.match(head.start) or HTML.match(head.data.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")):
        return True
    said = head.name.endswith((".html", ".htm", ".xhtml")) or "html" in head.media_type
    return said and b"<" in head.data


def looks_like_json_lines(head: Head) -> bool:
    """The name or sender says so, or the first line is an object by itself with a ``text``."""
    if head.name.endswith((".jsonl", ".ndjson")) or head.media_type in {"application/jsonl", "application/x-ndjson"}:
        return True
    line, _, rest = head.start.partition(b"\n")
    whole = len(head.data) < HEAD or b"\n" in head.start
    return bool(whole and line.startswith(b"{") and line.rstrip().endswith(b"}") and b'"text"' in line and rest.strip())


def looks_like_json(head: Head) -> bool:
    """The name or sender says so, or it opens like an object or a list of objects with a ``text``."""
    if head.name.endswith(".json") or head.media_type == "application/json":
        return True
    return bool(re.match(rb'(?:\[\s*)?\{\s*"', head.start)) and b'"text"' in head.data
