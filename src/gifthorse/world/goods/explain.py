"""Why words are classed as they are, for people to read."""

import msgspec

from ...model import Span
from .matcher import GoodsHit, goods_matcher


class Explained(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """One goods word and what it was taken for. ``luxury`` is None where the single item decides."""

    text: str
    span: Span
    class_: str
    label: str
    hs: tuple[str, ...]
    registers: tuple[str, ...]
    luxury: bool | None
    alternatives: tuple[str, ...]
    why: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """``meant``: the goods that the words name, head first. ``other``: goods words beside them."""

    words: str
    meant: tuple[Explained, ...] = ()
    other: tuple[Explained, ...] = ()


def explain(words: str) -> Explanation:
    """How ``words`` ("spare parts for aircraft") are classed. Both tuples are empty where no word is known."""
    matcher = goods_matcher()
    heads = matcher.classify(words)
    taken = {hit.span for hit in heads}
    return Explanation(
        words=words,
        meant=tuple(_explained(words, hit, "names the goods") for hit in heads),
        other=tuple(
            _explained(words, hit, "refines or belongs to them")
            for hit in matcher.asked(words)
            if hit.span not in taken
        ),
    )


def _explained(words: str, hit: GoodsHit, role: str) -> Explained:
    leaf = goods_matcher().leaf(hit.class_)
    why = f"{hit.word!r}, a {'common noun' if hit.kind == 'noun' else hit.kind}, {role}"
    if hit.vague:
        why += "; it names no kind of goods by itself"
    if hit.alternatives:
        why += f"; it could also be {', '.join(hit.alternatives)}"
    return Explained(
        text=hit.span.of(words),
        span=hit.span,
        class_=hit.class_,
        label=hit.label,
        hs=hit.hs,
        registers=leaf.registers,
        luxury=hit.luxury,
        alternatives=hit.alternatives,
        why=why,
    )
