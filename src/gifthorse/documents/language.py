"""Which language a text is in, told from its script and its small words. Light on purpose: no model, no dependency."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

from .. import knowledge

WORD = re.compile(r"[^\W\d_]+")


class Languages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``scripts``: ISO 639-1 code to character ranges; ``words``: code to small words, in lower case."""

    scripts: dict[str, list[str]]
    words: dict[str, list[str]]


@cache
def languages() -> Languages:
    """Our list; a user's own languages wait for a reader of other languages than English."""
    return knowledge.load_one(Languages, Path(__file__).with_name("languages.yaml"))


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, judged by its first 2,000 characters; None where it is unclear."""
    words = Counter(WORD.findall(text[:2000].lower()))
    letters = "".join(words)
    if not letters.isascii():
        for code, ranges in languages().scripts.items():
            # Japanese mixes kana into Han, so its range stands first and a fifth is enough.
            if len(re.findall(f"[{''.join(ranges)}]", letters)) > len(letters) / 5:
                return code
    counts = {code: sum(map(words.__getitem__, small)) for code, small in languages().words.items()}
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    clear = counts[best] >= 3 and counts[best] > words.total() / 12 and counts[best] > 1.2 * counts[second]
    return best if clear else None


def code_of(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("en-GB", "en_US"); None where it is none."""
    match = re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)", tag or "")
    return match[1].lower() if match else None
