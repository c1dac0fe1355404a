"""Where one content ends and the next begins: "X said CONTENT, adding that CONTENT", "…, while Y said CONTENT".

The parser often hangs ", adding that …" on the verb inside the content. Behind a comma such a participle belongs to
whoever is speaking, so it takes that source, and the content before it ends at the comma.
"""

import msgspec

from ...model import Span
from .layout import Layout
from .raw import RawStatement

CONTRAST = frozenset(("while", "whereas", "but", "though", "although", "and", "as"))


def detach(layout: Layout, statements: list[RawStatement], outer: dict[int, int]) -> list[RawStatement]:
    """``outer``: index of the statement whose content holds each statement's cue."""
    found = list(statements)
    for i in sorted(outer, reverse=True):
        inner, around = found[i], found[outer[i]]
        if not goes_on_reporting(layout, inner) or not around.source or around.kind in ("passive", "nominal"):
            continue
        if around.cue and around.cue[0].start > inner.cue[0].start:
            continue
        k: int | None = outer[i]
        while k is not None:
            around = found[k]
            cut = [cut_at(layout, span, inner.cue[0].start) for span in around.content]
            kept = tuple(span for span in cut if span is not None)
            if not kept or not around.source:
                break
            found[k] = msgspec.structs.replace(around, content=kept)
            found[i] = msgspec.structs.replace(inner, source=around.source, source_head=around.source_head)
            k = outer.get(k) if is_pronoun(layout, around) else None
    return found


def part(layout: Layout, statements: list[RawStatement], outer: dict[int, int]) -> list[RawStatement]:
    """ "X said CONTENT, while Y said CONTENT": the first content ends where the second speaker takes over."""
    found = list(statements)
    for i, k in outer.items():
        inner, around = statements[i], found[k]
        if inner.kind not in ("indirect", "quote") or not inner.source or around.kind not in ("indirect", "quote"):
            continue
        if around.cue[0].start > inner.cue[0].start or inner.source[0].start > inner.cue[0].start:
            continue
        at = layout.at(inner.source[0].start) - 1
        if at < 2 or layout.tokens[at].lower_ not in CONTRAST or layout.tokens[at - 1].text not in (",", ";", "—", "–"):
            continue
        kept = tuple(s for span in around.content if (s := cut_at(layout, span, layout.starts[at])) is not None)
        if kept and not layout.quoted_at(layout.starts[at]):
            found[k] = msgspec.structs.replace(around, content=kept)
    return found


def is_pronoun(layout: Layout, statement: RawStatement) -> bool:
    """ "X said he did not believe it, adding …": behind "he" the speaker is X himself."""
    return statement.source_head is not None and layout.tokens[statement.source_head].tag_ == "PRP"


def goes_on_reporting(layout: Layout, statement: RawStatement) -> bool:
    """The cue is a present participle behind a comma."""
    if not statement.cue or statement.kind not in ("indirect", "quote"):
        return False
    i = layout.at(statement.cue[0].start)
    token = layout.tokens[i]
    if token.tag_ != "VBG" or layout.quoted[i] >= 0 or any(c.dep_ in ("aux", "nsubj") for c in token.children):
        return False
    i -= 1
    if i > 0 and layout.tokens[i].pos_ == "ADV":
        i -= 1
    return i > 0 and layout.tokens[i].text == ","


def cut_at(layout: Layout, span: Span, offset: int) -> Span | None:
    """The part of a span before an offset."""
    if span.end <= offset:
        return span
    if span.start >= offset:
        return None
    return layout.span(layout.at(span.start), layout.at(offset))
