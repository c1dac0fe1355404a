"""A document: text that never changes after it was taken in. Everything else is a span on it."""

from hashlib import sha256

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One article as read.

    ``id`` is the sha256 (hex) of the UTF-8 text, computed here and nowhere else. ``source`` is the path or address as
    given, or the ``id`` of a JSON Lines record. ``published`` is an ISO date (``YYYY-MM-DD``) or None. ``language`` is
    an ISO 639-1 code or None. ``title`` is not part of ``text``: it may resolve a name or a date but carries no anchor.
    """

    text: str
    source: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    id: str = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "id", text_hash(self.text))


def text_hash(text: str) -> str:
    """sha256 of the text in UTF-8, hex. Lone surrogates (from broken input) are kept as they are."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
