"""Statements made by verbs: the first construction of ``verbs.yaml`` that fits a cue verb gives its content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Span
from ..cues import Cues, Position, Use, VerbCue
from . import constructions, saying, speech_frames
from .layout import Layout
from .raw import Kind, RawStatement
from .sources import agent, is_passive, own_subject, phrase, source_of_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = frozenset(("neither", "none", "nobody"))
QUOTING = frozenset(("quote", "cite"))
WHETHER = frozenset(("whether", "if", "how", "when", "where", "who", "what", "why", "which"))
ORDER = (
    "aside",
    "quote",
    "raising",
    "clause",
    "person",
    "passive",
    "as",
    "name",
    "infinitive",
    "gerund",
    "about",
    "object",
    "finding",
)


def verb_statements(layout: Layout, cues: Cues) -> Iterator[RawStatement]:
    """The statements of all cue verbs, in text order."""
    for token in layout.tokens:
        entries = cues.verbs.get(token.lemma_)
        if entries is None or token.pos_ != "VERB":
            continue
        cue = which(token, entries)
        if cue is not None:
            found = statement(layout, token, cue, cues.documents)
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


def statement(layout: Layout, verb: "Token", cue: VerbCue, documents: frozenset[str]) -> RawStatement | None:
    """What the verb puts forward in the first construction that fits, or None."""
    for frame in ORDER:
        use = cue.uses.get(frame)
        if use is None:
            continue
        if frame == "finding" and not is_document(verb, documents):
            continue
        content = content_in(layout, verb, frame, use)
        if not content:
            continue
        if cue.lemma in QUOTING and any(c.lower_ == "as" and list(c.children) for c in verb.children):
            return None  # "was quoted as saying": the saying counts
        passive = frame in ("raising", "passive") or is_passive(verb)
        source = source_of_verb(layout, verb, passive)
        if frame == "quote":
            source = saying.named_between(layout, verb) or source
        if not source.spans and not passive and frame != "quote":
            return None
        kind: Kind = "passive" if passive else "indirect"
        if frame == "quote" and any(layout.quoted[layout.at(s.start)] >= 0 for s in content):
            kind = "quote"
        return RawStatement(
            source=source.spans,
            source_head=source.head,
            cue=(cue_span(layout, verb, cue),),
            content=content,
            position=stand(use.position, verb, frame, use.hedged),
            hedged=use.hedged or hedged(verb),
            negated=negated(verb),
            cue_lemma=cue.lemma,
            kind=kind,
            via=quoted_by(layout, verb),
        )
    return None


def content_in(layout: Layout, verb: "Token", frame: str, use: Use) -> tuple[Span, ...]:
    """The content of the verb in one construction, or ()."""
    match frame:
        case "aside":
            return speech_frames.as_aside(layout, verb)
        case "quote":
            return speech_frames.quotation(layout, verb, use.addressee)
        case "clause":
            return constructions.clause(layout, verb, use.addressee)
        case "raising":
            return constructions.raising(layout, verb)
        case "passive":
            return constructions.passive(layout, verb)
        case "person":
            return constructions.person(layout, verb, use.preps)
        case "as":
            return constructions.as_what(layout, verb)
        case "name":
            return constructions.name_what(layout, verb)
        case "infinitive":
            return constructions.to_infinitive(layout, verb)
        case "gerund":
            return constructions.gerund(layout, verb)
        case "about":
            return constructions.about(layout, verb, use.preps)
        case _:
            return constructions.noun_object(layout, verb)


def quoted_by(layout: Layout, verb: "Token") -> Span | None:
    """Who quotes: "was quoted by X as saying", "was quoted as saying by X", "X quoted Y as
    saying"."""
    holder = saying.anchor(verb)
    if holder == verb:
        return None
    relay = (agent(holder) or agent(verb)) if is_passive(holder) else subject(holder)
    return phrase(layout, relay, relay.left_edge.i, relay.right_edge.i + 1) if relay is not None else None


def is_document(verb: "Token", documents: frozenset[str]) -> bool:
    """The subject is a document, a picture or a study."""
    head = subject(verb)
    return head is not None and head.lower_ in documents


def cue_span(layout: Layout, verb: "Token", cue: VerbCue) -> Span:
    """The verb with its auxiliaries and particle."""
    first = verb.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i < first and verb.i - child.i < 5:
            first = child.i
    last = verb.i + len(cue.particle) if cue.particle and verb.nbor(1).lower_ == cue.particle[0] else verb.i
    head = own_subject(verb)
    if head is not None and first < head.i < verb.i:
        first = verb.i
    return layout.span(first, last + 1) or Span(verb.idx, verb.idx + len(verb))


def stand(position: Position, verb: "Token", frame: str, weak: bool) -> Position:
    """The position with the cue's negation: who has not confirmed or not denied, does not say
    whether, or would not discuss, declines; who does not believe doubts."""
    if not negated(verb) or position not in ("confirms", "denies", "reports", "affirms"):
        return position
    if position == "affirms":
        return "doubts" if weak else position
    head = saying.right_clause(verb)
    if (
        position == "reports"
        and frame not in ("object", "about")
        and (head is None or head.left_edge.lower_ not in WHETHER)
    ):
        return position
    return "declines"


def negated(verb: "Token") -> bool:
    """A negation in the verb's own group, "has yet to", or "neither" in its subject."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.head.children):
        return True
    head = own_subject(verb)
    if head is not None and (head.lower_ in NOBODY or any(c.lower_ in ("no", "neither") for c in head.children)):
        return True
    return any(c.dep_ == "neg" or (c.lower_ in ("never", "neither") and c.i < verb.i) for c in verb.children)


def hedged(verb: "Token") -> bool:
    """The saying itself is hedged: "reportedly said", "appeared to confirm", "may have told"."""
    if any(c.lower_ in ("reportedly", "allegedly", "may", "might", "could") for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("appear", "seem")
