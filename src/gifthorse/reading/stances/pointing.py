"""Statements that tell nothing themselves and point back: "denied the claim", "declined to comment", "such a sale
would be a breach".

Such a statement is about the deals of which its source is a party, else about the nearest before it; and only where
its words point at all: with a noun for a deal or for an account of it, with the deal's goods, or with nothing but "it".
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..actors.cast import Cast
from ..grammar.words import words
from ..statements.raw import RawStatement
from .speakers import Speakers
from .targets import Target

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back, in characters, a statement can reach: as a party, as anybody else, and with a word of the deal.
REACH, NEAR, NEAR_NAMED = 2500, 250, 350
# "The gift violates …": a breach is a breach of something told before, often some sentences before.
JUDGED = 500
# How near a doubt must stand: doubts are mostly about a detail, or about the last thing said.
CLOSE = 150
# How much nearer, in characters, a deal counts whose party speaks, or whose goods are named.
PARTY, NAMED = 800, 400
# What one is asked for or declines to give.
REPLIES = frozenset(
    ("comment", "request", "question", "response", "reply", "call", "message", "email", "statement", "query", "answer")
)
# Nouns for having to do with something, which their complement names.
VAGUE = {"act", "action", "activity", "conduct", "evidence", "involvement", "link", "move", "part", "role", "support"}
WH = {"which", "what", "who", "where", "when", "how", "why", "whom"}


def meant(statement: RawStatement, speakers: Speakers, targets: Sequence[Target], cast: Cast) -> list[int]:
    """The indices of the deals that a statement without a telling points back to."""
    at = start_of(statement)
    content = topic(statement, cast)
    if content and content[0].lower_ in WH:
        return []  # "would not say which agency": a detail
    general = not content or statement.kind == "rebuttal" or points_at_account(content)
    partial = statement.position == "legality-denies" or points_at_pronoun(content)  # enough for a party alone
    partial = partial and statement.position != "doubts"  # "don't consider it necessary"
    if statement.position == "declines":
        general = general or not any(t.pos_ in ("NOUN", "PROPN") and t.lemma_ not in REPLIES for t in content)
        general = general or any(t.lower_ in ("their", "its", "them") for t in content)  # "their use in the war"
    pointing = bool(content) and points_at_deal(content, statement)
    lemmas = {t.lemma_.lower() for t in content}
    codes, mentioned = codes_of(speakers), named_in(content, cast)
    ranked = []
    for target in targets:
        both = pointing and len(target.parties & mentioned) > 1  # "any deal between Elland and Orsk"
        found = target.distance(at, named=statement.kind == "legality")
        distance = REACH if found is None else found
        if distance >= REACH and not both:
            continue
        named = both or bool(lemmas & target.goods)
        party = bool(codes & target.parties)
        if general or named or pointing or (party and partial):
            ranked.append((distance - PARTY * party - NAMED * named, distance, party, named, target.number))
    if not ranked:
        return []
    _, nearest, party, named, number = min(ranked)
    near = JUDGED if pointing and statement.kind == "legality" else NEAR_NAMED if named else NEAR
    far = nearest > near and len(targets[number].parties & mentioned) < 2
    if (not party and far) or (statement.position == "doubts" and nearest > CLOSE):
        return []
    if not party or not (general or partial):
        return [number]
    return [n for _, distance, party, _, n in ranked if party and abs(distance - nearest) < NEAR]


def start_of(statement: RawStatement) -> int:
    """Where the first of a statement's words stands."""
    return min(p.start for p in (*statement.source, *statement.cue, *statement.content))


def codes_of(speakers: Speakers) -> set[str]:
    """The codes of those who speak."""
    return {m.referent.code for m in speakers if m.referent.code}


def named_in(content: Sequence["Token"], cast: Cast) -> set[str]:
    """The codes of the states and groups that some words name."""
    return {code for t in content if t.i in cast.hit_of and (code := cast.hit_of[t.i].entry.code)}


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
    """ "the allegations", "the report on the sale": what was said before, unless it tells that it is about something
    else ("accusations of meddling")."""
    for noun in content:
        if noun.lemma_.lower() in words("accounts"):
            told = [t for t in noun.subtree if t.i > noun.i and t.pos_ in ("NOUN", "VERB", "PROPN") and t in content]
            if not told or any(t.lemma_.lower() in words("event_nouns") for t in told):
                return True
    return False


def points_at_pronoun(content: Sequence["Token"]) -> bool:
    """ "it", "doing so", "that this was the case"."""
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
    return any(h.lemma_.lower() in words("event_nouns") and h.pos_ != "PRON" and h.lemma_ != "do" for h in heads)
