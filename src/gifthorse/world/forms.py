"""Which strings name an entry: the spellings that a form stands for."""

import re
import unicodedata
from collections.abc import Iterator

from .entry import Form

FORMS: tuple[Form, ...] = ("name", "adjective", "people", "short", "acronym")
HEAD = re.compile(r"\w+\W{1,3}\w+")
_ARTICLE = re.compile(r"\b[aA]l-(?=\w)")
_FLAT = tuple(zip("\n\r\t\u00a0\u2009\u202f’‘ʼ\u2010\u2011", "      '''--", strict=True))


def flat(text: str) -> str:
    """The text with one spelling of space, apostrophe and hyphen; the same length, so offsets hold."""
    for odd, plain in _FLAT:  # many times faster than str.translate
        text = text.replace(odd, plain)
    return text


def bare(form: str) -> str:
    """Without diacritics: "Yaoundé" → "Yaounde"."""
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def slug(name: str) -> str:
    """What stands in an id: "Hayat Tahrir al-Sham" → "hayat-tahrir-al-sham"."""
    return re.sub(r"[^a-z0-9]+", "-", bare(name).casefold()).strip("-")


def head(form: str) -> str:
    """What a form of several words is looked up by, its first two: "U.S" of "U.S.", "al-Qaida"; "" of a single word."""
    match = HEAD.match(form)
    return match.group() if match else ""


def is_acronym(word: str) -> bool:
    """True for "US", "U.S.", "IRGC", "RFE/RL", "MoD": its capitals are all that tells it from a word."""
    mixed = len(word) < 6 and sum(map(str.isupper, word)) > 1
    return 1 < len(word) < 9 and (word.isupper() or mixed) and " " not in word


def form_of(form: str) -> tuple[str, Form]:
    """The form as written in a sheet → (the words, how they name the entry)."""
    if form.startswith("="):
        return form[1:], "adjective"
    return form, "acronym" if is_acronym(form) else "name"


def in_capitals(form: str) -> bool:
    """True where the form may also stand wholly in capitals ("IRAN", "US NAVY", but not "THE CAR" for a republic)."""
    words = form.split()
    plain = [word for word in words if not is_acronym(word)]
    return len(plain) == len(words) or any(len(word) > 3 for word in plain)


def spellings(form: str) -> Iterator[str]:
    """The form itself and what newspapers make of it: without diacritics, with other articles."""
    form = flat(form)
    variants = {form, bare(form)}
    if "l-" in form:
        variants |= {_ARTICLE.sub(article, v) for v in tuple(variants) for article in ("al-", "Al-", "al ", "Al ")}
    yield from sorted(variants)
