"""What a verb's own clause says of it: tense, aspect, modality, negation; not what governs the clause.

And where a gerund hides that the parser took for something else.
"""

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "perfect", "future", "modal", "infinitive", "gerund", "participle"]

FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo", "ll"))
NEGATORS = frozenset(("not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "barely"))
IF = frozenset(("if", "unless", "provided", "should"))
VERBAL = frozenset(("VERB", "AUX"))


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """``tense`` of the verb group; ``modal`` its lower-cased modal; ``progressive`` ("is sending"), ``perfect``
    ("may have sent", "to have sent"), ``passive``; ``negated``; ``condition`` where an "if" opens the clause."""

    tense: Tense
    modal: str | None = None
    progressive: bool = False
    perfect: bool = False
    passive: bool = False
    negated: bool = False
    condition: bool = False


def clause_of(verb: "Token") -> Clause:
    """Read the verb group of ``verb`` (a verb, an auxiliary or a participle)."""
    children = list(verb.children)
    auxes = [t for t in children if t.dep_ in ("aux", "auxpass") and t.i < verb.i]
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL and not auxes and shares_auxiliaries(verb, head):
        shared = clause_of(head)
        return msgspec.structs.replace(shared, negated=shared.negated or has_negation(verb))
    words = {t.lower_ for t in auxes}
    modal = next((t.lower_ for t in auxes if t.tag_ == "MD"), None)
    passive = any(t.dep_ == "auxpass" for t in auxes) or (
        verb.tag_ == "VBN" and not any(t.lemma_ == "have" or t.lower_ in ("'ve", "’ve") for t in auxes)
    )
    perfect = verb.tag_ in ("VBN", "VBG", "VBD") and any(t.lemma_ in ("have", "'ve", "’ve") for t in auxes)
    progressive = (verb.tag_ == "VBG" and any(t.lemma_ == "be" for t in auxes)) or "being" in words
    return Clause(
        tense=tense_of(verb, auxes, modal, perfect),
        modal=modal,
        progressive=progressive,
        perfect=perfect,
        passive=passive,
        negated=has_negation(verb),
        condition=any(t.lower_ in IF and t.dep_ in ("mark", "advmod", "aux") and t.i < verb.i for t in children),
    )


def tense_of(verb: "Token", auxes: "list[Token]", modal: str | None, perfect: bool) -> Tense:
    if modal:
        return "future" if modal in FUTURE else "modal"
    if any(t.tag_ == "TO" for t in auxes):
        return "infinitive"
    finite = next((t for t in auxes if t.tag_ in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        if perfect and finite.lemma_ in ("have", "'ve", "’ve"):
            return "perfect" if finite.tag_ != "VBD" else "past"
        return "past" if finite.tag_ == "VBD" else "present"
    subject = any(t.dep_ == "nsubj" and t.tag_ not in ("WDT", "WP") for t in verb.children)
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and subject and not auxes):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "present"
    if verb.tag_ == "VBN":
        return "participle"
    if verb.tag_ == "VBG":
        return "gerund"
    return "infinitive" if verb.tag_ == "VB" else "present"


def shares_auxiliaries(verb: "Token", head: "Token") -> bool:
    """ "has bought and shipped", "will build and supply"; not "bought and has shipped"."""
    if any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children):
        return False
    alike = {"VBD": "VBN"}  # the tagger confuses the two in a coordination
    first, second = alike.get(head.tag_, head.tag_), alike.get(verb.tag_, verb.tag_)
    if first != second:
        return False
    return verb.tag_ not in ("VBD", "VBZ", "VBP") or head.tag_ != verb.tag_


def has_negation(verb: "Token") -> bool:
    """A negating word in the verb's own group, or "no" before its subject or object ("no weapons were sent")."""
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in NEGATORS and child.dep_ in ("advmod", "preconj", "cc") and child.i < verb.i
        ):
            return True
        if child.lower_ == "longer" and any(t.lower_ == "no" for t in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and (
            child.lower_ in ("none", "nothing", "nobody", "neither")
            or any(t.dep_ == "neg" for t in child.children)
            or any(t.lower_ in ("no", "neither") and t.dep_ != "cc" for t in child.children)
        ):
            return True
    return False


def is_future(verb: "Token") -> bool:
    """The verb's clause looks ahead: "will arrive", "is to arrive", "is due to arrive"."""
    clause = clause_of(verb)
    if clause.tense == "future" or (clause.tense == "modal" and not clause.perfect):
        return True
    return clause.tense == "infinitive" and not clause.perfect


def is_disguised(verb: "Token") -> bool:
    """A gerund parsed as though its object did it: leftmost in a noun phrase that is a subject or an object."""
    noun = verb.head
    loose = verb.tag_ == "VBG" and verb.dep_ in ("compound", "amod") and noun.left_edge == verb
    return loose and noun.dep_ in ("dobj", "nsubj", "nsubjpass")


def predicate_after(verb: "Token") -> "Token | None":
    """ "said that selling arms is banned": a gerund after "that" is a subject, and its predicate comes after it."""
    if verb.tag_ != "VBG" or not any(t.lower_ == "that" and t.i == verb.i - 1 for t in verb.children):
        return None
    after = verb.right_edge.i + 1
    if after >= len(verb.doc) or verb.doc[after].pos_ != "AUX":
        return None
    auxiliary = verb.doc[after]
    return auxiliary.head if auxiliary.dep_ in ("aux", "auxpass") else auxiliary
