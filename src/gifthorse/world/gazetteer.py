"""The gazetteer: every name that the project knows, found in one pass over a text."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge
from ..model import Span
from .entry import Entry, Form, Hit, Kind
from .forms import flat, form_of, slug, spellings
from .sheets import Names, Sheet, States, sheets

_RANK = {kind: rank for rank, kind in enumerate(msgspec.inspect.type_info(Kind).values)}  # type: ignore[attr-defined]


def gazetteer() -> "Gazetteer":
    """The gazetteer of the knowledge in force (``knowledge.roots()``), built once."""
    return _gazetteer(knowledge.roots())


@cache
def _gazetteer(roots: tuple[Path, ...]) -> "Gazetteer":
    return Gazetteer(sheets())


class Gazetteer:
    """Finds names. Forms match with the capitals of the knowledge files or, acronyms apart, wholly in capitals."""

    def __init__(self, sheets: list[Sheet]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self.entries: dict[str, Entry] = {}
        self.ambiguous = {form for sheet in sheets if isinstance(sheet, Names) for form in sheet.ambiguous}
        forms: dict[str, tuple[Entry, Form]] = {}
        for entry, names in _entries(sheets):
            entry = self._add(entry)
            for name, form in names:
                for spelling in spellings(name):
                    known = forms.get(spelling)
                    if known is None or _RANK[entry.kind] < _RANK[known[0].kind]:
                        forms[spelling] = (entry, form)
        self._patterns = list(forms)
        self._means = list(forms.values())
        self._lookup: dict[str, Entry] = {}
        for spelling, (entry, _) in forms.items():
            self._lookup.setdefault(spelling.casefold(), entry)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def _add(self, entry: Entry) -> Entry:
        if entry.id in self.entries:
            if self.entries[entry.id].code == entry.code:
                return self.entries[entry.id]
            entry = msgspec.structs.replace(entry, id=f"{entry.id}-{slug(entry.code or 'none')}")
        return self.entries.setdefault(entry.id, entry)

    def find(self, text: str) -> list[Hit]:
        """Every name in the text, in order, without overlaps: word-bounded, the longest from the leftmost."""
        searched = flat(text)
        found = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True)
            if bounded(searched, start, end)
        ]
        found.sort()
        hits: list[Hit] = []
        reached = 0
        named: set[str] = set()
        for start, minus_end, index in found:
            if start < reached:
                continue
            entry, form = self._means[index]
            if form == "short":
                if entry.id not in named:
                    continue
            else:
                named.add(entry.id)
            reached = -minus_end
            hits.append(Hit(Span(start, reached), entry, form))
        return hits

    def lookup(self, name: str) -> Entry | None:
        """The entry of an exact name or other form, whatever its capitals."""
        return self._lookup.get(flat(name).casefold())

    def state(self, code: str) -> Entry | None:
        """The state of an ISO alpha-2 code."""
        return self.entries.get(f"state:{code}")


def bounded(text: str, start: int, end: int) -> bool:
    """True where the match is whole words (a hyphen or a possessive is a bound, a letter or digit is not)."""
    if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        return False
    if not start:
        return True
    before = text[start - 1]
    return not (before.isalnum() or (before == "'" and start > 1 and text[start - 2].isalpha()))


def _entries(sheets: list[Sheet]) -> Iterator[tuple[Entry, list[tuple[str, Form]]]]:
    """Each entry with its forms."""
    for sheet in sheets:
        if isinstance(sheet, States):
            yield from _states(sheet)
        elif isinstance(sheet, Names):
            for names in sheet.lists:
                for code, lines in names.names.items():
                    for line in lines:
                        forms = line.split(" | ")
                        yield _entry(names.kind, forms[0], code, names.official), [(f, form_of(f)) for f in forms]


def _entry(kind: Kind, name: str, code: str, official: bool) -> Entry:
    ident = code if kind == "group" and code.startswith("group:") else f"{kind}:{slug(name)}"
    return Entry(id=ident, kind=kind, name=name, code=None if code == "none" else code, official=official)


def _states(sheet: States) -> Iterator[tuple[Entry, list[tuple[str, Form]]]]:
    for key, state in sheet.states.items():
        code = state.code or key
        forms: list[tuple[str, Form]] = [(name, form_of(name)) for name in (state.name, *state.also)]
        forms += [(name, "adjective") for name in state.adjectives]
        forms += [(name, "people") for name in state.people]
        forms += [(name, "short") for name in state.short]
        yield Entry(id=f"state:{key}", kind="state", name=state.name, code=code, official=True), forms
        for capital in state.capitals:
            yield _entry("city", capital, code, True), [(capital, "name")]
