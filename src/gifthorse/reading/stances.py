"""From statements to stances: which source takes which position on which transfer.

A statement is about a transfer where its content tells it, or where it only points back to it ("denied the claim",
"declined to comment", "such shipments would be a breach"). The innermost source of a chain holds the stance; an
agency or outlet around it is who relays it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model import OUTLET, About, Actor, Position, Span, Stance, Statement
from .actors import Cast, Mention
from .merging import Deal

if TYPE_CHECKING:
    from .statements import RawStatement

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
RELAYS = {"agency", "outlet"}
# How far back, in characters, a statement that only points back can reach.
REACH = 1500


def stances_of(deals: Sequence[Deal], statements: Sequence["RawStatement"], cast: Cast) -> list[tuple[Stance, ...]]:
    """The stances on each deal, one per source, aspect and position, in text order."""
    found: list[list[Stance]] = [[] for _ in deals]
    speakers = [source_of(s, cast) for s in statements]
    spoken: set[tuple[int, int]] = set()  # (deal, telling) that somebody puts forward
    for number, deal in enumerate(deals):
        for order, telling in enumerate(deal.tellings):
            around = [
                i for i, s in enumerate(statements) if s.position in POSITIONS and says(s, telling.mention.trigger)
            ]
            if not around:
                continue
            around.sort(key=lambda i: extent(statements[i]))
            inner = around[0]
            if speakers[inner] is None and statements[inner].position in ("affirms", "reports", "confirms", "accuses"):
                continue  # "is said to have sent": nobody's word but the outlet's
            spoken.add((number, order))
            relay = next((speakers[i] for i in around[1:] if speakers[i] and kind_of(speakers[i]) in RELAYS), None)
            found[number].append(stance(statements[inner], speakers[inner], cast, telling.hedged, relay))
            for outer in around[1:]:
                if statements[outer].position in ("denies", "doubts", "legality-affirms", "legality-denies"):
                    found[number].append(stance(statements[outer], speakers[outer], cast, False, None))
    for i, statement in enumerate(statements):
        if statement.position not in POSITIONS or statement.position in ("affirms", "reports"):
            continue
        if any(says(statement, t.mention.trigger) for d in deals for t in d.tellings):
            continue
        target = meant(statement, speakers[i], deals)
        if target is not None:
            found[target].append(stance(statement, speakers[i], cast, False, None))
    for number, deal in enumerate(deals):
        own = [t for order, t in enumerate(deal.tellings) if (number, order) not in spoken and t.status != "implied"]
        if own:
            sentence = own[0].trigger.sent
            evidence = Span(sentence.start_char, sentence.end_char)
            hedged = all(t.hedged for t in own)
            found[number].append(
                Stance(
                    source=OUTLET,
                    about="occurrence",
                    position="affirms",
                    hedged=hedged,
                    evidence=trimmed(evidence, cast),
                )
            )
    return [distinct(stances) for stances in found]


def stance(
    statement: "RawStatement", speaker: Mention | None, cast: Cast, hedged: bool, relay: Mention | None
) -> Stance:
    """One statement as a stance."""
    about, position = POSITIONS[statement.position]
    pieces = [*statement.source, *statement.cue, *statement.content]
    evidence = (
        statement.content[0]
        if statement.content and position == "affirms"
        else Span(min(p.start for p in pieces), max(p.end for p in pieces))
    )
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


def source_of(statement: "RawStatement", cast: Cast) -> Mention | None:
    """The actor behind a statement's source words."""
    if statement.source_head is None:
        return None
    token = cast.doc[statement.source_head]
    mention = cast.resolve(token)
    if mention is None and statement.source:
        code = cast.code_in_modifiers(token)
        phrase = statement.source[0]
        return cast._mention(
            token,
            f"source:{phrase.of(cast.parsed.text).lower()}",
            phrase.of(cast.parsed.text),
            code,
            "official",
            phrase,
        )
    return mention


def kind_of(mention: Mention | None) -> str | None:
    """The kind of a mention's actor."""
    return mention.referent.kind if mention else None


def says(statement: "RawStatement", trigger: Span) -> bool:
    """True where a statement's content covers a trigger."""
    return any(span.covers(trigger) for span in statement.content)


def extent(statement: "RawStatement") -> int:
    """The length of a statement's content: the innermost of a chain is the shortest."""
    return sum(span.end - span.start for span in statement.content)


def meant(statement: "RawStatement", speaker: Mention | None, deals: Sequence[Deal]) -> int | None:
    """The deal that a statement without a telling points back to: one its source is party to, else the nearest before."""
    at = min(p.start for p in (*statement.source, *statement.cue, *statement.content))
    code = speaker.referent.code if speaker else None
    ranked = []
    for number, deal in enumerate(deals):
        starts = [t.mention.trigger.start for t in deal.tellings]
        before = [at - s for s in starts if s <= at + 200]
        if not before or min(abs(d) for d in before) > REACH:
            continue
        distance = min(abs(d) for d in before)
        party = bool(code) and (code in deal.codes("supplier") or code in deal.codes("recipient"))
        ranked.append((not party, distance, number))
    if not ranked:
        return None
    not_party, distance, number = min(ranked)
    if not_party and distance > 400:
        return None
    return number


def distinct(stances: Sequence[Stance]) -> tuple[Stance, ...]:
    """One stance per source, aspect and position: the first, unhedged where any is."""
    kept: dict[tuple[str, str, str], Stance] = {}
    for item in stances:
        key = (item.source.code or item.source.name, item.about, item.position)
        if item.source is OUTLET or key not in kept:
            kept.setdefault(key, item)
    affirming = [s for s in kept.values() if s.about == "occurrence" and s.source.name != OUTLET.name]
    del affirming
    return tuple(sorted(kept.values(), key=lambda s: s.evidence.start))


def trimmed(span: Span, cast: Cast) -> Span:
    """The span without white space at its ends."""
    words = span.of(cast.parsed.text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def model_statements(statements: Sequence["RawStatement"], cast: Cast) -> tuple[Statement, ...]:
    """All statements as the contract has them, related to a transfer or not."""
    result = []
    for item in statements:
        speaker = source_of(item, cast)
        result.append(
            Statement(
                source=item.source,
                cue=item.cue,
                content=item.content,
                source_actor=speaker.referent.actor(speaker.span) if speaker else None,
                hedged=item.hedged,
                via=item.via.of(cast.parsed.text) if item.via else None,
            )
        )
    return tuple(result)
