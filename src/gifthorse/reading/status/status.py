"""Status: is the transfer that a word tells of done, going on, tried, ahead, negated, or but a rule or a case?

Verbs are read by ``factuality``; a noun of giving is read here, from its number, its modifiers and its governor.
"""

from typing import TYPE_CHECKING

from .clause_facts import own_fact
from .clauses import VERBAL, clause_of
from .embedding import Fact, Factuality, apply, effect, verb_effect
from .factuality import DEPTH, has_no, noun_reality, verb_fact

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..grammar.parse import Parsed

# Nouns of giving without a plural that tell of a course of transfers rather than of one.
MASS = frozenset(
    (
        "trade",
        "smuggling",
        "trafficking",
        "aid",
        "assistance",
        "supply",
        "support",
        "commerce",
        "traffic",
        "training",
        "funding",
        "financing",
        "help",
        "backing",
    )
)
PREPOSITIONS = frozenset("of on to for with from in about against over into behind".split())  # noqa: SIM905
# Effects that reach a noun through a preposition: "accused of sales", "barred from exports", "agreed on a purchase".
THROUGH = frozenset("alleged denied policy planned requested ceased prevented ongoing started".split())  # noqa: SIM905
# "The sale was announced" tells of a deal, "the delivery was announced" of a fact.
ANNOUNCE = frozenset(("announce", "unveil", "confirm"))
COMMITMENTS = frozenset(("sale", "purchase", "donation", "grant", "loan", "package", "order", "acquisition"))
MARKS: tuple[tuple[str, Factuality], ...] = (
    ("ceased", "negated"),
    ("refused", "negated"),
    ("attempted", "attempted"),
    ("planned", "planned"),
)


def status_of(trigger: "Token", parsed: "Parsed", *, frame_status: str | None = None) -> tuple[Factuality, bool]:
    """(status, hedged) of the transfer that ``trigger`` (verb, participle or noun) tells.

    Besides the contract's statuses ``hypothetical`` (a case put, nobody's intention) and ``policy`` (a rule): neither
    is a transfer. ``hedged``: the text does not vouch for it. ``frame_status`` is what the trigger itself means when
    it is real ("offered" is planned, "seized" attempted).
    """
    verbal = trigger.pos_ in VERBAL or any(t.tag_ == "TO" and t.dep_ == "aux" for t in trigger.children)
    fact = verb_fact(trigger, 0) if verbal else noun_fact(trigger, 0)
    frame_status = frame_status or own_meaning(trigger, verbal)
    if frame_status and fact.status in ("completed", "ongoing", "attempted"):
        return frame_status, fact.hedged  # type: ignore[return-value]
    return fact


def own_meaning(trigger: "Token", verbal: bool) -> Factuality | None:
    """A real offer, order or contract is a transfer planned; a real seizure one attempted."""
    what = verb_effect("verbs", trigger) if verbal else effect("nouns", trigger.lemma_)
    return "planned" if what == "planned" else "attempted" if what == "prevented" else None


def noun_fact(noun: "Token", depth: int) -> Fact:
    """How real the event of a noun is: from its number, its modifiers and whatever governs it."""
    counted = any(t.dep_ == "nummod" for t in noun.children)  # "12 transfers" are done, "transfers" go on
    plural = (noun.tag_ in ("NNS", "NNPS") and not counted) or noun.lemma_ in MASS
    base: Factuality = "ongoing" if plural else "completed"
    marks = {effect("modifiers", t.lower_) for t in noun.children if t.dep_ in ("amod", "advmod", "nmod", "compound")}
    hedged = "alleged" in marks
    if has_no(noun) or (noun.dep_ == "pobj" and noun.head.lower_ == "without"):
        return Fact("negated", hedged)
    for mark, status in MARKS:
        if mark in marks:
            return Fact(status, hedged)
    if "completed" in marks:
        base = "completed"
    if "ongoing" in marks:
        base = "ongoing"
    here = Fact(base, hedged)
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" and (what := verb_effect("nominal", child)):
            here = apply(what, verb_own(child), here)
            if what not in ("same", "started", "ongoing"):
                return here
    return governed(noun, here, depth) if depth <= DEPTH else here


