"""Names that tell one consignment from another: the ship that carried it, the model that it is."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from .. import knowledge
from ..model import Span, Transfer
from ..world import gazetteer
from ..world.forms import bare, flat
from .sheets import sheet

_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])|\n+")
_WORD = re.compile(r"[A-Za-z][\w./-]*\w|[A-Z]\b")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)


class Things(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of names.yaml."""

    concept: Literal["names of things"]
    vessels: tuple[str, ...]
    prefixes: tuple[str, ...]
    plain: tuple[str, ...]


@cache
def _ship_pattern(roots: tuple[Path, ...]) -> re.Pattern[str]:
    table = sheet(Things, "names")
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(table.vessels, key=len, reverse=True))
    prefixes = "|".join(re.escape(p) for p in table.prefixes)
    name = r"[\"“‘']?(?P<name>[A-Z][\w'-]*(?:\s+(?:[A-Z][\w'-]*|\d+))*)"
    return re.compile(rf"(?:\b(?:{prefixes})\.?\s+|\b(?i:{words})s?,?\s+(?:the\s+|named\s+|called\s+)?){name}")


def sentence(text: str, span: Span) -> Span:
    """The sentence (or sentences) that a span stands in, by punctuation and line ends."""
    bounds = _bounds(text)
    start = bounds[bisect_right(bounds, span.start) - 1]
    after = bisect_left(bounds, span.end)
    end = bounds[after] if after < len(bounds) else len(text)
    words = text[start:end]
    return Span(start, start + len(words.rstrip())) if words.strip() else span


@lru_cache(maxsize=256)
def _bounds(text: str) -> list[int]:
    """Where sentences begin, and the end of the text."""
    found = [0]
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text, max(0, match.start() - 6), match.start() + 1):
            found.append(match.end())
    return [*found, len(text)]


def ships(text: str, transfer: Transfer) -> frozenset[str]:
    """The ships named where a transfer is told: in the sentences of its trigger and of its goods."""
    found: set[str] = set()
    places = {sentence(text, span) for span in (transfer.trigger, *(m for g in transfer.goods for m in g.mentions[:2]))}
    for place in places:
        words = place.of(text)
        for match in _ship_pattern(knowledge.roots()).finditer(words):
            name = match["name"]
            # "the tanker Monday" is none; neither is a state after "vessel" ("the ship Ruritania sent")
            known = gazetteer().lookup(name)
            if known is None or known.kind == "ship":
                found.add(_key(name))
    return frozenset(found)


def models(transfer: Transfer) -> frozenset[str]:
    """Names of models and makes in the names of the goods: "aurus", "senat", "s-300"."""
    return frozenset(word for goods in transfer.goods for word in _models(goods.name, knowledge.roots()))


@cache
def _models(name: str, _: tuple[Path, ...]) -> frozenset[str]:
    found = set()
    plain = sheet(Things, "names").plain
    for match in _WORD.finditer(flat(name)):
        word = match.group()
        if not (word[0].isupper() or any(c.isdigit() for c in word)) or word in plain:
            continue
        if word[0].isupper() and not any(c.isdigit() for c in word) and "-" in word:
            continue  # "Russian-made", "Hong Kong-flagged"
        known = gazetteer().lookup(word)
        if known is None or known.kind == "maker":
            found.add(_key(word))
    return frozenset(found)


def _key(name: str) -> str:
    return bare(flat(name)).casefold()
