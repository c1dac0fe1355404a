"""Who takes no position: declined to comment, did not respond, neither confirmed nor denied, could not verify."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Span
from ..cues import Cues, Position
from .layout import Layout
from .raw import Kind, RawStatement
from .sources import NOBODY, VERBAL, Source, own_subject, phrase, source_of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# How nouns for people end.
PEOPLE = (
    "official", "expert", "analyst", "diplomat", "er", "or", "ist", "man", "men", "woman", "women", "source", "people",
    "ministry", "government", "agency", "panel", "police", "army", "military", "side", "chief", "critic", "aide",
    "ally", "group", "party", "president", "secretary", "envoy", "department", "office", "committee", "country",
    "member", "state", "representative", "watchdog", "community", "capital", "embassy", "paper", "outlet", "media",
)  # fmt: skip
ADDRESSED = frozenset(("to", "from", "with", "at", "by", "for"))


def decline_statements(layout: Layout, cues: Cues) -> Iterator[RawStatement]:
    """The statements that decline or doubt by a fixed expression, in text order."""
    end = -1
    for match in cues.declines.finditer(layout.shown):
        if match.start() < end or match.lastgroup is None:
            continue
        first, stop = layout.at(match.start()), layout.before(match.end())
        if first >= stop:
            continue
        end = match.end()
        how = match.lastgroup
        source = decliner(layout, how, first, stop)
        if how == "doubts" and not can_doubt(layout, source):
            continue
        position: Position = "doubts" if how in ("doubts", "nobody") else "declines"
        kind: Kind = "nocomment"
        to = next((i for i in range(first + 1, stop) if layout.tokens[i].lower_ == "to"), stop)
        cue = layout.span(first, to)
        if cue is None:
            continue
        yield RawStatement(
            source=source.spans,
            source_head=source.head,
            cue=(cue,),
            content=topic(layout, to, stop),
            position=position,
            cue_lemma=" ".join(match[0].lower().split()),
            kind=kind,
        )


def can_doubt(layout: Layout, source: Source) -> bool:
    """A name, a pronoun or a noun for people; findings and revelations that "raise questions" are nobody's doubt."""
    if source.head is None:
        return False
    head = layout.tokens[source.head]
    named = head.text[:1].isupper() and head.tag_ != "NNS"
    return named or head.pos_ == "PRON" or bool(head.ent_type_) or head.lemma_.lower().endswith(PEOPLE)


def decliner(layout: Layout, how: str, first: int, stop: int) -> Source:
    """Who declines, by the kind of expression in tokens [first, stop)."""
    doc = layout.tokens
    low, high = layout.bounds(first)
    if how == "nobody":
        return NOBODY
    if how in ("from", "object"):
        for i in range(first, min(stop + 8, high)):
            if (i >= stop - 1 or doc[i].lower_ in ADDRESSED) and doc[i].pos_ in ("ADP", "VERB"):
                head = next((c for c in doc[i].children if c.dep_ in ("pobj", "dobj")), None)
                if head is not None and head.pos_ in ("NOUN", "PROPN", "PRON"):
                    span = phrase(layout, head, i + 1, high)
                    return Source(head.i, (span,) if span else ())
        return NOBODY
    verbs = [doc[i] for i in range(first, stop) if doc[i].pos_ in VERBAL]
    for verb in sorted(verbs, key=lambda t: own_subject(t) is None):
        source = source_of_verb(layout, verb)
        if source.spans:
            return source
    return subject_by_position(layout, low, first)


def subject_by_position(layout: Layout, low: int, first: int) -> Source:
    """The noun right before the expression, where the parse gives none."""
    doc = layout.tokens
    for i in range(first - 1, low - 1, -1):
        token: Token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            while token.dep_ in ("compound", "pobj", "prep", "appos") and token.head.i < first and token.head.i >= low:
                token = token.head
            if token.pos_ not in ("NOUN", "PROPN", "PRON"):
                return NOBODY
            span = phrase(layout, token, low, first)
            return Source(token.i, (span,) if span else ())
        if token.is_punct:
            break
    return NOBODY


def topic(layout: Layout, first: int, stop: int) -> tuple[Span, ...]:
    """What is not done about what: "to comment on the report"; the words up to the next comma."""
    doc = layout.tokens
    end = layout.bounds(stop - 1)[1]
    i = stop
    while i < end and not doc[i].is_punct:
        i += 1
    span = layout.span(first, i)
    return (span,) if span else ()
