"""Content beside the cue: "CONTENT", X said. CONTENT, said X, CONTENT. X said: "CONTENT".

Here the surface decides more than the parse: commas, dashes and quotation marks set the cue's clause off.
"""

from typing import TYPE_CHECKING

from ..model import Span
from .layout import CLOSERS, FINITE, Layout
from .sources import RELATIVE, Source, misplaced, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBORDINATORS = frozenset(
    ("as", "while", "after", "when", "because", "before", "since", "although", "though", "if", "until", "once", "where")
)
# A clause with one of these before the cue tells when it was said, not what.
CIRCUMSTANCE = frozenset(("when", "after", "as", "while", "before", "once", "asked", "without", "during", "citing"))
COORDINATORS = frozenset(("and", "or", "but", "nor", "yet"))
DASHES = frozenset(("-", "--", "–", "—", "―"))
CLAUSAL = frozenset(("ccomp", "xcomp"))


def infinitive(verb: "Token") -> bool:
    """Marked by "to", without a subject of its own."""
    return has_to(verb) and own_subject(verb) is None


def has_to(verb: "Token") -> bool:
    """Marked by "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def right_clause(verb: "Token") -> "Token | None":
    """The finite clause that the verb governs to its right, a wh-clause too."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in CLAUSAL and not infinitive(child):
            return child
    for child in verb.children:
        opener = child.left_edge
        if child.dep_ != "advcl" or opener.i <= verb.i:
            continue
        if opener.lower_ in ("whether", "if") and verb.lemma_ in ("ask", "wonder", "question", "inquire"):
            return child
        if opener.i == verb.i + 1 and opener.tag_ in ("WRB", "WP", "WDT"):
            negated = any(c.dep_ == "neg" for c in verb.children)
            if opener.lower_ != "when" or negated:
                return child
    return None


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


def named_before(layout: Layout, verb: "Token") -> bool:
    """A bare noun stands between a closing quotation mark and the verb, though the parser saw no subject."""
    i = verb.i - 1
    start = layout.bounds(verb.i)[0]
    words = 0
    while i >= start and layout.quoted[i] < 0 and not layout.tokens[i].is_punct:
        words += layout.tokens[i].pos_ in ("NOUN", "PROPN", "PRON")
        i -= 1
    return words > 0 and i >= start and ends_quotation(layout, i)


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


def anchor(verb: "Token") -> "Token":
    """The verb that has the subject: "was quoted" of "was quoted as saying", else the verb itself."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite", "report"):
        return verb.head.head
    return verb


def named_between(layout: Layout, verb: "Token") -> Source | None:
    """The source between a closing quotation mark and the verb, where the parser took another noun for the subject."""
    start = behind_quotation(layout, verb, layout.bounds(verb.i)[0])
    subject = own_subject(verb)
    if start is None or (subject is not None and start <= subject.i < verb.i):
        return None
    for i in range(start, verb.i):
        if layout.tokens[i].pos_ in ("NOUN", "PROPN", "PRON") and layout.tokens[i].dep_ != "compound":
            span = layout.span(start, verb.i)
            return Source(i, (span,)) if span else None
    return None


def is_dash(layout: Layout, i: int) -> bool:
    """A dash between words, not the hyphen within one."""
    token = layout.tokens[i]
    return token.text in DASHES and (token.text != "-" or (i > 0 and bool(layout.tokens[i - 1].whitespace_)))


def content_start(layout: Layout, start: int, left: int) -> int:
    """Behind a dateline's dash ("WASHINGTON — ") and a semicolon outside quotation marks."""
    doc = layout.tokens
    for i in range(left - 1, start, -1):
        if layout.quoted[i] < 0 and doc[i].text == ";":
            return i + 1
    for i in range(start, min(start + 12, left - 3)):
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


def ends_quotation(layout: Layout, i: int) -> bool:
    """Token ``i`` is the last of a quotation."""
    quote = layout.quoted[i]
    return quote >= 0 and layout.quote_tokens[quote][1] == i + 1


def clause_edges(layout: Layout, verb: "Token") -> tuple[int, int]:
    """Token range of source and verb together, without quoted words."""
    start, end = layout.bounds(verb.i)
    left, right = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "advmod") and verb.i - 4 < child.i < left:
            left = child.i
    head = own_subject(anchor(verb))
    after_quote = behind_quotation(layout, verb, start)
    if after_quote is not None:
        return after_quote, past_adverbs(layout, verb, right, end)
    if head is None:
        left = start
    elif head.i < verb.i:
        left = min(left, max(start, head.left_edge.i))
        closer = misplaced(layout, verb, head)
        if closer is not None:
            left = next(i for i in range(closer, left - 1, -1) if layout.tokens[i].text == ",") + 1
    else:
        right = min(end, head.right_edge.i + 1)
    for i in range(verb.i - 1, left - 1, -1):
        if layout.quoted[i] >= 0:
            left = i + 1
            break
    for i in range(verb.i + 1, right):
        if layout.quoted[i] >= 0:
            right = i
            break
    return left, past_adverbs(layout, verb, right, end)


def past_adverbs(layout: Layout, verb: "Token", right: int, end: int) -> int:
    """Behind "on Tuesday" and the like right after the verb."""
    while right < end and layout.tokens[right].dep_ in ("advmod", "npadvmod") and layout.tokens[right].head == verb:
        right += 1
    return right


def behind_quotation(layout: Layout, verb: "Token", start: int) -> int | None:
    """Where only a name stands between a closing quotation mark with a comma inside and the verb: its first token."""
    i, named = verb.i - 1, False
    while i >= start and layout.quoted[i] < 0:
        token = layout.tokens[i]
        if token.tag_ in FINITE or verb.i - i > 15:
            return None
        named = named or token.pos_ in ("NOUN", "PROPN", "PRON")
        i -= 1
    if not named or i < start or not ends_quotation(layout, i):
        return None
    inner = layout.shown[layout.quotes[layout.quoted[i]].start : layout.quotes[layout.quoted[i]].end].rstrip(CLOSERS)
    return i + 1 if inner[-1:] in (",", "?", "!", "—", "-", "…") else None


def modifiers_end(layout: Layout, i: int, end: int, quoted: bool) -> int:
    """Behind the adverbs and prepositional phrases of the cue; -1 where a clause of content follows instead."""
    doc = layout.tokens
    while i < end:
        token = doc[i]
        if (token.is_punct and token.text not in ("(", ")", "'", "’")) or layout.quoted[i] >= 0:
            return i
        if token.lower_ in SUBORDINATORS or token.dep_ == "cc":
            return i
        if token.tag_ in FINITE and not quoted and token.dep_ != "relcl" and token.head.dep_ != "relcl":
            return -1
        i += 1
    return end


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
