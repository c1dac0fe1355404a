"""Who puts what forward, with which words."""

import msgspec

from .actor import Actor
from .span import Span


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: source, cue and content, each a list of spans (``()`` where a role has no words of its own).

    ``source_actor`` is who the source words refer to. ``hedged``: the source itself hedges. ``via``: the name of
    whoever relays the source, where the text says so.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    source_actor: Actor | None = None
    hedged: bool = False
    via: str | None = None
