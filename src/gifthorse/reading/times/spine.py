"""The spine of a telling: its trigger and the governors whose time is also its time."""

from typing import TYPE_CHECKING

from ..status.clauses import VERBAL, clause_of
from ..status.embedding import effect
from .words import telling

if TYPE_CHECKING:
    from spacy.tokens import Token

# Governors whose time is also the transfer's: "began supplying in 2015", "tried to ship … in May", "ordered … in June".
CLAUSAL = frozenset(("started", "ongoing", "same", "attempted", "prevented", "planned"))
NOMINAL = frozenset(("started", "ongoing", "same", "attempted", "prevented"))
# Planning verbs that make the deal on the day; the others ("plans", "agrees") say nothing of when.
DEALS = frozenset(("order", "offer", "contract", "sign", "conclude", "clinch", "buy", "purchase"))
# What ships and lorries do: their time is the cargo's.
MOTION = frozenset(
    (
        *("arrive", "leave", "depart", "dock", "enter", "reach", "sail", "land", "berth", "bound", "bind", "head"),
        *("cross", "roll", "pass", "fly", "travel", "set", "touch", "start", "begin", "come", "go"),
    )
)
STEPS = 12  # governors to climb


def spine_of(trigger: "Token") -> "list[Token]":
    """The trigger and the governors whose time is its time, nearest first."""
    spine, token = [trigger], trigger
    for _ in range(STEPS):
        up = shared_governor(token)
        if up is None:
            break
        spine.append(up)
        token = up
    return spine


def shared_governor(token: "Token") -> "Token | None":
    head = token.head
    if head == token:
        return None
    if token.pos_ not in VERBAL:
        return noun_governor(token)
    if token.dep_ in ("xcomp", "pcomp") or (token.dep_ == "ccomp" and token.tag_ in ("VB", "VBG")):
        if head.dep_ == "prep" or head.pos_ == "ADP":
            by = head.lower_ in ("by", "in", "through", "via")
            head = head.head
            return head if by and head.pos_ in VERBAL and not is_telling(head) else None
        return head if head.pos_ in VERBAL and shares_time(head, "clausal") else None
    that = token.dep_ == "ccomp" or any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
    if that and clause_of(token).progressive and head.pos_ in VERBAL and not is_telling(head):
        return head  # "they were alarmed in 2011 that arms were being sent"
    if token.dep_ == "advcl" and token.tag_ == "VBG" and head.pos_ in VERBAL and not is_telling(head):
        return head
    if token.dep_ in ("acl", "advcl") and any(c.tag_ == "TO" for c in token.children):
        verb = head.head if token.dep_ == "acl" else head  # "signed a contract in 2018 to buy"
        return verb if verb.pos_ in VERBAL and verb.lemma_ in DEALS else None
    if token.dep_ in ("acl", "relcl") and head.dep_ in ("nsubj", "nsubjpass") and head.tag_ in ("NN", "NNS"):
        verb = head.head  # "the ship carrying the arms docked in May"
        words = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "oprd"))]
        if any(word.lemma_ in MOTION for word in words):
            return verb
    if token.dep_ in ("acl", "relcl") and head.dep_ in ("dobj", "nsubjpass", "pobj"):
        verb = head.head if head.dep_ != "pobj" else head.head.head
        verb = verb.head if verb.dep_ in ("dobj", "nsubjpass") else verb
        return verb if verb.pos_ in VERBAL and effect("verbs", verb.lemma_) == "prevented" else None
    return None


def noun_governor(noun: "Token") -> "Token | None":
    """ "received the shipment in May", "the delivery arrived on Friday", "the seizure of a cargo in June"."""
    head = noun.head
    if noun.dep_ in ("conj", "appos", "compound") and head.pos_ == "NOUN":
        return (
            head
            if noun.dep_ != "compound" or effect("nouns", head.lemma_) in (None, "prevented", "attempted")
            else None
        )
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd") and head.pos_ in VERBAL:
        return head if shares_time(head, "nominal") else None
    if noun.dep_ == "pobj" and head.lower_ in ("of", "in", "on", "from"):
        up = head.head
        if (
            up.pos_ == "NOUN"
            and up.lemma_ not in telling().nouns
            and effect("nouns", up.lemma_) in (None, "prevented", "same", "attempted", "started")
        ):
            return up
    return None


def shares_time(verb: "Token", part: str) -> bool:
    what = effect("clausal" if part == "clausal" else "nominal", verb.lemma_)
    if is_telling(verb) and what not in ("same", "prevented"):
        return False
    if what == "planned":
        return verb.lemma_ in DEALS or verb.lemma_ in ("have", "be", "need")
    return what in (CLAUSAL if part == "clausal" else NOMINAL)


def is_telling(verb: "Token") -> bool:
    return verb.lemma_ in telling().verbs
