"""How real the event of a verb is, everything that governs it considered.

Its own clause comes first (``clauses``); a verb without a tense of its own ("sending", "to send") is as real as its
governor makes it (``embedding``).
"""

from typing import TYPE_CHECKING

from .clause_facts import is_only_later, own_fact
from .clauses import VERBAL, Clause, clause_of, is_disguised, predicate_after
from .embedding import Fact, apply, effect, verb_effect

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 8  # governors to climb; longer chains are wrong parses
WHETHER = frozenset(("if", "whether"))
CLAUSES = frozenset("xcomp ccomp advcl acl relcl pcomp csubj csubjpass parataxis acomp dep".split())  # noqa: SIM905


def verb_fact(verb: "Token", depth: int) -> Fact:
    """How real the event of a verb is, everything above it considered."""
    clause = clause_of(verb)
    own = own_fact(verb, clause)
    if depth > DEPTH:
        return own or Fact("completed")
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in VERBAL:
        first = first.head
    head = first.head
    if is_disguised(first):  # "approved selling rifles", "selling rifles is banned"
        role, verb_above = head.dep_, head.head
        if role == "dobj" or verb_above.pos_ not in VERBAL:
            return under(verb_above, head, clause, own, depth)
        return subject_fact(verb_above, verb_fact(verb_above, depth + 1))
    if first.tag_ == "VBG" and head.pos_ in VERBAL:
        if first.dep_ in ("nsubj", "nsubjpass"):
            return subject_fact(head, verb_fact(head, depth + 1))
        if first.dep_ == "dobj":
            return under(head, first, clause, own, depth)
    if own is None and (predicate := predicate_after(first)) is not None:
        return subject_fact(predicate, verb_fact(predicate, depth + 1))
    if first.dep_ == "ROOT" or first.dep_ not in CLAUSES or head == first:
        return own or Fact({"infinitive": "planned"}.get(clause.tense, "ongoing"))  # type: ignore[arg-type]
    if first.dep_ == "advcl":
        if clause.condition:
            return Fact("hypothetical", own is not None and own.hedged)
        if clause.modal and any(t.lower_ == "before" and t.dep_ == "mark" for t in first.children):
            return Fact("attempted")  # "seized before they could be delivered"
    if first.dep_ == "pcomp":
        return after_preposition(first, clause, own, depth)
    if first.dep_ in ("acl", "relcl") or (first.dep_ == "ccomp" and head.pos_ == "NOUN"):
        return in_noun(head, first, clause, own, depth)
    if (noun := governing_object(first, clause)) is not None:
        return in_noun(noun, first, clause, own, depth)
    return under(head, first, clause, own, depth)


def governing_object(verb: "Token", clause: Clause) -> "Token | None":
    """The noun right before an infinitive that the parser hung on the verb: "uncovered a plot to export"."""
    if clause.tense != "infinitive" or verb.dep_ not in ("advcl", "xcomp"):
        return None
    first = min((t.i for t in verb.children if t.dep_ in ("aux", "neg")), default=verb.i)
    noun = verb.doc[first - 1] if first else verb
    known = noun.dep_ in ("dobj", "nsubjpass") and noun.head == verb.head and effect("nouns", noun.lemma_)
    return noun if known else None


