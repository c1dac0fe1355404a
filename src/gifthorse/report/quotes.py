"""Exact words: cut at word bounds where they are long, and never altered."""

from typing import NamedTuple

from ..model import Span

_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Quote(NamedTuple):
    """``words`` is ``text[shown.start:shown.end]``; ``span`` is the whole of what it stands for."""

    words: str
    shown: Span
    span: Span

    @property
    def before(self) -> bool:
        """True where words of the span were left out at the front."""
        return self.shown.start > self.span.start

    @property
    def after(self) -> bool:
        """True where words of the span were left out at the end."""
        return self.shown.end < self.span.end


def quote(text: str, span: Span, most: int = 240, keep: Span | None = None) -> Quote:
    """The words of a span, no more than about ``most`` characters of them, around ``keep`` where that is given."""
    span = _stripped(text, span)
    if span.end - span.start <= most:
        return Quote(span.of(text), span, span)
    start = span.start
    if keep is not None:
        start = max(span.start, min(keep.start - (most - (keep.end - keep.start)) // 2, span.end - most))
    end = min(start + most, span.end)
    while span.start < start < end and not text[start - 1].isspace():
        start += 1
    while start < end < span.end and not text[end].isspace():
        end -= 1
    if start >= end:  # one word longer than the room: cut it, the marks of omission say so
        start, end = span.start, span.start + most
    shown = _stripped(text, Span(start, end))
    return Quote(shown.of(text), shown, span)


def passage(text: str, span: Span, most: int = 160) -> Quote:
    """The words around a span, within its own line."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return quote(text, Span(start, len(text) if end < 0 else end), most, keep=span)


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def visible(words: str) -> str:
    """Words that are safe on a terminal: line ends become spaces, control and direction characters are shown.

    A hostile article could otherwise move the cursor, recolour or reorder what stands around it.
    """
    return "".join(_shown(c) for c in words)


def _shown(c: str) -> str:
    code = ord(c)
    if c in "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0 or c in _BIDI:
        return "\ufffd"
    return c
