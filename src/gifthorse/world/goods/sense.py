"""Senses: whether the words at a place are the goods that they look like, and which of several."""

import re
from functools import cache

from .leaf import Ambiguous
from .lexicon import Form

AGAINST = frozenset(
    {"anti", "counter", "non", "pro", "cyber", "bio", "post", "pre", "de", "co", "x", "e", "t", "re", "un"}
)
"""What a hyphen ties before a word to make it something else."""
JOINTS = frozenset("-\u2010\u2011\u2013")


def case_fits(form: Form, seen: str, asked: bool) -> bool:
    """Names and acronyms carry their capitals (who asks may drop them); some words must have none (Shell)."""
    if form.lower:
        return not seen[:1].isupper()
    if asked:
        return True
    if form.word.isupper() and form.word.isalpha() and len(form.word) > 1:
        return seen.rstrip("s").isupper()
    return form.kind == "noun" or seen[:1].isupper() or seen[:1].isdigit() or not form.word[:1].isupper()


def in_compound(text: str, start: int, end: int) -> bool:
    """True where a hyphen ties the words to more that makes them something else (anti-tank, coal-fired)."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if behind in JOINTS and text[end + 1 : end + 2].isalnum():
        return True
    return before in JOINTS and re.split(r"\W", text[max(0, start - 12) : start - 1])[-1].lower() in AGAINST


def nearest_class(entry: Ambiguous, before: str, behind: str) -> str:
    """The class whose cue stands nearest, or the default."""
    cues = _cues(entry.word, tuple(entry.cues.values()))
    back = next(reversed(list(cues.finditer(before))), None)
    ahead = cues.search(behind)
    nearest = back or ahead
    if back and ahead and ahead.start() < len(before) - back.end():
        nearest = ahead
    return tuple(entry.cues)[nearest.lastindex - 1] if nearest and nearest.lastindex else entry.default


@cache
def _cues(word: str, cues: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """All cues of an ambiguous word at the beginnings of words, one group for each class."""
    return re.compile("|".join(rf" ({'|'.join(map(re.escape, group))})" for group in cues))


def any_of(words: tuple[str, ...], low: str) -> bool:
    return any(f" {word}" in low for word in words)


def listed(words: frozenset[str], neighbour: str) -> bool:
    return neighbour in words or neighbour.removesuffix("s") in words


def last_word(text: str, low: str, start: int) -> str:
    """The word right before, joined by a blank or hyphen only."""
    if start == 0 or not (text[start - 1].isspace() or text[start - 1] in JOINTS):
        return ""
    return low[max(0, start - 30) : start].rpartition(" ")[2]


def next_word(text: str, low: str, end: int) -> str:
    """The word right behind, joined by a blank or hyphen only."""
    if end >= len(text) or not (text[end].isspace() or text[end] in JOINTS):
        return ""
    return low[end + 2 : end + 32].partition(" ")[0]
