"""From statements to stances: which source takes which position on which transfer.

A statement is about a transfer where its content tells it, or where it only points back to it ("denied the claim",
"declined to comment", "such shipments would be a breach"). The innermost source of a chain holds the stance; an
agency or outlet around it is who relays it.
"""

from collections.abc import Sequence

from ..model import OUTLET, About, Actor, Position, Span, Stance, Statement
from .actors import Cast
from .coreference import Mention
from .merging import Deal
from .raw_statement import RawStatement
from .speakers import kind_of, nobody, speakers_of
from .tellings import Telling
from .words import words

# What a cue does (cues/*.yaml) → the position on occurrence or legality it amounts to.
POSITIONS: dict[str, tuple[About, Position]] = {
    "affirms": ("occurrence", "affirms"),
    "reports": ("occurrence", "affirms"),
    "confirms": ("occurrence", "affirms"),
    "accuses": ("occurrence", "affirms"),
    "denies": ("occurrence", "denies"),
    "declines": ("occurrence", "declines"),
    "doubts": ("occurrence", "doubts"),
    "legality-affirms": ("legality", "affirms"),
    "legality-denies": ("legality", "denies"),
}
AFFIRMING = {"affirms", "reports", "confirms", "accuses"}
RELAYS = {"agency", "outlet"}
# How far back, in characters, a statement that only points back can reach: at all, without and with a word of the deal.
REACH, NEAR, NEAR_NAMED = 1500, 300, 700


def stances_of(deals: Sequence[Deal], statements: Sequence[RawStatement], cast: Cast) -> list[tuple[Stance, ...]]:
    """The stances on each deal, one per source, aspect and position, in text order."""
    speakers = speakers_of(statements, cast)
    usable = [i for i, s in enumerate(statements) if s.position in POSITIONS and not nobody(s, cast)]
    found: list[list[Stance]] = [[] for _ in deals]
    for number, deal in enumerate(deals):
        unspoken: list[Telling] = []
        for telling in deal.tellings:
            put = put_forward(telling, usable, statements, speakers, cast)
            found[number] += put
            if telling.status not in ("implied", "negated") and not any(s.about == "occurrence" for s in put):
                unspoken.append(telling)
        found[number] += own_voice(unspoken, cast)
    for i in usable:
        if statements[i].position in ("affirms", "reports") or any(
            says(statements[i], t.mention.trigger) for d in deals for t in d.tellings
        ):
            continue
        target = meant(statements[i], speakers[i], deals, cast)
        if target is not None:
            found[target].append(stance(statements[i], statements[i].position, speakers[i], cast))
    return [distinct(stances) for stances in found]


def put_forward(
    telling: Telling,
    usable: Sequence[int],
    statements: Sequence[RawStatement],
    speakers: Sequence[Mention | None],
    cast: Cast,
) -> list[Stance]:
    """The stances of those whose words the telling stands in: the innermost speaker, and whoever denies around it."""
    around = sorted(
        (i for i in usable if says(statements[i], telling.mention.trigger)), key=lambda i: extent(statements[i])
    )
    result = [
        stance(statements[i], statements[i].position, speakers[i], cast)
        for i in around
        if statements[i].kind == "legality" and telling.status != "negated"
    ]
    put = [i for i in around if statements[i].kind != "legality"]
    for order, i in enumerate(put):
        position = statements[i].position
        if order == 0:
            if speakers[i] is None and not statements[i].source and position in AFFIRMING:
                break  # "is said to have sent": nobody's word but the outlet's
            if position in AFFIRMING and telling.status == "negated":
                position = "denies"  # "said that it had never sent"
            relay = next((speakers[o] for o in put[1:] if kind_of(speakers[o]) in RELAYS), None)
            if position in AFFIRMING or statements[i].position in AFFIRMING or governs(statements[i], telling):
                result.append(stance(statements[i], position, speakers[i], cast, hedged=telling.hedged, relay=relay))
        elif position in ("denies", "doubts", "declines") and governs(statements[i], telling):
            result.append(stance(statements[i], position, speakers[i], cast))
    return result


def own_voice(tellings: Sequence[Telling], cast: Cast) -> list[Stance]:
    """The article's own word on what it tells without a source; a state's own medium also speaks for its state."""
    if not tellings:
        return []
    sentence = tellings[0].trigger.sent
    evidence = trimmed(Span(sentence.start_char, sentence.end_char), cast)
    hedged = all(t.hedged for t in tellings)
    voices = [OUTLET, *([cast.voice] if cast.voice else [])]
    return [Stance(source=v, about="occurrence", position="affirms", hedged=hedged, evidence=evidence) for v in voices]


