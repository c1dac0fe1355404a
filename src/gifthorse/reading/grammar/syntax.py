"""Who does what in a clause: the arguments of a verb or an event noun, read off the dependency tree.

Relative pronouns stand for their antecedents, subjects are inherited through conjunction, control and participles, and
prepositional phrases count for the verb whether the parser hung them on it or on its object.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"}
RELATIVE = {"WDT", "WP", "WP$"}


@dataclass
class Arguments:
    """The heads that fill each grammatical slot, conjuncts included, in text order."""

    subject: list["Token"] = field(default_factory=list)
    object: list["Token"] = field(default_factory=list)
    dative: list["Token"] = field(default_factory=list)
    agent: list["Token"] = field(default_factory=list)
    preps: dict[str, list["Token"]] = field(default_factory=dict)
    passive: bool = False

    def slot(self, name: str) -> list["Token"]:
        """The tokens of ``subject``, ``object``, ``dative``, ``agent`` or of a preposition."""
        if name in ("subject", "object", "dative", "agent"):
            return list(getattr(self, name))
        return self.preps.get(name, [])


def with_conjuncts(token: "Token") -> list["Token"]:
    """The token and everything coordinated to its right."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child not in found:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def spread(tokens: Iterable["Token"]) -> list["Token"]:
    """Each token with its conjuncts."""
    return [conjunct for token in tokens for conjunct in with_conjuncts(token)]


def is_passive(verb: "Token") -> bool:
    """Passive by its auxiliary or subject, or a bare past participle that modifies a noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "oprd") and not has_aux(verb):
        return not any(c.dep_ == "dobj" for c in verb.children) or verb.dep_ == "acl"
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX") and not has_aux(verb):
        return not any(c.dep_ in SUBJECTS for c in verb.children) and is_passive(verb.head)
    return False


def has_aux(verb: "Token") -> bool:
    """True where an auxiliary stands under the verb."""
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def antecedent(token: "Token", verb: "Token") -> list["Token"]:
    """A relative pronoun's noun, else the token itself."""
    if token.tag_ in RELATIVE or (token.lower_ == "that" and token.tag_ in ("WDT", "IN")):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ in ("VERB", "AUX"):
            clause = clause.head
        if clause.dep_ == "relcl":
            return [clause.head]
        return []
    return [token]


def subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """Who does it (or, in the passive, undergoes it): the verb's own subject, else the one it inherits."""
    own = [t for c in verb.children if c.dep_ in SUBJECTS for t in antecedent(c, verb)]
    if own:
        return spread(own)
    if depth > 5:
        return []
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return subjects(head, depth + 1)
    if dep in ("xcomp", "ccomp", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if dep == "ccomp" and (has_aux(verb) and not is_infinitive(verb)):
            return []
        return controllers(head, depth)
    if dep == "advcl" and head.pos_ in ("VERB", "AUX"):
        if any(
            c.dep_ == "mark" and c.lower_ not in ("by", "while", "after", "before", "in", "to") for c in verb.children
        ):
            return []
        return subjects(head, depth + 1)
    if dep == "pcomp":
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            return (
                controllers(governor, depth)
                if head.lower_ in ("of", "for", "from", "in", "over", "into")
                else subjects(governor, depth + 1)
            )
        return owners(governor, depth)
    if dep == "acl":
        if verb.tag_ in ("VBG", "VBN"):
            return with_conjuncts(head)
        return owners(head, depth) if is_infinitive(verb) else []
    if dep == "relcl" and is_infinitive(verb):
        return owners(head, depth)
    if dep == "amod" and verb.tag_ == "VBN":
        return spread(c for c in head.children if c.dep_ == "poss")
    return []


def is_infinitive(verb: "Token") -> bool:
    """True for "to send"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def controllers(governor: "Token", depth: int) -> list["Token"]:
    """Who does what stands in the infinitive or gerund under ``governor``."""
    objects = [c for c in governor.children if c.dep_ in ("dobj", "dative") and c.tag_ not in RELATIVE]
    if governor.lemma_ in words("object_control") and objects:
        return spread(objects)
    if governor.lemma_ in words("object_control") and is_passive(governor):
        return subjects(governor, depth + 1)
    imposed = [o for o in objects if o.lemma_ in words("penalties")]
    if imposed:  # "imposed sanctions on three firms for supplying"
        targets = [
            t for holder in (governor, *imposed) for n, t in prep_phrases(holder, 0) if n in ("on", "against", "upon")
        ]
        return targets or subjects(governor, depth + 1)
    called_on = [c for c in governor.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "with", "for")]
    if governor.lemma_ in ("call", "appeal", "plead") and called_on:
        return spread(p for c in called_on for p in c.children if p.dep_ == "pobj")
    return subjects(governor, depth + 1)


def owners(noun: "Token", depth: int = 0) -> list["Token"]:
    """Whose plan, offer or decision a noun is: its possessor, its nationality, its "by", else the subject around it."""
    possessors = [c for c in noun.children if c.dep_ == "poss"]
    if possessors:
        return spread(possessors)
    by = [
        p
        for c in noun.children
        if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "of")
        for p in c.children
        if p.dep_ == "pobj"
    ]
    if by:
        return spread(by)
    adjectives = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper()]
    if adjectives:
        return adjectives
    head = noun.head
    if depth < 4 and noun.dep_ in ("dobj", "attr", "pobj", "conj", "oprd") and head is not noun:
        while head.pos_ == "ADP" and head.dep_ != "ROOT":
            head = head.head
        if head.pos_ in ("VERB", "AUX"):
            return subjects(head, depth + 1) if not is_passive(head) else agents(head)
    return []


def agents(verb: "Token") -> list["Token"]:
    """The "by" phrase of a passive."""
    return spread(
        p
        for c in verb.children
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        for p in c.children
        if p.dep_ == "pobj"
    )


def objects(verb: "Token") -> list["Token"]:
    """What it is done to: the object, the passive subject, or the noun that a participle or clause modifies."""
    own = [t for c in verb.children if c.dep_ in ("dobj", "obj") for t in antecedent(c, verb)]
    if verb.dep_ == "amod" and verb.tag_ == "VBN":  # "its newly acquired missile"
        return with_conjuncts(verb.head)
    if is_passive(verb) and verb.dep_ == "acl":
        return [*with_conjuncts(verb.head), *spread(own)]
    if own:
        return spread(own)
    if (
        verb.dep_ == "relcl"
        and not is_passive(verb)
        and not any(c.tag_ in RELATIVE and c.dep_ in SUBJECTS for c in verb.children)
    ):
        return with_conjuncts(verb.head)
    if (
        verb.dep_ in ("xcomp", "ccomp", "conj")
        and verb.head.dep_ == "relcl"
        and any(c.tag_ in RELATIVE and c.dep_ == "dobj" for c in verb.head.children)
    ):
        return with_conjuncts(verb.head.head)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not is_passive(verb):
        shared = [c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i]
        return spread(shared)
    return []


def prep_phrases(token: "Token", depth: int = 2) -> Iterator[tuple[str, "Token"]]:
    """(preposition, object) under a token, and under the objects themselves: "in a port in China"."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
            name = child.lower_
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp") and inner.pos_ not in ("VERB", "AUX"):
                    for conjunct in with_conjuncts(inner):
                        yield name, conjunct
                    if depth:
                        yield from prep_phrases(inner, depth - 1)
                elif inner.dep_ == "prep":  # "out of", "on to"
                    for deepest in inner.children:
                        if deepest.dep_ == "pobj":
                            yield inner.lower_, deepest
        elif (depth and child.dep_ in ("acl", "relcl") and child.lemma_ in words("motion")) or (
            child.dep_ in ("advmod", "acomp", "acl")
            and child.lower_
            in (
                "bound",
                "destined",
                "intended",
                "meant",
                "headed",
                "en",
            )
        ):
            yield from prep_phrases(child, 1)
        elif child.dep_ == "prt" or (
            child.dep_ == "advmod" and depth and child.lower_ in ("out", "back", "over", "on")
        ):
            yield from prep_phrases(child, 0)


def verb_arguments(verb: "Token") -> Arguments:
    """All slots of a verb."""
    passive = is_passive(verb)
    found = Arguments(passive=passive)
    subject = subjects(verb)
    found.object = objects(verb)
    if passive and verb.dep_ != "amod":
        own_object = [
            c for c in verb.children if c.dep_ in ("dobj", "obj", "oprd") and c.pos_ in ("NOUN", "PROPN", "NUM")
        ]
        undergoer = subject if verb.dep_ != "acl" else []
        if own_object:  # "was given arms": the passive subject is the recipient
            found.dative, found.object = undergoer or with_conjuncts(verb.head), spread(own_object)
        else:
            found.object = undergoer or found.object
        found.agent = agents(verb)
    else:
        found.subject = subject
    found.dative += [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for c in with_conjuncts(c)]
    holders = [verb, *(o for o in found.object if o.i > verb.i or passive)]
    for holder in holders:
        for name, token in prep_phrases(holder):
            if token not in found.preps.setdefault(name, []):
                found.preps[name].append(token)
    return found


def noun_arguments(noun: "Token") -> Arguments:
    """All slots of an event noun: possessor as subject, "by" as agent, and its prepositional phrases."""
    found = Arguments()
    found.subject = spread(c for c in noun.children if c.dep_ == "poss")
    phrases = list(prep_phrases(noun))
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB":  # "offered bounties to the Taliban"
        phrases += [
            (n, t) for n, t in prep_phrases(noun.head, 1) if n in ("to", "from", "for", "into") and t.i > noun.i
        ]
        found.dative = [c for c in noun.head.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        if noun.head.lemma_ == "take":  # "took delivery on Tuesday of ten trucks"
            phrases += [(n, t) for n, t in prep_phrases(noun.head, 1) if n == "of"]
    for name, token in phrases:
        found.preps.setdefault(name, []).append(token)
    found.agent = found.preps.get("by", [])
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB":  # "shipments bound for Yemen", "sales made to Iran"
            for name, token in prep_phrases(child):
                found.preps.setdefault(name, []).append(token)
    return found


def gerund_lemmas(word: str) -> list[str]:
    """The verbs that a word in "-ing" may belong to, for where the parser took it for a noun: funnelling → funnel."""
    stem = word[:-3]
    return [stem, stem + "e", *([stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else [])]


def gerund_arguments(gerund: "Token") -> Arguments:
    """The slots of a gerund that the parser hung before its object: "accused of funnelling weapons to the rebels"."""
    noun = gerund.head
    found = Arguments(object=with_conjuncts(noun))
    if noun.dep_ == "pobj" and noun.head.pos_ == "ADP":
        governor = noun.head.head
        found.subject = controllers(governor, 0) if governor.pos_ in ("VERB", "AUX") else owners(governor)
    for name, token in prep_phrases(noun):
        found.preps.setdefault(name, []).append(token)
    return found
