"""Who the words refer to: from a noun phrase or a pronoun to an actor with a code.

What the project knows (the gazetteer) decides first, then what the text says in modifiers ("Iranian officials", "the
government of Iran", "Hong Kong-flagged tanker"), then earlier mentions (short names, pronouns, "the ministry").
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ...model import Actor, Span
from ...world import Entry, Hit, gazetteer
from ..grammar.parse import Parsed
from .coreference import COLLECTIVE, PERSONAL, Mention, Referent, antecedent_of
from .nationality import nationality
from .nouns import ActorNoun, actor_nouns, group_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTING = {
    "state",
    "group",
    "body",
    "seat",
    "agency",
    "outlet",
    "ministry",
    "office",
    "party",
    "person",
    "ngo",
    "company",
    "ship",
    "city",
    "region",
    "maker",
    "port",
}


class Cast:
    """All actors of one parsed document. ``resolve`` answers for any token; answers are remembered."""

    def __init__(self, parsed: Parsed, outlet: str | None = None) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.hits = gazetteer().find(parsed.shown)
        self.outlet = gazetteer().lookup(outlet) if outlet else None
        self.hit_of: dict[int, Hit] = {}
        for hit in self.hits:
            for token in self._tokens(hit.span):
                self.hit_of[token.i] = hit
        self.person_of = {t.i: e for e in self.doc.ents if e.label_ == "PERSON" for t in e}
        self.org_of = {t.i: e for e in self.doc.ents if e.label_ in ("ORG", "FAC", "PRODUCT") for t in e}
        counts = Counter(
            h.entry.code for h in self.hits if h.entry.code and h.entry.kind in ("state", "city", "region", "seat")
        )
        self.by_frequency = [code for code, _ in counts.most_common()]
        self.referents: dict[str, Referent] = {}
        self.answers: dict[int, Mention | None] = {}
        self._heads: list[int] = []
        self.timeline: list[Mention] = []  # in text order: for pronouns and descriptions
        for token in self.doc:
            if token.pos_ in ("PROPN", "NOUN") and (
                token.dep_ != "compound" or token.head.pos_ not in ("NOUN", "PROPN")
            ):
                mention = self.resolve(token)
                if mention and not mention.pronoun:
                    self.timeline.append(mention)

    @cached_property
    def often(self) -> Counter[str | None]:
        """How often each code is mentioned."""
        return Counter(m.referent.code for m in self.timeline)

    def between(self, first: int, end: int) -> list[Mention]:
        """The mentions whose heads stand in a stretch of tokens."""
        heads = [m.head for m in self.timeline] if len(self.timeline) != len(self._heads) else self._heads
        self._heads = heads
        return self.timeline[bisect_left(heads, first) : bisect_left(heads, end)]

    @property
    def voice(self) -> Actor | None:
        """The outlet as an actor where it speaks for a state (a state's news agency, a government's own page)."""
        if self.outlet is None or not self.outlet.official:
            return None
        named = [h.span for h in self.hits if h.entry.id == self.outlet.id]
        return Actor(name=self.outlet.name, code=self.outlet.code, mentions=tuple(named[:1]))

    def lemmas(self, spans: Iterable[Span]) -> set[str]:
        """The lower-case lemmas under some spans."""
        return {t.lemma_.lower() for span in spans for t in self._tokens(span)}

    def _tokens(self, span: Span) -> Sequence["Token"]:
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return list(found) if found is not None else []

    def resolve(self, token: "Token") -> Mention | None:
        """The actor that a head token names or means, or None where it is no actor."""
        if token.i not in self.answers:
            self.answers[token.i] = None  # a circle of modifiers resolves to nothing
            self.answers[token.i] = self._resolve(token)
        return self.answers[token.i]

    def _resolve(self, token: "Token") -> Mention | None:
        hit = self.hit_of.get(token.i)
        if hit is None and (token.lower_ in PERSONAL or token.lower_ in COLLECTIVE):
            return self.pronoun(token)
        if hit and hit.entry.kind in ACTING:
            return self.known(token, hit)
        noun = actor_nouns().get(token.lemma_.lower()) or actor_nouns().get(token.lower_)
        if noun:
            return self._described(token, noun)
        if token.i in self.person_of:
            return self._person(token)
        if token.i in self.org_of or (token.pos_ == "PROPN" and not token.ent_type_ and token.text[:1].isupper()):
            return self._organisation(token)
        return None

    def mention(self, token: "Token", key: str, name: str, code: str | None, kind: str, span: Span) -> Mention:
        """A mention of the referent with this key, which is made where it is new and completed where it is known."""
        referent = self.referents.get(key)
        if referent is None:
            referent = self.referents[key] = Referent(name, code, kind)
        if referent.code is None:
            referent.code = code
        if len(name) > len(referent.name) and name.endswith(referent.name):
            referent.name = name
        referent.spans.append(span)
        return Mention(referent, span, token.i)

    def belonging(self, token: "Token") -> Mention | None:
        """The actor that a thing or place in a role belongs to: "Iran's nuclear programme", "a Libyan port"."""
        if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
            return None
        code, spans = nationality(token, self)
        if code is None:
            return None
        entry = self.entry_of_code(code)
        return self.mention(token, entry.id if entry else code, entry.name if entry else code, code, "state", spans[0])

    def entry_of_code(self, code: str) -> Entry | None:
        """The state or group of a code, where this document names it."""
        return next((h.entry for h in self.hits if h.entry.code == code and h.entry.kind in ("state", "group")), None)

    def known(self, token: "Token", hit: Hit) -> Mention:
        """The mention of what the gazetteer knows under a token."""
        entry = hit.entry
        span = hit.span
        code = entry.code
        if entry.kind in ("company", "ship", "person") and code is None:
            code = self.code_in_modifiers(token)
        name = span.of(self.parsed.text)
        if entry.kind in ("state", "city", "region", "seat"):
            name = entry.name if hit.form == "adjective" else name
        return self.mention(token, entry.id, name, code, entry.kind, span)

    def _described(self, token: "Token", noun: ActorNoun) -> Mention | None:
        """A common noun that means an actor: by its modifiers, else by the last mention of such an actor."""
        code, _ = nationality(token, self)
        phrase = self.phrase(token)
        name = phrase.of(self.parsed.text)
        group = group_of(noun, token, code, name.lower())
        if (
            group is None
            and code is None
            and noun.kind in ("group", "official-body", "person")
            and (noun.kind != "group" or not self._latest(token, ("group",)))
        ):
            group = next((g for c in self.by_frequency if (g := group_of(noun, token, c, name.lower()))), None)
        if group:
            return self.mention(token, group, name, group, "group", phrase)
        following = token.nbor() if token.i + 1 < len(self.doc) else None
        if following is not None and following.i in self.person_of:  # "his counterpart Kim Jong Un"
            return self.resolve(following)
        for child in token.children:  # "the company, Mahan Air"; "Foreign Minister Ri"
            if child.dep_ in ("appos", "flat") and child.i in self.hit_of and self.hit_of[child.i].entry.kind in ACTING:
                return self.known(child, self.hit_of[child.i])
        if code:
            kind = noun.kind
            return self.mention(token, f"{kind}:{code}:{token.lemma_.lower()}", name, code, kind, phrase)
        earlier = self._latest(token, kinds=noun.refers_to)
        if earlier and self._definite(token):
            earlier.referent.spans.append(phrase)
            return Mention(earlier.referent, phrase, token.i)
        if noun.kind in ("company", "ship", "group", "official", "person", "state"):
            return self.mention(token, f"{noun.kind}:{name.lower()}", name, None, noun.kind, phrase)
        return None

    def _person(self, token: "Token") -> Mention:
        entity = self.person_of[token.i]
        name = entity.text
        for referent in self.referents.values():
            if referent.kind == "person" and name in (
                referent.name,
                *referent.name.split(" ")[:1],
                *referent.name.split(" ")[-1:],
            ):
                referent.spans.append(Span(entity.start_char, entity.end_char))
                return Mention(referent, referent.spans[-1], token.i)
        code = self.code_in_modifiers(entity.root)
        return self.mention(token, f"person:{name}", name, code, "person", Span(entity.start_char, entity.end_char))

    def _organisation(self, token: "Token") -> Mention:
        entity = self.org_of.get(token.i)
        span = Span(entity.start_char, entity.end_char) if entity is not None else self.phrase(token)
        name = span.of(self.parsed.text)
        code = self.code_in_modifiers(token)
        return self.mention(token, f"name:{name.lower()}", name, code, "company", span)

    def code_in_modifiers(self, token: "Token") -> str | None:
        """The country or group in the words around a name."""
        return nationality(token, self)[0]

    def pronoun(self, token: "Token", not_: Referent | None = None) -> Mention | None:
        """The mention that a pronoun stands for, never ``not_`` (who has another role in the same clause)."""
        meant = antecedent_of(token, self.timeline, self.parsed, not_)
        if meant is None:
            return None
        return Mention(meant.referent, Span(token.idx, token.idx + len(token.text)), token.i, pronoun=True)

    def phrase(self, token: "Token") -> Span:
        """The noun phrase: from its first modifier to its head, without a leading article."""
        left = [t for t in token.subtree if t.i <= token.i and not t.is_space]
        start = next((t for t in left if t.dep_ not in ("det", "punct", "prep", "case") or t.i == token.i), token)
        contiguous = [t for t in left if t.i >= start.i]
        first = contiguous[0] if contiguous else token
        return Span(first.idx, token.idx + len(token.text))

    def _definite(self, token: "Token") -> bool:
        return any(
            (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those")) or c.dep_ == "poss"
            for c in token.children
        )

    def _latest(self, token: "Token", kinds: Iterable[str]) -> Mention | None:
        """The last mention before a token of an actor of such a kind."""
        wanted = set(kinds)
        for mention in reversed(self.timeline):
            if mention.head < token.i and mention.referent.kind in wanted:
                return mention
        return None
