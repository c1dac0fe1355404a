"""Common nouns that mean an actor ("officials", "the ministry", "rebels"). The knowledge is ``nouns.yaml``."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ... import knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token


class ActorNoun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns of one kind; ``refers_to`` are the kinds of earlier mentions that "the …" can stand for."""

    kind: str
    refers_to: tuple[str, ...]
    words: tuple[str, ...]


class GroupRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``group`` is meant by one of ``words`` with one of the ``codes`` beside it."""

    group: str
    codes: tuple[str, ...]
    words: tuple[str, ...]


class NounFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``nouns.yaml``."""

    nouns: tuple[ActorNoun, ...]
    groups: tuple[GroupRule, ...]


@cache
def _file() -> NounFile:
    return knowledge.load_one(NounFile, Path(__file__).with_name("nouns.yaml"))


@cache
def actor_nouns() -> dict[str, ActorNoun]:
    """Lemma (or plural form) → what it means; the first kind that lists a word decides."""
    found: dict[str, ActorNoun] = {}
    for noun in _file().nouns:
        for word in noun.words:
            found.setdefault(word, noun)
    return found


def group_of(noun: ActorNoun, token: "Token", code: str | None, phrase: str) -> str | None:
    """The armed group that "Syrian rebels" means: by the noun (or a word of its phrase) and the country beside it."""
    if code is None:
        return None
    if code.startswith("group:"):
        return code
    if noun.kind not in ("group", "official-body", "person"):
        return None
    lemma = token.lemma_.lower()
    for rule in _file().groups:
        if code in rule.codes and (lemma in rule.words or any(word in phrase.split() for word in rule.words)):
            return rule.group
    return None
