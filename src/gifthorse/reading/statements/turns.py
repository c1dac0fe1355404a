"""Attribution by layout: "Iran sent drones: report", "Ministry: no arms were sold", "MR. LIM: We saw nothing."

A name before a colon at the start of a line speaks the line. In a transcript (several such lines) it goes on speaking
until the next name. A headline may also close with its source, behind a colon or a dash.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Span
from ..cues import Cues
from .layout import FINITE, Layout
from .raw import RawStatement

if TYPE_CHECKING:
    from spacy.tokens import Token

LABEL = re.compile(
    r"[\s\"“'•*]*(?P<name>[A-Z][^\s:]*(?: [^\s:]+){0,5})(?P<colon>:)(?=\s|$)"
    r"|\s*(?:(?P<q>Q|A)(?P<mark>[.:]?)(?=\s\s|(?<=[.:])\s|(?<=Q)\s[A-Z]))"
)
CLOSING = re.compile(r"(?P<mark>:| [-–—] | -- )(?P<name>(?:[^:–—.?!,]|(?<=[A-Z])[.]){2,60})[.]?\s*$")
LONGEST_HEADLINE = 160  # characters
LONGEST_TURN = 5  # paragraphs, where few labels show that it is a transcript
LONGEST_SPEECH = 40  # paragraphs, where many do
LONG_TRANSCRIPT = 6  # labels


def turn_statements(layout: Layout, cues: Cues) -> Iterator[RawStatement]:
    """The statements of headlines and transcript turns, in text order."""
    text = layout.shown
    labels = [(i, m) for i, p in enumerate(layout.paragraphs) if (m := LABEL.match(text, p.start, p.end)) is not None]
    names = Counter(m["name"] for _, m in labels)
    turns = [(i, m) for i, m in labels if m["q"] or m["name"].isupper() or names[m["name"]] > 1]
    turns = [(i, m) for i, m in turns if m["q"] or not is_page_part(m["name"].lower(), cues)]
    titled = sum(m["q"] is None and m["name"].split()[0].lower().rstrip(".") in cues.titles for _, m in turns)
    transcript = len(turns) > 2 or titled > 1 or any(m["q"] for _, m in turns)
    if transcript:
        longest = LONGEST_TURN if len(turns) < LONG_TRANSCRIPT else LONGEST_SPEECH
        stops = [*(i for i, _ in turns[1:]), len(layout.paragraphs)]
        for (i, match), stop in zip(turns, stops, strict=True):
            yield from turn(layout, cues, match, layout.paragraphs[i : min(stop, i + longest)])
    spoken = {i for i, _ in turns} if transcript else set()
    for i, match in labels:
        if i not in spoken and match["name"] and is_headline(layout, layout.paragraphs[i]):
            words = layout.tokens[layout.at(match.start("name")) : layout.before(match.end("name"))]
            if is_source(words, cues) or (i < 2 and is_short_name(words, cues)):
                yield from turn(layout, cues, match, layout.paragraphs[i : i + 1])
    for i, paragraph in enumerate(layout.paragraphs):
        if i not in spoken and is_headline(layout, paragraph):
            yield from closing_source(layout, cues, paragraph)


def turn(layout: Layout, cues: Cues, match: "re.Match[str]", paragraphs: list[Span]) -> Iterator[RawStatement]:
    """The label's words as source, what follows as content."""
    group = "name" if match["name"] else "q"
    source = Span(match.start(group), match.end(group))
    pieces = [Span(match.end(), paragraphs[0].end), *paragraphs[1:]]
    content = tuple(
        span
        for p in pieces
        if p.start < p.end and (span := layout.span(layout.at(p.start), layout.before(p.end))) is not None
    )
    if not content or not has_verb(layout, content[0]):
        return
    mark = (
        Span(match.start("colon"), match.end("colon"))
        if match["name"]
        else Span(match.start("mark"), match.end("mark"))
    )
    asks = source.of(layout.text).lower().rstrip(".") in cues.asks
    yield RawStatement(
        source=(source,),
        source_head=layout.before(source.end) - 1,
        cue=(mark,) if mark.start < mark.end else (),
        content=content,
        position="asks" if asks else "reports",
        cue_lemma=":",
        kind="turn",
    )


def is_source(words: "list[Token]", cues: Cues) -> bool:
    """A name, or a noun that closes a headline as its source, before or behind the colon."""
    words = [t for t in words if not t.is_space]
    if not words or len(words) > 6 or is_page_part(" ".join(t.lower_ for t in words), cues):
        return False
    if any(t.tag_ in FINITE or t.is_digit for t in words):
        return False
    return words[-1].lower_ in cues.headline_sources or words[-1].ent_type_ in ("PERSON", "ORG", "GPE", "NORP")


def is_short_name(words: "list[Token]", cues: Cues) -> bool:
    """Up to three capitalised nouns; enough before the colon of a title, where NER often fails."""
    shown = " ".join(t.lower_ for t in words)
    return (
        len(words) < 4
        and not is_page_part(shown, cues)
        and all(t.text[:1].isupper() and t.pos_ in ("PROPN", "NOUN") for t in words)
    )


def is_page_part(name: str, cues: Cues) -> bool:
    """ "READ MORE", "PHOTOS", "RELATED STORIES": what labels a part of a page, by all its words or the first."""
    return name in cues.not_speakers or name.split()[0] in cues.not_speakers


def is_headline(layout: Layout, paragraph: Span) -> bool:
    """A short line without a full stop inside."""
    shown = layout.text[paragraph.start : paragraph.end].strip()
    return len(shown) <= LONGEST_HEADLINE and not re.search(r"[a-z]{2}[.] ", shown)


def has_verb(layout: Layout, span: Span) -> bool:
    """Something is said there, not only named."""
    return any(
        t.tag_ in FINITE or t.pos_ in ("VERB", "AUX")
        for t in layout.tokens[layout.at(span.start) : layout.before(span.end)]
    )


def closing_source(layout: Layout, cues: Cues, paragraph: Span) -> Iterator[RawStatement]:
    """A headline that closes with its source."""
    match = CLOSING.search(layout.shown, paragraph.start, paragraph.end)
    if match is None:
        return
    words = layout.tokens[layout.at(match.start("name")) : layout.before(match.end("name"))]
    source = layout.span(layout.at(match.start("name")), layout.before(match.end("name")))
    content = layout.span(layout.at(paragraph.start), layout.at(match.start("mark")))
    if source is None or content is None or not has_verb(layout, content) or not is_source(words, cues):
        return
    mark = match["mark"].strip()
    at = match.start("mark") + match["mark"].index(mark)
    yield RawStatement(
        source=(source,),
        source_head=layout.before(source.end) - 1,
        cue=(Span(at, at + len(mark)),),
        content=(content,),
        position="reports",
        cue_lemma=":",
        kind="turn",
    )
