"""From statements to stances: which source takes which position on which transfer.

A statement is about a transfer where its content tells it, or where it only points back to it ("denied the claim",
"declined to comment", "such shipments would be a breach"). The innermost source of a chain holds the stance; an
agency or outlet around it is who relays it.
"""

from collections.abc import Sequence

from ...model import OUTLET, About, Actor, Position, Span, Stance, Statement
from ..actors.cast import Cast
from ..actors.coreference import Mention
from ..goods.finder import GoodsFinder
from ..statements.raw import RawStatement
from ..tellings.dates import told_again
from ..tellings.find import Telling
from ..tellings.merging import Deal
from .bearing import governs, in_force, in_question, is_over, turned
from .covering import covering
from .echoes import contradicted, spoken_of, stray
from .pointing import meant
from .speakers import Speakers, kind_of, speakers_of
from .targets import Target, targets_of
from .utterances import Spoken, is_utterance, owner

# What a cue does (cues/positions.yaml) → the position on occurrence or legality it amounts to.
POSITIONS: dict[str, tuple[About, Position]] = {
    "affirms": ("occurrence", "affirms"),
    "reports": ("occurrence", "affirms"),
    "confirms": ("occurrence", "affirms"),
    "accuses": ("occurrence", "affirms"),
    "denies": ("occurrence", "denies"),
    "warns": ("occurrence", "affirms"),
    "declines": ("occurrence", "declines"),
    "doubts": ("occurrence", "doubts"),
    "legality-affirms": ("legality", "affirms"),
    "legality-denies": ("legality", "denies"),
}
AFFIRMING = {"affirms", "reports", "confirms", "accuses", "warns"}
CONTRADICTING = {"denies", "doubts", "declines"}
# What these put forward is not yet so: no position, but no word of the article's own either.
OPEN = {"asks", "demands"}
RELAYS = {"agency", "outlet"}


def stances_of(
    deals: Sequence[Deal],
    statements: Sequence[RawStatement],
    cast: Cast,
    tellings: Sequence[Telling] = (),
    goods: GoodsFinder | None = None,
) -> list[tuple[Stance, ...]]:
    """The stances on each deal, one per source, aspect and position, in text order.

    ``tellings`` are all of the document: what is denied with other words than the deal's is still a denial of it.
    """
    speakers = speakers_of(statements, cast)
    usable = {i for i, s in enumerate(statements) if is_utterance(s, speakers[i], cast)}
    around = covering((t.mention.trigger for t in (*tellings, *(t for d in deals for t in d.tellings))), statements)
    spoken = Spoken(
        statements, speakers, {place: [i for i in inside if i in usable] for place, inside in around.items()}
    )
    targets = targets_of(deals, cast)
    found: list[list[Stance]] = [[] for _ in deals]
    for number, deal in enumerate(deals):
        unspoken: list[Telling] = []
        for telling in deal.tellings:
            put = put_forward(telling, targets[number], spoken, cast)
            found[number] += put or []
            told = put is not None and telling.status not in ("implied", "negated") and not in_question(telling)
            if told and not any(s.about == "occurrence" for s in put or ()):
                unspoken.append(telling)
        found[number] += own_voice(unspoken, cast)
    places = {t.mention.trigger for d in deals for t in d.tellings}
    for telling, number in stray(tellings, targets, {p.start for p in places}):
        put = put_forward(telling, targets[number], spoken, cast)
        found[number] += [s for s in put or () if s.position != "affirms"]
    befell = told_again(deals, cast, goods) if goods else ()
    telling_itself = {i for place in places for i in around[place]}
    for i in sorted(usable - telling_itself):
        if statements[i].position not in POSITIONS:
            continue
        by = owner(i, statements)
        position: str = statements[i].position
        if position not in ("affirms", "reports", "warns"):
            about = meant(statements[i], speakers[by], targets, cast)
        elif about := contradicted(statements[i], speakers[by], targets, cast):
            position = "denies"
        else:
            about = spoken_of(statements[i], targets, cast) if statements[by].source else []
            if not about and statements[i].source and position != "warns" and not statements[i].nested:
                about = befallen_in(statements[i], deals, befell)
        for number in about:
            found[number] += stances_in(statements[i], position, speakers[by], cast)
    return [distinct(stances) for stances in found]


