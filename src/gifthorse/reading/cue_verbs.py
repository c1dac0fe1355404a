"""Statements made by verbs: X said that …; "…", said X; X denied …; X accused Y of …; Y is said to …"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model import Span
from .cues import Cues, VerbCue
from .layout import Layout
from .raw_statement import Kind, RawStatement
from .sources import VERBAL, is_passive, own_subject, source_of_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SUBORDINATORS = frozenset(
    "as while after when because before since although though if until once where whereas".split()
)
DASHES = frozenset(("-", "--", "–", "—", "―"))
CLAUSAL = frozenset(("ccomp", "xcomp"))


def verb_statements(layout: Layout, cues: Cues) -> Iterator[RawStatement]:
    """The statements of all cue verbs, in text order."""
    for token in layout.doc:
        entries = cues.verbs.get(token.lemma_)
        if entries is None or token.pos_ != "VERB":
            continue
        cue = which(token, entries)
        if cue is not None:
            found = statement(layout, token, cue)
            if found is not None:
                yield found


def which(verb: "Token", entries: tuple[VerbCue, ...]) -> VerbCue | None:
    """The entry whose particle follows the verb, or the bare one."""
    for cue in entries:
        if not cue.particle:
            return cue
        following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
        width = len(cue.particle)
        if tuple(following[:width]) == cue.particle:
            return cue
        if width == 1 and any(c.dep_ == "prt" and c.lower_ == cue.particle[0] for c in verb.children):
            return cue
    return None


def statement(layout: Layout, verb: "Token", cue: VerbCue) -> RawStatement | None:
    """What the verb puts forward in the first construction that fits, or None."""
    for frame, find in FRAMES:
        use = cue.uses.get(frame)
        if use is None:
            continue
        content = find(layout, verb, use.preps)
        if not content:
            continue
        passive = frame in ("raising", "passive")
        source = source_of_verb(layout, verb, passive)
        kind: Kind = "passive" if passive else "indirect"
        if frame == "quote" and any(layout.quoted[layout.at(s.start)] >= 0 for s in content):
            kind = "quote"
        return RawStatement(
            source=source.spans,
            source_head=source.head,
            cue=(cue_span(layout, verb, cue),),
            content=content,
            position=use.position,
            hedged=use.hedged or hedged(verb),
            negated=negated(verb),
            cue_lemma=cue.lemma,
            kind=kind,
        )
    return None


def cue_span(layout: Layout, verb: "Token", cue: VerbCue) -> Span:
    """The verb with its auxiliaries and particle."""
    first = verb.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i < first and verb.i - child.i < 5:
            first = child.i
    last = verb.i + len(cue.particle) if cue.particle and verb.nbor(1).lower_ == cue.particle[0] else verb.i
    subject_token = own_subject(verb)
    if subject_token is not None and first < subject_token.i < verb.i:
        first = verb.i
    return layout.span(first, last + 1) or Span(verb.idx, verb.idx + len(verb))


def negated(verb: "Token") -> bool:
    """A negation in the verb's own group."""
    return any(c.dep_ == "neg" or (c.lower_ in ("never", "neither") and c.i < verb.i) for c in verb.children)


