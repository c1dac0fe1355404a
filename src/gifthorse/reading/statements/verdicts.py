"""Words of judgement inside what is said: a breach, no breach, baseless, unproven.

They take a position on what is being talked about, whatever the verb of saying around them does, and belong to the
innermost statement that they stand in.
"""

import re
from collections.abc import Iterator, Sequence

from ..cues import Cues, Position
from .layout import Layout
from .raw import Kind, RawStatement


def verdict_statements(layout: Layout, cues: Cues, statements: Sequence[RawStatement]) -> Iterator[RawStatement]:
    """One statement a word of judgement, in text order by kind.

    The source is that of the innermost statement around it. In the article's own voice legality words have no source,
    and words of denial and doubt do not count. ``content`` is the sentence; ``within`` the statement around, or None.
    """
    yield from judged(layout, cues.legality, "legality", statements)
    yield from judged(layout, cues.rebuttals, "rebuttal", statements)


REASONS = ("as", "because", "since")
# Who asks, doubts or declines calls nothing a breach.
SILENT = frozenset(("asks", "doubts", "declines"))
POSITIONS: dict[tuple[str, str], Position] = {
    ("legality", "denies"): "legality-denies",
    ("legality", "affirms"): "legality-affirms",
    ("rebuttal", "denies"): "denies",
    ("rebuttal", "doubts"): "doubts",
}


def judged(
    layout: Layout, pattern: "re.Pattern[str]", kind: Kind, statements: Sequence[RawStatement]
) -> Iterator[RawStatement]:
    """The matches of one pattern; the group that matched says which way the judgement goes."""
    voices = [(i, s) for i, s in enumerate(statements) if kind == "legality" or s.kind != "nominal"]
    spans = sorted((span.start, span.end, i) for i, s in voices for span in (*s.content, *s.cue))
    k, around = 0, []
    for match in pattern.finditer(layout.shown):
        at = match.start()
        first, stop = layout.at(at), layout.before(match.end())
        if first >= stop or match.lastgroup is None:
            continue
        while k < len(spans) and spans[k][0] <= at:
            around.append(spans[k])
            k += 1
        around = [s for s in around if s[1] > at]
        inner = min(around, key=lambda s: s[1] - s[0], default=None)
        outer = statements[inner[2]] if inner else None
        if outer and outer.position == "denies" and kind == "legality" and gives_reason(layout, first, outer):
            outer = inner = None
        cue, content = layout.span(first, stop), layout.span(*layout.bounds(first))
        if cue is None or (kind == "rebuttal" and (outer is None or outer.position == "asks" or not outer.source)):
            continue
        position = POSITIONS[kind, match.lastgroup]
        if kind == "legality" and outer is not None:
            if outer.position in SILENT:
                continue
            if outer.position == "denies":  # "denied violating the embargo"
                position = "legality-denies" if position == "legality-affirms" else "legality-affirms"
        yield RawStatement(
            source=outer.source if outer else (),
            source_head=outer.source_head if outer else None,
            via=outer.via if outer else None,
            hedged=outer.hedged if outer else False,
            cue=(cue,),
            content=(content,) if content else (),
            position=position,
            cue_lemma=match[0].lower(),
            kind=kind,
            nested=True,
            within=inner[2] if inner else None,
        )


def gives_reason(layout: Layout, first: int, denial: RawStatement) -> bool:
    """ "Denied that it sent arms, as such a sale would be a breach": the reason is no part of what is denied."""
    for token in (layout.doc[first], *layout.doc[first].ancestors):
        if not any(span.start <= token.idx < span.end for span in denial.content):
            return False
        if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in REASONS for c in token.children):
            return True
    return False
