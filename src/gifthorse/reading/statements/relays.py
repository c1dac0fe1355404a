"""Chains, who relays whom: "Reuters, citing two officials, said that …"; "KCNA said that Kim said"; "Lim told Yonhap".

The words belong to the one at the end of the chain; whoever passes them on is the ``via`` of that statement.
"""

from typing import TYPE_CHECKING

import msgspec

from .layout import Layout
from .raw import RawStatement
from .sources import phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

CITING = frozenset(("cite", "quote"))
FIRST_PERSON = frozenset(("i", "we", "my", "our", "us", "me"))
HEARERS = frozenset(("tell", "inform"))
RELAYING = frozenset(("quote", "indirect", "according-to", "turn", "passive"))


def cited(layout: Layout, statements: list[RawStatement]) -> list[RawStatement]:
    """Turn "citing Y" beside a statement of X into a statement of Y by way of X with the same content."""
    by_unit: dict[int, list[int]] = {}
    for i, s in enumerate(statements):
        if s.cue:
            by_unit.setdefault(layout.unit[layout.at(s.cue[0].start)], []).append(i)
    found = list(statements)
    for i, s in enumerate(statements):
        if s.cue_lemma not in CITING or not s.cue or s.kind != "indirect":
            continue
        verb = layout.tokens[layout.at(s.cue[0].start)]
        if verb.tag_ != "VBG":
            continue
        main = beside(layout, statements, i, by_unit[layout.unit[verb.i]], subject(verb))
        if main is None:
            continue
        head = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if head is None:
            continue
        named = phrase(layout, head, verb.i + 1, layout.bounds(verb.i)[1])
        outer = statements[main]
        found[i] = msgspec.structs.replace(
            s,
            source=(named,) if named else (),
            source_head=head.i,
            content=outer.content,
            kind="according-to",
            position=outer.position,
            hedged=outer.hedged,
            via=outer.source[0] if outer.source else None,
            nested=True,
        )
    return found


def beside(
    layout: Layout, statements: list[RawStatement], i: int, candidates: list[int], speaker: "Token | None"
) -> int | None:
    """The other statement of the sentence that the same speaker makes, else the nearest one."""
    others = [k for k in candidates if k != i and statements[k].kind in ("indirect", "quote") and statements[k].source]
    same = [k for k in others if speaker is not None and statements[k].source_head == speaker.i]
    at = statements[i].cue[0].start
    return min(same or others, key=lambda k: abs(statements[k].cue[0].start - at), default=None)


def chained(layout: Layout, statements: list[RawStatement]) -> list[RawStatement]:
    """Give nested statements the source around them as ``via``, and "I" and "we" their speaker."""
    found = list(statements)
    for i, s in enumerate(statements):
        if s.within is not None:
            outer = found[s.within]
            own = s.source_head is not None and layout.tokens[s.source_head].lower_ in FIRST_PERSON
            if s.kind == "nocomment" and not s.source:  # "Lom said the report could not be verified": Lom doubts it
                found[i] = msgspec.structs.replace(s, source=outer.source, source_head=outer.source_head, via=outer.via)
            elif own and outer.source:
                found[i] = msgspec.structs.replace(s, source_head=outer.source_head, via=outer.via)
            elif (
                s.via is None and outer.source and s.source and outer.kind in RELAYING and outer.position != "promises"
            ):
                found[i] = msgspec.structs.replace(s, via=outer.source[0])
        elif s.cue and s.cue_lemma in HEARERS and s.via is None:
            hearer = next(
                (c for c in layout.tokens[layout.before(s.cue[0].end) - 1].children if c.dep_ == "dobj"), None
            )
            if (
                hearer is not None
                and hearer.pos_ == "PROPN"
                and hearer.ent_type_ in ("ORG", "WORK_OF_ART", "PRODUCT", "")
            ):
                named = phrase(layout, hearer, hearer.left_edge.i, hearer.right_edge.i + 1)
                found[i] = msgspec.structs.replace(s, via=named)
    return found