def hedged(verb: "Token") -> bool:
    """The saying itself is hedged: "reportedly said", "appeared to confirm", "may have told"."""
    if any(c.lower_ in ("reportedly", "allegedly", "may", "might", "could") for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("appear", "seem")


# -- the constructions ---------------------------------------------------------------------------------------------------


def parenthetical(layout: Layout, verb: "Token", preps: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """CONTENT, X said (on Tuesday). CONTENT, said X, CONTENT."""
    doc = layout.doc
    start, end = layout.units[layout.unit[verb.i]]
    left, right = clause_edges(layout, verb)
    before = left - 1
    while before > start and doc[before].is_space:
        before -= 1
    if left <= start or not (
        doc[before].text in (",", "?", "!") or doc[before].text in DASHES or ends_quotation(layout, before)
    ):
        return ()
    quoted = ends_quotation(layout, before)
    if right_clause(verb) is not None and not quoted:
        return ()
    right = modifiers_end(layout, right, end, quoted)
    if right < 0:
        return ()
    first = layout.span(start, left)
    complete = quoted or any(doc[i].tag_ in FINITE for i in range(start, left))
    rest: Span | None = None
    if right < end and doc[right].text == "," or (right < end and layout.quoted[right] >= 0):
        rest = continued(layout, right, end, complete)
    if first is None or not (complete or rest):
        return ()
    return (first, rest) if rest else (first,)


def ends_quotation(layout: Layout, i: int) -> bool:
    """Token ``i`` is the last of a quotation."""
    quote = layout.quoted[i]
    return quote >= 0 and layout.quote_tokens[quote][1] == i + 1


def clause_edges(layout: Layout, verb: "Token") -> tuple[int, int]:
    """Token range of source and verb together."""
    start, end = layout.units[layout.unit[verb.i]]
    left, right = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "advmod") and verb.i - 4 < child.i < left:
            left = child.i
    head = own_subject(verb)
    if head is not None:
        if head.i < verb.i:
            left = min(left, max(start, head.left_edge.i))
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
    return left, right


def modifiers_end(layout: Layout, i: int, end: int, quoted: bool) -> int:
    """Behind the adverbs and prepositional phrases of a parenthetical; -1 where a clause of content follows instead."""
    doc = layout.doc
    while i < end:
        token = doc[i]
        if token.is_punct and token.text not in ("(", ")", "'", "’") or layout.quoted[i] >= 0:
            return i
        if token.lower_ in SUBORDINATORS or token.dep_ == "cc":
            return i
        if token.tag_ in FINITE and not quoted and token.dep_ != "relcl" and token.head.dep_ != "relcl":
            return -1
        i += 1
    return end


def continued(layout: Layout, right: int, end: int, complete: bool) -> Span | None:
    """The part of the content behind a parenthetical, if what stands there is content."""
    doc = layout.doc
    i = right
    while i < end and (doc[i].text == "," or doc[i].is_space):
        i += 1
    if i >= end:
        return None
    first = doc[i]
    if complete and layout.quoted[i] < 0:
        if first.tag_ in ("VBG", "VBN") or first.dep_ == "mark" or first.lower_ in SUBORDINATORS or first.pos_ == "ADP":
            return None
        if first.lower_ not in ("and", "or", "but", "nor"):
            return None
    return layout.span(i, end)


def right_clause(verb: "Token") -> "Token | None":
    """The clause that the verb governs to its right."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in CLAUSAL and not infinitive(child):
            return child
    return None


def infinitive(verb: "Token") -> bool:
    """Marked by "to", without a subject."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) and own_subject(verb) is None


def quotation(layout: Layout, verb: "Token", preps: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """X said, "CONTENT"; X told Y: "CONTENT"; X said:, with the quotation in the next paragraph."""
    doc = layout.doc
    start, end = layout.units[layout.unit[verb.i]]
    if layout.quoted[verb.i] >= 0:
        return ()
    aside = parenthetical(layout, verb)
    if aside:
        return aside
    i = verb.i + 1
    while i < end and layout.quoted[i] < 0:
        if doc[i].tag_ in FINITE and i > verb.i + 1 and doc[i].dep_ not in ("relcl", "advcl"):
            break
        i += 1
    if i < end and layout.quoted[i] >= 0 and (doc[i - 1].text in (",", ":") or i <= verb.i + 2):
        found = layout.span(i, end)
        return (found,) if found else ()
    last = end - 1
    while last > start and doc[last].is_space:
        last -= 1
    if doc[last].text == ":" and end < len(doc) and not right_clause(verb):
        following = layout.quoted[end] if layout.quoted[end] >= 0 else layout.quoted[min(end + 1, len(doc) - 1)]
        if following >= 0:
            return layout.quotes[following].parts
        behind = layout.span(*layout.units[layout.unit[end]])
        return (behind,) if behind else ()
    return ()


def clause(layout: Layout, verb: "Token", preps: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """X said (that) CONTENT."""
    if is_passive(verb) and subject(verb) is not None and subject(verb).lower_ != "it":  # type: ignore[union-attr]
        if verb.lemma_ not in (
            "tell",
            "inform",
            "brief",
            "notify",
            "advise",
            "remind",
            "reassure",
            "warn",
            "assure",
            "ask",
        ):
            return ()
    head = right_clause(verb)
    if head is None:
        aside = parenthetical(layout, verb)
        if aside:
            return aside
        return rest_of_sentence(layout, verb)
    start = max(verb.i + 1, head.left_edge.i)
    found = layout.span(start, content_end(layout, verb, head))
    return (found,) if found else ()


def content_end(layout: Layout, verb: "Token", head: "Token") -> int:
    """Where the governed clause ends."""
    end = min(layout.units[layout.unit[verb.i]][1], head.right_edge.i + 1)
    return end


def rest_of_sentence(layout: Layout, verb: "Token") -> tuple[Span, ...]:
    """Where the parser lost the clause: what follows "that", or follows the verb's modifiers, if it has a finite verb."""
    doc = layout.doc
    end = layout.units[layout.unit[verb.i]][1]
    if own_subject(verb) is None or verb.dep_ == "relcl":
        return ()
    for i in range(verb.i + 1, min(end, verb.i + 15)):
        if doc[i].lower_ == "that" and any(doc[j].tag_ in FINITE for j in range(i + 1, end)):
            found = layout.span(i, end)
            return (found,) if found else ()
        if doc[i].is_punct:
            break
    return ()


def to_infinitive(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X claimed to CONTENT; X urged Y to CONTENT."""
    if is_passive(verb):
        return ()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "advcl") and has_to(child):
            start = child.left_edge.i
            for other in verb.children:
                if other.dep_ in ("dobj", "dative") and verb.i < other.i < child.i:
                    start = min(start, other.left_edge.i)
            found = layout.span(max(verb.i + 1, start), child.right_edge.i + 1)
            return (found,) if found else ()
    return ()


def has_to(verb: "Token") -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def gerund(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X denied CONTENT-ing."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "pcomp", "dobj", "advcl") and child.tag_ == "VBG":
            found = layout.span(max(verb.i + 1, child.left_edge.i), child.right_edge.i + 1)
            return (found,) if found else ()
    return ()


def noun_object(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X denied CONTENT."""
    if is_passive(verb):
        return ()
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            found = layout.span(max(verb.i + 1, child.left_edge.i), child.right_edge.i + 1)
            return (found,) if found else ()
    return ()


def person(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X accused CONTENT of CONTENT."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    start = found[0].left_edge.i if found and found[0].i > verb.i else verb.i + 1
    for holder in (verb, *found):
        for child in holder.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in preps and child.i > verb.i:
                span = layout.span(min(start, child.i), child.right_edge.i + 1)
                return (span,) if span else ()
    return ()


def as_what(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X described CONTENT as CONTENT; X called CONTENT CONTENT."""
    if is_passive(verb):
        return ()
    found = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    for child in verb.children:
        if child.i <= verb.i:
            continue
        if (child.dep_ == "prep" and child.lower_ == "as") or child.dep_ in ("oprd", "ccomp", "xcomp"):
            start = min([child.left_edge.i, *(t.left_edge.i for t in found)])
            span = layout.span(max(verb.i + 1, start), child.right_edge.i + 1)
            return (span,) if span else ()
    return ()


def raising(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """CONTENT is said to CONTENT."""
    if not is_passive(verb):
        return ()
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "xcomp" and has_to(child):
            head = own_subject(verb)
            spans = [layout.span(head.left_edge.i, head.right_edge.i + 1)] if head is not None else []
            spans.append(layout.span(child.left_edge.i, child.right_edge.i + 1))
            return tuple(s for s in spans if s)
    return ()


def passive(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """It was reported that CONTENT; CONTENT was reported by X."""
    if not is_passive(verb):
        return ()
    head = right_clause(verb)
    if head is not None:
        span = layout.span(max(verb.i + 1, head.left_edge.i), head.right_edge.i + 1)
        return (span,) if span else ()
    topic = own_subject(verb)
    if topic is not None and topic.i < verb.i and topic.pos_ != "PRON":
        span = layout.span(topic.left_edge.i, topic.right_edge.i + 1)
        return (span,) if span else ()
    return ()


def about(layout: Layout, verb: "Token", preps: tuple[str, ...]) -> tuple[Span, ...]:
    """X spoke of CONTENT."""
    if is_passive(verb):
        return ()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("prep", "prt") and child.lower_ in preps and child.i <= verb.i + 6:
            span = layout.span(child.i + 1, child.right_edge.i + 1)
            return (span,) if span else ()
    return ()


FRAMES = (
    ("quote", quotation),
    ("raising", raising),
    ("clause", clause),
    ("passive", passive),
    ("person", person),
    ("as", as_what),
    ("infinitive", to_infinitive),
    ("gerund", gerund),
    ("about", about),
    ("object", noun_object),
)
assert VERBAL