def befallen_in(statement: RawStatement, deals: Sequence[Deal], befell: Sequence[tuple[int, int]]) -> list[int]:
    """The deals whose goods the words say were handed over, shipped or stopped: "the vessel was handed over"."""
    inside = {n for at, n in befell if any(span.start <= at < span.end for span in statement.content)}
    return sorted(n for n in inside if deals[n].status in ("completed", "ongoing", "attempted"))


def put_forward(telling: Telling, target: Target, spoken: Spoken, cast: Cast) -> list[Stance] | None:
    """The stances of those whose words the telling stands in: the innermost speaker, and whoever denies around it.

    None where the words are somebody's question, wish or warning.
    """
    statements, speakers = spoken.statements, spoken.speakers
    around = spoken.around[telling.mention.trigger]
    result: list[Stance] = []
    for i in around:
        if statements[i].kind == "legality" and telling.status != "negated" and in_force(statements[i], cast):
            by = owner(i, statements)
            result += stances_in(statements[i], statements[i].position, speakers[by], cast)
    put = [i for i in around if statements[i].source and statements[i].kind != "legality"]
    put = [i for i in put if statements[i].position != "promises"]  # who pledges acts
    for order, i in enumerate(put):
        position: str = statements[i].position
        if order == 0:
            if position in OPEN:
                return result or None
            if position in AFFIRMING and telling.status == "negated" and not is_over(telling):
                if not any(m.referent.code in target.parties for m in speakers[i]):
                    return result or None  # "have not seen them send": somebody else's limits, no denial
                position = "denies"  # "said that it had never sent"
            if position in AFFIRMING:
                position = turned(position, telling, i, statements, spoken.judging)
            relay = next((speakers[o][0] for o in put[1:] if kind_of(speakers[o]) in RELAYS), None)
            if position in AFFIRMING or statements[i].position in AFFIRMING or governs(statements[i], telling):
                result += stances_in(statements[i], position, speakers[i], cast, hedged=telling.hedged, relay=relay)
        elif position in CONTRADICTING and governs(statements[i], telling):
            result += stances_in(statements[i], position, speakers[i], cast)
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


def stances_in(
    statement: RawStatement,
    cue: str,
    speakers: Speakers,
    cast: Cast,
    *,
    hedged: bool = False,
    relay: Mention | None = None,
) -> list[Stance]:
    """One statement as a stance of each speaker; ``cue`` is its position, turned where the content turns it."""
    about, position = POSITIONS[cue]
    pieces = [*statement.source, *statement.cue, *statement.content]
    whole = Span(min(p.start for p in pieces), max(p.end for p in pieces))
    evidence = statement.content[0] if statement.content and position == "affirms" else whole
    via = (
        relay.referent.name
        if relay
        else (without_article(statement.via.of(cast.parsed.text)) if statement.via else None)
    )
    actors = [m.referent.actor(m.span) for m in speakers]
    if not actors and statement.source:
        actors = [Actor(name=statement.source[0].of(cast.parsed.text), mentions=tuple(statement.source))]
    return [
        Stance(
            source=actor,
            about=about,
            position=position,
            hedged=position != "declines" and (statement.hedged or (hedged and position == "affirms")),
            via=via,
            evidence=trimmed(evidence, cast),
        )
        for actor in actors or [OUTLET]
    ]


def distinct(stances: Sequence[Stance]) -> tuple[Stance, ...]:
    """One stance per source, aspect and position: the first.

    Who tells of a transfer denies no more than a part of it.
    """
    tellers = {s.source.name for s in stances if s.about == "occurrence" and s.position == "affirms"}
    kept: dict[tuple[str, str, str], Stance] = {}
    for item in stances:
        if item.about == "occurrence" and item.position == "denies" and item.source.name in tellers:
            continue
        kept.setdefault((item.source.code or item.source.name, item.about, item.position), item)
    return tuple(sorted(kept.values(), key=lambda s: s.evidence.start))


def without_article(name: str) -> str:
    """A name as it is cited."""
    return name.removeprefix("The ").removeprefix("the ")


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
            source_actor=speakers[0].referent.actor(speakers[0].span) if speakers else None,
            hedged=item.hedged,
            via=without_article(item.via.of(cast.parsed.text)) if item.via else None,
        )
        for item, speakers in zip(statements, speakers_of(statements, cast), strict=True)
        if item.kind != "legality"
    )
