"""Frames: which words tell of a transfer, and where its roles stand. The knowledge is in the YAML files here."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from ... import knowledge


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slots for each role, in order of preference; usable when every slot of ``when`` is filled.

    ``only``: usable for goods of this family alone.
    """

    when: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    only: str | None = None


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of words with the same roles in the same places. The YAML files explain each field."""

    name: str
    strength: Literal["strong", "weak"]
    patterns: tuple[Pattern, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    goods: str | None = None
    goods_itself: bool = False
    status: str | None = None
    passive: bool = False
    mention: bool = True
    excludes: tuple[str, ...] = ()
    role_of_subject: Literal["party", "route"] = "party"

    @property
    def is_gift(self) -> bool:
        """True where giving something unnamed is worth telling: gifts between leaders."""
        return self.goods_itself and self.strength == "strong"


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of frames."""

    frames: tuple[Frame, ...]


Lexicon = dict[str, tuple[Frame, ...]]


@cache
def frames(roots: tuple[Path, ...]) -> tuple[Lexicon, Lexicon]:
    """(verbs, nouns): the frames of each lemma, in the order of the files."""
    verbs: Lexicon = {}
    nouns: Lexicon = {}
    for _, file in knowledge.load(FrameFile, knowledge.files("reading", "frames", among=roots)):
        for frame in file.frames:
            for lemma in frame.verbs:
                verbs[lemma] = (*verbs.get(lemma, ()), frame)
            for lemma in frame.nouns:
                nouns[lemma] = (*nouns.get(lemma, ()), frame)
    return verbs, nouns
