"""What a question's words mean: the head of a phrase decides, what stands around it refines.

"Mercedes limousine" is a limousine, "chassis for trucks" chassis, "spare parts for aircraft" parts of aircraft,
"a shipment of rice" rice. The rules speak of positions (before the head, behind "of" and "for"), never of goods.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .fold import same_length

if TYPE_CHECKING:
    from .matcher import GoodsHit, GoodsMatcher

OWNER = frozenset({"for", "of", "to", "in"})
"""Behind these stands what the head belongs to, or what a container holds."""
BREAK = re.compile(
    r"[,;()]|(?<![\w-])(?:and|or|plus|as well as|together with|along with|for|of|to|in|with|from|under|covered|worth|"
    r"on|at|by|through|via|into|aboard|against|delivered|shipped|railed|sent|exporting|carrying|bound|using|used|made|including|"
    r"such as|not|without|no|other than|except|excluding|paid|presented|entering|belonging|owned|intended|meant|"
    r"destined|loaded|containing|signed|printed for|a pair|each|per)(?![\w-])",
    re.IGNORECASE,
)
AND = frozenset({",", ";", "and", "or", "plus", "as well as", "together with", "along with", "including", "such as"})
NOT = frozenset({"not", "without", "no", "other than", "except", "excluding"})
FILLED = frozenset({"carrying", "containing", "exporting", "loaded", "with"})


BELONGING = frozenset({"parts", "engine", "ammunition"})
"""Words whose class is told by the goods they belong to."""
PEOPLE = frozenset({"troops", "labour", "money", "technology"})
"""Top classes that a service is not done to: who is trained or paid is no goods."""


class Piece(NamedTuple):
    """A stretch between two joints: the joint before it and the goods words in it."""

    joint: str
    hits: tuple["GoodsHit", ...]


def pieces(words: str, hits: Sequence["GoodsHit"]) -> list[Piece]:
    """Cut at prepositions, conjunctions and commas that stand inside no goods word; what "not" excludes is left out."""
    cuts = [(0, 0, "")]
    for match in BREAK.finditer(words):
        if not any(hit.span.start <= match.start() < hit.span.end for hit in hits):
            cuts.append((match.start(), match.end(), match[0].lower()))
    found: list[Piece] = []
    for number, (_, start, joint) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else len(words)
        inside = tuple(hit for hit in hits if start <= hit.span.start < end)
        if joint not in NOT:
            found.append(Piece(joint, inside))
        elif number + 1 == len(cuts):
            break
    return found


def meant(matcher: "GoodsMatcher", words: str, hits: Sequence["GoodsHit"]) -> tuple["GoodsHit", ...]:
    """The goods that the words name, head first; behind a service what it is done to ("repair of tanks")."""
    parts = pieces(words, hits)
    found: list[GoodsHit] = []
    for number, piece in enumerate(parts):
        if not piece.hits or (found and piece.joint not in AND):
            continue
        head = _head(matcher, piece.hits)
        served: list[GoodsHit] = []
        behind = next((p for p in parts[number + 1 :] if p.hits), None)
        owned = behind is not None and behind.joint in OWNER
        if behind is not None and head.head is not None and (owned or behind.joint in FILLED):
            other = _head(matcher, behind.hits)
            head = _of(matcher, head, other)
            served = [other] if head.head == "service" and _family(other.class_) not in PEOPLE else []
        found += [head, *served]
    if found and not found[0].luxury and says_luxury(matcher.lexicon.luxury, f" {same_length(words)} "):
        found[0] = msgspec.structs.replace(found[0], luxury=True)
    return tuple(dict.fromkeys(found))


def says_luxury(words: frozenset[str], low: str) -> bool:
    """True where one of the words ("high end", "luxury") stands in the folded stretch, which begins and ends blank."""
    return any(f" {word} " in low for word in words)


def joined(matcher: "GoodsMatcher", text: str, hits: Sequence["GoodsHit"]) -> list["GoodsHit"]:
    """In running text: neighbours that name one thing ("Shahed drones", "Hawk missile spare parts") as one hit.

    A neighbour that only looks like a part of the name ("ship weapons" may be verb and object) stays on its own.
    """
    found: list[GoodsHit] = []
    for hit in reversed(hits):
        head = found[-1] if found else None
        if head is None or text[hit.span.end : head.span.start] not in (" ", "-") or (head.verb and head.head):
            found.append(hit)
            continue
        one = _pair(matcher, head, hit)
        if one is head and hit.class_ != head.class_ and hit.kind == "noun":
            found.append(hit)
        else:
            found[-1] = msgspec.structs.replace(
                one,
                span=hit.span.hull(head.span),
                luxury=hit.luxury or head.luxury or one.luxury,
                weak=hit.weak and head.weak,
                verb=head.verb,
                kind="model" if "model" in (hit.kind, head.kind) else one.kind,
            )
    return found[::-1]


def _head(matcher: "GoodsMatcher", hits: tuple["GoodsHit", ...]) -> "GoodsHit":
    """The last goods word of a noun phrase, refined by those before it."""
    head = hits[-1]
    for other in reversed(hits[:-1]):
        head = _pair(matcher, head, other)
    return head


def _pair(matcher: "GoodsMatcher", head: "GoodsHit", other: "GoodsHit") -> "GoodsHit":
    """What ``head`` with ``other`` before it means: ``head`` itself, ``other``, or parts of ``other``."""
    if head.head == "parts" and other.head == "engine":
        return other
    if head.head in BELONGING and other.head is None:
        return _of(matcher, head, other)
    if _gives_way(head, other) or (head.head is None and _refines(other, head)):
        return other
    return head


def _gives_way(head: "GoodsHit", other: "GoodsHit") -> bool:
    """True for a head that says nothing of its kind: a container, a vague word, a maker."""
    return ((head.head == "container" or head.vague) and not other.vague) or (
        head.kind == "maker" and other.kind != "maker"
    )


def _of(matcher: "GoodsMatcher", head: "GoodsHit", other: "GoodsHit") -> "GoodsHit":
    """``head`` of ``other``: a container gives what it holds, parts the parts class of what they belong to."""
    if head.head == "container":
        return other
    if head.head in BELONGING:
        class_ = matcher.belonging(other.class_, head.head) or (head if head.head == "ammunition" else other).class_
        return head if class_ == head.class_ else matcher.as_class(head, class_, alternatives=(other.class_,))
    return head


def _refines(other: "GoodsHit", head: "GoodsHit") -> bool:
    """True where ``other`` before the head says more narrowly what the head is (a Kornet missile, a Lexus SUV)."""
    if other.kind == "maker" or other.class_ == head.class_:
        return False
    if other.kind == "model":
        return _family(other.class_) in {_family(class_) for class_ in (head.class_, *head.alternatives)} or (
            head.class_.count(".") <= 1 and not head.class_.startswith("technology")
        )
    return other.class_.startswith(head.class_ + ".")


def _family(class_: str) -> str:
    return class_.split(".")[0]
