"""Page residue: what stands in an article's text but is not told by it ("ADVERTISEMENT", "Photo", "Read more: …").

The text itself never changes. ``readable`` gives a copy of the same length for the parser, in which residue is blank,
mojibake and hard line breaks are mended in place, and lines in capitals are put in title case, so that every offset
in the copy is an offset in the text.
"""

import re
import statistics
from functools import cache
from pathlib import Path

import msgspec

from ... import knowledge
from ...model import Span

LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")


class Residue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``residue.yaml``: regular expressions that match a whole line."""

    whole_line: tuple[str, ...]
    inline: tuple[str, ...]
    opening: tuple[str, ...]


@cache
def residue() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(what a line of residue matches from end to end, what is residue inside a line, what opens one)."""
    known = knowledge.load_one(Residue, Path(__file__).with_name("residue.yaml"))
    lines = re.compile(r"\s*(?:" + "|".join(known.whole_line) + r")\s*", re.IGNORECASE)
    return lines, re.compile("|".join(known.inline)), re.compile("|".join(known.opening))


# UTF-8 read as Windows-1252: the three characters become one, and the blanks go behind the word they stand in.
MOJIBAKE = (
    (re.compile("â€™([A-Za-z]{0,2})(?![A-Za-z])"), lambda m: "’" + m[1] + "  "),
    (re.compile("â€[™˜]"), lambda m: "’  "),
    (re.compile("â€[œ\u009d\u009c]|â€�"), lambda m: '"  '),
    (re.compile("â€[“”]"), lambda m: " — "),
    (re.compile("Â(?=[\u00a0 ])"), lambda m: " "),
)


def readable(text: str) -> str:
    """The text as the parser should see it, character for character at the same offsets."""
    for pattern, mend in MOJIBAKE:
        if "Â" in text or "â€" in text:
            text = pattern.sub(mend, text)
    lines = [(m.start(), m.end()) for m in LINE.finditer(text)]
    if hard_wrapped(text, lines):
        text = re.sub(r"(?<=[^\s.!?:\"”’])\n(?=[ \t]*[^\s•*\-–])", " ", text)
        lines = [(m.start(), m.end()) for m in LINE.finditer(text)]
    whole, inline, opening = residue()
    text = inline.sub(lambda m: " " * len(m[0]), text)
    parts, at, is_residue = [], 0, whole.fullmatch
    for start, end in lines:
        line = text[start:end]
        dateline = opening.match(line)
        if is_residue(line):
            shown = " " * len(line)
        elif dateline and len(line) > dateline.end() + 20:
            shown = " " * dateline.end() + line[dateline.end() :]
        elif len(line) > 12 and line.isupper():
            shown = title_case(line)
        else:
            shown = line
        parts += [text[at:start], shown]
        at = end
    parts.append(text[at:])
    return "".join(parts)


def hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """True where lines break in the middle of sentences at a fixed width, as in old wire copy and plain-text mail."""
    lengths = [end - start for start, end in lines]
    if len(lengths) < 6 or not 40 <= statistics.median(lengths) <= 90:
        return False
    broken = sum(text[end - 1] not in '.!?:"”’' for _, end in lines)
    return broken > 0.6 * len(lines)


def title_case(line: str) -> str:
    """A headline in capitals with only initials left large; abbreviations of up to four letters with dots stay."""
    cased = re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) <= 2 else m[0][0] + m[0][1:].lower(), line)
    return cased if len(cased) == len(line) else line


def paragraphs(shown: str) -> list[Span]:
    """The stretches between line breaks that hold any word."""
    return [Span(m.start(), m.end()) for m in LINE.finditer(shown) if not m[0].isspace()]
