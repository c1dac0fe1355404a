"""An article cut into pieces where its marked spans begin and end, so that a browser need not count characters.

Spans overlap freely, HTML elements cannot: each piece is wrapped in one ``<mark>`` for every span that covers it, and
each span keeps one lane (the height of its underline) over its whole length.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from ..model import Span
from .card import Card

LANES = 8
"""Underlines deeper than this share the last height."""


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """What a span is to a card: ``word`` "denies 1", ``tag`` "−1", ``style`` a class, ``target`` the id it leads to."""

    word: str
    tag: str
    style: str
    target: str


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One marked span: all that it is to the cards, and its lane."""

    span: Span
    roles: tuple[Role, ...]
    lane: int

    @property
    def key(self) -> str:
        """ "209-269"."""
        return f"{self.span.start}-{self.span.end}"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """``text[start:end]`` under the same marks throughout, innermost first; ``opens`` are those that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()


def marks(cards: Sequence[Card], prefix: str = "") -> tuple[Mark, ...]:
    """Every span that the cards rest on, in the text's order; ``prefix`` stands before the ids of their targets."""
    roles: dict[Span, list[Role]] = {}
    for card in cards:
        for span, role in _roles(card, prefix):
            if role not in roles.setdefault(span, []):
                roles[span].append(role)
    return laid(roles)


def laid(roles: Mapping[Span, Sequence[Role]]) -> tuple[Mark, ...]:
    """Spans and what they are, each in its lane, in the text's order."""
    lanes = _lanes(roles)
    return tuple(Mark(span=span, roles=tuple(roles[span]), lane=lanes[span]) for span in sorted(roles))


def _roles(card: Card, prefix: str) -> Iterator[tuple[Span, Role]]:
    transfer, own = card.transfer, f"{prefix}card-{card.number}"

    def role(word: str, letter: str, style: str, target: str = own) -> Role:
        return Role(word=word, tag=f"{letter}{card.number}", style=style, target=target)

    for number, voice in enumerate(card.voices, 1):
        target = f"{prefix}claim-{card.number}-{number}"
        word = f"{voice.word.lower()}{' a breach' * (voice.about == 'legality')} {card.number}"
        sign = "§" * (voice.about == "legality") + voice.glyph
        yield voice.quote.span, role(word, sign, voice.position, target)
    yield transfer.trigger, role(f"tells {card.number}", "T", "trigger")
    for name, party in (("supplier", transfer.supplier), ("recipient", transfer.recipient)):
        for span in party.mentions if party else ():
            yield span, role(f"{name} {card.number}", name[0].upper(), "party")
    for item in transfer.goods:
        for span in item.mentions:
            yield span, role(f"goods {card.number}", "G", "goods")
        for span in item.quantity.mentions if item.quantity else ():
            yield span, role(f"quantity {card.number}", "#", "detail")
    for name, letter, detail in (("value", "$", transfer.value), ("place", "@", transfer.place)):
        for span in detail.mentions if detail else ():
            yield span, role(f"{name} {card.number}", letter, "detail")


def _lanes(spans: Iterable[Span]) -> dict[Span, int]:
    """The lowest lane that no overlapping span has; short spans first, so that they stand nearest to their words."""
    lanes: dict[Span, int] = {}
    for span in sorted(spans, key=lambda s: (s.end - s.start, s)):
        taken = {lane for other, lane in lanes.items() if other.overlaps(span)}
        lanes[span] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
    return lanes


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The text line by line, each line in pieces; the pieces and the line ends between the lines are the whole text."""
    ordered = sorted(marks, key=lambda m: m.span)
    opened: set[Span] = set()
    active: list[Mark] = []
    following = 0
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while following < len(ordered) and ordered[following].span.start < end:
            active.append(ordered[following])
            following += 1
        active = [mark for mark in active if mark.span.end > start]
        cuts = {start, end}
        for mark in active:
            cuts |= {max(start, mark.span.start), min(end, mark.span.end)}
        bounds = sorted(cuts)
        pieces = []
        for left, right in pairwise(bounds):
            over = sorted(
                (m for m in active if m.span.start <= left and right <= m.span.end), key=lambda m: (m.lane, m.span)
            )
            new = tuple(mark for mark in over if mark.span not in opened)
            opened.update(mark.span for mark in new)
            pieces.append(Piece(text=text[left:right], marks=tuple(over), opens=new))
        yield tuple(pieces)
        start = end + 1
