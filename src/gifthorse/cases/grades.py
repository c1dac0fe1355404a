"""Admiralty grades by named checks: who the source is, and apart from it what others say to the information."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from ..model import About, Grade, Origin, Position
from ..world import gazetteer, titles
from .origins import Voice
from .sheets import sheet

_OPPOSITE: dict[Position, tuple[Position, ...]] = {"affirms": ("denies", "doubts"), "denies": ("affirms",)}


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    when: str
    grade: str
    says: str


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    grade: str
    says: str


class Axes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    information: str


class Grades(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the head of grades.yaml."""

    concept: Literal["grades"]
    table: dict[str, Listed]
    source: tuple[Check, ...]
    information: tuple[Check, ...]
    default: Axes


@dataclass(frozen=True)
class Seen:
    """What a check sees: an origin, its voices, and how many other origins say the same or the opposite."""

    origin: Origin
    voices: Sequence[Voice]
    others: int
    against: int
    threshold: int


def grade_of(
    origin: Origin, voices: Sequence[Voice], positions: Mapping[tuple[About, Position], int], threshold: int
) -> Grade:
    """The grade proposed for one origin of a case, with a reason for each axis.

    ``positions``: how many origins of the case take which position.
    """
    table = sheet(Grades, "grades")
    same = positions.get((origin.about, origin.position), 1) - 1
    against = sum(positions.get((origin.about, other), 0) for other in _OPPOSITE.get(origin.position, ()))
    seen = Seen(origin, voices, same, against, threshold)
    listed = next((table.table[name] for name in (origin.name, *origin.names) if name in table.table), None)
    if listed:
        source, why = listed.grade, listed.says
    else:
        source, why = _first(table.source, seen, ("F", table.default.source))
    information, because = _first(table.information, seen, ("6", table.default.information))
    return Grade(source=source, information=information, because=(why, because))


def _first(checks: Sequence[Check], seen: Seen, default: tuple[str, str]) -> tuple[str, str]:
    for check in checks:
        if CHECKS[check.when](seen):
            return check.grade, check.says.format(others=seen.others)
    return default


def _state_medium(seen: Seen) -> bool:
    return seen.origin.kind == "agency" and any(v.speaker.state for v in seen.voices)


def _named(name: str) -> bool:
    """True for a name, and for a body ("foreign ministry"), which is named by its state."""
    title = titles().of(name)
    return name[:1].isupper() or bool(title and title.kind == "body")


def _known_medium(key: str) -> bool:
    entry = gazetteer().entry(key.removeprefix("medium:"))
    return entry is not None and not entry.official


CHECKS: dict[str, Callable[[Seen], bool]] = {
    "record": lambda s: s.origin.kind == "document",
    "state_medium": _state_medium,
    "named_official": lambda s: s.origin.kind == "official" and any(map(_named, s.origin.names)),
    "independent_medium": lambda s: (
        s.origin.kind in ("agency", "outlet") and any(_known_medium(v.speaker.key) for v in s.voices)
    ),
    "heard_by_medium": lambda s: (
        s.origin.kind == "anonymous" and any(v.speaker.heard and _known_medium(v.speaker.heard) for v in s.voices)
    ),
    "confirmed": lambda s: _positive(s) and s.others >= s.threshold and not s.against,
    "supported": lambda s: _positive(s) and s.others > 0 and not s.against,
    "disputed_support": lambda s: _positive(s) and s.others > 0,
    "contradicted": lambda s: _positive(s) and s.against > 0,
}


def _positive(seen: Seen) -> bool:
    """Only who affirms or denies gives information that can be graded."""
    return seen.origin.position in ("affirms", "denies")
