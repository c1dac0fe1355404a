"""Statements made by nouns: X's claim that …, accusations by X of …, X's position is that …"""

from collections.abc import Iterator

from ..cues import Cues
from .layout import Layout
from .raw import RawStatement
from .sources import source_of_noun


def noun_statements(layout: Layout, cues: Cues) -> Iterator[RawStatement]:
    """The statements of all cue nouns, in text order."""
    for token in layout.tokens:
        if token.pos_ != "NOUN":
            continue
        uses = cues.nouns.get(token.lemma_)
        if uses is None:
            continue
        source = source_of_noun(layout, token)
        if not source.spans and token.dep_ == "pobj" and token.head.head.lemma_ in cues.verbs:
            continue  # "said in a statement that": the verb's content
        for child in token.children:
            if child.i < token.i:
                continue
            if child.dep_ in ("acl", "relcl", "ccomp") and any(
                c.dep_ in ("mark", "dobj", "nsubj") and c.lower_ == "that" and c.tag_ != "WDT" for c in child.children
            ):
                frame = "that"
                start = child.left_edge.i
            elif child.dep_ == "prep" and child.lower_ == "of" and source.spans:
                frame = "of"
                start = child.i + 1
            else:
                continue
            use = uses.get(frame)
            content = layout.span(start, child.right_edge.i + 1)
            if use is None or content is None:
                continue
            cue = layout.span(token.i, token.i + 1)
            if cue is None:
                continue
            yield RawStatement(
                source=source.spans,
                source_head=source.head,
                cue=(cue,),
                content=(content,),
                position=use.position,
                hedged=use.hedged,
                cue_lemma=token.lemma_,
                kind="nominal",
            )
            break
