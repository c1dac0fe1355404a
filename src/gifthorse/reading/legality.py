"""Who calls something a breach, or no breach: legality words, given to the statement that they stand in."""

from collections.abc import Iterator, Sequence

from .cues import Cues, Position
from .layout import Layout
from .raw_statement import RawStatement


def legality_statements(layout: Layout, cues: Cues, statements: Sequence[RawStatement]) -> Iterator[RawStatement]:
    """One statement a legality word: its source is that of the innermost statement around it, or nobody (the outlet).

    ``content`` is the sentence; ``within`` the index of the statement around, or None.
    """
    spans = sorted((span.start, span.end, i) for i, s in enumerate(statements) for span in s.content)
    k, around = 0, []
    for match in cues.legality.finditer(layout.shown):
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
        cue, content = layout.span(first, stop), layout.span(*layout.bounds(first))
        position: Position = "legality-denies" if match.lastgroup == "denies" else "legality-affirms"
        if cue is None:
            continue
        yield RawStatement(
            source=outer.source if outer else (),
            source_head=outer.source_head if outer else None,
            via=outer.via if outer else None,
            hedged=outer.hedged if outer else False,
            cue=(cue,),
            content=(content,) if content else (),
            position=position,
            cue_lemma=match[0].lower(),
            kind="legality",
            nested=True,
            within=inner[2] if inner else None,
        )
