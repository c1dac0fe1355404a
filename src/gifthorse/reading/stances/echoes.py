"""What is said of a deal without telling it: its goods and parties named again, a party's word that nothing of the
kind was done, a denial that speaks of the same goods in other words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ... import knowledge
from ..actors.cast import Cast
from ..frames import frames
from ..statements.raw import RawStatement
from ..tellings.find import Telling
from ..tellings.merging import NOT_TOLD, families_of
from .pointing import NEAR_NAMED, codes_of, named_in, points_at_deal, start_of, topic
from .speakers import Speakers
from .targets import Target

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far, in characters, goods alone tie a telling to a deal.
STRAY = 1200
NOTHING = {"nothing", "none", "neither", "never", "not", "n't", "n’t", "no"}


def spoken_of(statement: RawStatement, targets: Sequence[Target], cast: Cast) -> list[int]:
    """The nearest deal whose goods and parties the words name: "the crude goes to Orsk", said the trader."""
    tokens = topic(statement, cast)
    codes = named_in(tokens, cast)
    if len(codes) < 2:
        return []
    ranked = []
    for target in targets:
        if len(codes & target.parties) > 1:
            goods = [t for t in tokens if t.lemma_.lower() in target.goods]
            if goods and not any(is_open(t) for t in goods):
                at = start_of(statement)
                ranked.append((min(abs(at - s) for s in target.starts), target.number))
    return [min(ranked)[1]] if ranked else []


def is_open(goods: "Token") -> bool:
    """True where a verb over the goods is negated or only possible."""
    return any(
        c.dep_ == "neg" or c.lower_ in ("if", "would", "could", "should")
        for verb in goods.ancestors
        if verb.pos_ in ("VERB", "AUX")
        for c in verb.children
    )


def contradicted(statement: RawStatement, speakers: Speakers, targets: Sequence[Target], cast: Cast) -> list[int]:
    """The deal that a party's own words reject without telling it: "nothing of the kind was sold", said its envoy."""
    codes = codes_of(speakers)
    concerned = [t for t in targets if codes & t.parties]
    if not concerned:
        return []
    verbs, _ = frames(knowledge.roots())
    tokens = topic(statement, cast)
    lemmas = {t.lemma_.lower() for t in tokens}
    for verb in tokens:
        known = verbs.get(verb.lemma_.lower(), ())
        exists = verb.lemma_ == "be" and any(c.dep_ == "attr" and points_at_deal([c], statement) for c in verb.children)
        if not (exists or (known and verb.pos_ == "VERB" and verb.lemma_ != "have")) or not is_negated(verb):
            continue
        strong = exists or "nothing" in lemmas or any(f.strength == "strong" for f in known)
        strong = strong or points_at_deal(tokens, statement)
        fitting = [t for t in concerned if strong or lemmas & t.goods]
        ranked = [(d, t.number) for t in fitting if (d := t.distance(verb.idx, ahead=0)) is not None]
        if ranked and min(ranked)[0] < NEAR_NAMED:
            return [min(ranked)[1]]
    return []


def is_negated(verb: "Token") -> bool:
    """ "has not sold", "never sold", "nothing was sold", "sold no arms"."""
    near = [*verb.children, *(c for a in verb.children if a.dep_ in ("nsubjpass", "nsubj", "dobj") for c in a.children)]
    return any(c.lower_ in NOTHING for c in near)


def stray(tellings: Iterable[Telling], targets: Sequence[Target], told: set[int]) -> Iterator[tuple[Telling, int]]:
    """Tellings of no deal, each with the deal it goes with best: the same goods near by, and no other party.

    ``told`` are the offsets at which a deal is told.
    """
    for telling in tellings:
        families = families_of(telling)
        at = telling.mention.trigger.start
        if at in told or not families or telling.status in NOT_TOLD:
            continue
        ranked = []
        for target in targets:
            if not families & target.families:
                continue
            roles = ((telling.supplier, target.suppliers), (telling.recipient, target.recipients))
            known = [(m.referent.code, codes) for m, codes in roles if m and m.referent.code]
            if all(code in codes or not codes for code, codes in known):
                near = min(abs(at - s) for s in target.starts)
                ranked.append((-sum(code in codes for code, codes in known), near, target.number))
        if ranked and (min(ranked)[0] or min(ranked)[1] < STRAY):
            yield telling, min(ranked)[2]
