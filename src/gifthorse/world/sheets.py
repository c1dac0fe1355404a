"""The shapes of the YAML files of this folder. Each file says at its head which ``concept`` it holds.

A user's own ``world/*.yaml`` has the same shapes; its entries come after ours, and a form means the first entry of the
kind that comes first in ``Kind``.
"""

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
    """Entries of one kind: code → one string an entry, its forms parted by " | ", the canonical one first.

    The code "none" means that the entry belongs to no state.
    """

    kind: Kind
    official: bool = False
    names: dict[str, tuple[str, ...]]


class Names(msgspec.Struct, frozen=True, tag_field="concept", tag="names", forbid_unknown_fields=True):
    """Lists of entries. ``ambiguous``: forms that mean several entries of one kind; the first of them is taken."""

    lists: tuple[NameList, ...]
    ambiguous: tuple[str, ...] = ()


Sheet = States | Names


def sheets() -> list[Sheet]:
    """Every file of the folder and of the user's ``world`` folders, ours first."""
    kind: type[Sheet] = Sheet  # type: ignore[assignment]
    return [sheet for _, sheet in knowledge.load(kind, knowledge.files("world"))]
