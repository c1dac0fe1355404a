"""The words of attribution: which verb, noun or phrase puts something forward, in which construction, to what effect.

The knowledge is in ``cues/*.yaml``, whose comments explain its fields; this module turns it into look-up tables.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from ... import knowledge

Position = Literal[
    "reports",
    "affirms",
    "confirms",
    "accuses",
    "denies",
    "declines",
    "doubts",
    "asks",
    "warns",
    "demands",
    "promises",
    "legality-affirms",
    "legality-denies",
]
VerbFrame = Literal[
    "clause",
    "quote",
    "infinitive",
    "gerund",
    "object",
    "person",
    "as",
    "raising",
    "passive",
    "about",
    "finding",
    "aside",
    "name",
]
NounFrame = Literal["that", "of", "be", "infinitive", "about", "for"]


class VerbEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of verbs in ``verbs.yaml``."""

    position: Position
    frames: tuple[VerbFrame, ...]
    lemmas: tuple[str, ...]
    preps: tuple[str, ...] = ()
    hedged: bool = False
    addressee: bool = False


class NounEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of nouns in ``nouns.yaml``."""

    position: Position
    frames: tuple[NounFrame, ...]
    lemmas: tuple[str, ...]
    hedged: bool = False


class VerbFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``verbs.yaml``."""

    entries: tuple[VerbEntry, ...]


class NounFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``nouns.yaml``."""

    entries: tuple[NounEntry, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``phrases.yaml``: expressions of fixed words, each a string of lower-case words."""

    according_to: tuple[str, ...]
    adverbs: tuple[str, ...]
    documents: tuple[str, ...] = ()


class Declines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``declines.yaml``: regular expressions by how the one who declines is found."""

    subject: tuple[str, ...] = ()
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")
    object: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()


class Legality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``legality.yaml``: regular expressions that call something a breach, or no breach."""

    denies: tuple[str, ...] = ()
    affirms: tuple[str, ...] = ()


class Rebuttals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rebuttals.yaml``: regular expressions that reject or doubt an account."""

    denies: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Turns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``turns.yaml``: labels of lines, lower case."""

    not_speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """What one frame of one word does."""

    position: Position
    hedged: bool = False
    preps: tuple[str, ...] = ()
    addressee: bool = False


class VerbCue(msgspec.Struct, frozen=True):
    """A verb (with its particle or preposition, where it is one word with it) and its uses by frame."""

    lemma: str
    particle: tuple[str, ...]
    uses: dict[str, Use]


class Cues(msgspec.Struct, frozen=True):
    """``verbs`` by first lemma, longest particle first; ``quoting``: first lemmas of those that quote; ``nouns`` by
    lemma; phrases by their first word."""

    verbs: dict[str, tuple[VerbCue, ...]]
    quoting: frozenset[str]
    nouns: dict[str, dict[str, Use]]
    according_to: dict[str, tuple[tuple[str, ...], ...]]
    adverbs: frozenset[str]
    documents: frozenset[str]
    not_speakers: frozenset[str]
    headline_sources: frozenset[str]
    titles: frozenset[str]
    asks: frozenset[str]
    declines: re.Pattern[str]
    legality: re.Pattern[str]
    rebuttals: re.Pattern[str]


def cues() -> Cues:
    """The tables of all knowledge in force (ours and the user's)."""
    return build(knowledge.roots())


@cache
def build(roots: tuple[Path, ...]) -> Cues:
    """Read and index every file under ``reading/cues`` of the given roots."""

    def named(name: str) -> list[Path]:
        return [p for p in knowledge.files("reading", "cues", among=roots) if p.stem == name]

    verbs: dict[str, dict[str, Use]] = {}
    for _, verb_file in knowledge.load(VerbFile, named("verbs")):
        for verb in verb_file.entries:
            for lemma in verb.lemmas:
                add(verbs.setdefault(lemma, {}), verb.frames, verb)
    nouns: dict[str, dict[str, Use]] = {}
    for _, noun_file in knowledge.load(NounFile, named("nouns")):
        for noun in noun_file.entries:
            for lemma in noun.lemmas:
                add(nouns.setdefault(lemma, {}), noun.frames, noun)
    phrases = [p for _, p in knowledge.load(Phrases, named("phrases"))]
    turns = [t for _, t in knowledge.load(Turns, named("turns"))]
    by_first: dict[str, list[VerbCue]] = {}
    for lemma, uses in verbs.items():
        first, *particle = lemma.split()
        by_first.setdefault(first, []).append(VerbCue(lemma, tuple(particle), uses))
    return Cues(
        {k: tuple(sorted(v, key=lambda cue: -len(cue.particle))) for k, v in by_first.items()},
        frozenset(first for first, all_of in by_first.items() if any("quote" in cue.uses for cue in all_of)),
        nouns,
        by_first_word(phrase for p in phrases for phrase in p.according_to),
        frozenset(word for p in phrases for word in p.adverbs),
        frozenset(word for p in phrases for word in p.documents),
        frozenset(word for t in turns for word in t.not_speakers),
        frozenset(word for t in turns for word in t.sources),
        frozenset(word for t in turns for word in t.titles),
        frozenset(word for t in turns for word in t.asks),
        one_pattern(
            [
                (name, pattern)
                for _, group in knowledge.load(Declines, named("declines"))
                for name in ("subject", "from", "object", "nobody", "doubts")
                for pattern in getattr(group, "from_" if name == "from" else name)
            ]
        ),
        one_pattern(
            [
                (name, pattern)
                for _, group in knowledge.load(Legality, named("legality"))
                for name in ("denies", "affirms")
                for pattern in getattr(group, name)
            ]
        ),
        one_pattern(
            [
                (name, pattern)
                for _, group in knowledge.load(Rebuttals, named("rebuttals"))
                for name in ("denies", "doubts")
                for pattern in getattr(group, name)
            ]
        ),
    )


def one_pattern(patterns: list[tuple[str, str]]) -> re.Pattern[str]:
    """One expression of all (name, pattern); ``lastgroup`` of a match is the name, earlier names first."""
    groups: dict[str, list[str]] = {}
    for name, pattern in patterns:
        groups.setdefault(name, []).append(f"(?:{pattern})")
    parts = (f"(?P<{name}>{'|'.join(group)})" for name, group in groups.items())
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE)


def add(uses: dict[str, Use], frames: tuple[str, ...], entry: VerbEntry | NounEntry) -> None:
    """Add an entry's frames; of two positions for one frame the earlier stands, prepositions add up."""
    preps, addressee = (entry.preps, entry.addressee) if isinstance(entry, VerbEntry) else ((), False)
    for frame in frames:
        old = uses.get(frame)
        if old is None:
            uses[frame] = Use(position=entry.position, hedged=entry.hedged, preps=preps, addressee=addressee)
        elif preps:
            uses[frame] = msgspec.structs.replace(old, preps=tuple(dict.fromkeys((*old.preps, *preps))))


def by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Word sequences by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {k: tuple(sorted(v, key=lambda w: -len(w))) for k, v in table.items()}
