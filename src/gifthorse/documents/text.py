"""Plain text: the decoded bytes, and nothing changed."""

import codecs
import re
from collections.abc import Iterator

from ..errors import InputError
from ..model import Document
from .dates import dated_by_text
from .language import detect
from .raw import Failure, Limits, Raw

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 200_000


def read(raw: Raw, limits: Limits) -> Iterator[Document | Failure]:
    """One document. InputError where the bytes are binary, in no encoding that can be told, or without a word."""
    text = decode(raw.data, raw.charset)
    require_words(text)
    yield Document(text=text, source=raw.source, url=raw.url, published=dated_by_text(text), language=detect(text))


def require_words(text: str) -> None:
    """InputError where nothing in the text is a letter or a digit."""
    if not any(map(str.isalnum, text)):
        raise InputError("empty: no words in it; check that it was saved whole")


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of some bytes: by byte order mark, as UTF-8, as the sender says, else by what it looks like."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(f"begins as {encoding} but is not; save it again as UTF-8") from error
    if data.startswith(b"{\\rtf"):
        raise InputError("an RTF file; save it as text or PDF")
    if binary(data):
        raise InputError("binary data, not text; give text, HTML, PDF, JSON Lines, a feed or a web archive")
    for encoding in ("utf-8", charset or "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return guess(data)


def binary(data: bytes) -> bool:
    """True where a NUL byte or a crowd of control characters shows that this is no text."""
    head = data[:SAMPLE]
    return b"\0" in head or len(CONTROL.findall(head)) > len(head) / 100 + 1


def guess(data: bytes) -> str:
    """Decode by charset-normalizer's best guess on the first bytes; InputError where none fits the whole."""
    from charset_normalizer import from_bytes

    for match in from_bytes(data[:SAMPLE]):
        try:
            return data.decode(match.encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("the encoding cannot be told; save it again as UTF-8")
