"""Which strings name an entry: the spellings that a form stands for."""

import re
import unicodedata
from collections.abc import Iterator

from .entry import Form

_ARTICLE = re.compile(r"\b[aA]l-(?=\w)")
_FLAT = str.maketrans("\n\r\t\u00a0\u2009\u202f’‘ʼ\u2010\u2011", "      '''--")


def flat(text: str) -> str:
    """The text with one spelling of space, apostrophe and hyphen; the same length, so offsets hold."""
    return text.translate(_FLAT)


def bare(form: str) -> str:
    """Without diacritics: "Yaoundé" → "Yaounde"."""
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def slug(name: str) -> str:
    """ "Hayat Tahrir al-Sham" → "hayat-tahrir-al-sham"."""
    return re.sub(r"[^a-z0-9]+", "-", bare(name).casefold()).strip("-")


def is_acronym(form: str) -> bool:
    """True for "US", "U.S.", "IRGC", "RFE/RL": case is then all that tells it from a word."""
    return len(form) < 9 and form.isupper() and " " not in form


def form_of(form: str) -> Form:
    """How a name without adjectives names its entry."""
    return "acronym" if is_acronym(form) else "name"


def spellings(form: str) -> Iterator[str]:
    """The form itself and what newspapers make of it: no diacritics, other articles, capitals throughout."""
    form = flat(form)
    variants = {form, bare(form)}
    if "l-" in form:
        variants |= {_ARTICLE.sub(article, v) for v in tuple(variants) for article in ("al-", "Al-", "al ", "Al ")}
    for variant in variants:
        yield variant
        if not any(is_acronym(word) for word in variant.split()):
            yield variant.upper()
