"""The lie of a text for attribution: which tokens are quoted, and sentences that do not end inside a quotation.

The parser ends a sentence at every full stop; who reads for speech wants ``"We did. All of it," he said.`` in one piece.
"""

from collections.abc import Container
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..model import Span
from .parse import Parsed
from .quotes import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENDS = frozenset(".?!…")
QUOTE_MARKS = frozenset(("”", '"', "''", "’", "'", "»", "」", "』", "›"))


class Layout:
    """``quoting``: lemmas of the verbs that quote. ``quoted[i]``: index into ``quotes`` of the quotation token ``i`` stands in, or -1. ``unit[i]``: its sentence's
    index into ``units``, which are half-open token ranges. ``paragraph[i]``: index of its paragraph."""

    def __init__(self, parsed: Parsed, quoting: Container[str]) -> None:
        self.quoting = quoting
        self.text: str = parsed.text
        self.doc: Doc = parsed.doc
        self.tokens: list[Token] = list(parsed.doc)
        self.paragraphs = parsed.paragraphs
        self.quotes: tuple[Quotation, ...] = quotations(parsed.doc.text, parsed.paragraphs)
        self.starts: list[int] = [token.idx for token in self.tokens]
        self.quoted: list[int] = [-1] * len(self.starts)
        self.quote_tokens: list[tuple[int, int]] = []
        for number, quote in enumerate(self.quotes):
            first, last = self.at(quote.start), self.before(quote.end)
            self.quote_tokens.append((first, last))
            for part in quote.parts:
                for i in range(self.at(part.start), self.before(part.end)):
                    self.quoted[i] = number
        self.paragraph: list[int] = []
        heads = [p.start for p in parsed.paragraphs]
        self.paragraph = [max(0, bisect_right(heads, start) - 1) for start in self.starts]
        self.units: list[tuple[int, int]] = []
        self.unit: list[int] = []
        self._divide()

    def at(self, offset: int) -> int:
        """Index of the token that covers the offset, or of the first one behind it."""
        i = max(0, bisect_right(self.starts, offset) - 1)
        if i < len(self.starts) and self.starts[i] + len(self.tokens[i]) <= offset:
            i += 1
        return i

    def before(self, offset: int) -> int:
        """Index of the first token that starts at or after the offset."""
        return bisect_right(self.starts, offset - 1)

    def _divide(self) -> None:
        doc, quoted = self.tokens, self.quoted
        start = 0
        for i in range(1, len(doc)):
            token = doc[i]
            if token.is_space:
                continue
            new_paragraph = self.paragraph[i] != self.paragraph[self._solid_before(i)]
            opens = quoted[i] >= 0 and quoted[i] != quoted[i - 1] and self._after_sentence(i)
            inside = quoted[i] >= 0 and quoted[i] == quoted[i - 1]
            if new_paragraph and not (inside and self.quotes[quoted[i]].parts[0].end > token.idx):
                self._close(start, i)
                start = i
            elif inside:
                continue
            elif opens:
                self._close(start, i)
                start = i
            elif token.is_sent_start and not self._tails_quote(i):
                self._close(start, i)
                start = i
            elif quoted[i - 1] >= 0 and quoted[i] != quoted[i - 1] and self._ends_quoted_sentence(i):
                self._close(start, i)
                start = i
        self._close(start, len(doc))

    def _after_sentence(self, i: int) -> bool:
        """A quotation opens at token ``i`` behind a full stop, with a capital."""
        doc, last = self.tokens, self._solid_before(i)
        following = next((t for t in doc[i : i + 4] if t.is_alpha), None)
        return doc[last].text[-1] in ENDS and following is not None and following.text[:1].isupper()

    def _solid_before(self, i: int) -> int:
        i -= 1
        while i > 0 and self.tokens[i].is_space:
            i -= 1
        return i

    def _close(self, start: int, end: int) -> None:
        if end > start:
            self.unit.extend([len(self.units)] * (end - start))
            self.units.append((start, end))

    def _tails_quote(self, i: int) -> bool:
        """Token ``i`` follows a closing mark, and its words belong to the quotation: ``"Is it?" she asked.``"""
        last = self._solid_before(i)
        return self.quoted[last] >= 0 and not self._ends_quoted_sentence(i)

    def _ends_quoted_sentence(self, i: int) -> bool:
        """A quotation ended before token ``i``, and with it the sentence."""
        last = self._solid_before(i)
        quote = self.quotes[self.quoted[last]]
        inner = self.text[quote.start : quote.end].rstrip("”\"'’»」』› ")
        token = self.tokens[i]
        after = self.text[quote.end : quote.end + 1]
        if after in (".", ",", ";", ":") or not inner or inner[-1] not in ENDS or token.is_punct:
            return False
        if token.text[:1].islower():
            return False
        return inner[-1] == "." or (bool(token.is_sent_start) and not self._is_speaker(i))

    def _is_speaker(self, i: int) -> bool:
        """A short clause of saying starts at token ``i``: ``"Why?" Lim asked.``"""
        for token in self.tokens[i : i + 9]:
            if token.is_punct:
                return False
            if token.tag_ in ("VBD", "VBZ", "VBN"):
                return token.lemma_ in self.quoting
        return False

    def span(self, start: int, end: int) -> Span | None:
        """Characters of the token range without blanks at the edges and without stray punctuation there."""
        doc = self.tokens
        while start < end and (doc[start].is_space or (doc[start].text in ",;:.—–-―" and self.quoted[start] < 0)):
            start += 1
        while end > start and (doc[end - 1].is_space or (doc[end - 1].text in ",;:.—–-―" and self.quoted[end - 1] < 0)):
            end -= 1
        if start >= end:
            return None
        return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))

    def quoted_token(self, token: "Token") -> bool:
        """True inside quotation marks."""
        return self.quoted[token.i] >= 0
