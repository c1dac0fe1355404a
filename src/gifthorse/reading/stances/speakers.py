"""Who speaks: the actors behind a statement's source words.

A source may be several ("U.S. and Israeli officials", "the embassies of Elland and Orsk"): each speaks. What a text
introduces once as a speaker it calls "he", "it", "the official" or "the report" when that one speaks again.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...model import Span
from ..actors.cast import Cast
from ..actors.coreference import PERSONAL, Mention
from ..actors.nouns import actor_nouns
from ..cues import cues
from ..grammar.syntax import with_conjuncts
from ..statements.raw import RawStatement

if TYPE_CHECKING:
    from spacy.tokens import Token

Speakers = tuple[Mention, ...]
PEOPLE = ("person", "official", "office")
PLURAL = ("NNS", "NNPS")
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
LONGEST_NAME = 80  # characters of an unnamed source's own words


def speakers_of(statements: Sequence[RawStatement], cast: Cast) -> list[Speakers]:
    """The actors behind each statement, in the order of their words; () where it has no source."""
    found: list[Speakers] = []
    last: dict[str, Speakers] = {}
    known: dict[int, Speakers] = {}
    for statement in statements:
        head = cast.doc[statement.source_head] if statement.source_head is not None else None
        if head is None or not statement.source:
            found.append(())
            continue
        if head.i not in known:
            phrase = statement.source[0]
            known[head.i] = again(head, phrase, last) or tuple(named(head, statement, cast))
            if closer := introduced(head, phrase, known[head.i], cast):
                known[head.i] = (closer,)
            for handle in handles(head, known[head.i]):
                last[handle] = known[head.i]
        found.append(known[head.i])
    return found


def again(head: "Token", phrase: Span, last: dict[str, Speakers]) -> Speakers:
    """The earlier speakers that a pronoun or a noun phrase like "the official" stands for."""
    if head.lower_ in PERSONAL:
        earlier = last.get("person", ())
    elif head.lower_ in ("it", "they"):
        earlier = last.get("several", ()) if head.lower_ == "they" else ()
        earlier = earlier or last.get("thing", ())
    elif head.pos_ == "NOUN" and is_bare_definite(head):
        earlier = last.get(head.lower_, ())
    else:
        return ()
    return tuple(Mention(m.referent, phrase, head.i, pronoun=True) for m in earlier)


def introduced(head: "Token", phrase: Span, speakers: Speakers, cast: Cast) -> Mention | None:
    """In "Mr. Dorn was calm. 'No,' he said.": who was named behind the last speaker and fits the pronoun better."""
    if head.lower_ not in PERSONAL or not speakers:
        return None
    meant = cast.resolve(head)
    if meant is None or meant.referent is speakers[0].referent:
        return None
    latest = {id(m.referent): m.head for m in cast.timeline if m.head < head.i}
    if latest.get(id(meant.referent), -1) > latest.get(id(speakers[0].referent), head.i):
        return Mention(meant.referent, phrase, head.i, pronoun=True)
    return None


def handles(head: "Token", speakers: Speakers) -> Iterator[str]:
    """The words by which a speaker may be meant later: its own noun, and the class of pronoun."""
    if head.pos_ == "NOUN":
        yield head.lower_
    if not speakers:
        return
    if len(speakers) > 1 or head.tag_ in PLURAL:
        yield "several"
    elif speakers[0].referent.kind in PEOPLE or titled(head):
        yield "person"
    else:
        yield "thing"


def titled(head: "Token") -> bool:
    """ "Iva Maran, a ministry spokeswoman": a name with an office beside it is a person's."""
    beside = [c for c in head.children if c.dep_ in ("appos", "compound")]
    return any((noun := actor_nouns().get(c.lemma_.lower())) and noun.kind in PEOPLE for c in beside)


def is_bare_definite(head: "Token") -> bool:
    """ "the official", "this report"; not "the Ellish official" or "the official from Elland"."""
    children = [c for c in head.children if not c.is_punct and c.dep_ not in ("relcl", "acl", "appos")]
    return bool(children) and all(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "those") for c in children)


