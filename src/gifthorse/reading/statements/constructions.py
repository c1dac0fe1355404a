"""Content under the cue: X said that …; X denied …; X accused Y of …; Y is said to …; X spoke of …

Each construction takes the cue verb and gives the content's spans, or () where the verb does not stand in it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...model import Span
from .layout import FINITE, Layout
from .saying import has_to, right_clause
from .sources import RELATIVE, agent, is_passive, own_subject, rejoined

if TYPE_CHECKING:
    from spacy.tokens import Token


def under(layout: Layout, verb: "Token", start: int, child: "Token", cut: bool = False) -> tuple[Span, ...]:
    """The words from ``start`` to the end of ``child``; with ``cut`` without the asides of a noun phrase."""
    end = min(child.right_edge.i + 1, layout.bounds(verb.i)[1])
    if cut:
        end = without_asides(layout, child, end)
    while end < layout.bounds(verb.i)[1] and layout.tokens[end].is_sent_start and not layout.tokens[end].is_punct:
        end = layout.tokens[end].sent.end  # the parser began a sentence in the middle of one
    span = layout.span(max(verb.i + 1, start), min(end, layout.bounds(verb.i)[1]))
    return (span,) if span else ()


def without_asides(layout: Layout, noun: "Token", end: int) -> int:
    """A relative clause or participle set off by a comma is the writer's own remark."""
    for token in noun.subtree:
        if (
            noun.i < token.i < end
            and token.dep_ in ("relcl", "acl", "advcl")
            and layout.tokens[token.left_edge.i - 1].text == ","
        ):
            return token.left_edge.i - 1
    return end


def clause(layout: Layout, verb: "Token", addressee: bool) -> tuple[Span, ...]:
    """X said (that) CONTENT."""
    if is_passive(verb) and not addressee:
        topic = own_subject(verb)
        if topic is not None and topic.lower_ != "it":
            return ()
    head = right_clause(verb) or lost_clause(layout, verb, addressee)
    if head is None:
        return rest_of_sentence(layout, verb, addressee)
    end = content_end(layout, verb, head)
    found = layout.span(max(verb.i + 1, head.left_edge.i), end)
    return (found,) if found else ()


def lost_clause(layout: Layout, verb: "Token", addressee: bool) -> "Token | None":
    """The content that the parser hung on a noun before it: "said in a statement [the ship was held]"."""
    if own_subject(verb) is None or verb.dep_ in ("relcl", "acl"):
        return None
    for phrase in verb.children:
        if phrase.i < verb.i or phrase.dep_ not in ("prep", "npadvmod", "dobj", "dative"):
            continue
        if phrase.dep_ == "dobj" and not addressee:
            continue
        for token in phrase.subtree:
            if token.dep_ not in ("relcl", "acl", "ccomp") or token.i < verb.i:
                continue
            head = own_subject(token)
            if head is None or head.tag_ in RELATIVE or not is_finite(token):
                continue
            if layout.tokens[token.left_edge.i].lower_ != "that" or token.dep_ != "relcl":
                return token
    return None


def is_finite(verb: "Token") -> bool:
    """Finite itself or by its auxiliary."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.children if c.dep_ in ("aux", "auxpass"))


def content_end(layout: Layout, verb: "Token", head: "Token") -> int:
    """Where the governed clause ends: with its subtree, or with the sentence where a colon or quotation goes on."""
    doc = layout.tokens
    end = layout.bounds(verb.i)[1]
    last = min(end, head.right_edge.i + 1)
    for token in layout.tokens[head.i + 1 : last]:
        speaks = token.head.tag_ == "VB" or token.lemma_ in layout.quoting
        if token.dep_ == "conj" and speaks and rejoined(token) == verb:
            return next((i for i in range(token.i - 1, head.i, -1) if layout.tokens[i].dep_ == "cc"), token.i)
    if last < end and doc[last].text == ":":
        return end
    while last < end and flows_on(layout, last):
        last = min(end, max(last + 1, doc[last].right_edge.i + 1))
    if last < end and layout.quoted[last] >= 0 and layout.quoted[last] == layout.quoted[last - 1]:
        return min(end, layout.quote_tokens[layout.quoted[last]][1])
    return last


def flows_on(layout: Layout, i: int) -> bool:
    """Nothing before token ``i`` ends a clause, so the parser lost the thread: the words belong together."""
    doc = layout.tokens
    token = doc[i]
    if token.text == "-" and not doc[i - 1].whitespace_:
        return True  # "re-exported"
    if token.text == "," and i + 2 < len(doc) and doc[i + 1].lower_ in ("and", "or", "but"):
        return doc[i + 2].pos_ == "ADP" or doc[i + 2].lower_ in ("that", "to")
    return not (
        token.is_punct or token.is_space or token.dep_ in ("cc", "mark", "advmod") or token.pos_ in ("SCONJ", "CCONJ")
    )


def rest_of_sentence(layout: Layout, verb: "Token", addressee: bool) -> tuple[Span, ...]:
    """Where the parser lost the clause: what follows "that", if it has a finite verb."""
    doc = layout.tokens
    end = layout.bounds(verb.i)[1]
    if own_subject(verb) is None or verb.dep_ == "relcl":
        return ()
    if not addressee and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return ()
    for i in range(verb.i + 1, min(end, verb.i + 15)):
        if doc[i].lower_ == "that" and any(doc[j].tag_ in FINITE for j in range(i + 1, end)):
            found = layout.span(i, end)
            return (found,) if found else ()
        if doc[i].is_punct:
            break
    return ()


def to_infinitive(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """X claimed to CONTENT; X urged CONTENT to CONTENT."""
    if is_passive(verb):
        return ()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "advcl") and has_to(child):
            objects = [c.left_edge.i for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < child.i]
            return under(layout, verb, min([child.left_edge.i, *objects]), child)
    return ()


def gerund(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """X denied CONTENT-ing."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "pcomp", "dobj", "advcl") and child.tag_ == "VBG":
            return under(layout, verb, child.left_edge.i, child)
    return ()


