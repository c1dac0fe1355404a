"""Completing a telling from its surroundings.

News names a deal's parties once and then speaks of "the weapons" or of what "Iran has provided". Where a sentence
leaves one party out, the other side of the story is the state or group that the text speaks of most, that is no speaker
and not the party already known: in the same sentence first, else the one before.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..actors.cast import Cast
from ..actors.coreference import Mention
from ..grammar.words import words
from .find import Telling, is_loose
from .slots import NOT_PARTIES

if TYPE_CHECKING:
    from spacy.tokens import Token

SIDES = {"state", "group", "city", "seat", "ministry", "official-body", "region"}
# Where the other side is left open far more often than it stands near by, by frame and by family of goods: measured
# on own articles, fewer than a third of the deals completed in these were right, and half of the others.
LEFT_OPEN = {"use", "rely", "seen-with", "seek", "ask", "fund", "train", "deal", "get-weak"}
UNTRACED = {"money", "technology", "troops"}


def complete(
    tellings: Iterable[Telling], cast: Cast, speakers: set[int], titled: Iterable[tuple[str, str]] = ()
) -> None:
    """Fill the one missing party of each telling in place.

    ``speakers`` are token indices of sources; ``titled`` are (supplier, recipient) codes that the title tells.
    """
    tellings = list(tellings)
    share(tellings)
    named = {m.referent.code: m for m in reversed(cast.timeline) if m.referent.code}
    full = {
        (t.supplier.referent.code, t.recipient.referent.code): t
        for t in tellings
        if t.goods and t.supplier and t.recipient and t.supplier.referent.code and t.recipient.referent.code
    }
    for telling in tellings:
        if telling.frame.name in LEFT_OPEN or is_loose(telling):
            continue
        if {g.hit.class_.split(".")[0] for g in telling.goods} <= UNTRACED:
            continue
        if not telling.goods or telling.status in ("policy", "hypothetical") or all(g.hit.vague for g in telling.goods):
            continue
        supplier, recipient = telling.supplier, telling.recipient
        if supplier and supplier.referent.code and recipient is None and not telling.mention.recipient:
            partners = [t.recipient for (s, _), t in full.items() if s == supplier.referent.code]
            partners = partners or [named[r] for s, r in titled if s == supplier.referent.code and r in named]
            if len(partners) == 1:
                telling.recipient = partners[0]
            else:
                telling.recipient = likeliest(telling.trigger, cast, supplier.referent.code, speakers)
        elif recipient and recipient.referent.code and supplier is None and not telling.mention.supplier:
            partners = [t.supplier for (_, r), t in full.items() if r == recipient.referent.code]
            partners = partners or [named[s] for s, r in titled if r == recipient.referent.code and s in named]
            if len(partners) == 1:
                telling.supplier = partners[0]
            else:
                telling.supplier = likeliest(telling.trigger, cast, recipient.referent.code, speakers)


def share(tellings: Iterable[Telling]) -> None:
    """Tellings of the very same goods words are one: "seized rifles that were being sent from Iran"."""
    by_goods: dict[int, list[Telling]] = {}
    for telling in tellings:
        for item in telling.goods:
            if not item.anaphor:
                by_goods.setdefault(item.head, []).append(telling)
    for group in by_goods.values():
        for role in ("supplier", "recipient"):
            filled = next((m for t in group if (m := getattr(t, role)) and m.referent.code), None)
            for telling in group:
                if filled and getattr(telling, role) is None and not conflicts(filled, role, telling):
                    setattr(telling, role, filled)
        if any(t.status == "attempted" for t in group):
            for telling in group:
                if telling.status in ("completed", "ongoing", "planned"):
                    telling.status = "attempted"


def conflicts(mention: Mention, role: str, telling: Telling) -> bool:
    """True where the other role is already filled by the same actor."""
    other = telling.recipient if role == "supplier" else telling.supplier
    return other is not None and other.referent.code == mention.referent.code


def likeliest(trigger: "Token", cast: Cast, known: str, speakers: set[int]) -> Mention | None:
    """The likeliest other side: whom the text speaks of most, in the same sentence, else in the one before."""
    starts = cast.parsed.sentence_starts
    number = cast.parsed.sentence_number(trigger.i)
    for first, end in ((trigger.sent.start, trigger.sent.end), (starts[max(0, number - 1)], trigger.sent.start)):
        near = [m for m in cast.between(first, end) if fits(m, cast, known, speakers)]
        if near:
            return max(near, key=lambda m: (cast.often[m.referent.code], -abs(m.head - trigger.i)))
    return None


def fits(mention: Mention, cast: Cast, known: str, speakers: set[int]) -> bool:
    """True for an actor that could be the other side."""
    referent, head = mention.referent, cast.doc[mention.head]
    if referent.code in (None, known) or referent.kind not in SIDES or referent.kind in NOT_PARTIES:
        return False
    if mention.head in speakers or (head.dep_ == "nsubj" and head.head.lemma_ in words("reporting")):
        return False
    return not mention.pronoun
