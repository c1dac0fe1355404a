"""Statements made by fixed expressions: according to X; reportedly."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Span
from ..cues import Cues
from .layout import FINITE, Layout
from .raw import RawStatement
from .sources import RELATIVE, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def phrase_statements(layout: Layout, cues: Cues) -> Iterator[RawStatement]:
    """The statements of all fixed expressions, in text order."""
    doc = layout.tokens
    for token in layout.tokens:
        for words in cues.according_to.get(token.lower_, ()):
            if tuple(t.lower_ for t in doc[token.i : token.i + len(words)]) == words:
                found = according_to(layout, token, len(words))
                if found is not None:
                    yield found
                break
        if token.lower_ in cues.adverbs:
            found = adverb(layout, token)
            if found is not None:
                yield found


def according_to(layout: Layout, token: "Token", width: int) -> RawStatement | None:
    """According to X, CONTENT; CONTENT, according to X."""
    doc = layout.tokens
    start, end = layout.bounds(token.i)
    named = next((t for t in doc[token.i + width - 1].children if t.dep_ == "pobj"), None)
    if named is None:
        named = next((t for t in doc[token.i + width : end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if named is None:
        return None
    stop = clause_start(layout, token.i + width, end)
    source = phrase(layout, named, token.i + width, stop)
    if (
        source is not None
        and opens_sentence(layout, start, token.i)
        and stop < end
        and is_list(layout, source.end, stop)
    ):
        source = layout.span(token.i + width, stop)  # "According to officials, brokers and a report, …"
    cue = layout.span(token.i, token.i + width)
    before = None if opens_sentence(layout, start, token.i) else layout.span(start, token.i)
    behind_at = layout.before(source.end) if source else end
    after = layout.span(behind_at, end)
    if before is not None:
        content: tuple[Span, ...] = (before,)
        if (
            after is not None
            and doc[behind_at].text == ","
            and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[start : token.i])
        ):
            content = (before, after)
    else:
        content = (after,) if after is not None else ()
    if source is None or cue is None or not content:
        return None
    return RawStatement(
        source=(source,),
        source_head=named.i,
        cue=(cue,),
        content=content,
        position="reports",
        cue_lemma=" ".join(t.lower_ for t in doc[token.i : token.i + width]),
        kind="according-to",
    )


def opens_sentence(layout: Layout, start: int, i: int) -> bool:
    """Nothing of weight stands before token ``i``: "But according to X, …"."""
    before = layout.span(start, i)
    return before is None or layout.before(before.end) - layout.at(before.start) <= 2


def is_list(layout: Layout, offset: int, stop: int) -> bool:
    """The words between are more nouns, up to the last one behind "and"."""
    rest = layout.tokens[layout.before(offset) : stop]
    return any(t.lower_ == "and" for t in rest) and not any(t.pos_ in ("VERB", "AUX") for t in rest)


def clause_start(layout: Layout, i: int, end: int) -> int:
    """The comma behind which a clause with a finite verb follows, or the end."""
    doc = layout.tokens
    commas = [k for k in range(i, end) if doc[k].text == "," and layout.quoted[k] < 0]
    for here, following in zip(commas, [*commas[1:], end], strict=False):
        if (
            any(t.tag_ in FINITE and t.dep_ != "relcl" for t in doc[here:following])
            and doc[here + 1].tag_ not in RELATIVE
        ):
            return here
    return end


def adverb(layout: Layout, token: "Token") -> RawStatement | None:
    """X reportedly did: the clause is passed on without a source."""
    start, end = layout.bounds(token.i)
    head = token.head
    content = layout.span(max(start, head.left_edge.i), min(end, head.right_edge.i + 1))
    cue = layout.span(token.i, token.i + 1)
    if content is None or cue is None:
        return None
    return RawStatement(
        source=(),
        cue=(cue,),
        content=(content,),
        position="reports",
        hedged=True,
        cue_lemma=token.lower_,
        kind="adverb",
    )
