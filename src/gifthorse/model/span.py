"""A span: where in a document's text some words stand.

Offsets count Python ``str`` characters (Unicode code points), half-open ``[start, end)``, as the W3C Web Annotation
``TextPositionSelector`` does. Browsers count UTF-16 units; only the web layer converts.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """``text[start:end]``; serialised as ``[start, end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True where ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def hull(self, other: "Span") -> "Span":
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
