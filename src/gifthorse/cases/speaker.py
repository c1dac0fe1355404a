"""Who a source is: its kind, and the key under which it is the same in every document of a case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from .. import knowledge
from ..model import OUTLET, Actor, OriginKind
from ..pipeline import body_of
from ..world import gazetteer, titles
from ..world.forms import bare, flat, slug
from .sheets import sheet

_OFFICIAL = frozenset(("state", "city", "seat", "ministry", "office", "party", "body", "group"))
_NUMBERS = frozenset(
    ("a", "an", "the", "one", "two", "three", "four", "several", "some", "many", "senior", "top", "other", "another")
)


_PREPOSITION = re.compile(
    r"\s+(?:of|in|at|with|from|who|which|familiar|close|on|by|to|inside|within|for|near|speaking|citing|that)\s+"
)


class Sources(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of speakers.yaml."""

    concept: Literal["speakers"]
    documents: tuple[str, ...]
    unnamed: tuple[str, ...]
    pronouns: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """``key`` is the same for the same origin. ``medium``: an agency or an outlet, which may rest on others.

    ``state``: it speaks for the state or group of its ``code``. ``heard`` is for an unnamed one the medium it spoke to.
    ``own``: it is the document's own voice.
    """

    key: str
    name: str
    code: str | None
    kind: OriginKind
    medium: bool = False
    state: bool = False
    own: bool = False
    heard: str | None = None


@dataclass(frozen=True, slots=True)
class Medium:
    """An outlet or agency, known or not."""

    key: str
    name: str
    code: str | None
    agency: bool
    state: bool

    def speaker(self, own: bool) -> Speaker:
        """It as a source."""
        kind: OriginKind = "agency" if self.agency else "outlet"
        return Speaker(self.key, self.name, self.code, kind, medium=True, state=self.state, own=own)


def medium_of(name: str, code: str | None = None) -> Medium:
    """The outlet or agency of a name; ``code`` where the text says whose it is ("Drovia's state media")."""
    return _medium(name, code, knowledge.roots())


@cache
def _medium(name: str, code: str | None, _: tuple[Path, ...]) -> Medium:
    entry = gazetteer().lookup(name)
    if entry and entry.kind in ("agency", "outlet"):
        return Medium(f"medium:{entry.id}", entry.name, entry.code, entry.kind == "agency", entry.official)
    words = name.casefold().split()
    agency = bool(words) and words[-1] in ("agency", "bureau", "newswire", "wire")
    title = titles().of(name)
    state = bool(title and title.kind == "medium" and title.official)
    return Medium(f"medium:{slug(name)}", name, code, agency or state, state)


def speaker_of(source: Actor, via: str | None, own: Medium, spoken: Mapping[str, str] | None = None) -> Speaker:
    """Who a stance's source is. ``own`` is the medium of the document, ``via`` whoever relays the source."""
    name = source.name.strip(" ,")
    if source == OUTLET or name == OUTLET.name or _pronoun(name):
        return own.speaker(own=True)
    known = _named(name, source.code, knowledge.roots())
    if known is not None:
        if known.medium and known.key == own.key:
            return own.speaker(own=True)
        return known
    heard = medium_of(via) if via and _is_medium(via) else own
    head = _head(name)
    if _is_document(name):
        return Speaker(f"document:{source.code or heard.key}:{head}", name, source.code, "document")
    if source.code and _speaks_for_state(name):
        return Speaker(f"official:{source.code}:{slug(name)}", name, source.code, "official", state=True)
    return Speaker(f"unnamed:{heard.key}:{source.code or ''}:{head}", name, source.code, "anonymous", heard=heard.key)


@cache
def _named(name: str, code: str | None, _: tuple[Path, ...]) -> Speaker | None:
    """The speaker of a name of its own; None for a description."""
    entry = gazetteer().lookup(name)
    if entry and entry.kind in ("agency", "outlet"):
        return medium_of(name).speaker(own=False)
    if _is_document(name):
        return None
    if entry and entry.kind != "other":
        code = entry.code or code
        if entry.kind in _OFFICIAL or entry.official:
            if entry.kind in ("state", "city", "seat", "group") and code:
                return Speaker(f"official:{code}", name, code, "official", state=True)
            return Speaker(f"official:{entry.id}", entry.name, code, "official", state=code is not None)
        return Speaker(f"{entry.kind}:{entry.id}", entry.name, code, "person")
    if _is_medium(name):
        return medium_of(name, code).speaker(own=False)
    proper = proper_words(name)
    if not proper:
        return None
    title = titles().of(name)
    private = body_of(Actor(name=name, code=code)) == "private" or bool(title and not title.official)
    state = code is not None and not private
    kind: OriginKind = "official" if state else "person"
    return Speaker(f"name:{' '.join(proper)}", name, code, kind, state=state)


def proper_words(name: str) -> tuple[str, ...]:
    """The words of somebody's own name, without titles and nationalities: ("anders", "quill").

    Of "a spokesman for the ministry, Anders Quill" those after the comma; of "analysts from Halden" none.
    """
    found = []
    parts = [_PREPOSITION.split(part)[0] for part in flat(name).split(",")]
    for word in next((words for part in reversed(parts) if (words := part.split())), ()):
        plain = word.strip("\"'().").removesuffix("'s")
        if not plain[:1].isupper() or plain.casefold() in _NUMBERS or titles().of(plain) is not None:
            continue
        known = gazetteer().lookup(plain)
        if known and known.kind in ("state", "city"):
            continue
        if plain.casefold() in ("mr", "mrs", "ms", "dr", "sir", "western", "gen", "col", "u.s", "u.n"):
            continue
        if plain.casefold() in sheet(Sources, "speakers").unnamed:
            continue
        found.append(bare(plain).casefold())
    return tuple(found)


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "Quill" and "Anders Quill" are one, "Anders Quill" and "Ivo Quill" two."""
    short, long = sorted((a, b), key=len)
    return bool(short) and (long[-len(short) :] == short or set(short) <= set(long))


def _is_medium(name: str) -> bool:
    entry = gazetteer().lookup(name)
    if entry:
        return entry.kind in ("agency", "outlet")
    words = name.casefold().split()
    title = titles().of(name)
    return bool(title and title.kind == "medium") or (len(words) > 1 and words[-1] in ("agency", "bureau", "newswire"))


def points_at_medium(name: str) -> bool:
    """True for "the agency", "the newspaper": a medium, named before."""
    title = titles().of(name)
    first, _, rest = name.partition(" ")
    medium = bool(title and title.kind == "medium") or rest == "agency"
    return first in ("the", "The") and rest.islower() and medium


def _is_document(name: str) -> bool:
    return _head(name) in sheet(Sources, "speakers").documents


def _speaks_for_state(name: str) -> bool:
    title = titles().of(name)
    return bool(title and title.official)


def _pronoun(name: str) -> bool:
    return name.casefold() in sheet(Sources, "speakers").pronouns


def _head(name: str) -> str:
    """The word that a phrase turns on: "source" of "two sources with knowledge of the deal"."""
    before = re.split(
        r"\s+(?:of|in|at|with|from|who|familiar|close|on|by|to|inside|within|for|near)\s+", name.casefold()
    )[0]
    words = before.split()
    head = words[-1].strip(",.;:'\"") if words else ""
    return head.removesuffix("s") if head.removesuffix("s") in sheet(Sources, "speakers").unnamed else head
