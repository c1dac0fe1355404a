"""The clause of saying: where source and verb stand together, and what the verb governs.

The surface decides more than the parse: quotation marks, commas and dashes bound the clause where the parser errs.
"""

from typing import TYPE_CHECKING

from .layout import CLOSERS, FINITE, Layout
from .sources import Source, misplaced, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBORDINATORS = frozenset(
    ("as", "while", "after", "when", "because", "before", "since", "although", "though", "if", "until", "once", "where")
)
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


def anchor(verb: "Token") -> "Token":
    """The verb that has the subject: "was quoted" of "was quoted as saying", else the verb itself."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite", "report"):
        return verb.head.head
    return verb


def is_dash(layout: Layout, i: int) -> bool:
    """A dash between words, not the hyphen within one."""
    token = layout.tokens[i]
    return token.text in DASHES and (token.text != "-" or (i > 0 and bool(layout.tokens[i - 1].whitespace_)))


def ends_quotation(layout: Layout, i: int) -> bool:
    """Token ``i`` is the last of a quotation."""
    quote = layout.quoted[i]
    return quote >= 0 and layout.quote_tokens[quote][1] == i + 1


def named_before(layout: Layout, verb: "Token") -> bool:
    """A bare noun stands between a closing quotation mark and the verb, though the parser saw no subject."""
    i = verb.i - 1
    start = layout.bounds(verb.i)[0]
    words = 0
    while i >= start and layout.quoted[i] < 0 and not layout.tokens[i].is_punct:
        words += layout.tokens[i].pos_ in ("NOUN", "PROPN", "PRON")
        i -= 1
    return words > 0 and i >= start and ends_quotation(layout, i)


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
