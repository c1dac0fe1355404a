"""Quotations without a cue of their own: the last speaker goes on.

Behind a quotation the orphan joins that statement; behind other speech it is a statement of its own with that cue.
"""

import msgspec

from .layout import Layout
from .quotes import Quotation
from .raw import RawStatement

VOICES = frozenset(("quote", "indirect", "according-to"))


def adopt(layout: Layout, statements: list[RawStatement]) -> list[RawStatement]:
    """Give each orphan quotation to the statement before it."""
    found = list(statements)
    taken = [False] * len(layout.quotes)
    speaking = [i for i, s in enumerate(found) if s.cue and not layout.quoted_at(s.cue[0].start)]
    for i in speaking:
        for span in found[i].content:
            for token in range(layout.at(span.start), layout.before(span.end)):
                if layout.quoted[token] >= 0:
                    taken[layout.quoted[token]] = True
    k, last, last_at = 0, -1, -1
    order = sorted((end_of(layout, found[i]), i) for i in speaking if found[i].source and found[i].kind in VOICES)
    for number, quote in enumerate(layout.quotes):
        while k < len(order) and order[k][0] <= quote.start:
            last_at, last = order[k]
            k += 1
        if taken[number] or last < 0:
            continue
        first, stop = layout.quote_tokens[number]
        unit = layout.bounds(first)
        whole = layout.span(first, stop) is not None and first - unit[0] <= 1 and unit[1] - stop <= 2
        between = layout.paragraph[first] - layout.paragraph[layout.at(last_at - 1)]
        gap = layout.text[last_at : quote.start].strip(" \n\r\t.,")
        if whole and between <= 1 and not (gap and between):
            s = found[last]
            if s.kind in ("quote", "orphan-quote"):
                found[last] = msgspec.structs.replace(s, content=(*s.content, *quote.parts))
            else:
                found.append(orphan(s, quote))
                last = len(found) - 1
            last_at = quote.end
    return found


def orphan(speech: RawStatement, quote: Quotation) -> RawStatement:
    """What the speaker of ``speech`` goes on to say."""
    return RawStatement(
        source=speech.source,
        source_head=speech.source_head,
        via=speech.via,
        cue=speech.cue,
        content=quote.parts,
        position="reports",
        cue_lemma=speech.cue_lemma,
        kind="orphan-quote",
    )


def end_of(layout: Layout, statement: RawStatement) -> int:
    """Where the sentence of the statement ends, or its content if that goes on."""
    stop = layout.units[layout.unit[layout.at(statement.cue[0].start)]][1]
    last = layout.tokens[stop - 1]
    return max(max(x.end for x in statement.content), last.idx + len(last.text.rstrip()))
