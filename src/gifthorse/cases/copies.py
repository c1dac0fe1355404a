"""Near-identical copy: which texts are one text, though edited, cut or set under another headline.

A sketch keeps those shingles (runs of five words) whose hash is below a bound that halves until no more than ``KEPT``
are left: a FracMinHash. Unlike the usual MinHash it also tells how much of a *shortened* reprint stands in the original
(containment), and a text of up to that many words is compared exactly; that, and the need for one fixed hash in stores
that outlive the program, is why these lines stand here instead of a dependency on datasketch or rensa. Copies are found
through an inverted index of the kept hashes, so the cost grows with the texts, not with their pairs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from zlib import crc32

import numpy as np

SHINGLE = 5
"""Words in a run. Five in the same order are seldom written twice; quotations of a sentence stay below ``COPIED``."""
KEPT = 1024
"""Hashes kept of a text, at most."""
COPIED = 0.4
"""From this share of the shorter text on, it is a copy."""
SHORTEST = 12
"""Texts with fewer runs are too short to tell."""
FEW = 16
MET = 8
"""So many of the texts that share most with a text are compared with it."""
COMMON = 200
"""A run that more texts share is boilerplate ("sign up for our newsletter and never miss")."""

_WORD = re.compile(r"[^\W_]+")
_SPACE = 1 << 64
_ODD = np.array([0x9E3779B97F4A7C15 * (2 * i + 1) & (_SPACE - 1) for i in range(SHINGLE)], dtype=np.uint64)


class Sketch:
    """The kept hashes of a text, and the bound below which they lie."""

    __slots__ = ("bound", "hashes")

    def __init__(self, text: str) -> None:
        words = [crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text.casefold())]
        count = max(0, len(words) - SHINGLE + 1)
        numbers = np.array(words, dtype=np.uint64)
        runs = np.zeros(count, dtype=np.uint64)
        for place in range(SHINGLE if count else 0):
            runs += (numbers[place : place + count] + np.uint64(1)) * _ODD[place]
            runs ^= runs >> np.uint64(29)
        hashes = np.unique(runs * np.uint64(0xBF58476D1CE4E5B9))
        bound = _SPACE
        while len(hashes) > KEPT:
            bound //= 2
            hashes = hashes[hashes < np.uint64(bound)]
        self.hashes, self.bound = frozenset(hashes.tolist()), bound


class Texts:
    """Sketches of documents by key, each made when it is first asked for."""

    def __init__(self) -> None:
        self._sketches: dict[str, Sketch] = {}

    def sketch(self, key: str, text: str) -> Sketch:
        """The sketch of a document's text."""
        found = self._sketches.get(key)
        if found is None:
            found = self._sketches[key] = Sketch(text)
        return found


def shared(a: Sketch, b: Sketch) -> float:
    """The share of the shorter text that stands in the longer, 0 to 1."""
    bound = min(a.bound, b.bound)
    x, y = ({h for h in s.hashes if h < bound} if s.bound > bound else s.hashes for s in (a, b))
    shorter = min(len(x), len(y))
    return len(x & y) / shorter if shorter >= SHORTEST else 0.0


def copies(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """For each text that is a copy, by key, the first key (in the mapping's order) of those it is a copy with.

    Copies of copies come together. A text that is nobody's copy is not in the result.
    """
    first = {key: key for key in sketches}
    for key, other in _pairs(sketches):
        if first[other] != first[key] and shared(sketches[key], sketches[other]) >= COPIED:
            joined = {first[other], first[key]}
            host = next(k for k in sketches if k in joined)
            first.update({k: host for k in sketches if first[k] in joined})
    return {key: host for key, host in first.items() if host != key}


def _pairs(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Which texts to compare: all with each other where they are few, else each with those it shares most runs with."""
    if len(sketches) <= FEW:
        yield from combinations(sketches, 2)
        return
    places: defaultdict[int, list[str]] = defaultdict(list)
    for key, sketch in sketches.items():
        met = [found for h in sketch.hashes if (found := places.get(h)) and len(found) < COMMON]
        for other, _ in Counter(other for found in met for other in found).most_common(MET):
            yield key, other
        for h in sketch.hashes:
            places[h].append(key)
