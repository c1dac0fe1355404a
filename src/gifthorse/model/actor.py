"""Who a mention refers to."""

import msgspec

from .span import Span


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, ship, state or armed group, as one text names it.

    ``name`` is the fullest form the text gives. ``code`` is the ISO 3166-1 alpha-2 country the actor belongs to or
    speaks for, ``group:slug`` for a non-state group, ``EU`` for the Union itself, or None where neither the text nor
    our knowledge tells. ``mentions`` are the places that the identification rests on.
    """

    name: str
    code: str | None = None
    mentions: tuple[Span, ...] = ()


OUTLET = Actor(name="(the outlet)")
"""The article's own voice."""