def under(head: "Token", verb: "Token", clause: Clause, own: Fact | None, depth: int) -> Fact:
    """A complement or adverbial clause under a verb or an adjective."""
    if head.pos_ not in VERBAL and head.pos_ != "ADJ":
        return own or Fact("ongoing" if clause.tense == "gerund" else "planned")
    inverted = any(t.dep_ == "nsubj" and t.i > head.i for t in head.children)
    if clause.tense == "infinitive" and head.lower_ == "were" and inverted:
        return Fact("hypothetical")  # "were they to sell"
    if head.dep_ == "relcl" and is_prevented(head.head, depth):
        return Fact("attempted")  # "seized two cars that were to be shipped"
    what = verb_effect("clausal", head)
    if head.lemma_ == "be":  # "is unable to sell", "is illegal to sell": the adjective decides
        adjectives = [effect("clausal", t.lemma_) for t in head.children if t.dep_ == "acomp"]
        what = next(filter(None, adjectives), what)
    if what == "told":
        what = "alleged" if clause_of(head).passive else None
    governor = verb_fact(head, depth + 1) if head.pos_ in VERBAL else adjective_fact(head, depth + 1)
    if own is not None and clause.tense != "participle":
        if any(t.dep_ == "mark" and t.lower_ in WHETHER for t in verb.children):
            return Fact(own.status, True)
        if what in ("alleged", "denied") and verb.dep_ in ("ccomp", "xcomp"):
            return Fact(own.status, True)
        if clause.negated and what == "requested" and clause.tense == "infinitive":
            return Fact("planned", True)  # "urged them not to sell"
        return Fact(own.status, own.hedged or (governor.hedged and verb.dep_ in ("ccomp", "xcomp")))
    if verb.dep_ in ("csubj", "csubjpass"):
        return subject_fact(head, governor)
    if verb.dep_ == "advcl" and clause.tense == "gerund" and what != "refused":
        if verb.i < head.i and governor.status in ("negated", "planned"):
            return Fact("hypothetical", governor.hedged)  # "Supplying arms: that will not go down well"
        return Fact("ongoing" if governor.status == "ongoing" else governor.status, governor.hedged)
    purpose = verb.dep_ == "advcl" and clause.tense == "infinitive" and not any(t.dep_ == "prt" for t in head.children)
    if purpose and head.lemma_ != "use" and what in (None, "same"):
        return Fact("planned", governor.hedged)
    if what is None:
        return own or (Fact("planned", governor.hedged) if clause.tense == "infinitive" else governor)
    if governor.status == "negated" and what == "planned" and is_only_later(verb):
        return Fact("planned", governor.hedged)
    if governor.status == "negated" and head.lemma_ in ("allow", "permit"):
        return Fact("policy", governor.hedged)
    inner = Fact("ongoing" if clause.progressive else "completed")
    if what == "alleged" and clause.tense == "infinitive" and not clause.perfect:
        inner = Fact("ongoing")
    return apply(what, governor, inner)


def subject_fact(head: "Token", governor: Fact) -> Fact:
    """ "Selling arms to them would be illegal", "is a violation": a case put. "Providing jets is a sign of": real."""
    if clause_of(head).passive and (what := verb_effect("clausal", head)):  # "selling them is prohibited"
        return apply(what, governor, Fact("completed"))
    predicates = [t for t in head.children if t.dep_ in ("attr", "acomp")]
    real = governor.status in ("completed", "ongoing") and not any(
        t.pos_ == "ADJ" or effect("nouns", t.lemma_) == "policy" for t in predicates
    )
    return Fact(governor.status if real else "hypothetical", governor.hedged)


def adjective_fact(adjective: "Token", depth: int) -> Fact:
    """An adjective is as real as its copula ("was not ready to sell")."""
    head = adjective.head
    return (
        verb_fact(head, depth)
        if adjective.dep_ in ("acomp", "oprd", "ccomp") and head.pos_ in VERBAL
        else Fact("completed")
    )


def after_preposition(verb: "Token", clause: Clause, own: Fact | None, depth: int) -> Fact:
    """ "accused of sending", "barred from buying", "by transferring", "without supplying"."""
    preposition = verb.head
    word, prep = preposition.head, preposition.lower_
    while word.pos_ == "ADP" and word.head != word:  # "backed out of selling"
        word = word.head
    if prep == "without" or (prep == "of" and word.lower_ in ("instead", "short")):
        return Fact("negated")
    if prep == "before":
        governor = verb_fact(word, depth + 1) if word.pos_ in VERBAL else Fact("completed")
        return Fact("attempted") if effect("verbs", word.lemma_) in ("prevented", "ceased") else governor
    if own is not None and own.status == "negated":
        return own
    if word.pos_ in VERBAL:
        what = verb_effect("clausal", word)
        governor = verb_fact(word, depth + 1)
        if prep == "from" and what in ("ceased", "alleged", None) and word.lemma_ in ("stop", "keep", "halt", "deter"):
            what = "prevented"
        if prep in ("by", "in", "through", "while", "when", "via") and what != "policy":
            return governor
        if prep in ("for", "after", "since", "over", "despite"):
            return Fact("completed", what == "alleged")
        if what is not None:
            decided = apply(what, governor, own or Fact("completed"))
            return Fact("negated", decided.hedged) if prep == "against" and what == "planned" else decided
        return own or governor
    if word.pos_ in ("NOUN", "PROPN"):
        what = effect("nouns", word.lemma_)
        if what is not None and not (prep == "for" and what == "policy"):
            return apply(what, noun_reality(word, depth + 1), own or Fact("completed"))
    return own or Fact("completed")


