"""Content beside the cue: "CONTENT", X said. CONTENT, said X, CONTENT. X said: "CONTENT".

Here the surface decides more than the parse: commas, dashes and quotation marks set the cue's clause off.
"""

from typing import TYPE_CHECKING

from ...model import Span
from .layout import FINITE, Layout
from .saying import (
    SUBORDINATORS,
    anchor,
    clause_edges,
    ends_quotation,
    has_to,
    is_dash,
    modifiers_end,
    named_before,
    right_clause,
)
from .sources import RELATIVE, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

# A clause with one of these before the cue tells when it was said, not what.
CIRCUMSTANCE = frozenset(("when", "after", "as", "while", "before", "once", "asked", "without", "during", "citing"))
COORDINATORS = frozenset(("and", "or", "but", "nor", "yet"))


def parenthetical(layout: Layout, verb: "Token", addressee: bool) -> tuple[Span, ...]:
    """The content around a clause of saying that commas, dashes or quotation marks set off, or ()."""
    doc = layout.tokens
    start, end = layout.bounds(verb.i)
    speaker = own_subject(anchor(verb))
    if (speaker is None and not named_before(layout, verb)) or (speaker is not None and speaker.tag_ in RELATIVE):
        return ()
    if any(c.i > verb.i and c.dep_ == "xcomp" and has_to(c) for c in verb.children):
        return ()
    left, right = clause_edges(layout, verb)
    before = left - 1
    while before > start and doc[before].is_space:
        before -= 1
    quoted = ends_quotation(layout, before)
    if left <= start or not (doc[before].text in (",", "?", "!") or is_dash(layout, before) or quoted):
        return ()
    start = content_start(layout, start, left)
    complete = quoted or is_complete(layout, start, left)
    if not complete and not quoted and (doc[start].lower_ in CIRCUMSTANCE or doc[start].tag_ in ("VBN", "VBG")):
        return ()
    head = right_clause(verb)
    interrupted = right < end and (doc[right].text == "," or is_dash(layout, right))
    if head is not None and not interrupted and not (quoted and opens_unit(layout, before, start)):
        return ()
    if head is not None and interrupted and complete and not quoted:
        return ()
    if not addressee and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return ()
    inverted = right > verb.i + 1 and own_subject(verb) is not None and own_subject(verb).i > verb.i  # type: ignore[union-attr]
    right = modifiers_end(layout, right, end, quoted)
    if right < 0:
        return ()
    first = layout.span(start, left)
    rest: Span | None = None
    if right < end and ((doc[right].text == "," or is_dash(layout, right)) or layout.quoted[right] >= 0):
        rest = continued(layout, right, end, complete and inverted, complete)
    if first is None or not (complete or rest):
        return ()
    return (*earlier_parts(layout, start), first, *((rest,) if rest else ()))


