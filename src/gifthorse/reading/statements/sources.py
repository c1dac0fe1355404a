"""Whose words: from a cue verb or noun to the words that name the source.

The source is the subject of the verb, found by climbing where the verb has none of its own: through coordination
("came and said"), control ("went on to say"), participles (", adding that"), and prepositions ("by saying"); the agent
of a passive; the antecedent of a relative pronoun; the possessor or "by" phrase of a noun.
"""

from typing import TYPE_CHECKING

import msgspec

from ...model import Span
from .layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset(("VERB", "AUX"))
SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj"))
RELATIVE = frozenset(("WDT", "WP"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"))
CLIMB = frozenset(("conj", "xcomp", "ccomp", "advcl", "pcomp", "acl", "parataxis", "prep", "dep", "relcl", "oprd"))


class Source(msgspec.Struct, frozen=True):
    """``head``: token index of the noun that names the source (for coreference); ``spans``: its words."""

    head: int | None
    spans: tuple[Span, ...]


# Whoever issues a statement saying something says it.
ISSUING = frozenset(("issue", "release", "publish", "send", "post", "circulate", "deliver", "unleash", "read", "tweet"))
# Verbs whose subject is the author of the statement that is their object.
LIGHT = frozenset(
    ("make", "issue", "repeat", "level", "voice", "lodge", "have", "offer", "give", "express", "raise", "reiterate",
     "renew", "publish", "release", "provide", "break", "spread", "share", "send", "write", "file", "add", "be")
)  # fmt: skip
NOBODY = Source(None, ())


def is_passive(verb: "Token") -> bool:
    """A passive by its auxiliary, or a participle that modifies ("asked about it, he ...")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not any(c.dep_ == "aux" for c in verb.children)


def own_subject(verb: "Token") -> "Token | None":
    """The verb's own subject."""
    for child in verb.children:
        if child.dep_ in SUBJECT and child.pos_ in NOMINAL:
            return child
    return None


def agent(verb: "Token") -> "Token | None":
    """The noun of the "by" phrase."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def subject(verb: "Token") -> "Token | None":
    """The token that heads the verb's subject, inherited where need be; a relative pronoun stays what it is."""
    node = rejoined(verb)
    for _ in range(8):
        found = own_subject(node)
        if found is not None and (node is verb or found.lower_ not in ("it", "there")):
            return found
        if node.dep_ in ("acl", "relcl") and node.head.dep_ == "dobj" and node.head.head.lemma_ in ISSUING:
            node = node.head.head
            continue
        if node.dep_ == "acl" and node.tag_ == "VBG" and node.head.pos_ in NOMINAL:
            return node.head
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in NOMINAL:
            if node.dep_ == "relcl" and node.tag_ != "VB":
                return None
            owner = next((c for c in node.head.children if c.dep_ == "poss"), None)
            if owner is not None:
                return owner
            node = node.head
            while node.pos_ not in VERBAL and node.dep_ in ("dobj", "attr", "pobj", "prep", "conj", "oprd"):
                node = node.head
            if node.pos_ not in VERBAL:
                return None
            continue
        if node.dep_ not in CLIMB or node.head is node:
            return None
        head = node.head
        if (
            node.dep_ == "pcomp"
            and head.lower_ == "as"
            and head.head.lemma_ in ("quote", "cite")
            and not is_passive(head.head)
        ):
            return next((c for c in head.head.children if c.dep_ == "dobj"), None)  # "quoted police as saying"
        if node.dep_ == "xcomp" and head.pos_ in VERBAL:
            controlled = next((c for c in head.children if c.dep_ in ("dobj", "dative") and c.pos_ in NOMINAL), None)
            if controlled is not None and verb.i > controlled.i and node.tag_ == "VB":
                return controlled
        if head.pos_ not in VERBAL and head.pos_ not in ("ADP", "ADJ", "SCONJ"):
            return None
        node = head
    return None


def rejoined(verb: "Token") -> "Token":
    """The verb that a finite verb is coordinated with: "said he would order a review and warned of" joins "said"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return verb
    speaker = own_subject(verb.head)
    if verb.head.tag_ != "VB" and (speaker is None or speaker.tag_ != "PRP"):
        return verb
    if own_subject(verb) is not None or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return verb
    node = verb.head
    while node.head is not node and node.dep_ in ("ccomp", "xcomp", "conj", "advcl"):
        node = node.head
        if node.tag_ == verb.tag_:
            return node
    return verb


def phrase(layout: Layout, head: "Token", low: int, high: int) -> Span | None:
    """The noun phrase of ``head`` with its appositions, without a relative clause, inside tokens [low, high)."""
    start, end = max(head.left_edge.i, low), min(head.right_edge.i + 1, high)
    for child in head.children:
        if child.i > head.i and child.dep_ in ("relcl", "ccomp", "advcl") and child.left_edge.i < end:
            end = max(head.i + 1, child.left_edge.i)
    for i in range(head.i + 1, end):
        if layout.quoted[i] != layout.quoted[head.i]:
            end = i
            break
    for i in range(head.i - 1, start - 1, -1):
        if layout.quoted[i] != layout.quoted[head.i]:
            start = i + 1
            break
    if layout.tokens[start].pos_ == "ADP":  # "In March, X": the parser took the date along
        start = next((i + 1 for i in range(head.i - 1, start, -1) if layout.tokens[i].text == ","), start)
    opened = next((i for i in range(start, end) if layout.tokens[i].text == "("), end)
    if not any(layout.tokens[i].text == ")" for i in range(opened, end)):
        end = opened if opened > head.i else end
    if end > start and layout.tokens[end - 1].tag_ == "POS":
        end -= 1
    return layout.span(start, end)


def source_of_verb(layout: Layout, verb: "Token", passive: bool = False) -> Source:
    """The source of an active verb, or of a passive one from its agent."""
    low, high = layout.bounds(verb.i)
    head = agent(verb) if passive else subject(verb)
    if head is not None and not passive and (closer := misplaced(layout, verb, head)) is not None:
        head = layout.tokens[closer]
        low = head.left_edge.i
    if head is not None:
        head = outside_brackets(layout, head, low)
    if head is None and not passive:
        head = noun_before(layout, verb, low)
    if head is None:
        return NOBODY
    if head.i < verb.i:
        high = verb.i
    elif not passive:
        low = verb.i + 1
    spans: list[Span] = []
    named: Token | None = head
    if head.tag_ in RELATIVE and head.lower_ != "what":
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp", "advcl") and clause.head.pos_ in VERBAL:
            clause = clause.head
        antecedent = clause.head if clause.dep_ == "relcl" else None
        if antecedent is not None:
            named = antecedent
            before = phrase(layout, antecedent, layout.bounds(antecedent.i)[0], head.i)
            spans += [before] if before else []
        spans.append(Span(head.idx, head.idx + len(head)))
        return Source(named.i if named is not None else None, tuple(spans))
    own = phrase(layout, head, low, high)
    return Source(head.i, (own,) if own else ())


def misplaced(layout: Layout, verb: "Token", head: "Token") -> int | None:
    """Where one comma and a bare noun phrase stand between the subject and the verb, that noun is the subject.

    "To understand the treaty, Judge Lom said, …": the parser takes "Judge Lom" for an apposition. Its last token, or
    None.
    """
    last = verb.i - 1
    while last > head.i and layout.tokens[last].dep_ in ("aux", "advmod", "neg"):
        last -= 1
    if layout.tokens[last].pos_ not in ("PROPN", "NOUN", "PRON") or head.i > verb.i:
        return None
    between = layout.tokens[head.i + 1 : last + 1]
    commas = [t.i for t in between if t.text == ","]
    if len(commas) != 1 or any(t.is_punct and t.text != "," for t in between) or layout.quoted[last] >= 0:
        return None
    region = layout.tokens[commas[0] + 1 : last + 1]
    if any(t.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ") for t in region) or not region:
        return None
    return last


def outside_brackets(layout: Layout, head: "Token", low: int) -> "Token":
    """ "Bel Shipping (BEL.O) said": the noun before the bracket, not the code in it."""
    for i in range(head.i, max(low, head.i - 5) - 1, -1):
        text = layout.tokens[i].text
        if text == ")" and i < head.i:
            break
        if text == "(" and i > low and layout.tokens[i - 1].pos_ in ("PROPN", "NOUN"):
            return layout.tokens[i - 1]
    return head


def noun_before(layout: Layout, verb: "Token", low: int) -> "Token | None":
    """The name right before a finite verb that the parser gave to something else ("of the Post Lim said that")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ in ("conj", "relcl", "acl"):
        return None
    i = verb.i - 1
    while i >= low and layout.tokens[i].dep_ in ("aux", "advmod", "neg"):
        i -= 1
    if i > low and layout.tokens[i].text == "," and verb.dep_ == "ROOT":
        i -= 1  # "In a talk with the Post, the envoy, Mo Rez, said": all hung on "Post"
    token = layout.tokens[i] if i >= low else None
    return token if token is not None and token.pos_ in ("PROPN", "PRON", "NOUN") else None


def source_of_noun(layout: Layout, noun: "Token") -> Source:
    """Possessor, "by" phrase or nationality of a noun of saying; else the subject of its verb ("made the claim")."""
    low, high = layout.bounds(noun.i)
    for child in noun.children:
        if child.dep_ == "poss":
            own = phrase(layout, child, low, noun.i)
            return Source(child.i, (own,) if own else ())
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    own = phrase(layout, inner, inner.left_edge.i, high)
                    return Source(inner.i, (own,) if own else ())
    for child in noun.children:
        if (
            child.dep_ in ("amod", "compound", "nmod")
            and child.text[:1].isupper()
            and (child.i > low or child.ent_type_ or child.tag_ == "NNP")
        ):
            return Source(child.i, (Span(child.idx, child.idx + len(child)),))
    light = noun.head.lemma_ in LIGHT and noun.dep_ in ("dobj", "attr")
    if light and noun.head.pos_ in VERBAL and not is_passive(noun.head):
        source = source_of_verb(layout, noun.head)
        if source.head is not None and layout.tokens[source.head].lower_ != "there":
            return source
    return NOBODY
