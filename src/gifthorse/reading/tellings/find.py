"""Tellings: every place where a text tells of a transfer, with the actors and goods in its roles.

A telling is not yet a transfer: several tell the same one, and some ("sanctions ban such sales") tell none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...model import Span, TransferMention
from ..actors.cast import Cast
from ..actors.coreference import Mention
from ..frames import Frame, Lexicon, Pattern
from ..goods.finder import BACK_REFERENCE, GoodsFinder, GoodsMention
from ..grammar.syntax import Arguments, gerund_arguments, gerund_lemmas, noun_arguments, verb_arguments, with_conjuncts
from ..grammar.words import words
from .slots import MODIFIERS, acts, adjective_mention, in_slot, party_in

if TYPE_CHECKING:
    from spacy.tokens import Token


# Frames whose subject may be moving another's goods.
MOVING = {"send", "export", "bring", "deploy", "carry", "deal"}


PARTICIPLES = ("VBN", "VBG", "VBD")
MODIFYING = ("amod", "acl", "pcomp", "ROOT")


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
    twin: bool = False  # the same words, told of another party as well


def find_tellings(cast: Cast, goods: GoodsFinder, verbs: Lexicon, nouns: Lexicon) -> Iterator[Telling]:
    """All tellings in text order."""
    for token in cast.doc:
        if token.dep_ in ("aux", "auxpass"):
            continue
        known: tuple[Frame, ...] = ()
        arguments = None
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in PARTICIPLES and token.dep_ in MODIFYING):
            known = verbs.get(token.lemma_.lower(), ())
            arguments = verb_arguments(token) if known else None
        elif token.pos_ in ("NOUN", "PROPN") and (token.dep_ != "compound" or token.head.pos_ == "PROPN"):
            known = nouns.get(token.lemma_.lower(), ())
            arguments = noun_arguments(token) if known else None
        if not known and token.lower_.endswith("ing") and token.dep_ in ("amod", "compound") and token.i < token.head.i:
            known = next((verbs[v] for v in gerund_lemmas(token.lower_) if v in verbs), ())
            arguments = gerund_arguments(token) if known else None
        if arguments is None:
            continue
        known = tuple(f for f in known if not f.passive or token.tag_ in ("VBN", "VBG"))
        readings = [r for frame in known if (r := _read(token, frame, arguments, cast, goods))]
        best = max(readings, key=fullness, default=None)
        if best and not _only_governs(best, nouns):
            yield best
            yield from _twins(best, cast)


def _twins(telling: Telling, cast: Cast) -> Iterator[Telling]:
    """One telling more for each further party of another code: "Moscow and Ankara have sent fighters"."""
    for role in ("supplier", "recipient"):
        first: Mention | None = getattr(telling, role)
        if first is None or first.pronoun:
            continue
        seen = {first.referent.code, None}
        for token in with_conjuncts(cast.doc[first.head])[1:]:
            mention = cast.resolve(token)
            if mention and mention.referent.code not in seen:
                seen.add(mention.referent.code)
                if role == "supplier":
                    yield replace(telling, supplier=mention, twin=True)
                else:
                    yield replace(telling, recipient=mention, twin=True)


def is_loose(telling: Telling) -> bool:
    """True where nobody but a pronoun fills a role: too little to tell another deal in the same goods."""
    return all(m is None or m.pronoun for m in (telling.supplier, telling.recipient))


def fullness(telling: Telling) -> tuple[int, bool]:
    """How much a telling says: its parties with a code, and goods that are named."""
    known = sum(bool(m and m.referent.code) for m in (telling.supplier, telling.recipient))
    return (2 * known + any(not g.hit.vague for g in telling.goods), bool(telling.goods))


def _only_governs(telling: Telling, nouns: Lexicon) -> bool:
    """True for "stopped gasoline sales": the noun tells it, the verb only says what became of it."""
    if telling.frame.mention or telling.trigger.pos_ != "VERB" or not telling.goods:
        return False
    head = telling.trigger.doc[telling.goods[0].head]
    return head.lemma_.lower() in nouns and head.pos_ == "NOUN"


def _read(token: "Token", frame: Frame, arguments: Arguments, cast: Cast, goods: GoodsFinder) -> Telling | None:
    for pattern in frame.patterns:
        if all(in_slot(name, token, arguments, cast, goods) for name in pattern.when):
            telling = _fill(token, frame, pattern, arguments, cast, goods)
            if pattern.only is None or any(g.hit.class_.split(".")[0] == pattern.only for g in telling.goods):
                return telling
    return None


def _fill(
    token: "Token", frame: Frame, pattern: Pattern, arguments: Arguments, cast: Cast, goods: GoodsFinder
) -> Telling:
    found, carriers, heads, shifted = _goods_in(token, frame, pattern, arguments, cast, goods)
    taken = {t.i for t in heads}
    supplier, supplier_tokens = party_in(pattern.supplier, token, arguments, cast, goods, taken)
    taken |= {t.i for t in supplier_tokens}
    recipient, recipient_tokens = party_in(pattern.recipient, token, arguments, cast, goods, taken, not_=supplier)
    if recipient is None and shifted:
        recipient = next((m for t in shifted if (m := cast.resolve(t)) and m.referent.code), None)
    if supplier and supplier.pronoun and recipient and supplier.referent is recipient.referent:
        supplier = cast.pronoun(cast.doc[supplier.head], not_=recipient.referent)
    if not found and supplier and recipient and recipient.referent.code:
        found = [m for m in carriers if _is_handed_over(cast.doc[m.head], token)]
    mention = TransferMention(
        trigger=Span(token.idx, token.idx + len(token.text)),
        supplier=_spans(supplier_tokens, cast),
        recipient=_spans(recipient_tokens, cast),
        goods=_spans(heads, cast),
    )
    telling = Telling(token, frame, supplier, recipient, found, mention)
    _whose_goods(telling, cast)
    return telling


def _goods_in(
    token: "Token", frame: Frame, pattern: Pattern, arguments: Arguments, cast: Cast, goods: GoodsFinder
) -> tuple[list[GoodsMention], list[GoodsMention], list["Token"], list["Token"]]:
    """(goods, what else only carries them, the tokens that fill the slot, objects that turn out to be a recipient)."""
    found: list[GoodsMention] = []
    carriers: list[GoodsMention] = []
    heads: list[Token] = []
    for name in pattern.goods:
        for head in in_slot(name, token, arguments, cast, goods):
            meant = goods.of(head)
            if not meant and (head.lower_ in BACK_REFERENCE or goods.is_back_reference(head)):
                meant = goods.pointed_back(head)
            if not meant and name == "of" and frame.nouns and cast.resolve(head):
                continue  # "a gift of the Chinese people"
            if frame.excludes:
                carriers += [m for m in meant if m.hit.class_.startswith(frame.excludes) and m.hit.kind != "model"]
                meant = [m for m in meant if m not in carriers]
            found += [m for m in meant if m not in found]
            heads.append(head)
        if heads:
            break
    shifted: list[Token] = []
    if not found and "object" in pattern.goods:
        found = _stranded(token, max([token.i, *(h.i for h in heads if h.i > token.i)]), goods)
        if found and heads:  # "sold the army eight helicopters", parsed as if the army were sold
            shifted, heads = heads, []
    if not found and frame.goods_itself and token.i in goods.hit_of:
        found = goods.of(token)
    if frame.goods and all(g.hit.vague or g.hit.weak for g in found):
        found = [goods.implied(token, frame.goods)]
    return found, carriers, heads, shifted


def _is_handed_over(carrier: "Token", verb: "Token") -> bool:
    """True for what carries goods mostly and is goods here: counted ("sent four helicopters"), or handed over."""
    counted = any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in carrier.children)
    return counted or verb.lemma_.lower() in words("handing")


def _whose_goods(telling: Telling, cast: Cast) -> None:
    """What the words around the goods add: whose they are, or only who made them."""
    for item in telling.goods:
        head = cast.doc[item.head]
        owner = next((cast.resolve(c) for c in head.children if c.dep_ == "poss"), None) or _national(head, cast)
        if owner is None:
            telling.origin = telling.origin or _goods_nationality(head, cast)
            continue
        supplier = telling.supplier
        if supplier is None or supplier.referent.code is None or belongs_only(supplier, cast):
            telling.supplier = owner
        elif (
            telling.frame.name in MOVING
            and telling.recipient is None
            and not supplier.pronoun
            and owner.referent.code != supplier.referent.code
        ):  # "the rebels bring in Libyan weapons"
            telling.supplier, telling.recipient = owner, supplier


def belongs_only(mention: Mention, cast: Cast) -> bool:
    """True where the words in a role are no actor but a thing or place of one: "an airfield in Zaire"."""
    return not mention.pronoun and not mention.span.start <= cast.doc[mention.head].idx < mention.span.end


def _stranded(verb: "Token", behind: int, goods: GoodsFinder) -> list[GoodsMention]:
    """Goods right behind a verb that the parse left without them: "was shipping, at the very least, shells"."""
    for token in verb.doc[behind + 1 : min(behind + 10, verb.sent.end)]:
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
        (adjective_mention(c, cast) for c in head.children if c.dep_ in MODIFIERS and acts(c, cast)),
        None,
    )


def _goods_nationality(head: "Token", cast: Cast) -> str | None:
    """The country that the words before goods name, as maker or owner."""
    for child in head.children:
        if child.dep_ in MODIFIERS and child.i < head.i:
            for word in child.subtree:
                if acts(word, cast):
                    return cast.hit_of[word.i].entry.code
    return None


def _is_made(head: "Token", cast: Cast) -> bool:
    """True where the words before goods say who made them, and no more."""
    before = cast.parsed.shown[max(0, head.left_edge.idx) : head.idx].lower()
    return any(f"-{word}" in before for word in words("made"))


def _spans(tokens: Sequence["Token"], cast: Cast) -> tuple[Span, ...]:
    return tuple(sorted({cast.phrase(t) for t in tokens}))