def listed_under(noun: "Token") -> "Token | None":
    """The noun that this one is coordinated with, or an example of ("supplies such as aid")."""
    if noun.dep_ in ("conj", "appos") and noun.head.pos_ in ("NOUN", "PROPN"):
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("as", "like", "including") and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return None


def verb_own(verb: "Token") -> Fact:
    clause = clause_of(verb)
    return own_fact(verb, clause) or Fact("planned" if clause.tense == "infinitive" else "ongoing")


def governed(noun: "Token", here: Fact, depth: int) -> Fact:
    """The noun's event under its governor."""
    while (above := listed_under(noun)) is not None:
        noun = above
    head = noun.head
    if noun.dep_ in ("compound", "nmod", "poss") and head.pos_ == "NOUN":
        what = effect("nouns", head.lemma_)
        return apply(what, noun_reality(head, depth + 1), here) if what else here
    if noun.dep_ == "pobj":
        return after_noun_preposition(noun, here, depth)
    if head.pos_ not in VERBAL or noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd"):
        return here
    what = verb_effect("nominal", head)
    if what is None and head.lemma_ in ANNOUNCE and noun.lemma_ in COMMITMENTS:
        what = "planned"
    if noun.dep_ == "nsubj" and what not in ("same", "started", "ongoing", "ceased"):
        what = None
    governor = verb_fact(head, depth + 1)
    generic = any(t.lower_ in ("any", "such") for t in noun.children) or not any(
        t.dep_ in ("det", "poss") for t in noun.children
    )
    if noun.dep_ in ("nsubj", "nsubjpass") and clause_of(head).modal in ("would", "could") and generic:
        return Fact("hypothetical", here.hedged)
    if any(t.lower_ == "any" for t in noun.children) and what not in ("alleged", "denied"):
        return Fact("negated" if governor.status == "negated" else "hypothetical", here.hedged)
    marks = {effect("modifiers", t.lower_) for t in noun.children}
    settled = here.hedged or "ongoing" in marks or ("completed" in marks and head.lemma_ in ("discuss", "debate"))
    if noun.dep_ == "attr" and what == "same" and governor.status == "ongoing":
        return here  # "is the largest purchase"
    if what is None or (what == "planned" and settled):
        return Fact(here.status, here.hedged or governor.hedged)
    if what == "same" and here.status == "ongoing" and governor.status == "completed" and noun.dep_ == "nsubj":
        return Fact("completed", here.hedged or governor.hedged)
    return apply(what, governor, here)


def after_noun_preposition(noun: "Token", here: Fact, depth: int) -> Fact:
    """ "a ban on exports", "talks on the sale", "accused of arms sales"."""
    preposition = noun.head
    word = preposition.head
    before = noun.doc[preposition.i - 1]  # "imposed a ban on exports", wherever the parser hung the "on"
    if before.head == word and before.dep_ == "dobj" and effect("nouns", before.lemma_):
        word = before
    if preposition.lower_ in ("through", "by", "via", "as") and word.pos_ in VERBAL:
        governor = verb_fact(word, depth + 1)  # "violates the ban through exports of coal", "accepted a jet as a gift"
        return Fact(governor.status if here.status != "ongoing" else here.status, here.hedged or governor.hedged)
    if preposition.lower_ not in PREPOSITIONS:
        return here
    if word.pos_ in ("NOUN", "PROPN") and (what := effect("nouns", word.lemma_)):
        return apply(what, noun_reality(word, depth + 1), here)
    if word.pos_ in VERBAL:
        verbs = verb_effect("verbs", word)
        if verbs in THROUGH:
            return apply(verbs, verb_fact(word, depth + 1), here)
    return here
