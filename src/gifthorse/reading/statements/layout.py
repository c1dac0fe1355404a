"""The lie of a text for attribution: which tokens are quoted, and sentences that do not end inside a quotation.

The parser ends a sentence at every full stop; who reads for speech wants ``"We did. All of it," he said.`` whole.
"""

from bisect import bisect_right
from collections.abc import Container
from typing import TYPE_CHECKING

from ...model import Span
from ..grammar.parse import Parsed
from .quotes import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENDS = frozenset(".?!…")
STOPS = frozenset(".?!…:;)]—–-―•*|>”\"'’»")  # the parser also starts sentences in the middle of one
CLOSERS = "”\"'’»」』› "
LONGEST = 400  # tokens of a sentence
LOOSE = frozenset((",", ";", ":", ".", "—", "–", "-", "―", "--"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Layout:
    """Token indices throughout, ranges half open.

    ``quotes``: the quotations; ``quote_tokens``: their token ranges; ``quoted[i]``: which of them token ``i`` stands
    in, or -1. ``units``: sentences; ``unit[i]``: which of them. ``paragraph[i]``: which of ``paragraphs``.
    ``quoting``: lemmas of the verbs that quote.
    """

    def __init__(self, parsed: Parsed, quoting: Container[str]) -> None:
        self.quoting = quoting
        self.text: str = parsed.text
        self.doc: Doc = parsed.doc
        self.tokens: list[Token] = list(parsed.doc)
        self.shown: str = parsed.shown
        self.starts: list[int] = [token.idx for token in self.tokens]
        self.paragraphs = parsed.paragraphs
        heads = [p.start for p in parsed.paragraphs]
        self.paragraph: list[int] = [max(0, bisect_right(heads, start) - 1) for start in self.starts]
        self.quotes: tuple[Quotation, ...] = quotations(self.shown, parsed.paragraphs)
        self.quoted: list[int] = [-1] * len(self.tokens)
        self.quote_tokens: list[tuple[int, int]] = []
        for number, quote in enumerate(self.quotes):
            self.quote_tokens.append((self.at(quote.start), self.before(quote.end)))
            for part in quote.parts:
                for i in range(self.at(part.start), self.before(part.end)):
                    self.quoted[i] = number
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

    def bounds(self, i: int) -> tuple[int, int]:
        """Token range of the sentence that token ``i`` stands in."""
        return self.units[self.unit[i]]

    def quoted_at(self, offset: int) -> bool:
        """True inside quotation marks."""
        return self.quoted[self.at(offset)] >= 0

    def span(self, start: int, end: int) -> Span | None:
        """Characters of the token range without blanks at the edges and without loose punctuation there."""
        tokens, quoted = self.tokens, self.quoted
        while start < end and (tokens[start].is_space or (tokens[start].text in LOOSE and quoted[start] < 0)):
            start += 1
        while end > start and (tokens[end - 1].is_space or (tokens[end - 1].text in LOOSE and quoted[end - 1] < 0)):
            end -= 1
        if start >= end:
            return None
        return Span(self.starts[start], self.starts[end - 1] + len(tokens[end - 1]))

    def _divide(self) -> None:
        start, last = 0, 0
        for i, token in enumerate(self.tokens):
            if token.is_space:
                continue
            if i and (self._begins(i, last) or self._overlong(i, start, last)):
                self._close(start, i)
                start = i
            last = i
        self._close(start, len(self.tokens))

    def _close(self, start: int, end: int) -> None:
        if end > start:
            self.unit.extend([len(self.units)] * (end - start))
            self.units.append((start, end))

    def _begins(self, i: int, last: int) -> bool:
        """A sentence begins at token ``i``; ``last`` is the word or mark before it."""
        here, before = self.quoted[i], self.quoted[last]
        inside = here >= 0 and here == self.quoted[i - 1]
        if self.paragraph[i] != self.paragraph[last]:
            return not (inside and self.quotes[here].parts[0].end > self.starts[i])
        if inside:
            return False
        if here >= 0 and here != before and self._after_sentence(i, last):
            return True
        if before >= 0:
            return self._ends_quoted_sentence(i, last)
        token, mark = self.tokens[i], self.tokens[last].text
        if len(token) <= 2 and self.starts[last] + len(mark) == self.starts[i]:
            return False  # "RDSa.L"
        return bool(token.is_sent_start) and (
            mark[-1] in STOPS or "\n" in self.shown[self.starts[last] : self.starts[i]]
        )

    def _overlong(self, i: int, start: int, last: int) -> bool:
        """A text without full stops is cut anyhow, or every search in it would take the square of its length."""
        length = i - start
        token = self.tokens[i]
        return length > LONGEST and (bool(token.is_sent_start) or self.tokens[last].is_punct or length > 2 * LONGEST)

    def _after_sentence(self, i: int, last: int) -> bool:
        """A quotation opens at token ``i`` behind a full stop, with a capital."""
        following = next((t for t in self.tokens[i : i + 4] if t.is_alpha), None)
        return self.tokens[last].text[-1] in ENDS and following is not None and following.text[:1].isupper()

    def _ends_quoted_sentence(self, i: int, last: int) -> bool:
        """The quotation that ended at token ``last`` ended a sentence, and the words from ``i`` on do not cite it."""
        quote = self.quotes[self.quoted[last]]
        inner = self.shown[quote.start : quote.end].rstrip(CLOSERS)[-1:]
        token = self.tokens[i]
        if inner not in ENDS or not inner or token.is_punct or token.text[:1].islower():
            return False
        return inner == "." or (bool(token.is_sent_start) and not self._is_speaker(i))

    def _is_speaker(self, i: int) -> bool:
        """A short clause of saying starts at token ``i``: ``"Why?" Lim asked.``"""
        for token in self.tokens[i : i + 9]:
            if token.is_punct:
                return False
            if token.tag_ in FINITE or token.tag_ == "VBN":
                return token.lemma_ in self.quoting
        return False
