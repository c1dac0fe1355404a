"""Folding: text in the shape that forms are compared in, character for character, so that offsets stay."""

import re
from functools import cache
from unicodedata import normalize

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SPECIAL = {"’": "'", "‘": "'", "ʼ": "'", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "ł": "l", "Ł": "L", "ß": "s"}
_LETTER = "\x01"
"""Stands for a letter of another script: part of a word, equal to none of ours."""
_MARKS = {n: " " for n in range(128) if not (chr(n).isalnum() or chr(n) in f"'&{_LETTER}")}


@cache
def _plain(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    base = normalize("NFKD", char)[:1]
    return base if base.isascii() and base.isalnum() else _LETTER if char.isalnum() else " "


def same_length(text: str) -> str:
    """Lower case, accents off, every joint and mark a blank; as many characters as ``text``."""
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: _plain(match[0]), text)
    return text.lower().translate(_MARKS)


def fold(word: str) -> str:
    """The same for a form: single blanks, none around."""
    if word.isascii() and word.replace(" ", "").isalpha():
        return word.lower()
    return " ".join(same_length(word).split())