def in_noun(noun: "Token", verb: "Token", clause: Clause, own: Fact | None, depth: int) -> Fact:
    """A participle, an infinitive or a relative clause on a noun: "a ship carrying arms", "a plan to sell"."""
    if clause.negated and clause.tense == "infinitive" and effect("nouns", noun.lemma_) == "planned":
        return Fact("policy")  # "a commitment not to supply"
    if own is None or own.status in ("completed", "ongoing"):
        if is_prevented(noun, depth):
            return Fact("attempted", own is not None and own.hedged)
        if verb.dep_ != "relcl" and clause.tense == "infinitive":
            what = effect("nouns", noun.lemma_)
            if what == "attempted" and not has_no(noun):
                return Fact("attempted")
            return apply(what, noun_reality(noun, depth + 1), Fact("completed")) if what else Fact("planned")
        if verb.dep_ == "acl" and clause.tense == "gerund" and effect("nouns", noun.lemma_) == "policy":
            return Fact("policy")
    if own is None and effect("nouns", noun.lemma_) in ("alleged", "denied") and clause.tense == "gerund":
        return Fact("completed", True)
    if own is None:
        return Fact("planned" if clause.tense == "infinitive" else "ongoing")
    subject = any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ not in ("WDT", "WP") for t in verb.children)
    if (verb.dep_ != "relcl" or subject) and effect("nouns", noun.lemma_) in ("alleged", "denied"):
        return Fact(own.status, True)
    return own


def is_prevented(noun: "Token", depth: int) -> bool:
    """The noun's referent was seized or stopped: "seized a ship carrying …", "the arms … were intercepted"."""
    if any(effect("modifiers", t.lower_) == "attempted" for t in noun.children if t.dep_ == "amod"):
        return True
    verbs = [noun.head] if noun.dep_ in ("dobj", "nsubjpass") else []
    verbs += [c for c in noun.children if c.dep_ in ("acl", "relcl") and clause_of(c).passive]
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "VERB"):
        if effect("nouns", noun.head.head.lemma_) == "prevented":
            return True
        if noun.head.head.dep_ == "acl" and depth < DEPTH:  # "a ship loaded with rifles bound for …"
            return is_prevented(noun.head.head.head, depth + 1)
        if noun.head.lower_ == "of" and noun.head.head.dep_ in ("dobj", "nsubjpass"):
            verbs.append(noun.head.head.head)
    return any(
        v.pos_ == "VERB"
        and (effect("verbs", v.lemma_) == "prevented" or v.lemma_ == "stop")
        and has_happened(clause_of(v))
        for v in verbs
    )


def has_happened(clause: Clause) -> bool:
    return clause.tense in ("past", "perfect", "participle", "present") and not clause.negated


def noun_reality(noun: "Token", depth: int) -> Fact:
    """How real a governing noun is: "has no plans", "halted its attempts", "would end its bid"."""
    if has_no(noun):
        return Fact("negated")
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "pobj"):
        head = noun.head
        if head.pos_ in VERBAL and depth < DEPTH:
            governor, what = verb_fact(head, depth + 1), verb_effect("verbs", head)
            if what in ("refused", "ceased", "lifted"):
                stopped = apply(what, governor, Fact("completed")).status == "negated"
                return Fact("negated" if stopped else "completed", governor.hedged)
            if governor.status in ("negated", "hypothetical"):
                return governor
            indefinite = not any(
                t.dep_ in ("det", "poss") and t.lower_ not in ("a", "an", "any") for t in noun.children
            )
            if clause_of(head).modal == "would" and noun.dep_ == "nsubj" and indefinite:
                return Fact("hypothetical", governor.hedged)  # "a decision to supply would be"
            if what in ("requested", "planned") or governor.status == "planned":
                return Fact("planned", governor.hedged)
            return Fact("ongoing" if governor.status == "ongoing" else "completed", governor.hedged)
        if head.dep_ == "prep" and head.head.pos_ in VERBAL and effect("verbs", head.head.lemma_) == "requested":
            return Fact("planned")
    return Fact("completed")


def has_no(noun: "Token") -> bool:
    return any(t.lower_ in ("no", "neither") and t.dep_ in ("det", "neg", "preconj") for t in noun.children)
