"""Tellings: every place where a text tells of a transfer, with the actors and goods in its roles.

A telling is not yet a transfer: several tell the same one, and some ("sanctions ban such sales") tell none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..model import Span, TransferMention
from .actors import Cast
from .coreference import Mention
from .frames import Frame, Pattern
from .goods import BACK_REFERENCE, GoodsFinder, GoodsMention
from .syntax import Arguments, agents, gerund_arguments, gerund_lemmas, noun_arguments, owners, subjects, verb_arguments
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


# Who reports on transfers is no party to them.
# Frames whose subject may be moving another's goods.
MOVING = {"send", "export", "bring", "deploy", "carry"}
NOT_PARTIES = {"agency", "outlet"}


@dataclass
class Telling:
    """One trigger with its roles. ``mention`` are the fillers in its own sentence, as the contract has them."""

    trigger: "Token"
    frame: Frame
    supplier: Mention | None
    recipient: Mention | None
    goods: list[GoodsMention]
    mention: TransferMention
    origin: str | None = None  # the nationality of the goods ("Russian-made"), a hint and no party
    status: str = "completed"
    hedged: bool = False
    date: str | None = None
    spans: list[Span] = field(default_factory=list)


def find_tellings(
    cast: Cast, goods: GoodsFinder, verbs: dict[str, Frame], nouns: dict[str, Frame]
) -> Iterator[Telling]:
    """All tellings in text order."""
    for token in cast.doc:
        if token.pos_ in ("VERB", "AUX") or (
            token.tag_ in ("VBN", "VBG", "VBD") and token.dep_ in ("amod", "acl", "pcomp", "ROOT")
        ):
            frame = verbs.get(token.lemma_.lower())
            arguments = verb_arguments(token) if frame else None
        elif token.pos_ in ("NOUN", "PROPN") and (
            token.dep_ != "compound" or token.head.pos_ == "PROPN" or token.lower_.endswith("ing")
        ):
            frame = nouns.get(token.lemma_.lower())
            arguments = noun_arguments(token) if frame else None
        else:
            continue
        if (
            frame is None
            and token.lower_.endswith("ing")
            and token.dep_ in ("amod", "compound")
            and token.i < token.head.i
        ):
            frame = next((verbs[v] for v in gerund_lemmas(token.lower_) if v in verbs), None)
            arguments = gerund_arguments(token) if frame else None
        if frame is None or arguments is None or token.dep_ in ("aux", "auxpass"):
            continue
        telling = _read(token, frame, arguments, cast, goods)
        if telling and not _only_governs(telling, nouns):
            yield telling


def _only_governs(telling: Telling, nouns: dict[str, Frame]) -> bool:
    """True for "stopped gasoline sales": the noun tells it, the verb only says what became of it."""
    if telling.frame.mention or telling.trigger.pos_ != "VERB" or not telling.goods:
        return False
    head = telling.trigger.doc[telling.goods[0].head]
    return head.lemma_.lower() in nouns and head.pos_ == "NOUN"


def _read(token: "Token", frame: Frame, arguments: Arguments, cast: Cast, goods: GoodsFinder) -> Telling | None:
    for pattern in frame.patterns:
        if all(_slot(name, token, arguments, cast, goods) for name in pattern.when):
            telling = _fill(token, frame, pattern, arguments, cast, goods)
            if pattern.only is None or any(g.hit.class_.split(".")[0] == pattern.only for g in telling.goods):
                return telling
    return None


def _slot(name: str, token: "Token", arguments: Arguments, cast: Cast, goods: GoodsFinder) -> list["Token"]:
    """The head tokens in a slot; the slots that only nouns have are found here."""
    if name == "compound":
        return [c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and (c.i in goods.hit_of)]
    if name == "adjective":
        first = token.head if token.dep_ == "conj" and not any(_acts(c, cast) for c in token.children) else token
        return [c for c in first.children if c.dep_ in ("amod", "compound", "nmod") and _acts(c, cast)]
    if name == "governor":
        return _governor_subjects(token)
    if name == "itself":
        return [token]
    if name == "copula":
        noun = (
            token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
        )  # "one of the suppliers"
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


def _acts(token: "Token", cast: Cast) -> bool:
    hit = cast.hit_of.get(token.i)
    return bool(hit and hit.entry.code and hit.entry.kind != "other")


def _governor_subjects(noun: "Token", verbs: str = "governors") -> list["Token"]:
    head = noun.head
    through = None
    while head.pos_ == "ADP" or (
        head.pos_ == "NOUN"
        and noun.dep_ in ("pobj", "conj", "compound")
        and head.head is not head
        and head.dep_ in ("dobj", "pobj", "conj")
    ):
        if head.pos_ == "ADP":
            through = head.lower_
        noun, head = head, head.head
        if head is noun:
            return []
    if head.pos_ == "VERB" and (
        through in ("through", "by", "via")
        or (through == "in" and head.lemma_ in ("engage", "involve", "participate", "take"))
    ):
        return subjects(head)
    if (
        head.pos_ == "VERB"
        and noun.dep_ in ("dobj", "prep", "pobj", "conj", "nsubjpass")
        and head.lemma_.lower() in words(verbs)
    ):
        return agents(head) if noun.dep_ == "nsubjpass" else subjects(head)
    if head.pos_ == "NOUN" and verbs == "governors":
        return owners(head)
    return []


def _fill(
    token: "Token", frame: Frame, pattern: Pattern, arguments: Arguments, cast: Cast, goods: GoodsFinder
) -> Telling:
    found_goods: list[GoodsMention] = []
    goods_tokens: list[Token] = []
    for name in pattern.goods:
        for head in _slot(name, token, arguments, cast, goods):
            meant = goods.of(head)
            if not meant and head.lower_ in BACK_REFERENCE:
                meant = goods.pointed_back(head)
            if frame.excludes:
                meant = [m for m in meant if not m.hit.class_.startswith(frame.excludes) or m.hit.kind == "model"]
            found_goods += [m for m in meant if m not in found_goods]
            goods_tokens.append(head)
        if goods_tokens:
            break
    if not goods_tokens and "object" in pattern.goods:
        found_goods = _stranded(token, goods)
    if not found_goods and frame.goods_itself and token.i in goods.hit_of:
        found_goods = goods.of(token)
    if not found_goods and frame.goods:
        found_goods = [goods.implied(token, frame.goods)]
    taken = {t.i for t in goods_tokens}
    supplier, supplier_tokens = _party(pattern.supplier, token, arguments, cast, goods, taken)
    taken |= {t.i for t in supplier_tokens}
    recipient, recipient_tokens = _party(pattern.recipient, token, arguments, cast, goods, taken, not_=supplier)
    if supplier and supplier.pronoun and recipient and supplier.referent is recipient.referent:
        supplier = cast.pronoun(cast.doc[supplier.head], not_=recipient.referent)
    origin = None
    for item in found_goods:
        head = cast.doc[item.head]
        code, _ = _goods_nationality(head, cast)
        owner = next((cast.resolve(c) for c in head.children if c.dep_ == "poss"), None)
        if owner is None and code:
            made = _is_made(head, cast)
            if made:
                origin = code
            elif supplier is None:
                supplier = next(
                    (cast.resolve(c) or _adjective_mention(c, cast) for c in head.children if _acts(c, cast)), None
                )
        elif owner is not None and supplier is None:
            supplier = owner
    if frame.name in MOVING and recipient is None and supplier and not supplier.pronoun:
        owned = next((m for g in found_goods if (m := _national(cast.doc[g.head], cast))), None)
        if owned and supplier.referent.code and owned.referent.code != supplier.referent.code:
            supplier, recipient = owned, supplier  # "the rebels bring in Libyan weapons"
    mention = TransferMention(
        trigger=Span(token.idx, token.idx + len(token.text)),
        supplier=_spans(supplier_tokens, cast),
        recipient=_spans(recipient_tokens, cast),
        goods=_spans(goods_tokens, cast),
    )
    return Telling(token, frame, supplier, recipient, found_goods, mention, origin)


def _stranded(verb: "Token", goods: GoodsFinder) -> list[GoodsMention]:
    """Goods right behind a verb that the parse left without an object: "was shipping, at the very least, shells"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 10, verb.sent.end)]:
        if (token.pos_ in ("VERB", "AUX", "SCONJ") and token.dep_ != "amod") or token.lower_ in (
            "that",
            "who",
            "which",
        ):
            return []
        if token.i in goods.hit_of and token.dep_ not in ("compound", "amod", "nmod"):
            return goods.of(token)
    return []


