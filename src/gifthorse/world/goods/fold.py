"""Folding: text in the shape that forms are compared in, character for character, so that offsets stay."""

import re
from unicodedata import normalize

_OTHER = re.compile("[^a-z0-9' ]")
_MAP: dict[str, str] = {"’": "'", "‘": "'", "ʼ": "'", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "s"}


def _one(match: re.Match[str]) -> str:
    char = match[0]
    known = _MAP.get(char)
    if known is None:
        plain = normalize("NFKD", char)[:1]
        known = _MAP[char] = plain if plain.isascii() and plain.isalnum() else char if char.isalnum() else " "
    return known


def same_length(text: str) -> str:
    """Lower case, accents off, every joint and mark a blank; as many characters as ``text``."""
    return _OTHER.sub(_one, text.replace("İ", "I").lower())


def fold(word: str) -> str:
    """The same for a form: single blanks, none around."""
    return " ".join(same_length(word).split())
