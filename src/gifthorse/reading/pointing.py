"""Statements that tell nothing themselves and point back: "denied the claim", "declined to comment", "such a sale
would be a breach".

Such a statement is about the deals of which its source is a party, else about the nearest before it; and only where
its words point at all: with a noun for a deal or for an account of it, with the deal's goods, or with nothing but "it".
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import knowledge
from .actors import Cast
from .frames import frames
from .merging import Deal
from .raw_statement import RawStatement
from .speakers import Speakers
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back, in characters, a statement can reach: as a party, as anybody else, and with a word of the deal.
REACH, NEAR, NEAR_NAMED = 1500, 300, 1000
# What one is asked for or declines to give.
REPLIES = frozenset(
    ("comment", "request", "question", "response", "reply", "call", "message", "email", "statement", "query", "answer")
)
# Nouns for having to do with something, which their complement names.
VAGUE = {"act", "action", "activity", "conduct", "evidence", "involvement", "link", "move", "part", "role", "support"}
NOTHING = {"nothing", "none", "neither", "never", "not", "n't", "n’t", "no"}
WH = {"which", "what", "who", "where", "when", "how", "why", "whom"}


def meant(statement: RawStatement, speakers: Speakers, deals: Sequence[Deal], cast: Cast) -> list[int]:
    """The indices of the deals that a statement without a telling points back to."""
    at = min(p.start for p in (*statement.source, *statement.cue, *statement.content))
    content = topic(statement, cast)
    if content and content[0].lower_ in WH:
        return []  # "would not say which agency": a detail
    general = not content or statement.kind == "rebuttal" or points_at_account(content)
    general = general or statement.position == "legality-denies"
    if statement.position == "declines":
        general = general or not any(t.pos_ in ("NOUN", "PROPN") and t.lemma_ not in REPLIES for t in content)
        general = general or any(t.lower_ in ("their", "its", "them") for t in content)  # "their use in the war"
    lemmas = {t.lemma_.lower() for t in content}
    codes = {m.referent.code for m in speakers if m.referent.code}
    ranked = []
    for number, deal in enumerate(deals):
        starts = [t.mention.trigger.start for t in deal.tellings]
        distance = min((abs(at - s) for s in starts if s <= at + 200), default=REACH)
        if distance >= REACH:
            continue
        named = names(deal, lemmas, cast)
        if not (general or named or points_at_deal(content, statement)):
            continue
        party = bool(codes & (deal.codes("supplier") | deal.codes("recipient")))
        ranked.append((not party, not named, distance, number))
    if not ranked:
        return []
    ranked.sort()
    no_party, not_named, distance, number = ranked[0]
    if no_party and distance > (NEAR if not_named else NEAR_NAMED):
        return []
    if no_party or not general:
        return [number]
    return [n for absent, _, d, n in ranked if not absent and d - distance < NEAR]


def topic(statement: RawStatement, cast: Cast) -> list["Token"]:
    """The words of what is denied or not commented on."""
    found: list[Token] = []
    for span in statement.content:
        words_of = cast.doc.char_span(*span, alignment_mode="expand")
        found += [t for t in words_of or () if not t.is_space and not t.is_punct]
    own = statement.source if statement.kind == "nocomment" else ()
    return [t for t in found if not any(span.start <= t.idx < span.end for span in own)]


def root_of(content: Sequence["Token"]) -> "Token":
    """The highest word of the content in the parse."""
    inside = {t.i for t in content}
    return next((t for t in content if t.head.i not in inside or t.head is t), content[0])


def points_at_account(content: Sequence["Token"]) -> bool:
    """ "the allegations", "it", "that this was the case": what was said before, with nothing else told of it."""
    if any(t.lemma_.lower() in words("accounts") for t in content):
        complement = [t for t in content if t.dep_ in ("pobj", "pcomp", "acl", "ccomp", "relcl")]
        return not any(t.head.lemma_.lower() in ("of", "in", "about", "that") for t in complement) or len(content) < 8
    return len(content) <= 5 and any(t.lower_ in ("it", "this", "that", "so", "them") for t in content)


def points_at_deal(content: Sequence["Token"], statement: RawStatement) -> bool:
    """ "any such shipments", "the sale", "involvement" alone: a noun for a deal that heads the content.

    Words of breach may stand anywhere beside it, and what is not answered is seldom spelt out.
    """
    if statement.kind in ("legality", "nocomment", "quote"):
        return any(t.lemma_.lower() in words("event_nouns") and t.pos_ == "NOUN" for t in content)
    root = root_of(content)
    below = [t for t in root.doc[root.i + 1 : root.i + 7] if t.pos_ in ("NOUN", "PROPN") and t.sent == root.sent]
    if root.lemma_.lower() in VAGUE and below and not any(t.lemma_.lower() in words("event_nouns") for t in below):
        return False  # "any role in the riots"
    heads = [root, *(c for c in root.children if c.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "conj"))]
    heads += [c for h in heads if h.dep_ == "prep" for c in h.children]
    return any(h.lemma_.lower() in words("event_nouns") and h.pos_ != "PRON" for h in heads)


def names(deal: Deal, lemmas: set[str], cast: Cast) -> bool:
    """True where the words name goods of the deal."""
    heads = {cast.doc[g.head].lemma_.lower() for t in deal.tellings for g in t.goods}
    return bool(lemmas & heads)


def spoken_of(statement: RawStatement, deals: Sequence[Deal], cast: Cast) -> list[int]:
    """The deal whose goods and parties the words name without telling it: "the crude goes to Orsk", said the trader."""
    tokens = topic(statement, cast)
    if any(t.dep_ == "neg" or t.lower_ in ("if", "would", "could", "should") for t in tokens):
        return []
    lemmas = {t.lemma_.lower() for t in tokens}
    codes = {cast.hit_of[t.i].entry.code for t in tokens if t.i in cast.hit_of}
    for number, deal in enumerate(deals):
        shared = codes & (deal.codes("supplier") | deal.codes("recipient"))
        if len(shared) > 1 and names(deal, lemmas, cast):
            return [number]
    return []


def contradicted(statement: RawStatement, speakers: Speakers, deals: Sequence[Deal], cast: Cast) -> list[int]:
    """The deal that a party's own words reject without telling it: "nothing of the kind was sold", said its envoy."""
    verbs, _ = frames(knowledge.roots())
    tokens = topic(statement, cast)
    codes = {m.referent.code for m in speakers if m.referent.code}
    lemmas = {t.lemma_.lower() for t in tokens}
    for verb in tokens:
        known = verbs.get(verb.lemma_.lower(), ())
        if not known or verb.pos_ != "VERB" or not is_negated(verb):
            continue
        strong = any(f.strength == "strong" for f in known) or "nothing" in lemmas or points_at_deal(tokens, statement)
        ranked = []
        for number, deal in enumerate(deals):
            starts = [t.mention.trigger.start for t in deal.tellings if t.mention.trigger.start < verb.idx]
            party = codes & (deal.codes("supplier") | deal.codes("recipient"))
            if starts and party and (strong or names(deal, lemmas, cast)):
                ranked.append((verb.idx - max(starts), number))
        if ranked and min(ranked)[0] < NEAR_NAMED:
            return [min(ranked)[1]]
    return []


def is_negated(verb: "Token") -> bool:
    """ "has not sold", "never sold", "nothing was sold", "sold no arms"."""
    near = [*verb.children, *(c for a in verb.children if a.dep_ in ("nsubjpass", "nsubj", "dobj") for c in a.children)]
    return any(c.lower_ in NOTHING for c in near)
