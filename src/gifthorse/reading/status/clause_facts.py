"""How real an event is as its own verb group says: "sent" is done, "is sending" goes on, "may send" lies ahead."""

from typing import TYPE_CHECKING

from ..times.words import telling
from .clauses import VERBAL, Clause, clause_of
from .embedding import Fact, effect

if TYPE_CHECKING:
    from spacy.tokens import Token


def own_fact(verb: "Token", clause: Clause) -> Fact | None:
    """What the verb group alone says; None where it has no tense of its own."""
    hedged = any(effect("modifiers", t.lower_) == "alleged" for t in verb.children if t.dep_ in ("advmod", "amod"))
    if clause.modal and clause.negated and not clause.perfect and is_only_later(verb):
        return Fact("planned", hedged)
    if clause.modal and clause.tense == "future":
        policy = clause.modal == "shall" and clause.negated
        return Fact("policy" if policy else "negated" if clause.negated else "planned", hedged)
    if clause.modal:
        return modal_fact(verb, clause, hedged)
    if clause.negated and clause.tense not in ("infinitive", "gerund"):
        return Fact("negated", hedged)
    if clause.negated:
        return Fact("negated", hedged)
    if clause.progressive:
        return Fact("completed" if clause.tense == "past" and not is_reported(verb) else "ongoing", hedged)
    if clause.tense in ("past", "perfect") or clause.perfect:
        return Fact("ongoing" if recurs(verb) else "completed", hedged)
    if clause.tense == "present":
        return Fact("ongoing", hedged)
    if clause.tense == "participle":
        return Fact("completed", hedged)
    return None


def is_only_later(verb: "Token") -> bool:
    """ "will not be delivered until 2031": delivered, but later."""
    return any(t.dep_ in ("prep", "mark") and t.lower_ in ("before", "until", "till") for t in verb.children)


def is_reported(verb: "Token") -> bool:
    """The clause is what somebody said, so that its past tense is the present of the saying ("said it was sending")."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    told = verb.head.lemma_ in telling().verbs or effect("verbs", verb.head.lemma_) in ("alleged", "denied")
    return verb.dep_ in ("ccomp", "ROOT") and told


def modal_fact(verb: "Token", clause: Clause, hedged: bool) -> Fact:
    if clause.perfect:
        if clause.modal in ("would", "should", "ought", "'d", "’d"):
            return Fact("hypothetical", hedged)
        return Fact("negated" if clause.negated else "ongoing" if clause.progressive else "completed", True)
    if clause.negated:
        return Fact("policy" if clause.modal in ("must", "should", "ought") else "negated", hedged)
    if clause.modal in ("may", "might", "could") and clause.progressive:
        return Fact("ongoing", True)
    if clause.modal in ("would", "'d", "could") and any(
        c.dep_ == "advcl" and clause_of(c).condition and clause_of(c).tense != "participle" for c in verb.children
    ):
        return Fact("hypothetical", hedged)
    return Fact("planned", hedged or clause.modal in ("may", "might", "could"))


def recurs(verb: "Token") -> bool:
    """ "has regularly supplied" goes on."""
    return any(effect("modifiers", t.lower_) == "ongoing" for t in verb.children if t.dep_ == "advmod")
