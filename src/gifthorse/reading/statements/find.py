"""Who puts what forward, with which words: every attribution of a text.

Verbs, nouns, fixed phrases and the layout of lines propose statements; quotations without a cue go to the last speaker;
participles and chains of relay find their speaker; a statement whose cue stands in another's content is nested in it.
"""

import msgspec

from ...model import Span
from ..cues import Cues, cues
from ..grammar.parse import Parsed
from .declines import decline_statements
from .layout import Layout
from .nouns import noun_statements
from .orphans import adopt
from .participles import detach, part
from .phrases import phrase_statements
from .raw import RawStatement
from .relays import chained, cited
from .turns import turn_statements
from .verbs import verb_statements
from .verdicts import verdict_statements

__all__ = ["RawStatement", "find_statements"]


def find_statements(parsed: Parsed) -> tuple[RawStatement, ...]:
    """All statements in text order, nested ones included; then the words of judgement."""
    known = cues()
    layout = Layout(parsed, known.quoting)
    found = sorted(proposed(layout, known), key=lambda s: first(s).start)
    found = cited(layout, sorted(adopt(layout, found), key=lambda s: first(s).start))
    found = hand_over(layout, found)
    found = detach(layout, found, enclosing(found))
    found = nest(layout, part(layout, found, enclosing(found)))
    found = chained(layout, found)
    return (*found, *verdict_statements(layout, known, found))


def proposed(layout: Layout, known: Cues) -> list[RawStatement]:
    """What each kind of cue finds on its own; the verb of a fixed expression is not counted again."""
    declined = list(decline_statements(layout, known))
    fixed = [cue for s in declined for cue in (*s.cue, *s.content)]
    by_words = [*verb_statements(layout, known), *noun_statements(layout, known), *phrase_statements(layout, known)]
    free = [s for s in by_words if not any(span.overlaps(other) for span in s.cue for other in fixed)]
    found = (*declined, *turn_statements(layout, known), *free)
    return [within_quotation(layout, s) for s in found if s.source_head is None or is_word(layout, s.source_head)]


def is_word(layout: Layout, token: int) -> bool:
    """A source is named by words; the symbols of wrongly decoded text name nobody."""
    return any(c.isalnum() for c in layout.tokens[token].text)


def within_quotation(layout: Layout, statement: RawStatement) -> RawStatement:
    """What somebody says inside quotation marks ends where these do."""
    quote = layout.quoted[layout.at(first(statement).start)]
    if quote < 0 or not statement.cue:
        return statement
    low, high = layout.quotes[quote].start, layout.quotes[quote].end
    cut = [(max(s.start, low), min(s.end, high)) for s in statement.content]
    content = [layout.span(layout.at(start), layout.before(end)) for start, end in cut if start < end]
    return msgspec.structs.replace(statement, content=tuple(s for s in content if s))


def first(statement: RawStatement) -> Span:
    """Where the statement's cue stands, or its content where it has no cue."""
    return statement.cue[0] if statement.cue else statement.content[0]


def hand_over(layout: Layout, statements: list[RawStatement]) -> list[RawStatement]:
    """ "X said CONTENT, according to Y": X's content ends before Y's cue, and what X said is handed on by Y;
    where X reports, it is X who hands Y's words on."""
    outer = enclosing(statements)
    found = list(statements)
    for i, k in outer.items():
        closing, inner = statements[i], statements[k]
        if closing.kind != "according-to" or outer.get(k) != i:
            continue
        kept = [(s.start, min(s.end, closing.cue[0].start)) for s in inner.content if s.start < closing.cue[0].start]
        spans = [layout.span(layout.at(start), layout.before(end)) for start, end in kept]
        content = tuple(s for s in spans if s)
        if inner.cue_lemma == "report" and inner.kind != "passive":
            found[i] = msgspec.structs.replace(closing, content=content, via=next(iter(inner.source), None))
        else:
            found[k] = msgspec.structs.replace(inner, content=content)
    return found


def nest(layout: Layout, statements: list[RawStatement]) -> list[RawStatement]:
    """Mark what stands in another statement's content, or in quotation marks."""
    outer = enclosing(statements)
    return [
        msgspec.structs.replace(s, nested=True, within=outer.get(i))
        if s.nested or i in outer or (s.cue and layout.quoted_at(s.cue[0].start))
        else s
        for i, s in enumerate(statements)
    ]


def enclosing(statements: list[RawStatement]) -> dict[int, int]:
    """For each statement whose cue stands in another's content, the index of the innermost such other."""
    outer: dict[int, int] = {}
    spans = sorted((span.start, span.end, i) for i, s in enumerate(statements) for span in s.content)
    around: list[tuple[int, int, int]] = []
    k = 0
    for i in sorted(range(len(statements)), key=lambda i: first(statements[i]).start):
        at = first(statements[i]).start
        while k < len(spans) and spans[k][0] <= at:
            around.append(spans[k])
            k += 1
        around = [span for span in around if span[1] > at]
        others = [span for span in around if span[2] != i]
        if others:
            outer[i] = min(others, key=lambda span: span[1] - span[0])[2]
    return outer
