"""One thing that a well-read person knows, and one place where a text names it."""

from typing import Literal, NamedTuple

import msgspec

from ..model import Span

Kind = Literal[
    "other",
    "state",
    "group",
    "body",
    "seat",
    "agency",
    "outlet",
    "ministry",
    "office",
    "party",
    "person",
    "ngo",
    "maker",
    "company",
    "ship",
    "city",
    "port",
    "region",
]
"""In order of precedence, where two kinds share a form. ``other``: looks like an actor or a place and is none that acts
("Indian Ocean", "French fries", "Kansas City Chiefs"); its ``code`` is None."""

Form = Literal["name", "adjective", "people", "short", "acronym"]
"""How the words name the entry: "Iran", "Iranian", "Iranians", "the North" (beside "North Korea"), "IRGC"."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """``id`` is ``kind:slug`` ("state:KP", "city:pyongyang"; a group's is its code). ``name`` is the canonical name.

    ``code`` is the ISO alpha-2 country it belongs to, ``group:slug``, ``EU``, or None. ``official``: it speaks for the
    state (a capital does, as a metonym); for an agency or outlet: it is a state's own medium. ``home``: the ISO code of
    the state where a group acts, whatever its code.
    """

    id: str
    kind: Kind
    name: str
    code: str | None = None
    official: bool = False
    home: str | None = None


class Hit(NamedTuple):
    """``text[span.start:span.end]`` names ``entry``."""

    span: Span
    entry: Entry
    form: Form
