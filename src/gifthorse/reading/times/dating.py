"""Which of a text's times dates a transfer: the one in its own clause, never the time of telling."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..status.clauses import VERBAL, clause_of
from ..status.embedding import effect
from ..status.factuality import verb_fact
from .edtf import interval
from .spine import STEPS, is_telling, spine_of
from .words import telling

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..grammar.parse import Parsed
    from .find import TimeHit

# (rank: 0 on the trigger itself, 1 on its clause, 2 on a coordinate clause, 3 some time before; distance in tokens)
Place = tuple[int, int]


def date_of(trigger: "Token", times: "Sequence[TimeHit]", parsed: "Parsed", published: str | None) -> str | None:
    """The EDTF date of the transfer that ``trigger`` tells, or None. ``times`` are those of the whole text.

    A wrong date costs more than none: a time that hangs on a telling verb ("said on Tuesday"), on another noun ("the
    2008 war") or in another clause is not taken.
    """
    sentence = trigger.sent
    here = [hit for hit in times if sentence.start_char <= hit.span.start < sentence.end_char]
    spine = spine_of(trigger)
    placed: list[tuple[Place, str]] = []
    for hit in here:
        words = parsed.doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
        if words is None or hit.edtf is None:
            continue
        if is_after(words.root, spine):
            if later := until_published(hit.edtf, published):
                placed.append(((3, abs(words.root.i - trigger.i)), later))
            continue
        if is_telling_time(words.root, words.start):
            continue
        rank = rank_of(words.root, trigger, spine)
        if rank is None and opens_clause(words, spine):
            rank = 1
        if rank is not None:
            placed.append(((rank, abs(words.root.i - trigger.i)), hit.edtf))
    if not placed:
        return current_year(spine, published)
    (rank, _), best = min(placed, key=lambda found: found[0])
    if rank == 2 and len({date for _, date in placed}) > 1:
        return None
    return best


def is_after(time: "Token", spine: "list[Token]") -> bool:
    """ "After the election in May, Norland sold …": the event came later."""
    token = time
    for _ in range(STEPS):
        if token.lower_ in ("after", "following") and token.dep_ == "prep":
            return token.head in spine
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADP") or token.head == token:
            return False
        token = token.head
    return False


def until_published(after: str, published: str | None) -> str | None:
    """From the date to the publication, where that says something: not for what lies more than two years back."""
    first = after.split("/")[0]
    if not published or int(published[:4]) - int(first[:4]) > 2:
        return None
    return interval(first, published[: len(first)])


def current_year(spine: "list[Token]", published: str | None) -> str | None:
    """The year of publication where the clause says that it goes on now: "is sending", "has begun", "now"."""
    if not published:
        return None
    for token in spine:
        if token.pos_ not in VERBAL:
            continue
        if any(c.lower_ == "now" and c.dep_ == "advmod" for c in token.children):
            return published[:4]
        clause = clause_of(token)
        if clause.negated:
            return None
        if clause.progressive and clause.tense == "present" and token in spine[: 1 if spine[0].pos_ in VERBAL else 2]:
            return published[:4] if verb_fact(token, 0) == ("ongoing", False) else None
        if effect("verbs", token.lemma_) == "started" and clause.tense == "perfect":
            return published[:4]
    return None


def is_telling_time(time: "Token", start: int) -> bool:
    """ "said on Tuesday", "told reporters Friday", "in a statement on Feb. 20", "Tuesday's report"."""
    doc = time.doc
    words = telling()
    before = start - 1
    while before >= 0 and (doc[before].pos_ in ("ADP", "ADV", "DET") or doc[before].lower_ in ("late", "early")):
        before -= 1
    if (
        before >= 0
        and doc[before].sent == time.sent
        and doc[before].lemma_ in words.verbs
        and doc[before].pos_ in VERBAL
    ):
        return True
    token = time
    for _ in range(STEPS):
        if token.pos_ in VERBAL:
            return token.lemma_ in words.verbs and token.dep_ not in ("acl", "amod")
        if token != time and token.pos_ == "NOUN" and token.lemma_ in words.nouns:
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def rank_of(time: "Token", trigger: "Token", spine: "list[Token]") -> int | None:
    """How closely a time belongs to the trigger, or None where it belongs to something else."""
    token = time
    path: list[Token] = []
    if any(verb.dep_ in ("relcl", "advcl") and verb.head == time and opens_with_when(verb) for verb in spine):
        return 1  # "in September, when it sold …"
    for _ in range(STEPS):
        if token in spine:
            return rank_on(path, spine.index(token), trigger)
        if token.pos_ in VERBAL and token != time:
            if token.dep_ == "advcl" and token.head in spine and opens_with_when(token):
                return 2  # "flew in food when the row broke out last year"
            return 2 if is_coordinate(token, spine) else None
        path.append(token)
        if token.head == token:
            return None
        token = token.head
    return None


def opens_clause(time: "Span", spine: "list[Token]") -> bool:
    """ "…that in November Norland sold": right before the subject, wherever the parser hung it."""
    doc = time.doc
    if not time.start or doc[time.start - 1].lower_ not in ("in", "on", "during"):
        return False
    after = time.end + (time.end < len(doc) and doc[time.end].text == ",")
    if after >= len(doc):
        return False
    token = doc[after]
    while token.dep_ in ("det", "amod", "compound", "poss", "nummod", "case") and token.head.i > token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass") and token.head in spine


def rank_on(path: "list[Token]", level: int, trigger: "Token") -> int | None:
    """The time hangs on the spine through ``path``: straight, or through a noun that must not own it."""
    nouns = [t for t in path[1:] if t.pos_ in ("NOUN", "PROPN")]
    for lower, noun in pairwise(path):
        if noun in nouns and lower.dep_ in ("nummod", "compound", "amod", "poss", "nmod", "appos"):
            return None  # "the 2008 war", "last year's budget": the noun's time
    return 0 if level == 0 and not nouns else 1


def opens_with_when(verb: "Token") -> bool:
    return any(c.lower_ == "when" and c.dep_ in ("advmod", "mark") for c in verb.children)


def is_coordinate(verb: "Token", spine: "list[Token]") -> bool:
    """The verb's clause is joined to the trigger's by "and" and has the same subject."""

    def own_subject(token: "Token") -> bool:
        return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)

    for token in spine:
        if verb.dep_ == "conj" and verb.head == token and not own_subject(verb):
            return not is_telling(verb)
        if token.dep_ == "conj" and token.head == verb and token.pos_ in VERBAL and not own_subject(token):
            return not is_telling(verb)
    return False
