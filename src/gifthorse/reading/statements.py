"""Who puts what forward, with which words: every attribution of a text.

Verbs, nouns and fixed phrases propose statements; quotations without a cue go to the last speaker; a statement whose cue
stands in another's content is nested in it.
"""

from ..model import Span
from .cue_declines import decline_statements
from .cue_nouns import noun_statements
from .cue_phrases import phrase_statements
from .cue_verbs import verb_statements
from .cues import cues
from .layout import Layout
from .legality import legality_statements
from .orphans import adopt
from .parse import Parsed
from .participles import detach
from .raw_statement import RawStatement

__all__ = ["RawStatement", "find_statements"]


def find_statements(parsed: Parsed) -> tuple[RawStatement, ...]:
    """All statements in text order, nested ones included."""
    import msgspec

    known = cues()
    layout = Layout(parsed, known.quoting)
    declined = list(decline_statements(layout, known))
    fixed = [cue for s in declined for cue in s.cue]
    by_words = [*verb_statements(layout, known), *noun_statements(layout, known), *phrase_statements(layout, known)]
    found = [*declined, *(s for s in by_words if not within_any(s.cue, fixed))]
    found.sort(key=lambda s: first(s).start)
    found = adopt(layout, found)
    found = detach(layout, found, enclosing(found))
    outer = enclosing(found)
    found = [msgspec.structs.replace(s, nested=True, within=outer[i]) if i in outer else s for i, s in enumerate(found)]
    return (*found, *legality_statements(layout, known, found))


def within_any(spans: tuple[Span, ...], fixed: list[Span]) -> bool:
    """A cue that is part of a fixed expression is not counted again for its verb."""
    return any(span.overlaps(other) for span in spans for other in fixed)


def quoted(layout: Layout, statement: RawStatement) -> bool:
    """A cue in quotation marks is part of what somebody else says."""
    return layout.quoted[layout.at(first(statement).start)] >= 0


def first(statement: RawStatement) -> Span:
    """Where the statement's cue stands."""
    return statement.cue[0] if statement.cue else statement.content[0]


def enclosing(statements: list[RawStatement]) -> dict[int, int]:
    """For each statement whose cue stands in another's content, the index of the innermost such other."""
    outer: dict[int, int] = {}
    events = sorted((span.start, span.end, i) for i, s in enumerate(statements) for span in s.content)
    order = sorted(range(len(statements)), key=lambda i: first(statements[i]).start)
    open_spans: list[tuple[int, int, int]] = []
    k = 0
    for i in order:
        at = first(statements[i]).start
        while k < len(events) and events[k][0] <= at:
            open_spans.append(events[k])
            k += 1
        open_spans = [e for e in open_spans if e[1] > at]
        around = [e for e in open_spans if e[2] != i]
        if around:
            outer[i] = min(around, key=lambda e: e[1] - e[0])[2]
    return outer
