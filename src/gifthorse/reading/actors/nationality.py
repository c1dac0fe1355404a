"""Which country or group a noun phrase belongs to, by the words in it."""

from typing import TYPE_CHECKING

from ...model import Span
from ..grammar.syntax import with_conjuncts
from ..grammar.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .cast import Cast

Found = tuple[str | None, list[Span]]
MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
OF = ("of", "in", "from", "for", "at", "to", "based")


def nationality(noun: "Token", cast: "Cast", depth: int = 0) -> Found:
    """(code, the words it rests on): by adjective, possessor, "of"/"in"/"from" phrase or apposition, in this order."""
    for child in noun.children:
        if child.dep_ in MODIFIERS and (found := modifier(child, cast))[0]:
            return found
    for child in noun.children:
        if child.dep_ == "poss" and depth < 2:
            owner = cast.resolve(child)
            if owner and owner.referent.code:
                return owner.referent.code, [owner.span]
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in OF:
            found = below(child, cast, depth)
        elif child.dep_ == "appos" and depth < 1:
            found = apposed(child, cast, depth)
        else:
            continue
        if found[0]:
            return found
    if noun.dep_ == "appos" and depth < 1:
        return nationality(noun.head, cast, depth + 1)
    return None, []


def below(preposition: "Token", cast: "Cast", depth: int) -> Found:
    """In "a firm in the port of Latakia": the place, or what the place belongs to."""
    for inner in preposition.children:
        if inner.dep_ == "pobj":
            for conjunct in with_conjuncts(inner):
                hit = cast.hit_of.get(conjunct.i)
                if hit and hit.entry.code and hit.entry.kind != "body":
                    return hit.entry.code, [hit.span]
            if depth < 2 and (found := nationality(inner, cast, depth + 1))[0]:
                return found
    return None, []


def apposed(noun: "Token", cast: "Cast", depth: int) -> Found:
    """In "Petrolina, the Malaysian oil firm": what the apposition says."""
    hit = cast.hit_of.get(noun.i)
    if hit and hit.entry.code and hit.form != "adjective":
        return hit.entry.code, [hit.span]
    return nationality(noun, cast, depth + 1)


def modifier(word: "Token", cast: "Cast") -> Found:
    """The code in one modifier: "Iranian", "Hong Kong-flagged"; not in "Iran-backed"."""
    doc = cast.doc
    for token in sorted((t for t in word.subtree if t.i <= word.i), key=lambda t: -t.i):
        hit = cast.hit_of.get(token.i)
        if not (hit and hit.entry.code and hit.entry.kind not in ("other", "maker")):
            continue
        joined = doc[token.i + 2] if token.i + 2 < len(doc) and doc[token.i + 1].text == "-" else None
        suffix = joined.lower_ if joined is not None else token.lower_.rsplit("-", 1)[-1]
        if suffix not in words("no_nationality"):
            return hit.entry.code, [hit.span]
    return None, []