def _national(head: "Token", cast: Cast) -> Mention | None:
    """The state that goods are of by an adjective, where the words do not only say who made them."""
    if _is_made(head, cast):
        return None
    return next(
        (
            _adjective_mention(c, cast)
            for c in head.children
            if c.dep_ in ("amod", "compound", "nmod") and _acts(c, cast)
        ),
        None,
    )


def _adjective_mention(token: "Token", cast: Cast) -> Mention | None:
    """The state that an adjective names, as a mention ("Iranian weapons": Iran)."""
    hit = cast.hit_of.get(token.i)
    return cast._known(token, hit) if hit and hit.entry.code else None


def _goods_nationality(head: "Token", cast: Cast) -> tuple[str | None, list[Span]]:
    for child in head.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.i < head.i:
            for word in child.subtree:
                if _acts(word, cast):
                    return cast.hit_of[word.i].entry.code, [cast.hit_of[word.i].span]
    return None, []


def _is_made(head: "Token", cast: Cast) -> bool:
    """True where the words before goods say who made them, and no more."""
    before = cast.doc.text[max(0, head.left_edge.idx) : head.idx].lower()
    return any(f"-{word}" in before for word in words("made"))


def _party(
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
        tokens = [t for t in _slot(name, trigger, arguments, cast, goods) if t.i not in taken and t.pos_ != "VERB"]
        for token in tokens:
            mention = _adjective_mention(token, cast) if name == "adjective" else cast.resolve(token)
            if mention is None and (token.ent_type_ not in ("DATE", "TIME")) and token.dep_ in ("compound", "amod"):
                mention = _adjective_mention(token, cast)
            mention = mention or cast.belonging(token)
            if mention and mention.pronoun and not_ and mention.referent is not_.referent:
                mention = cast.pronoun(token, not_=not_.referent)
            if mention and mention.referent.kind in NOT_PARTIES:
                continue
            if mention is not None:
                return mention, tokens
        filled = filled or [t for t in tokens if t.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL")]
    return None, filled


def _spans(tokens: Sequence["Token"], cast: Cast) -> tuple[Span, ...]:
    return tuple(sorted({cast.phrase(t) for t in tokens}))