def as_aside(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """As X put it, CONTENT. CONTENT, as X said."""
    doc = layout.tokens
    start, end = layout.bounds(verb.i)
    speaker = own_subject(verb)
    if speaker is None or verb.dep_ not in ("advcl", "parataxis", "ROOT", "ccomp") or right_clause(verb) is not None:
        return ()
    edges = [speaker.left_edge.i, *(c.i for c in verb.children if c.dep_ in ("aux", "advmod"))]
    opening = min(i for i in edges if i <= speaker.i) - 1
    if opening < start or doc[opening].lower_ != "as" or speaker.i > verb.i:
        return ()
    stop = verb.i + 1
    while stop < end and doc[stop].text != "," and not is_dash(layout, stop) and layout.quoted[stop] < 0:
        if doc[stop].tag_ in FINITE:
            return ()
        stop += 1
    behind, before = layout.span(stop, end), layout.span(start, opening)
    leads = before is None or not any(t.tag_ in FINITE for t in doc[start:opening])
    content = behind if leads else before
    return (content,) if content else ()


def content_start(layout: Layout, start: int, left: int) -> int:
    """Behind a dateline's dash ("WASHINGTON — ") and a semicolon outside quotation marks."""
    doc = layout.tokens
    for i in range(left - 1, start, -1):
        if layout.quoted[i] < 0 and doc[i].text == ";":
            return i + 1
    for i in range(start + 1, min(start + 12, left - 3)):
        if is_dash(layout, i) and is_dateline(layout, start, i):
            return i + 1
    return start


def is_dateline(layout: Layout, start: int, dash: int) -> bool:
    """ "PORT LOM (AFP) — " at the start of a paragraph."""
    words = layout.tokens[start:dash]
    opens = start == 0 or layout.paragraph[start] != layout.paragraph[start - 1]
    named = words[0].text.isupper() or any(t.text == ")" for t in words)
    return opens and named and not any(t.tag_ in FINITE for t in words)


def opens_unit(layout: Layout, last: int, start: int) -> bool:
    """The quotation that ends at token ``last`` opened its sentence."""
    first = layout.quote_tokens[layout.quoted[last]][0]
    return first <= start + 1


def earlier_parts(layout: Layout, start: int) -> tuple[Span, ...]:
    """The paragraphs that a quotation running into this sentence has had before."""
    quote = layout.quoted[start]
    if quote < 0:
        return ()
    at = layout.tokens[start].idx
    return tuple(part for part in layout.quotes[quote].parts if part.end <= at)


def is_complete(layout: Layout, start: int, left: int) -> bool:
    """The words before the cue are a sentence of their own: a finite verb, and no subordinate clause that waits."""
    doc = layout.tokens
    first = start
    while first < left and (
        doc[first].is_punct or doc[first].is_space or doc[first].lower_ in ("but", "so", "and", "even")
    ):
        first += 1
    if first < left and (doc[first].lower_ in SUBORDINATORS or doc[first].tag_ in ("VBN", "VBG")):
        comma = next((i for i in range(first, left - 1) if doc[i].text == "," and layout.quoted[i] < 0), None)
        return comma is not None and any(doc[i].tag_ in FINITE for i in range(comma, left))
    return any(doc[i].tag_ in FINITE for i in range(start, left))


def continued(layout: Layout, right: int, end: int, closed: bool, complete: bool) -> Span | None:
    """The part of the content behind the cue, if what stands there is content."""
    doc = layout.tokens
    i = right
    while i < end and (doc[i].text == "," or is_dash(layout, i) or doc[i].is_space):
        i += 1
    if i >= end:
        return None
    first = doc[i]
    if first.lower_ in COORDINATORS and layout.quoted[i] < 0 and is_next_speaker(layout, i, end):
        return None
    if not complete and not closed and first.lower_ in COORDINATORS:
        return None
    if layout.quoted[i] < 0 and first.lower_ not in COORDINATORS:
        if closed:
            return None
        if first.tag_ == "VBG":
            return next_quotation(layout, i, end)
        if complete and (first.tag_ in ("VBN", "WDT", "WP") or first.lower_ in CIRCUMSTANCE):
            return None
    return layout.span(i, end)


def is_next_speaker(layout: Layout, i: int, end: int) -> bool:
    """ "… and the envoy added that": another clause of saying with a subject of its own."""
    for token in layout.tokens[i + 1 : end]:
        if layout.quoted[token.i] >= 0 or token.text == ",":
            return False
        if token.tag_ in FINITE and token.pos_ == "VERB":
            return token.lemma_ in layout.quoting and own_subject(token) is not None
    return False


def next_quotation(layout: Layout, i: int, end: int) -> Span | None:
    """A quotation behind a participle: "…", X said, pointing at Y, "…"."""
    for k in range(i, end):
        if layout.quoted[k] >= 0:
            return layout.span(k, end) if layout.tokens[k - 1].text in (",", ":") else None
    return None


def quotation(layout: Layout, verb: "Token", addressee: bool) -> tuple[Span, ...]:
    """The content of a verb that quotes: around it, behind it, or in the next paragraph."""
    doc = layout.tokens
    start, end = layout.bounds(verb.i)
    if layout.quoted[verb.i] >= 0:
        return ()
    aside = parenthetical(layout, verb, addressee)
    if aside:
        return aside
    i = verb.i + 1
    while i < end and layout.quoted[i] < 0:
        if doc[i].tag_ in FINITE and i > verb.i + 1 and doc[i].dep_ not in ("relcl", "advcl"):
            break
        i += 1
    head = right_clause(verb)
    inside = head is not None and head.left_edge.i < i  # the quotation is a part of the clause
    if i < end and layout.quoted[i] >= 0 and (doc[i - 1].text in (",", ":") or (i <= verb.i + 2 and not inside)):
        found = layout.span(i, end)
        return (found,) if found else ()
    last = end - 1
    while last > start and doc[last].is_space:
        last -= 1
    if doc[last].text == ":" and right_clause(verb) is None:
        return next_paragraph(layout, end)
    return ()


def next_paragraph(layout: Layout, i: int) -> tuple[Span, ...]:
    """What an introduction with a colon announces: the quotation that opens the next paragraph, else its sentence."""
    doc = layout.tokens
    while i < len(doc) and doc[i].is_space:
        i += 1
    if i >= len(doc):
        return ()
    if layout.quoted[i] >= 0:
        return layout.quotes[layout.quoted[i]].parts
    found = layout.span(*layout.bounds(i))
    return (found,) if found else ()
