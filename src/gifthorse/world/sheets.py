"""The shapes of the YAML files of this folder. Each file says at its head which ``concept`` it holds.

A user's own ``world/*.yaml`` has the same shapes and adds to ours: of two entries with one form, the kind that comes
first in ``Kind`` is taken, then the file that was read first.
"""

from pathlib import Path
from typing import Literal

import msgspec

from .. import knowledge
from .entry import Kind


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of states.yaml. ``code`` is given where it is not the key."""

    name: str
    code: str | None = None
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


class States(msgspec.Struct, frozen=True, tag_field="concept", tag="states", forbid_unknown_fields=True):
    """Key (ISO alpha-2, or our own for a former state) → state."""

    states: dict[str, State]


class NameList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entries of one kind: code → one line an entry, its forms parted by " | ", the canonical one first.

    The code "none" says that the entry belongs to no state. A form "=X" is an adjective ("=Catalan").
    ``home``: a group's code → the ISO code of the state where it acts.
    """

    kind: Kind
    official: bool = False
    names: dict[str, tuple[str, ...]]
    home: dict[str, str] = {}


class Names(msgspec.Struct, frozen=True, tag_field="concept", tag="names", forbid_unknown_fields=True):
    """Lists of entries. ``ambiguous``: forms that mean several entries of one kind; the first of them is taken."""

    lists: tuple[NameList, ...]
    ambiguous: tuple[str, ...] = ()


class Rival(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``id`` is what the form means in a text that has a word of ``beside`` and none of ``unless``; the first fits."""

    id: str
    beside: tuple[str, ...]
    unless: tuple[str, ...] = ()


class Guards(msgspec.Struct, frozen=True, kw_only=True, tag_field="concept", tag="guards", forbid_unknown_fields=True):
    """When a form is not what it seems. See the head of guards.yaml."""

    first_names: tuple[str, ...] = ()
    surnames_too: tuple[str, ...] = ()
    first_names_too: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()
    pronoun_after: tuple[str, ...] = ()
    words_in_capitals: tuple[str, ...] = ()
    rivals: dict[str, tuple[Rival, ...]] = {}
    short_after: tuple[str, ...] = ()


class TitleList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one role. See the head of titles.yaml."""

    kind: Literal["person", "body", "medium", "company", "group", "ship"]
    official: bool
    words: tuple[str, ...]


class Titles(msgspec.Struct, frozen=True, kw_only=True, tag_field="concept", tag="titles", forbid_unknown_fields=True):
    """``titles``: role → its words. ``descriptions``: what a phrase may stand for → the phrases."""

    titles: dict[str, TitleList]
    descriptions: dict[Literal["state", "person", "company", "group", "ship"], tuple[str, ...]] = {}


Sheet = States | Names | Guards | Titles


def load(files: list[Path]) -> list[Sheet]:
    """The sheets of these files, in order; KnowledgeError names a malformed one."""
    kind: type[Sheet] = Sheet  # type: ignore[assignment]
    return [sheet for _, sheet in knowledge.load(kind, files)]
