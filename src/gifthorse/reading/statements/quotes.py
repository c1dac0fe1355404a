"""Quotation: which words of a text stand in quotation marks.

A state machine over the quotation marks of one paragraph after the other. A quotation that is open at the end of a
paragraph goes on in the next one if that opens with a quotation mark again (the English convention); otherwise it ends
with its paragraph, so that one forgotten mark cannot swallow the rest of an article.
"""

import re
from collections.abc import Sequence

import msgspec

from ...model import Span

# Opening marks and what closes them. The straight ones close themselves, so whether they open is read off the context.
PAIRS = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "《": "》", "〈": "〉",
    "‘": "’", '"': '"', "''": "''", "``": "''", "'": "'", "＂": "＂", "❝": "❞",
}  # fmt: skip
# What closes a quotation by mistake, where the right mark does not follow.
MIXED = {"“": '"', '"': "”"}
STRAIGHT = frozenset(('"', "''", "'", "＂"))
MARK = re.compile("''|``|[“”„‟«»‹›「」『』《》〈〉‘’\"'＂❝❞]")
SINGLE = frozenset("‘'")
LONGEST = 3000  # characters between single marks, which are apostrophes too
FURTHEST = 6  # paragraphs to look ahead for a closing mark
WORD = re.compile(r"\w")


class Quotation(msgspec.Struct, frozen=True):
    """``parts``: one span a paragraph, with the marks; ``closed``: the end was marked; ``follows``: the part of an
    utterance that an earlier quotation began and left open."""

    parts: tuple[Span, ...]
    closed: bool

    @property
    def start(self) -> int:
        """Offset of the opening mark."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after the closing mark."""
        return self.parts[-1].end


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All outermost quotations in text order."""
    found: list[Quotation] = []
    carried: list[Span] = []  # the parts so far of a quotation that its paragraph left open
    mark = ""
    done = 0
    for number, paragraph in enumerate(paragraphs):
        at = max(paragraph.start, done)
        if at >= paragraph.end:
            continue
        opened: int | None = None
        if carried:
            reopened = re.compile(r"\s*" + re.escape(mark)).match(text, paragraph.start, paragraph.end)
            if reopened:
                opened = reopened.end() - len(mark)
                at = reopened.end()
            else:
                found.append(Quotation(tuple(carried), False))
                carried = []
        while True:
            if opened is None:
                opening = next_opening(text, at, paragraph)
                if opening is None:
                    break
                opened, mark = opening
                at = opened + len(mark)
            reach = min(paragraph.end, at + LONGEST) if mark in SINGLE else paragraph.end
            end = closing(text, at, reach, mark, PAIRS[mark])
            if end is None and mark in MIXED:
                end = closing(text, at, paragraph.end, mark, MIXED[mark])
            if end is None:
                if mark in SINGLE or len(text[opened : paragraph.end].split()) < 2:  # an apostrophe, a lost mark
                    at, opened = opened + len(mark), None
                    continue
                late = closed_later(text, paragraphs, number, mark)
                if late:
                    spans = [*carried, Span(opened, paragraph.end), *late]
                    found.append(Quotation(tuple(trimmed(text, span) for span in spans), True))
                    done, opened, carried = late[-1].end, None, []
                    break
                carried.append(Span(opened, len(text[: paragraph.end].rstrip())))
                break
            if end - opened > 3 or mark not in SINGLE:  # not the apostrophes of rock 'n' roll
                found.append(Quotation((*carried, Span(opened, end)), True))
            carried, opened, at = [], None, end
    if carried:
        found.append(Quotation(tuple(carried), False))
    return tuple(found)


def closed_later(text: str, paragraphs: Sequence[Span], number: int, mark: str) -> list[Span]:
    """The paragraphs to a closing mark that no opening one precedes: a quotation that does not reopen each paragraph.

    Only for marks that differ when they open and close.
    """
    if mark in STRAIGHT or mark in SINGLE:
        return []
    parts: list[Span] = []
    for paragraph in paragraphs[number + 1 : number + 1 + FURTHEST]:
        for match in MARK.finditer(text, paragraph.start, paragraph.end):
            if match[0] == mark:
                return []
            if match[0] in PAIRS[mark]:
                return [*parts, Span(paragraph.start, match.end())]
        parts.append(paragraph)
    return []


def trimmed(text: str, span: Span) -> Span:
    """Without blanks at the end."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def next_opening(text: str, at: int, paragraph: Span) -> tuple[int, str] | None:
    """The next mark that opens, from ``at`` on, as (offset, mark)."""
    for match in MARK.finditer(text, at, paragraph.end):
        mark, start = match[0], match.start()
        if mark == "''" and text[start - 1 : start] == "'" and start > paragraph.start:
            continue
        if mark in PAIRS and opens(text, start, match.end(), paragraph, mark):
            return start, mark
    return None


def opens(text: str, start: int, end: int, paragraph: Span, mark: str) -> bool:
    """A mark opens where a word follows it and none stands before it."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if mark in ("»", "›"):
        return before.isspace() and not after.isspace() and "«" not in text[paragraph.start : start]
    if mark not in STRAIGHT and mark not in SINGLE:
        return True
    if after.isspace():
        return False
    if mark in SINGLE:
        # 'tis, ‘90s and the s' of a possessive are apostrophes
        return (
            not WORD.match(before) and before not in ".,!?" and not re.match(r"\d|s\b", text[end : paragraph.end][:2])
        )
    return not WORD.match(before)


def closing(text: str, at: int, end: int, mark: str, closers: str) -> int | None:
    """The offset after the one of ``closers`` that closes ``mark``, or None; nested pairs of a kind are counted."""
    if not any(text.find(closer, at, end) >= 0 for closer in (closers, *closers)):
        return None
    depth = 0
    for match in MARK.finditer(text, at, end):
        here = match[0]
        if here == mark and mark not in STRAIGHT:
            depth += 1
        elif here in closers or (here == "''" and closers == "'"):
            if mark in SINGLE or mark == "''":
                after = text[match.end()] if match.end() < end else " "
                if WORD.match(after):
                    continue  # an apostrophe within a word
            elif mark in STRAIGHT and is_nested_opening(text, match.start(), match.end(), at, end):
                continue
            if depth == 0:
                return match.end()
            depth -= 1
    return None


def is_nested_opening(text: str, start: int, stop: int, at: int, end: int) -> bool:
    """A straight mark inside a quotation that has a blank before and a word behind it opens another one."""
    return start > at and text[start - 1].isspace() and stop < end and WORD.match(text[stop]) is not None
