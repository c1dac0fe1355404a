"""Statements that tell nothing themselves and point back: "denied the claim", "declined to comment", "such a sale
would be a breach".

Such a statement is about the deals of which its source is a party, else about the nearest before it; and only where
its words point at all: with a noun for a deal or for an account of it, with the deal's goods, or with nothing but "it".
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .. import knowledge
from .actors import Cast
from .frames import frames
from .merging import NOT_TOLD, Deal, families_of
from .raw_statement import RawStatement
from .speakers import Speakers
from .tellings import Telling
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back, in characters, a statement can reach: as a party, as anybody else, and with a word of the deal.
REACH, NEAR, NEAR_NAMED = 2500, 250, 350
# How much nearer, in characters, a deal counts whose party speaks, or whose goods are named.
PARTY, NAMED = 800, 400
# How far, in characters, goods alone tie a telling to a deal.
STRAY = 1200
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
    partial = statement.position == "legality-denies" or points_at_pronoun(content)  # enough for a party alone
    partial = partial and statement.position != "doubts"  # "don't consider it necessary"
    if statement.position == "declines":
        general = general or not any(t.pos_ in ("NOUN", "PROPN") and t.lemma_ not in REPLIES for t in content)
        general = general or any(t.lower_ in ("their", "its", "them") for t in content)  # "their use in the war"
    lemmas = {t.lemma_.lower() for t in content}
    codes = {m.referent.code for m in speakers if m.referent.code}
    mentioned = {cast.hit_of[t.i].entry.code for t in content if t.i in cast.hit_of}
    ranked = []
    for number, deal in enumerate(deals):
        starts = [t.mention.trigger.start for t in deal.tellings]
        starts = [s for s in starts if s <= at + 200]
        distance = min((abs(at - s) for s in starts), default=REACH)
        pointing = points_at_deal(content, statement)
        both = pointing and len(parties_of(deal) & mentioned) > 1  # "any deal between Elland and Orsk"
        if distance >= REACH and not both:
            continue
        named = both or names(deal, lemmas, cast)
        party = bool(codes & parties_of(deal))
        if not (general or named or (party and partial) or pointing):
            continue
        cost = distance - PARTY * party - NAMED * named
        ranked.append((cost, distance, party, named, number))
    if not ranked:
        return []
    _, nearest, party, named, number = min(ranked)
    limit = NEAR_NAMED if named else NEAR
    if len(parties_of(deals[number]) & mentioned) > 1:
        limit = nearest
    if not party and nearest > limit:
        return []
    if not party or not (general or partial):
        return [number]
    return [n for _, distance, party, _, n in ranked if party and abs(distance - nearest) < NEAR]


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


def parties_of(deal: Deal) -> set[str]:
    """The codes of both sides."""
    return deal.codes("supplier") | deal.codes("recipient")


def names(deal: Deal, lemmas: set[str], cast: Cast) -> bool:
    """True where the words name goods of the deal."""
    return bool(lemmas & heads_of(deal, cast))


def heads_of(deal: Deal, cast: Cast) -> set[str]:
    """The nouns by which a deal's goods are called."""
    return {cast.doc[g.head].lemma_.lower() for t in deal.tellings for g in t.goods}


def spoken_of(statement: RawStatement, deals: Sequence[Deal], cast: Cast) -> list[int]:
    """The deal whose goods and parties the words name without telling it: "the crude goes to Orsk", said the trader."""
    tokens = topic(statement, cast)
    codes = {cast.hit_of[t.i].entry.code for t in tokens if t.i in cast.hit_of}
    for number, deal in enumerate(deals):
        shared = codes & parties_of(deal)
        goods = [t for t in tokens if t.lemma_.lower() in heads_of(deal, cast)]
        if len(shared) > 1 and goods and not any(is_open(t) for t in goods):
            return [number]
    return []


def is_open(goods: "Token") -> bool:
    """True where a verb over the goods is negated or only possible."""
    return any(
        c.dep_ == "neg" or c.lower_ in ("if", "would", "could", "should")
        for verb in goods.ancestors
        if verb.pos_ in ("VERB", "AUX")
        for c in verb.children
    )


def contradicted(statement: RawStatement, speakers: Speakers, deals: Sequence[Deal], cast: Cast) -> list[int]:
    """The deal that a party's own words reject without telling it: "nothing of the kind was sold", said its envoy."""
    verbs, _ = frames(knowledge.roots())
    tokens = topic(statement, cast)
    codes = {m.referent.code for m in speakers if m.referent.code}
    lemmas = {t.lemma_.lower() for t in tokens}
    for verb in tokens:
        known = verbs.get(verb.lemma_.lower(), ())
        exists = verb.lemma_ == "be" and any(c.dep_ == "attr" and points_at_deal([c], statement) for c in verb.children)
        if not (exists or (known and verb.pos_ == "VERB")) or not is_negated(verb):
            continue
        strong = (
            exists
            or any(f.strength == "strong" for f in known)
            or "nothing" in lemmas
            or points_at_deal(tokens, statement)
        )
        ranked = []
        for number, deal in enumerate(deals):
            starts = [t.mention.trigger.start for t in deal.tellings if t.mention.trigger.start < verb.idx]
            party = codes & parties_of(deal)
            if starts and party and (strong or names(deal, lemmas, cast)):
                ranked.append((verb.idx - max(starts), number))
        if ranked and min(ranked)[0] < NEAR_NAMED:
            return [min(ranked)[1]]
    return []


def stray(tellings: Iterable[Telling], deals: Sequence[Deal]) -> Iterator[tuple[Telling, int]]:
    """Tellings of no deal, each with the deal it goes with best: the same goods near by, and no other party."""
    inside = {t.mention.trigger for d in deals for t in d.tellings}
    for telling in tellings:
        families = families_of(telling)
        if telling.mention.trigger in inside or not families or telling.status in NOT_TOLD:
            continue
        ranked = []
        for number, deal in enumerate(deals):
            near = min(abs(t.mention.trigger.start - telling.mention.trigger.start) for t in deal.tellings)
            roles = [(getattr(telling, role), deal.codes(role)) for role in ("supplier", "recipient")]
            known = [(m.referent.code, codes) for m, codes in roles if m and m.referent.code]
            if families & deal.families and all(c in codes or not codes for c, codes in known):
                ranked.append((-sum(c in codes for c, codes in known), near, number))
        if ranked and (min(ranked)[0] or min(ranked)[1] < STRAY):
            yield telling, min(ranked)[2]


def is_negated(verb: "Token") -> bool:
    """ "has not sold", "never sold", "nothing was sold", "sold no arms"."""
    near = [*verb.children, *(c for a in verb.children if a.dep_ in ("nsubjpass", "nsubj", "dobj") for c in a.children)]
    return any(c.lower_ in NOTHING for c in near)
