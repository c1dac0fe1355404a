"""Referents, their mentions, and what a pronoun points back to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...model import Actor, Span
from ..grammar.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = {"he", "she", "him", "her", "his", "hers"}
COLLECTIVE = {"it", "its", "they", "their", "them", "theirs", "who", "itself", "themselves"}
PEOPLE = {"person", "official", "office"}
MEDIA = {"agency", "outlet"}
# How many sentences back a pronoun looks.
SENTENCES = 2


@dataclass
class Referent:
    """One actor of the document and everywhere it is mentioned."""

    name: str
    code: str | None
    kind: str  # a kind of the gazetteer, or of nouns.yaml: "state", "person", "company", "ship", "group", "official" …
    spans: list[Span] = field(default_factory=list)

    def actor(self, *spans: Span) -> Actor:
        """As the model has it, resting on the given mentions (all known ones where none is given)."""
        return Actor(name=self.name, code=self.code, mentions=tuple(sorted(set(spans or self.spans))))


@dataclass(frozen=True)
class Mention:
    """One place where a referent is named or meant."""

    referent: Referent
    span: Span
    head: int
    pronoun: bool = False


def antecedent_of(token: "Token", timeline: Sequence[Mention], parsed: Parsed, not_: Referent | None) -> Mention | None:
    """The mention that a pronoun most likely means: near, a subject, of a fitting kind; never a co-argument.

    "he" is a person; "it" and "they" are any actor but a person or a medium.
    """
    personal, relative = token.lower_ in PERSONAL, token.lower_ == "who"
    best, best_score = None, -99.0
    here = parsed.sentence_number(token.i)
    for mention in reversed(timeline):
        if mention.head >= token.i or mention.referent is not_:
            continue
        distance = here - parsed.sentence_number(mention.head)
        if distance > SENTENCES:
            break
        kind = mention.referent.kind
        fits = kind in PEOPLE if personal else (kind not in PEOPLE or kind == "official") and kind not in MEDIA
        if not (fits or relative):
            continue
        score = -2.0 * distance + weight(parsed.doc[mention.head], token, distance) - 0.001 * (token.i - mention.head)
        if score > best_score:
            best, best_score = mention, score
    return best


def weight(head: "Token", pronoun: "Token", distance: int) -> float:
    """How prominent a mention is by its place in the clause: subjects first, modifiers last."""
    score = 0.0
    if head.dep_ in ("nsubj", "nsubjpass"):
        score += 1.5
        if distance == 0 and head.head in pronoun.ancestors:
            score += 0.6
    if head.dep_ in ("poss", "compound", "amod"):
        score -= 0.8
    if distance == 0 and head.dep_ in ("dobj", "pobj") and head.head == pronoun.head:
        score -= 2
    return score