def stance(
    statement: RawStatement,
    cue: str,
    speaker: Mention | None,
    cast: Cast,
    *,
    hedged: bool = False,
    relay: Mention | None = None,
) -> Stance:
    """One statement as a stance; ``cue`` is its position, turned where the content turns it."""
    about, position = POSITIONS[cue]
    pieces = [*statement.source, *statement.cue, *statement.content]
    whole = Span(min(p.start for p in pieces), max(p.end for p in pieces))
    evidence = statement.content[0] if statement.content and position == "affirms" else whole
    via = relay.referent.name if relay else (statement.via.of(cast.parsed.text) if statement.via else None)
    actor = OUTLET
    if speaker:
        actor = speaker.referent.actor(speaker.span)
    elif statement.source:
        actor = Actor(name=statement.source[0].of(cast.parsed.text), mentions=tuple(statement.source))
    return Stance(
        source=actor,
        about=about,
        position=position,
        hedged=statement.hedged or hedged,
        via=via,
        evidence=trimmed(evidence, cast),
    )


def says(statement: RawStatement, trigger: Span) -> bool:
    """True where a statement's content covers a trigger."""
    return any(span.covers(trigger) for span in statement.content)


def extent(statement: RawStatement) -> int:
    """The length of a statement's content: the innermost of a chain is the shortest."""
    return sum(span.end - span.start for span in statement.content)


def governs(statement: RawStatement, telling: Telling) -> bool:
    """True where a denial bears on the telling itself and not on something that only mentions it.

    "Denied that it had sent arms" does; "denied that he was briefed on reports that arms were sent" does not.
    """
    first = min(s.start for s in statement.content)
    above = [a for a in telling.trigger.ancestors if a.idx >= first]
    return not any(a.pos_ in ("VERB", "AUX") and a.lemma_ not in words("transparent_verbs") for a in above)


def meant(statement: RawStatement, speaker: Mention | None, deals: Sequence[Deal], cast: Cast) -> int | None:
    """The deal that a statement without a telling points back to: one its source is party to, else the nearest before.

    Its words must point at all: an event noun ("the claim", "such shipments"), goods of the deal, or nothing but "it".
    """
    at = min(p.start for p in (*statement.source, *statement.cue, *statement.content))
    code = speaker.referent.code if speaker else None
    lemmas = cast.lemmas((*statement.content, *statement.cue))
    points = statement.position == "declines" or not statement.content or bool(lemmas & words("event_nouns"))
    ranked = []
    for number, deal in enumerate(deals):
        starts = [t.mention.trigger.start for t in deal.tellings]
        distance = min((abs(at - s) for s in starts if s <= at + 200), default=REACH)
        named = bool(lemmas & cast.lemmas(g.phrase for t in deal.tellings for g in t.goods))
        if distance < REACH and (points or named):
            party = bool(code) and (code in deal.codes("supplier") or code in deal.codes("recipient"))
            ranked.append((not party, not named, distance, number))
    if not ranked:
        return None
    no_party, not_named, distance, number = min(ranked)
    if no_party and distance > (NEAR if not_named else NEAR_NAMED):
        return None
    return number


def distinct(stances: Sequence[Stance]) -> tuple[Stance, ...]:
    """One stance per source, aspect and position: the first."""
    kept: dict[tuple[str, str, str], Stance] = {}
    for item in stances:
        kept.setdefault((item.source.code or item.source.name, item.about, item.position), item)
    return tuple(sorted(kept.values(), key=lambda s: s.evidence.start))


def trimmed(span: Span, cast: Cast) -> Span:
    """The span without white space at its ends."""
    words = span.of(cast.parsed.text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def model_statements(statements: Sequence[RawStatement], cast: Cast) -> tuple[Statement, ...]:
    """All attributions as the contract has them, related to a transfer or not; legality words are no attributions."""
    return tuple(
        Statement(
            source=item.source,
            cue=item.cue,
            content=item.content,
            source_actor=speaker.referent.actor(speaker.span) if speaker else None,
            hedged=item.hedged,
            via=item.via.of(cast.parsed.text) if item.via else None,
        )
        for item, speaker in zip(statements, speakers_of(statements, cast), strict=True)
        if item.kind != "legality"
    )
