"""Which statements put something forward at all, and whose they are.

A cue verb also stands where nobody says anything ("continued to sell", "jets attacked the port"), and a statement
without a source of its own ("a ship suspected of carrying arms") is put forward by whoever it is nested in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Span
from ..actors.cast import Cast
from ..cues import cues
from ..grammar.words import words
from ..statements.declines import PEOPLE
from ..statements.raw import RawStatement
from .speakers import Speakers, kind_of

# Endings of nouns for what happens or is: they show and mean, but nobody speaks through them.
ABSTRACT = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "sis", "ing", "ism", "age", "ure", "fer", "use",
)  # fmt: skip
# What suggests something without being anybody's word.
SIGNS = {"clue", "evidence", "indication", "proof", "sign"}
NON_FINITE = {"VB", "VBG"}
VEHICLES = {"ship"}


@dataclass(frozen=True)
class Spoken:
    """All statements of a document with their speakers; ``around``: the utterances that each place stands in."""

    statements: Sequence[RawStatement]
    speakers: Sequence[Speakers]
    around: dict[Span, list[int]]

    @cached_property
    def judging(self) -> list[int]:
        """The statements that call an account false or unproven."""
        return [i for i, s in enumerate(self.statements) if s.cue and s.kind in ("rebuttal", "nocomment")]


def is_utterance(statement: RawStatement, speakers: Speakers, cast: Cast) -> bool:
    """True where somebody who can speak says something, or the words attribute without naming anybody."""
    if statement.source_head is None:
        return True
    head = cast.doc[statement.source_head]
    if head.lower_ in words("nobody") or kind_of(speakers) in VEHICLES:
        return False
    lemma = head.lemma_.lower()
    if lemma in SIGNS:
        return False
    if head.pos_ == "NOUN" and lemma not in cues().documents and cast.resolve(head) is None:
        if lemma.endswith(ABSTRACT):
            return False
        if statement.kind == "passive" and not lemma.endswith(PEOPLE):
            return False  # "confirmed by telephone", "expected by the end of June"
    return not only_acts(statement, cast)


def only_acts(statement: RawStatement, cast: Cast) -> bool:
    """ "began supplying", "continued to violate": the content is what the subject does, and no word of it is said."""
    if statement.kind != "indirect" or not statement.content:
        return False
    entries = cues().verbs.get(statement.cue_lemma.split()[0], ())
    frames = {frame for entry in entries if entry.lemma == statement.cue_lemma for frame in entry.uses}
    if frames & {"infinitive", "gerund"}:
        return False
    content = cast.doc.char_span(*statement.content[0], alignment_mode="expand")
    if content is None or content[0].lower_ in ("how", "whether", "when", "where", "what", "why"):
        return False
    root = content.root
    if root.tag_ not in NON_FINITE or root.dep_ not in ("xcomp", "pcomp", "advcl", "ccomp"):
        return False
    return not any(c.dep_ in ("nsubj", "aux") and c.lower_ != "to" for c in root.children)


def owner(i: int, statements: Sequence[RawStatement]) -> int:
    """The statement itself, or where it names no source, the nearest one around it that does."""
    at: int | None = i
    while at is not None:
        if statements[at].source:
            return at
        at = statements[at].within
    return i
