"""What the words around a telling make of a source's position on it."""

from collections.abc import Sequence

from ..actors.cast import Cast
from ..grammar.words import words
from ..statements.raw import RawStatement
from ..status.embedding import effect
from ..tellings.find import Telling
from .utterances import owner

# Verbs that a refusal governs without ending there: "declined to say whether it had sold".
ANSWERING = frozenset(("say", "comment", "confirm", "deny", "discuss", "tell", "answer", "respond"))


def in_force(statement: RawStatement, cast: Cast) -> bool:
    """False for a rule that is gone: "lifted a ban on supplying"."""
    cue = cast.doc.char_span(*statement.cue[0], alignment_mode="expand")
    return not any(effect("nominal", a.lemma_) == "lifted" for t in cue or () for a in (t, *t.ancestors))


def in_question(telling: Telling) -> bool:
    """ "It is not clear whether arms were sent" tells nothing."""
    above = [telling.trigger, *telling.trigger.ancestors]
    return any(c.dep_ == "mark" and c.lower_ == "whether" for t in above for c in t.children)


def is_over(telling: Telling) -> bool:
    """True where the telling only ended: "has stopped supplying" presupposes that it went on."""
    above = [telling.trigger, *telling.trigger.ancestors]
    return any(effect("clausal", t.lemma_) == "ceased" or effect("nominal", t.lemma_) == "ceased" for t in above)


def turned(position: str, telling: Telling, i: int, statements: Sequence[RawStatement], judging: Sequence[int]) -> str:
    """The position on an account that its speaker calls false or unproven in the same sentence.

    "Said that reports of the sale were false" denies, "said that the reported sale has not been verified" doubts.
    ``judging`` are the indices of the statements that judge in such words.
    """
    sentence = telling.trigger.sent
    of_account = any(a.lemma_.lower() in words("accounts") for a in telling.trigger.ancestors)
    for k in judging:
        s = statements[k]
        if not sentence.start_char <= s.cue[0].start < sentence.end_char:
            continue
        if s.source_head not in (None, statements[i].source_head):
            continue
        if s.position == "denies" and of_account:
            return "denies"
        if s.position == "doubts" and owner(k, statements) in (i, k):
            return "doubts"
    return position


def governs(statement: RawStatement, telling: Telling) -> bool:
    """True where a denial bears on the telling itself and not on something that only mentions it.

    "Denied that it had sent arms" does; "denied that he was briefed on reports that arms were sent" does not.
    """
    first = min(s.start for s in statement.content)
    last = max(s.end for s in statement.content)
    above = [a for a in telling.trigger.ancestors if first <= a.idx < last and a.pos_ in ("VERB", "AUX")]
    through = words("transparent_verbs") | (ANSWERING if statement.kind == "nocomment" else frozenset())
    return all(a.lemma_ in through for a in above)
