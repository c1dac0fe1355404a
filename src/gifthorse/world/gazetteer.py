"""The gazetteer: every name that the project knows, found in one pass over a text."""

from functools import cache, cached_property
from pathlib import Path

from .. import knowledge
from ..model import Span
from .entry import Entry, Hit
from .forms import FORMS, WORD, flat, in_capitals
from .guard import Guard
from .index import Index, index_of


def gazetteer() -> "Gazetteer":
    """The gazetteer of the knowledge in force (``knowledge.roots()``), built once."""
    return _gazetteer(knowledge.roots())


@cache
def _gazetteer(roots: tuple[Path, ...]) -> "Gazetteer":
    return Gazetteer(index_of(roots))


class Gazetteer:
    """Finds names. Forms match with the capitals of the knowledge files or, acronyms apart, wholly in capitals.

    Each word of a text is looked up as a first word; the longest form that begins there and ends at a word's end wins.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._by_id = {entry.id: entry for entry in index.entries}
        self._guard = Guard(index.guards)

    @cached_property
    def _folded(self) -> dict[str, str]:
        """Case-folded spelling → spelling; of several, the one that was written first."""
        folded: dict[str, str] = {}
        for spelling in self._index.forms:
            folded.setdefault(spelling.casefold(), spelling)
        return folded

    def find(self, text: str) -> list[Hit]:
        """Every name in the text, in order, without overlaps: whole words, the longest from the leftmost."""
        searched = flat(text)
        lengths, capitals = self._index.lengths, self._index.capitals
        hits: list[Hit] = []
        named: set[str] = set()
        reached = 0
        for match in WORD.finditer(searched):
            word = match.group()
            if word not in lengths and word not in capitals:
                continue
            start = match.start()
            if start < reached or _inside(searched, start):
                continue
            hit = self._longest(searched, start, word)
            if hit is None:
                continue
            if hit.form == "short":
                if hit.entry.id not in named:
                    continue
            else:
                named.add(hit.entry.id)
            reached = hit.span.end
            if not self._guard.rejects(searched, hit, self.lookup):
                hits.append(hit)
        return self._guard.settle(searched, hits, self._by_id)

    def _longest(self, searched: str, start: int, word: str) -> Hit | None:
        for length in self._index.lengths.get(word, ()):
            end = start + length
            meaning = self._index.forms.get(searched[start:end])
            if meaning is not None and _ends(searched, end):
                return self._hit(start, end, meaning)
        if word.isupper():
            for first in self._index.capitals.get(word, ()):
                for length in self._index.lengths[first]:
                    end = start + length
                    spelling = self._folded.get(searched[start:end].casefold())
                    if spelling and _ends(searched, end) and searched[start:end].isupper() and in_capitals(spelling):
                        return self._hit(start, end, self._index.forms[spelling])
        return None

    def _hit(self, start: int, end: int, meaning: int) -> Hit:
        return Hit(Span(start, end), self._index.entries[meaning >> 3], FORMS[meaning & 7])

    def lookup(self, name: str) -> Entry | None:
        """The entry of an exact name or other form, whatever its capitals."""
        forms, name = self._index.forms, flat(name)
        meaning = forms.get(name)
        if meaning is None:
            spelling = self._folded.get(name.casefold())
            meaning = forms[spelling] if spelling else None
        return None if meaning is None else self._index.entries[meaning >> 3]

    def entry(self, ident: str) -> Entry | None:
        """The entry of an id ("state:KP", "city:pyongyang", "group:houthis")."""
        return self._by_id.get(ident)

    def state(self, code: str) -> Entry | None:
        """The state of an ISO alpha-2 code."""
        return self._by_id.get(f"state:{code}")


def _ends(text: str, end: int) -> bool:
    """True where a word ends at ``end`` (a hyphen or a possessive is a bound, a letter or digit is not)."""
    return end <= len(text) and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _inside(text: str, start: int) -> bool:
    """True where the word goes on from one before an apostrophe ("O'Brien")."""
    return start > 1 and text[start - 1] == "'" and text[start - 2].isalpha()