def named(head: "Token", statement: RawStatement, cast: Cast) -> Iterator[Mention]:
    """The actors that a statement's own source words name; an unnamed source keeps the words used."""
    whole = statement.source[0]
    several = [t for t in with_conjuncts(head) if t.i == head.i or whole.start <= t.idx < whole.end]
    if statement.kind == "nocomment":
        several += also(head)
    for token in several:
        phrase = whole if len(several) == 1 else noun_phrase(token, several)
        mention = actor_of(token, phrase, cast)
        if mention.referent.code is None and statement.kind == "turn" and cast.outlet and cast.outlet.official:
            mention.referent.code = cast.outlet.code  # the spokesman in a government's own transcript
        if mention.referent.code is None and (mention.referent.kind in PEOPLE or titled(token)):
            mention.referent.code = code_of_office(token, cast)
        yield mention
        for code in further_codes(token, mention.referent.code, cast):
            name = phrase.of(cast.parsed.text)
            yield cast.mention(token, f"source:{code}:{name.lower()}", name, code, "official", phrase)


def also(head: "Token") -> list["Token"]:
    """In "he declined to comment, as did the embassies": those who do the same."""
    same = [c for c in head.head.children if c.dep_ in ("advcl", "conj", "ccomp") and c.lemma_ == "do" and c.i > head.i]
    return [t for verb in same for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i for t in with_conjuncts(c)]


def actor_of(token: "Token", phrase: Span, cast: Cast) -> Mention:
    """The actor under one noun: what the cast knows, else one with the words used."""
    known = cast.resolve(token)
    if token.pos_ == "NOUN":  # "an expert, Olga Prins"
        person = next((c for c in token.children if c.dep_ == "appos" and c.i in cast.person_of), None)
        known = cast.resolve(person) if person is not None else known
    name = phrase.of(cast.parsed.text)
    if known and not (token.tag_ in PLURAL and known.referent.kind == "person"):  # "the officials" are no one man
        bare = ARTICLE.sub("", name, count=1).split(", ")[0]
        if token.pos_ == "NOUN" and bare.startswith(known.referent.name) and len(bare) < LONGEST_NAME:
            known.referent.name = bare  # "officials in three capitals"
        return known
    kind = "document" if token.lemma_.lower() in cues().documents else "official"
    return cast.mention(token, f"source:{name.lower()}", name, cast.code_in_modifiers(token), kind, phrase)


def code_of_office(token: "Token", cast: Cast) -> str | None:
    """In "a ministry spokesman", "the company's chief": the code of the last such body, where it has one."""
    beside = [token, *(c for c in token.children if c.dep_ == "appos")]
    for child in (c for t in beside for c in t.children):
        noun = actor_nouns().get(child.lemma_.lower())
        if noun is None or child.dep_ not in ("compound", "poss", "nmod") or noun.kind in PEOPLE:
            continue
        for mention in reversed(cast.timeline):
            if mention.head < child.i and mention.referent.kind in noun.refers_to and mention.referent.code:
                return mention.referent.code
        if cast.outlet and cast.outlet.official:
            return cast.outlet.code  # "the ministry spokesman" of a state's own agency
    return None


def further_codes(noun: "Token", first: str | None, cast: Cast) -> Iterator[str]:
    """In "Ellish and Orskan officials", "the governments of Elland and Orsk": the codes behind the first."""
    seen = {first}
    for token in noun.subtree:
        hit = cast.hit_of.get(token.i)
        if token.dep_ != "conj" or token.head is noun or hit is None or hit.entry.code is None:
            continue
        before = cast.hit_of.get(token.head.i)
        if before is not None and before.entry.code in seen and hit.entry.code not in seen:
            seen.add(hit.entry.code)
            yield hit.entry.code


def noun_phrase(token: "Token", several: Sequence["Token"]) -> Span:
    """The words of one of several coordinated nouns, without the others and without an article."""
    others = {t.i for t in several if t.i != token.i}
    own = [
        t for t in token.subtree
        if not any(a.i in others and a.i > token.i for a in (t, *t.ancestors)) and t.dep_ not in ("cc", "punct", "det")
    ]  # fmt: skip
    return Span(own[0].idx, own[-1].idx + len(own[-1]))


def kind_of(speakers: Speakers) -> str | None:
    """The kind of the first speaker."""
    return speakers[0].referent.kind if speakers else None
