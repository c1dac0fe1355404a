"""Score attributions: source, cue and content spans against annotated ones.

A word is a run of word characters; a span covers the words that it overlaps, and its symbols only where it has no word
(a cue that is a colon). Attributions pair one to one by how much of their contents they share (Jaccard, at least
``IOU``), the best first. A pair counts at ``content``; at ``+source`` where the sources share a word that tells
something; at ``+source+cue``, the headline figure, where the cues share one too; at ``strict`` where all is equal.

With ``report`` only reporting counts: the annotation also holds plans, beliefs and letters, which no reader of news
needs. Annotated ones whose cue has no reporting word are then neither asked for nor punished, and what was found beside
the annotation without a reporting word is dropped.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .counts import ratios
from .words import reporting, words

Spans = Sequence[Sequence[int]]
Words = frozenset[int]
Attribution = dict[str, Words]

IOU = 0.5
ROLES = ("source", "cue", "content")
LEVELS = ("content", "+source", "+source+cue", "strict")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


class Tokens:
    """A text in words and symbols, and which of them stand in quotation marks."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.bounds = [match.span() for match in found]
        self.starts = [start for start, _ in self.bounds]
        self.low = [match[0].lower() for match in found]
        self.is_word = [bool(re.match(r"\w", match[0])) for match in found]
        self.quoted = self._quoted(text, [match[0] for match in found])

    def _quoted(self, text: str, words: list[str]) -> set[int]:
        inside, quoted = False, set()
        for i, word in enumerate(words):
            if word in "“”":
                inside = word == "“"
            elif word == '"':
                inside = not inside
            elif inside:
                quoted.add(i)
            if i + 1 < len(words) and "\n\n" in text[self.bounds[i][1] : self.starts[i + 1]]:
                inside = False
        return quoted

    def cover(self, spans: Spans) -> Words:
        """The words under some spans; the symbols where there is no word."""
        covered: tuple[set[int], set[int]] = set(), set()
        for start, end in spans:
            i = max(0, bisect_left(self.starts, start) - 1)
            while i < len(self.starts) and self.starts[i] < end:
                if self.bounds[i][1] > start:
                    covered[not self.is_word[i]].add(i)
                i += 1
        return frozenset(covered[0] or covered[1])

    def lower(self, words: Iterable[int]) -> set[str]:
        """Words, small."""
        return {self.low[i] for i in words}

    def attributions(self, given: Iterable[dict[str, Any]]) -> list[Attribution]:
        """Those with a content or a cue, as sets of words."""
        made = [{role: self.cover(item.get(role) or ()) for role in ROLES} for item in given]
        return [item for item in made if item["content"] or item["cue"]]

    def reports(self, item: Attribution) -> bool:
        """Its cue has a reporting word."""
        return bool(self.lower(item["cue"]) & reporting())

    def same_source(self, found: Words, gold: Words) -> bool:
        """They share a word that tells something, or neither is there."""
        if not found or not gold:
            return not found and not gold
        shared = found & gold
        return bool(shared) and (self.lower(gold) <= words().empty or bool(self.lower(shared) - words().empty))


