"""Words of a question against the words that a provision lists: beginnings of words, any case."""

import re
from functools import lru_cache


@lru_cache(maxsize=2048)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word.casefold()) for word in words) + r")")


def says(text: str, words: tuple[str, ...]) -> bool:
    """Whether ``text`` (lower case) has a word that begins with one of ``words``."""
    return bool(words) and _pattern(words).search(text) is not None
