"""Slots: where the roles of a frame stand, as tokens, and which actor fills them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..actors.cast import Cast
from ..actors.coreference import Mention
from ..goods.finder import GoodsFinder
from ..grammar.syntax import Arguments, agents, owners, subjects
from ..grammar.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who reports on transfers is no party to them.
NOT_PARTIES = {"agency", "outlet"}
TAKEN = ("delivery", "receipt", "possession")
# Slots that reach beyond the event noun's own phrase: they name a party, but are no filler of the noun.
REACHING = ("governor", "taker", "beneficiary")
MODIFIERS = ("amod", "compound", "nmod")


def in_slot(name: str, token: "Token", arguments: Arguments, cast: Cast, goods: GoodsFinder) -> list["Token"]:
    """The head tokens in a slot; the slots that only nouns have are found here."""
    if name == "compound":
        return [c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and (c.i in goods.hit_of)]
    if name == "adjective":
        first = token.head if token.dep_ == "conj" and not any(acts(c, cast) for c in token.children) else token
        return [c for c in first.children if c.dep_ in MODIFIERS and acts(c, cast)]
    if name == "governor":
        return _governor_subjects(token)
    if name == "itself":
        return [token]
    if name == "contents":
        return _contents(token)
    if name == "copula":  # "one of the suppliers"
        noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
        if noun.dep_ == "attr":
            return subjects(noun.head)
        return [token.head] if token.dep_ == "appos" else []
    if name == "beneficiary":
        return _beneficiaries(token)
    if name == "taker":
        return _governor_subjects(token, "takers")
    return arguments.slot(name)


def _beneficiaries(noun: "Token") -> list["Token"]:
    """Who acts with something: "Iran built it with help from China", "the rebels rely on Libyan funding"."""
    if noun.dep_ in ("pobj", "conj"):
        head = noun.head if noun.dep_ == "pobj" else noun.head.head
        if (
            head.pos_ == "ADP"
            and head.lower_ in ("with", "on", "from", "through", "by", "under")
            and head.head.pos_ in ("VERB", "AUX")
        ):
            return subjects(head.head) if not any(c.dep_ == "auxpass" for c in head.head.children) else []
    return []


def _contents(noun: "Token") -> list["Token"]:
    """What a shipment is said to hold: "the cargo consisted of shells", "the delivery included mortars"."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.lemma_ not in words("holding"):
        return []
    found = [c for c in noun.head.children if c.dep_ in ("dobj", "attr") and c.i > noun.i]
    return found + [
        p for c in noun.head.children if c.dep_ == "prep" and c.lower_ in ("of", "with") for p in c.children
    ]


def acts(token: "Token", cast: Cast) -> bool:
    """True for a token in the name of somebody with a code."""
    hit = cast.hit_of.get(token.i)
    return bool(hit and hit.entry.code and hit.entry.kind not in ("other", "maker"))


def _governor_subjects(noun: "Token", verbs: str = "governors") -> list["Token"]:
    head = noun.head
    through = None
    while head.dep_ != "ROOT" and (
        head.pos_ == "ADP"
        or (head.pos_ == "NOUN" and noun.dep_ in ("pobj", "conj", "compound") and head.dep_ in ("dobj", "pobj", "conj"))
    ):
        if head.pos_ == "ADP":
            through = head.lower_
        noun, head = head, head.head
    if head.pos_ == "VERB" and (
        through in ("through", "by", "via")
        or (through == "in" and head.lemma_ in ("engage", "involve", "participate", "take"))
    ):
        return subjects(head)
    if (
        head.pos_ == "VERB"
        and noun.dep_ in ("dobj", "prep", "pobj", "conj", "nsubjpass")
        and (head.lemma_.lower() in words(verbs) or (head.lemma_ == "take" and noun.lemma_ in TAKEN))
    ):
        return agents(head) if noun.dep_ == "nsubjpass" else subjects(head)
    if head.pos_ == "NOUN" and verbs == "governors":
        return owners(head)
    return []


def party_in(
    slots: Sequence[str],
    trigger: "Token",
    arguments: Arguments,
    cast: Cast,
    goods: GoodsFinder,
    taken: set[int],
    not_: Mention | None = None,
) -> tuple[Mention | None, list["Token"]]:
    """The actor of a role and the tokens that fill it: the first slot with an actor, else the first that is filled."""
    filled: list[Token] = []
    for name in slots:
        tokens = [t for t in in_slot(name, trigger, arguments, cast, goods) if t.i not in taken and t.pos_ != "VERB"]
        for token in tokens:
            mention = adjective_mention(token, cast) if name == "adjective" else cast.resolve(token)
            if mention is None and (token.ent_type_ not in ("DATE", "TIME")) and token.dep_ in ("compound", "amod"):
                mention = adjective_mention(token, cast)
            mention = mention or cast.belonging(token)
            if mention and mention.pronoun and not_ and mention.referent is not_.referent:
                mention = cast.pronoun(token, not_=not_.referent)
            if mention and mention.referent.kind in NOT_PARTIES:
                continue
            if mention is not None:
                return mention, [] if name in REACHING else tokens
        if name in REACHING:
            continue
        filled = filled or [t for t in tokens if t.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL")]
    return None, filled


def adjective_mention(token: "Token", cast: Cast) -> Mention | None:
    """The state that an adjective names, as a mention ("Iranian weapons": Iran)."""
    hit = cast.hit_of.get(token.i)
    return cast.known(token, hit) if hit and hit.entry.code else None