@dataclass
class Row:
    """One text's counts, keyed by (what, which), and its errors."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def pairs_of(found: Sequence[Attribution], golds: Sequence[Attribution]) -> list[tuple[int, int]]:
    """(index found, index in the annotation), one to one, the best shared content first."""
    candidates = []
    for i, f in enumerate(found):
        for j, g in enumerate(golds):
            shared = len(f["content"] & g["content"])
            if shared and (value := shared / len(f["content"] | g["content"])) >= IOU:
                candidates.append((value, bool(f["cue"] & g["cue"]), -i, -j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(candidates, reverse=True):
        if all(-i != a and -j != b for a, b in pairs):
            pairs.append((-i, -j))
    return pairs


def levels_of(tokens: Tokens, found: Attribution, gold: Attribution) -> list[str]:
    """The levels at which a pair counts."""
    levels = ["content"]
    if tokens.same_source(found["source"], gold["source"]):
        levels.append("+source")
        if found["cue"] & gold["cue"] or not (found["cue"] or gold["cue"]):
            levels.append("+source+cue")
    if all(found[role] == gold[role] for role in ROLES):
        levels.append("strict")
    return levels


def score_document(gold: dict[str, Any], found: Sequence[dict[str, Any]], report: bool = True) -> Row:
    """Score one text: ``found`` are objects with source, cue and content spans."""
    tokens, row = Tokens(gold["text"]), Row()
    golds, predicted = tokens.attributions(gold["attributions"]), tokens.attributions(found)
    if report:
        of_found = dict(pairs_of(predicted, golds))
        predicted = [
            item for i, item in enumerate(predicted) if tokens.reports(golds[of_found[i]] if i in of_found else item)
        ]
        golds = [item for item in golds if tokens.reports(item)]
    row.counts["all", "found"] += len(predicted)
    row.counts["all", "gold"] += len(golds)
    for role in ROLES:
        have: set[int] = set().union(*(item[role] for item in predicted))
        want: set[int] = set().union(*(item[role] for item in golds))
        row.counts["token", role] += len(have & want)
        row.counts["token found", role] += len(have)
        row.counts["token gold", role] += len(want)
    kinds = [kind_of(tokens, item) for item in golds]
    row.counts.update(("asked", kind) for kind in kinds)
    pairs = pairs_of(predicted, golds)
    best: dict[int, list[str]] = {}
    for i, j in pairs:
        best[j] = levels_of(tokens, predicted[i], golds[j])
        for level in best[j]:
            row.counts["right", level] += 1
            row.counts[kinds[j], level] += 1
    _errors(row, gold, tokens, golds, predicted, pairs, best)
    return row


def kind_of(tokens: Tokens, item: Attribution) -> str:
    """``direct`` (nine tenths of the content stand in quotation marks), ``mixed`` (some) or ``indirect``."""
    inside = len(item["content"] & tokens.quoted)
    if item["content"] and inside >= 0.9 * len(item["content"]):
        return "direct"
    return "mixed" if inside else "indirect"


def _errors(
    row: Row,
    gold: dict[str, Any],
    tokens: Tokens,
    golds: Sequence[Attribution],
    predicted: Sequence[Attribution],
    pairs: Sequence[tuple[int, int]],
    best: dict[int, list[str]],
) -> None:
    def shown(item: Attribution) -> str:
        def part(role: str) -> str:
            places = sorted(item[role])
            if not places:
                return "—"
            text = gold["text"][tokens.bounds[places[0]][0] : tokens.bounds[places[-1]][1]]
            return " ".join(text.split())[:60]

        return " | ".join(map(part, ROLES))

    of_gold = {j: i for i, j in pairs}
    for j, item in enumerate(golds):
        if j not in of_gold:
            row.errors.append(f"{gold['id']}  missed        {shown(item)}")
        elif "+source+cue" not in best[j]:
            what = "cue" if "+source" in best[j] else "source"
            row.errors.append(f"{gold['id']}  wrong {what:7} {shown(item)}   said {shown(predicted[of_gold[j]])}")
    for i in sorted(set(range(len(predicted))) - set(of_gold.values())):
        row.errors.append(f"{gold['id']}  false         {shown(predicted[i])}")


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """Of each level P, R and F1; token figures of each role; of each kind of speech the recall."""
    c: Counter[tuple[str, str]] = sum((row.counts for row in rows), Counter())
    found, gold = c["all", "found"], c["all", "gold"]
    return {
        "documents": len(rows),
        "annotated": gold,
        "found": found,
        "AR": {level: ratios(c["right", level], found, gold) for level in LEVELS},
        "tokens": {r: ratios(c["token", r], c["token found", r], c["token gold", r]) for r in ROLES},
        "recall": {
            kind: {"n": n, **{level: c[kind, level] / n if n else 0.0 for level in LEVELS[:3]}}
            for kind in ("direct", "mixed", "indirect")
            for n in [c["asked", kind]]
        },
    }
