"""Goods in a parsed text: which goods a noun phrase means."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import Span
from ...world.goods import GoodsHit, goods_matcher
from ..grammar.parse import Parsed
from ..grammar.syntax import with_conjuncts
from ..grammar.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "X"}
BACK_REFERENCE = {"it", "them", "they", "these", "those", "this", "which", "that", "one", "some"}


@dataclass(frozen=True)
class GoodsMention:
    """Goods that a head token means; ``anaphor`` where the words only point back."""

    hit: GoodsHit
    head: int
    phrase: Span
    anaphor: bool = False


class GoodsFinder:
    """All goods of one parsed text."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.hit_of: dict[int, GoodsHit] = {}
        self.hits: list[GoodsHit] = []
        for hit in goods_matcher().find(parsed.shown):
            tokens = parsed.doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
            if tokens is None or all(t.pos_ not in NOMINAL for t in tokens):
                continue
            self.hits.append(hit)
            for token in tokens:
                self.hit_of[token.i] = hit
        for entity in parsed.doc.ents:
            if entity.label_ == "MONEY" and entity.root.i not in self.hit_of:
                hit = self._of_class("money", Span(entity.start_char, entity.end_char))
                self.hit_of.update({t.i: hit for t in entity})

    def _of_class(self, class_: str, span: Span) -> GoodsHit:
        """Goods that no word of the lexicon names: a sum of money, what a verb implies."""
        return GoodsHit(span=span, class_=class_, label=class_, word=class_)

    def implied(self, verb: "Token", class_: str) -> GoodsMention:
        """What a verb itself says is transferred ("to arm": weapons)."""
        span = Span(verb.idx, verb.idx + len(verb.text))
        return GoodsMention(self._of_class(class_, span), verb.i, span)

    def of(self, head: "Token", deep: bool = True) -> list[GoodsMention]:
        """The goods a noun phrase means: its head, else what it contains, else what stands before the head."""
        found: list[GoodsMention] = []
        hit = self.hit_of.get(head.i)
        if hit and head.pos_ in NOMINAL and not (hit.vague and self._in_phrase(head)):
            found.append(GoodsMention(hit, head.i, self.phrase(head)))
        if deep and (not found or found[0].hit.vague or head.lemma_.lower() in words("containers")):
            for child in head.children:
                if child.dep_ == "prep" and child.lower_ in ("of", "including", "like"):
                    inner = [
                        m for p in child.children if p.dep_ == "pobj" for c in with_conjuncts(p) for m in self.of(c)
                    ]
                    if inner:
                        return inner
        if deep:
            carried = [
                m
                for c in head.children
                if c.dep_ in ("acl", "relcl") and c.lemma_ in words("carrying")
                for m in self._load(c)
            ]
            if carried:
                return carried
        if not found:
            found += self._in_phrase(head)
        if deep and (not found or found[0].hit.vague):  # "the gift, a silver-plated elephant"
            apposed = [m for c in head.children if c.dep_ == "appos" for m in self.of(c)]
            found = apposed or found
        if deep and found:
            for child in head.children:  # "weapons including rockets and missiles", "arms such as …"
                if child.dep_ == "prep" and child.lower_ in ("including", "as", "like"):
                    found += [
                        m for p in child.children if p.dep_ == "pobj" for c in with_conjuncts(p) for m in self.of(c)
                    ]
        return found

    def _load(self, verb: "Token") -> list[GoodsMention]:
        """What a ship "carrying" or "loaded with" something has on board."""
        heads = [c for c in verb.children if c.dep_ == "dobj"]
        heads += [
            p for c in verb.children if c.dep_ == "prep" and c.lower_ == "with" for p in c.children if p.dep_ == "pobj"
        ]
        return [m for h in heads for c in with_conjuncts(h) for m in self.of(c)]

    def _in_phrase(self, head: "Token") -> list[GoodsMention]:
        """Goods in the words before a head that is none itself: "missile parts", "oil products", "arms package"."""
        for child in sorted(head.lefts, key=lambda t: -t.i):
            if child.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod", "poss"):
                hit = self.hit_of.get(child.i)
                if hit and child.pos_ in NOMINAL and child.dep_ != "poss":
                    return [GoodsMention(hit, head.i, self.phrase(head))]
                deeper = self._in_phrase(child)
                if deeper:
                    return [GoodsMention(deeper[0].hit, head.i, self.phrase(head))]
        return []

    def identified(self) -> list[GoodsMention]:
        """What goods are said to be: "the vehicle was an Aurus", "the Aurus Senat is the car he uses"."""
        found: list[GoodsMention] = []
        for token in self.parsed.doc:
            if token.dep_ != "attr" or token.head.lemma_ != "be":
                continue
            subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
            if subject is None:
                continue
            for one, other in ((subject, token), (token, subject)):
                definite = any(c.lower_ in ("the", "this", "that") for c in one.children if c.dep_ == "det")
                if definite and self.hit_of.get(one.i) and (named := self.hit_of.get(other.i)) and named.kind != "noun":
                    found.append(GoodsMention(named, other.i, self.phrase(other)))
        return found

    def is_back_reference(self, head: "Token") -> bool:
        """True for "those lots", "3.6 million bags", "the same system": words that name no goods of their own."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in head.children)
        counted = any(c.dep_ == "nummod" for c in head.children)
        lemma = head.lemma_.lower()
        return ((definite or counted) and lemma in words("containers")) or (definite and lemma in words("generic"))

    def pointed_back(self, token: "Token") -> list[GoodsMention]:
        """What "them" or "the vehicle" points back to: the goods last named within two sentences."""
        before = [h for h in self.hits if h.span.end <= token.idx and not h.vague]
        if not before:
            return []
        hit = before[-1]
        between = self.parsed.shown[hit.span.end : token.idx]
        if between.count(". ") > 1 or "\n" in between.strip():
            return []
        return [GoodsMention(hit, token.i, Span(token.idx, token.idx + len(token.text)), anaphor=True)]

    def phrase(self, head: "Token") -> Span:
        """The noun phrase up to its head, without article and quantity."""
        left = [
            t
            for t in head.subtree
            if t.i <= head.i and not t.is_space and t.dep_ not in ("det", "poss", "case", "punct", "prep")
        ]
        left = [
            t for t in left if all(a.dep_ not in ("poss", "relcl", "acl") for a in t.ancestors if head.is_ancestor(a))
        ]
        first = next((t for t in left if t.pos_ not in ("NUM", "DET", "ADV") or t.i == head.i), head)
        hit = self.hit_of.get(head.i)
        start, end = first.idx, head.idx + len(head.text)
        if hit:
            start, end = min(start, hit.span.start), max(end, hit.span.end)
        return Span(start, end)
