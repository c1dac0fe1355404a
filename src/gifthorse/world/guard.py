"""When a form is not what it seems: people called Jordan, "US" for "us", Georgia in America."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from ..model import Span
from .entry import Entry, Hit
from .sheets import Guards

_BEFORE = re.compile(r"([^\W\d_][\w.]*)[ -](?:[A-Z]\. )?$")
_NEXT = re.compile(r" ([^\W\d_]+)")
_AFTER = re.compile(r" ([A-Z][^\W\d_]+)")


class Guard:
    """The rules of guards.yaml, applied to one hit (``rejects``) and to all of a text's hits (``settle``)."""

    def __init__(self, sheets: list[Guards]) -> None:
        def together(field: str) -> frozenset[str]:
            return frozenset(chain.from_iterable(getattr(sheet, field) for sheet in sheets))

        self._first_names = together("first_names")
        self._surnames_too = together("surnames_too")
        self._first_names_too = together("first_names_too")
        self._followers = together("followers")
        self._pronoun_after = together("pronoun_after")
        self._words_in_capitals = together("words_in_capitals")
        self._rivals = {form: rival for sheet in sheets for form, rival in sheet.rivals.items()}

    def rejects(self, text: str, hit: Hit, lookup: Callable[[str], Entry | None]) -> bool:
        """True where the words are a person's name or a pronoun."""
        form = hit.span.of(text)
        if form == "US":
            return self._is_pronoun(text, hit.span)
        if form in self._words_in_capitals:
            return _among_capitals(text, hit.span)
        title = form.title() if form.isupper() else form
        if title in self._surnames_too:
            before = _BEFORE.search(text, max(0, hit.span.start - 30), hit.span.start)
            if before and before.group(1).capitalize() in self._first_names:
                return True
        if title in self._first_names_too:
            after = _AFTER.match(text, hit.span.end)
            return bool(after and after.group(1) not in self._followers and not lookup(after.group(1)))
        return False

    def _is_pronoun(self, text: str, span: Span) -> bool:
        """ "GIVE US BREAD": in a line of capitals "US" after such a verb or preposition is the pronoun."""
        before = _BEFORE.search(text, max(0, span.start - 30), span.start)
        return bool(before and before.group(1) in self._pronoun_after)

    def settle(self, text: str, hits: list[Hit], entries: dict[str, Entry]) -> list[Hit]:
        """The hits with the entries that the rest of the text speaks for."""
        for number, hit in enumerate(hits):
            rival = self._rivals.get(hit.span.of(text))
            if rival is None or hit.entry.kind not in ("state", "city", "region") or rival.id not in entries:
                continue
            if _has(text, rival.beside) and not _has(text, rival.unless):
                hits[number] = hit._replace(entry=entries[rival.id])
        return hits


def _among_capitals(text: str, span: Span) -> bool:
    """True where the word before or after is a word in capitals too."""
    around = (_BEFORE.search(text, max(0, span.start - 30), span.start), _NEXT.match(text, span.end))
    return any(match and len(match.group(1)) > 2 and match.group(1).isupper() for match in around)


def _has(text: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
