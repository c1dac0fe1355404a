"""What the search for statements yields, before anybody asks who the source is or what the content is about."""

from typing import Literal

import msgspec

from ...model import Span
from ..cues import Position

Kind = Literal[
    "quote",  # "…", X said
    "indirect",  # X said that …
    "according-to",  # according to X, …
    "nominal",  # X's claim that …
    "adverb",  # reportedly
    "passive",  # … is said to …; it was reported by X that …
    "nocomment",  # X declined to comment
    "turn",  # X: … (a headline, a transcript)
    "orphan-quote",  # a quotation without a cue: the last speaker's
    "legality",  # words that call something a breach, or no breach
    "rebuttal",  # words that call an account false, or unproven
]


class RawStatement(msgspec.Struct, frozen=True, kw_only=True):
    """Source, cue and content as spans (``()`` where a role has no words).

    ``position``: what the cue does with the content. ``negated``: the cue is ("has not confirmed"). ``hedged``: the
    cue or its modifiers hold back. ``source_head``: token index of the noun that names the source. ``via``: the words
    that name who relays it. ``nested``: the cue stands in the content of ``statements[within]``.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    position: Position
    kind: Kind
    cue_lemma: str
    hedged: bool = False
    negated: bool = False
    source_head: int | None = None
    via: Span | None = None
    nested: bool = False
    within: int | None = None
