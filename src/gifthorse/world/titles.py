"""What a title or a common noun says about who is meant: does "envoy" speak for a state, is "carrier" a company?"""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from .. import knowledge
from .forms import flat
from .index import index_of
from .sheets import Titles

Role = str
"""A key of titles.yaml: "leader", "minister", "spokesperson", "government", "force", "expert", "company", "group", …"""
Description = Literal["state", "person", "company", "group", "ship"]


class Title(msgspec.Struct, frozen=True):
    """``role`` and ``kind`` ("person", "body", "medium", "company", "group", "ship") as in titles.yaml."""

    role: Role
    kind: str
    official: bool


class TitleBook:
    """The titles by their words, and the descriptions that point back at somebody named before."""

    def __init__(self, sheets: list[Titles]) -> None:
        self._titles: dict[str, Title] = {}
        self._descriptions: dict[str, Description] = {}
        for sheet in sheets:
            for role, words in sheet.titles.items():
                title = Title(role, words.kind, words.official)
                for word in words.words:
                    self._titles.setdefault(word.casefold(), title)
            for kind, phrases in sheet.descriptions.items():
                for phrase in phrases:
                    self._descriptions.setdefault(phrase.casefold(), kind)

    def of(self, words: str) -> Title | None:
        """The title of a word or phrase, singular or plural, any capitals: whole, then by ever fewer last words.

        "deputy foreign minister" → that title; "junior trade ministers" → the one of "trade minister".
        """
        parts = flat(words).casefold().split()
        for start in range(len(parts)):
            phrase = " ".join(parts[start:])
            for form in (phrase, *_singulars(phrase)):
                if form in self._titles:
                    return self._titles[form]
        return None

    def words(self, role: Role) -> frozenset[str]:
        """All words of a role, case-folded, singular as written in the file."""
        return frozenset(word for word, title in self._titles.items() if title.role == role)

    def describes(self, phrase: str) -> Description | None:
        """What "the hermit kingdom" or "the tanker" may stand for, or None where the phrase is no description."""
        return self._descriptions.get(flat(phrase).casefold())


def titles() -> TitleBook:
    """The titles of the knowledge in force (``knowledge.roots()``), read once."""
    return _titles(knowledge.roots())


@cache
def _titles(roots: tuple[Path, ...]) -> TitleBook:
    return TitleBook(index_of(roots).titles)


def _singulars(phrase: str) -> tuple[str, ...]:
    if phrase.endswith("men"):
        return (phrase[:-3] + "man",)
    if phrase.endswith("ies"):
        return (phrase[:-3] + "y",)
    if phrase.endswith("es"):
        return (phrase[:-1], phrase[:-2])
    return (phrase[:-1],) if phrase.endswith("s") else ()
