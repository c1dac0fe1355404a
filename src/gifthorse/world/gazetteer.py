"""The gazetteer: every name that the project knows, found in one pass over a text."""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from .. import knowledge
from ..model import Span
from .entry import Entry, Hit
from .forms import flat
from .guard import Guard
from .index import Index, index_of, meaning_of

_SURROGATE = re.compile("[\ud800-\udfff]")
_CAPITAL = re.compile(r"([A-Z0-9\u00c0-\u00de\u0100-\u024f]\w*)(?=(\W{1,3}\w+)?)")
"""A word with a capital or a digit in front, and what makes it the head of a form of several words."""

_INITIAL = re.compile(r" [A-Z]\. ([A-Z][\w'-]+)")
"""What follows a first name in "Frederica T. Example": the middle initial and the surname."""


def gazetteer() -> "Gazetteer":
    """The gazetteer of the knowledge in force (``knowledge.roots()``), built once."""
    return _gazetteer(knowledge.roots())


@cache
def _gazetteer(roots: tuple[Path, ...]) -> "Gazetteer":
    return Gazetteer(index_of(roots))


class Gazetteer:
    """Finds names. Forms match with the capitals of the knowledge files or, acronyms apart, wholly in capitals.

    Almost all forms begin with a capital: each such word of a text is looked up, and the longest form that begins there
    and ends at a word's end wins. An automaton finds the few that begin with a small letter ("al-Qaida").
    """

    def __init__(self, index: Index) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._index = index
        self._by_id = {entry.id: entry for entry in index.entries}
        self._guard = Guard(index.guards)
        self._small = AhoCorasick(index.small, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _folded(self) -> dict[str, int]:
        """Case-folded spelling → meaning; of several, the one that was written first."""
        folded: dict[str, int] = {}
        for spelling, meaning in self._index.forms.items():
            folded.setdefault(spelling.casefold(), meaning)
        return folded

    @cached_property
    def _capitals(self) -> tuple[dict[str, int], dict[str, list[int]]]:
        """Forms and heads of the names that may stand wholly in capitals, so written."""
        forms = {spelling.upper(): m for spelling, m in self._index.forms.items() if meaning_of(m)[1]}
        return forms, {first.upper(): lengths for first, lengths in self._index.heads.items()}

    def find(self, text: str) -> list[Hit]:
        """Every name in the text, in order, without overlaps: whole words, the longest from the leftmost.

        Give it the whole text: a shared name goes by the text's other words, "the North" by an earlier "North Korea".
        """
        searched = flat(text)
        found = sorted([*self._of_small_letter(searched), *self._of_capital(searched)])
        hits: list[Hit] = []
        reached = 0
        for start, end, meaning in found:
            if start >= reached:
                reached = end
                place, _, form = meaning_of(meaning)
                hits.append(Hit(Span(start, end), self._index.entries[place], form))
        return self._guard.settle(searched, hits, self)

    def _of_capital(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, meaning) of the forms that begin with a capital or a digit."""
        forms, heads = self._index.forms, self._index.heads
        reached = 0
        for match in _CAPITAL.finditer(text):
            start, word_end = match.span()
            if start < reached:
                continue
            word, second = match.groups("")
            meaning, end = forms.get(word), word_end
            if second and (lengths := heads.get(word + second)):
                meaning, end = _longest(text, start, lengths, forms) or (meaning, end)
            if meaning is None and word_end - start > 1:
                if word.isupper():
                    meaning, end = self._in_capitals(text, start, word, second)
                elif len(second) == 2 and (middle := _INITIAL.match(text, word_end)):
                    meaning, end = forms.get(f"{word} {middle.group(1)}"), middle.end()
            if meaning is not None and _begins(text, start):
                reached = end
                yield start, end, meaning

    def _in_capitals(self, text: str, start: int, word: str, second: str) -> tuple[int | None, int]:
        """The meaning and end of a name that stands wholly in capitals."""
        forms, heads = self._capitals
        found = _longest(text, start, heads.get(word + second, []), forms)
        return found or (forms.get(word), start + len(word))

    def _of_small_letter(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The same of the others."""
        try:
            text.encode()
        except UnicodeEncodeError:  # half a character of broken input, which the automaton does not take
            text = _SURROGATE.sub("?", text)
        for index, start, end in self._small.find_matches_as_indexes(text):
            if _begins(text, start) and _ends(text, end):
                yield start, end, self._index.forms[self._index.small[index]]

    def lookup(self, name: str) -> Entry | None:
        """The entry of an exact name or other form, whatever its capitals, with or without "the"."""
        name = flat(name)
        meaning = self._index.forms.get(name)
        if meaning is None:
            folded = name.casefold()
            meaning = self._folded.get(folded, self._folded.get(folded.removeprefix("the ")))
        return None if meaning is None else self._index.entries[meaning_of(meaning)[0]]

    def nicknamed(self, description: str) -> tuple[Entry, ...]:
        """The states that a description may mean by itself: "the hermit kingdom" → North Korea; () for most."""
        return tuple(self._by_id[ident] for ident in self._index.nicknames.get(flat(description).casefold(), ()))

    def entry(self, ident: str) -> Entry | None:
        """The entry of an id ("state:KP", "city:pyongyang", "group:houthis")."""
        return self._by_id.get(ident)

    def state(self, code: str) -> Entry | None:
        """The state of an ISO alpha-2 code."""
        return self._by_id.get(f"state:{code}")


def _longest(text: str, start: int, lengths: list[int], forms: dict[str, int]) -> tuple[int, int] | None:
    """The meaning and end of the longest form that begins at ``start``, has one of the lengths and ends with a word."""
    for length in lengths:
        end = start + length
        meaning = forms.get(text[start:end])
        if meaning is not None and end <= len(text) and _ends(text, end):
            return meaning, end
    return None


def _begins(text: str, start: int) -> bool:
    """True where a word begins at ``start``: not inside one, nor after its apostrophe ("O'Brien")."""
    if not start:
        return True
    before = text[start - 1]
    return not (before.isalnum() or (before == "'" and start > 1 and text[start - 2].isalpha()))


def _ends(text: str, end: int) -> bool:
    """True where a word ends at ``end`` (a hyphen or a possessive is a bound, a letter or digit is not)."""
    return end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
