"""Dates told in another sentence than the transfer: "Elsenia sent coal. … The ship docked on March 3."

Only what befalls the goods or what carries them dates a transfer, and only where the words say that these are the same
ones: a definite noun of the same goods or a word for a cargo or its carrier, near the sentence that tells the transfer.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..grammar.words import words
from ..times.find import TimeHit, date_of
from .merging import Deal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..actors.cast import Cast
    from ..goods.finder import GoodsFinder
    from ..grammar.parse import Parsed

NEAR = 4  # sentences
DEFINITE = ("the", "this", "that", "these", "those", "both")
ARGUMENTS = ("nsubj", "nsubjpass", "dobj")


def carried_dates(
    deals: Sequence[Deal], parsed: "Parsed", goods: "GoodsFinder", times: Sequence[TimeHit], published: str | None
) -> dict[int, str]:
    """EDTF dates by the number of the deal, for deals whose own tellings give none."""
    undated = [n for n, deal in enumerate(deals) if not deal.date and deal.status != "implied"]
    best: dict[int, tuple[int, str]] = {}
    for verb, gap, number in happenings(deals, parsed, goods) if undated else ():
        date = date_of(verb, times, parsed, published) if number in undated else None
        if date and (number not in best or gap < best[number][0]):
            best[number] = (gap, date)
    return {number: date for number, (_, date) in best.items()}


def told_again(deals: Sequence[Deal], cast: "Cast", goods: "GoodsFinder") -> list[tuple[int, int]]:
    """(offset, number of the deal) of each verb that says that a deal's goods came to somebody."""
    found = happenings(deals, cast.parsed, goods)
    return [(verb.idx, number) for verb, gap, number in found if gap <= 2 and verb.lemma_ in words("reaching")]


def happenings(deals: Sequence[Deal], parsed: "Parsed", goods: "GoodsFinder") -> "Iterator[tuple[Token, int, int]]":
    """(verb, sentences to the nearest telling, number of the deal) wherever something befalls a deal's goods."""
    sentence_of = {token.i: n for n, sentence in enumerate(parsed.doc.sents) for token in sentence}
    told_in = [[sentence_of[t.trigger.i] for t in deal.tellings] for deal in deals]
    for verb, noun in befallen(parsed):
        here = sentence_of[verb.i]
        near = sorted((min(abs(here - s) for s in told), n) for n, told in enumerate(told_in))
        meant = [(gap, n) for gap, n in near if gap <= NEAR and means(noun, deals[n], goods)]
        if meant:
            yield verb, *meant[0]


def befallen(parsed: "Parsed") -> "Iterator[tuple[Token, Token]]":
    """Each verb of moving, handing over or stopping, with the definite nouns it befalls."""
    for verb in parsed.doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in words("befalling"):
            continue
        nouns = [c for c in verb.children if c.dep_ in ARGUMENTS]
        if verb.dep_ in ("acl", "relcl"):
            nouns.append(verb.head)
        for noun in nouns:
            if any(c.dep_ in ("det", "poss") and (c.dep_ == "poss" or c.lower_ in DEFINITE) for c in noun.children):
                yield verb, noun


def means(noun: "Token", deal: Deal, goods: "GoodsFinder") -> bool:
    """True where a definite noun is the deal's goods by its class or its word, or a word for any cargo or carrier."""
    if noun.lemma_.lower() in words("consignments"):
        return True
    told = [g for telling in deal.tellings for g in telling.goods]
    if any(noun.doc[g.head].lemma_.lower() == noun.lemma_.lower() for g in told):
        return True
    classes = {g.hit.class_ for g in goods.of(noun) if not g.hit.vague}
    return any(is_kin(one, g.hit.class_) for one in classes for g in told if not g.hit.vague)


def is_kin(one: str, other: str) -> bool:
    """True where one class holds the other, or both stand in one group: "vessel" and "vessel.yacht"."""
    a, b = one.split("."), other.split(".")
    shorter = min(len(a), len(b), 2)
    return a[:shorter] == b[:shorter]
