"""When a form is not what it seems: people called Jordan, "US" for "us", Georgia in America."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Protocol

from ..model import Span
from .entry import Entry, Hit
from .sheets import Guards

_BEFORE = re.compile(r"([^\W\d_][\w.]*)[ -](?:[A-Z]\. )?$")
_NEXT = re.compile(r" ([^\W\d_]+)")
_AFTER = re.compile(r" ([A-Z][^\W\d_]+)\b(?! [A-Z])")


class Known(Protocol):
    """What the rules ask of the gazetteer."""

    def lookup(self, name: str) -> Entry | None: ...
    def entry(self, ident: str) -> Entry | None: ...


class Guard:
    """The rules of guards.yaml."""

    def __init__(self, sheets: list[Guards]) -> None:
        def together(field: str) -> frozenset[str]:
            return frozenset(chain.from_iterable(getattr(sheet, field) for sheet in sheets))

        self._first_names = together("first_names")
        self._surnames_too = together("surnames_too")
        self._first_names_too = together("first_names_too")
        self._followers = together("followers")
        self._pronoun_after = together("pronoun_after")
        self._words_in_capitals = together("words_in_capitals")
        self._short_after = together("short_after")
        self._rivals = {form: rival for sheet in sheets for form, rival in sheet.rivals.items()}
        names = self._surnames_too | self._first_names_too
        self._guarded = names | {name.upper() for name in names} | self._words_in_capitals | {"US"}

    def settle(self, text: str, hits: list[Hit], names: Known) -> list[Hit]:
        """The hits that are what they seem: short forms only beside the full name, rivals by the company they keep."""
        settled: list[Hit] = []
        named: set[str] = set()
        rivals: dict[str, Entry | None] = {}
        for hit in hits:
            form = hit.span.of(text)
            if form in self._guarded and self._rejects(text, hit.span, form, names):
                continue
            if hit.form == "short":
                if hit.entry.id not in named or not self._stands_short(text, hit.span):
                    continue
            elif hit.entry.kind == "state":
                named.add(hit.entry.id)
            if form in self._rivals:
                if form not in rivals:
                    rivals[form] = self._rival(text, form, names)
                hit = hit._replace(entry=rivals[form] or hit.entry)
            settled.append(hit)
        return settled

    def _rival(self, text: str, form: str, names: Known) -> Entry | None:
        """Whom the text's other words speak for, if not for the entry that the form means by itself."""
        fits = (rival.id for rival in self._rivals[form] if _has(text, rival.beside) and not _has(text, rival.unless))
        return next((entry for ident in fits if (entry := names.entry(ident))), None)

    def _stands_short(self, text: str, span: Span) -> bool:
        """True of "the North", "the reclusive North"; not of "the North Atlantic"."""
        before = _BEFORE.search(text, max(0, span.start - 30), span.start)
        return bool(before and before.group(1) in self._short_after and not _AFTER.match(text, span.end))

    def _rejects(self, text: str, span: Span, form: str, names: Known) -> bool:
        """True where the words are a person's name, a pronoun or a plain word in a line of capitals."""
        if form == "US":
            before = _BEFORE.search(text, max(0, span.start - 30), span.start)
            return bool(before and before.group(1) in self._pronoun_after)
        if form in self._words_in_capitals:
            return _among_capitals(text, span)
        title = form.title() if form.isupper() else form
        if title in self._surnames_too:
            before = _BEFORE.search(text, max(0, span.start - 30), span.start)
            if before and before.group(1).capitalize() in self._first_names:
                return True
        if title in self._first_names_too:
            after = _AFTER.match(text, span.end)
            return bool(after and after.group(1) not in self._followers and not names.lookup(after.group(1)))
        return False


def _among_capitals(text: str, span: Span) -> bool:
    """True where the word before or after is a word in capitals too."""
    around = (_BEFORE.search(text, max(0, span.start - 30), span.start), _NEXT.match(text, span.end))
    return any(match and len(match.group(1)) > 2 and match.group(1).isupper() for match in around)


def _has(text: str, words: Iterable[str]) -> bool:
    return any(word in text and re.search(rf"\b{re.escape(word)}\b", text) for word in words)
