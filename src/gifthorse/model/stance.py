"""One source's position on one transfer."""

from typing import Literal

import msgspec

from .actor import Actor
from .span import Span

About = Literal["occurrence", "legality"]
Position = Literal["affirms", "denies", "declines", "doubts"]


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """Whether ``source`` affirms, denies, declines to comment on, or doubts that the transfer happened or is a breach.

    ``evidence`` are the words that show it. ``via`` is the name of whoever relays the source. ``hedged``: the source
    itself hedges (may, reportedly, if true).
    """

    source: Actor
    about: About
    position: Position
    hedged: bool = False
    via: str | None = None
    evidence: Span