def noun_object(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """X denied CONTENT."""
    if is_passive(verb):
        return ()
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            return under(layout, verb, child.left_edge.i, child, cut=True)
    return ()


def person(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X accused CONTENT of CONTENT."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    topic = [layout.span(c.left_edge.i, c.right_edge.i + 1) for c in objects if c.i < verb.i]
    start = objects[0].left_edge.i if objects and objects[0].i > verb.i else verb.i + 1
    for holder in (verb, *objects):
        for child in holder.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in preps and child.i > verb.i:
                return (*(t for t in topic if t), *under(layout, verb, min(start, child.i), child))
    return ()


def as_what(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """X described CONTENT as CONTENT; CONTENT was described as CONTENT."""
    if is_passive(verb):
        topic = own_subject(verb)
        what = next((c for c in verb.children if c.i > verb.i and c.dep_ == "prep" and c.lower_ == "as"), None)
        if topic is None or what is None:
            return ()
        called = layout.span(topic.left_edge.i, topic.right_edge.i + 1)
        return (*((called,) if called else ()), *under(layout, verb, what.i, what))
    return with_object(layout, verb, lambda c: c.dep_ == "prep" and c.lower_ == "as")


def name_what(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """X called CONTENT CONTENT."""
    if is_passive(verb):
        return ()
    return with_object(layout, verb, lambda c: c.dep_ in ("oprd", "ccomp", "xcomp"))


def with_object(layout: Layout, verb: "Token", is_what: "Callable[[Token], bool]") -> tuple[Span, ...]:
    """From the verb's object to the end of the child that says what it is."""
    objects = [c.left_edge.i for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    for child in verb.children:
        if child.i > verb.i and is_what(child):
            return under(layout, verb, min([child.left_edge.i, *objects]), child)
    return ()


def raising(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """CONTENT is said to CONTENT."""
    if not is_passive(verb):
        return ()
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "xcomp" and has_to(child):
            head = own_subject(verb)
            topic = layout.span(head.left_edge.i, head.right_edge.i + 1) if head is not None else None
            return (*((topic,) if topic else ()), *under(layout, verb, child.left_edge.i, child))
    return ()


def passive(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """It was reported that CONTENT; CONTENT was reported by X."""
    if not is_passive(verb):
        return ()
    head = right_clause(verb)
    if head is not None:
        return under(layout, verb, head.left_edge.i, head)
    topic = own_subject(verb)
    if topic is None and verb.dep_ == "acl" and agent(verb) is not None:  # "claims reported by X"
        span = layout.span(verb.head.left_edge.i, verb.i)
        return (span,) if span else ()
    if topic is not None and topic.i < verb.i and topic.pos_ != "PRON" and agent(verb) is not None:
        span = layout.span(topic.left_edge.i, topic.right_edge.i + 1)
        return (span,) if span else ()
    return ()


def about(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X spoke of CONTENT."""
    if is_passive(verb):
        return ()
    below = [
        c for c in verb.children if c.dep_ in ("acomp", "oprd", "advmod") for c in c.children
    ]  # "pleaded guilty to"
    for child in [*verb.children, *below]:
        if verb.i < child.i <= verb.i + 6 and child.dep_ in ("prep", "prt") and child.lower_ in preps:
            return under(layout, verb, child.i + 1, child)
    return ()
