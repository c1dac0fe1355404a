"""What the governing word makes of a transfer: the lexicon under ``status/`` and the table of effects.

"did not stop sending" and "urged Iran to stop sending" both leave the supply going on; "agreed to stop" too, until it
is done. So an effect works on how real its own word is.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from ... import knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

Effect = Literal[
    "planned", "requested", "attempted", "refused", "ceased", "ongoing", "started", "same", "completed",
    "alleged", "denied", "told", "policy", "prevented", "lifted",
]  # fmt: skip
Part = Literal["verbs", "clausal", "nominal", "nouns", "modifiers"]
Factuality = Literal["completed", "ongoing", "attempted", "planned", "implied", "negated", "hypothetical", "policy"]


class Fact(NamedTuple):
    """How real something is as the text tells it, and whether that is hedged."""

    status: Factuality
    hedged: bool = False


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file under ``status/``: the words of one part of speech or construction, by their effect."""

    part: Part
    planned: list[str] = []
    requested: list[str] = []
    attempted: list[str] = []
    refused: list[str] = []
    ceased: list[str] = []
    ongoing: list[str] = []
    started: list[str] = []
    same: list[str] = []
    completed: list[str] = []
    alleged: list[str] = []
    denied: list[str] = []
    policy: list[str] = []
    prevented: list[str] = []
    told: list[str] = []
    lifted: list[str] = []


def verb_effect(part: Part, verb: "Token") -> Effect | None:
    """The effect of a verb with its particle ("rule out", "go on"), else of the verb alone."""
    table = lexicon(knowledge.roots())[part]
    for child in verb.children:
        if child.dep_ in ("prt", "prep") and (found := table.get(f"{verb.lemma_} {child.lower_}")):
            return found
    return table.get(verb.lemma_)


def effect(part: Part, lemma: str) -> Effect | None:
    """The effect of a word as a governor; ``clausal`` and ``nominal`` fall back on ``verbs``."""
    return lexicon(knowledge.roots())[part].get(lemma)


@cache
def lexicon(roots: tuple[Path, ...]) -> dict[Part, dict[str, Effect]]:
    files = knowledge.files("reading", "status", among=roots)
    parts: dict[Part, dict[str, Effect]] = {"verbs": {}, "clausal": {}, "nominal": {}, "nouns": {}, "modifiers": {}}
    for _, words in knowledge.load(Words, files):
        for name in Effect.__args__:  # type: ignore[attr-defined]
            parts[words.part].update(dict.fromkeys(getattr(words, name), name))
    parts["clausal"] = parts["verbs"] | parts["clausal"]
    parts["nominal"] = parts["verbs"] | parts["nominal"]
    return parts


def apply(what: Effect, governor: Fact, inner: Fact) -> Fact:
    """The transfer's reality under a governor with this effect, itself as real as ``governor``.

    ``inner`` is what the transfer would be if the governor said nothing of it.
    """
    hedged = governor.hedged or inner.hedged
    real = governor.status
    if real in ("hypothetical", "policy") and what not in ("ceased", "alleged", "denied", "prevented"):
        return Fact(real, hedged)
    if what == "same":
        return Fact(real, hedged)
    if what == "completed":
        return Fact("completed", hedged)
    if what in ("alleged", "denied", "told"):
        return Fact(inner.status, True)
    negated = real == "negated"
    if what == "policy":
        return Fact("planned" if negated else "policy", hedged)  # "lifted the ban on supplying"
    if what in ("planned", "requested"):
        return Fact("negated" if negated and what == "planned" else "planned", hedged)
    if what in ("ceased", "lifted"):
        return Fact("negated" if real in ("completed", "ongoing") else "ongoing", hedged)
    if what == "refused":
        return Fact("completed" if negated else "negated", hedged)
    if what == "prevented":
        return Fact({"negated": "completed", "planned": "hypothetical"}.get(real, "attempted"), hedged)  # type: ignore[arg-type]
    if what == "attempted":
        return Fact(real if real in ("negated", "planned") else "attempted", hedged)
    if negated:
        return Fact("negated", hedged)
    return Fact("planned" if what == "started" and real == "planned" else "ongoing", hedged)
