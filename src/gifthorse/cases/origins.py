"""Origins: whoever vouches, once per case, with the reason for which several words count as one.

    stances of the members → voices (who speaks, through whom) → origins

Three things make many voices one. *The same source*: a person, body or agency named in several documents, by whatever
part of the name; officials and state media of one government that take the same position. *A chain*: what a medium
tells on the word of its sources is theirs, and whoever cites that medium adds nothing. *A copy*: a text that is
largely another's has no voice of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import About, Copy, Evidence, MemberRef, Origin, OriginStance, Position, Stance
from .claim import Claim
from .speaker import Medium, Speaker, points_at_medium, proper_words, same_name, speaker_of

_RANK: dict[Position, int] = {"affirms": 0, "denies": 1, "doubts": 2, "declines": 3}
_KINDS = ("official", "agency", "document", "person", "outlet", "anonymous")


@dataclass(slots=True, eq=False)
class Voice:
    """One stance of one claim, and who speaks."""

    claim: Claim
    stance: Stance
    speaker: Speaker


@dataclass(eq=False)
class Group:
    """The voices of one origin, and the sentences that say why they are one."""

    voices: list[Voice] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    under: dict[str, str] = field(default_factory=dict)
    """Document → why it stands under this origin without a voice of its own."""


def origins_of(
    claims: Sequence[Claim], media: Mapping[str, Medium], copied: Mapping[str, str]
) -> list[tuple[Origin, list[Voice]]]:
    """The origins of a case, those that affirm first, each with its voices.

    ``media``: document key → whose text it is. ``copied``: document key → the document that it is a copy of.
    """
    voices = list(_voices(claims, media))
    groups = _by_source(voices)
    groups = _resting(groups, voices, media)
    groups = _one_government(groups)
    _copies(groups, claims, copied)
    made = [(_origin(group), group.voices) for group in groups]
    return sorted(
        made, key=lambda m: (_RANK[m[0].position], m[0].about != "occurrence", -len(m[0].documents), m[0].name)
    )


def _voices(claims: Sequence[Claim], media: Mapping[str, Medium]) -> Iterator[Voice]:
    """Every stance with its speaker; "the agency" is the medium that the document named last."""
    for claim in claims:
        own = media[claim.ref[0]]
        named: Speaker | None = None
        for stance in claim.transfer.stances:
            speaker = speaker_of(stance.source, stance.via, own)
            if points_at_medium(stance.source.name):
                speaker = named or own.speaker(own=True)
            elif speaker.medium and not speaker.own:
                named = speaker
            yield Voice(claim, stance, speaker)


def _by_source(voices: Iterable[Voice]) -> list[Group]:
    """One group for each source, by its key; a person named by a part of the name joins who has the whole of it."""
    by_key: dict[str, Group] = {}
    for voice in voices:
        by_key.setdefault(voice.speaker.key, Group()).voices.append(voice)
    names = {key: proper_words(g.voices[0].speaker.name) for key, g in by_key.items() if not g.voices[0].speaker.medium}
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for key, words in names.items():
        for word in words:
            bearers[word].append(key)
    for key in sorted(names, key=lambda k: (len(names[k]), k)):
        own = by_key[key].voices[0].speaker
        fuller = [
            other
            for other in min((bearers[word] for word in names[key]), key=len, default=())
            if other != key
            and other in by_key
            and len(names[other]) >= len(names[key])
            and same_name(names[key], names[other])
            and _codes_agree(own, by_key[other].voices[0].speaker)
        ]
        if len(fuller) == 1 or (fuller and len({names[f] for f in fuller}) == 1):
            host = by_key[fuller[0]]
            moved = by_key.pop(key)
            host.voices += moved.voices
            if own.name.casefold() != host.voices[0].speaker.name.casefold():
                host.why.append(f"{own.name} is {host.voices[0].speaker.name}")
            host.why += moved.why
    return list(by_key.values())


def _codes_agree(a: Speaker, b: Speaker) -> bool:
    return a.code == b.code or a.code is None or b.code is None


def _resting(groups: list[Group], voices: Sequence[Voice], media: Mapping[str, Medium]) -> list[Group]:
    """What a medium tells on the word of its sources goes under the first of them, and so does who cites it."""
    told: defaultdict[MemberRef, list[Voice]] = defaultdict(list)
    for voice in voices:
        if _vouches(voice):
            told[voice.claim.ref].append(voice)
    group_of = {id(voice): group for group in groups for voice in group.voices}
    rests: dict[str, Voice] = {}  # medium → the source that it rests on
    accounts: set[str] = set()  # media that tell it without naming a source
    for (key, _), members in sorted(told.items()):
        sources = [voice for voice in members if not voice.speaker.own]
        if not sources:
            accounts.add(media[key].key)
        elif sources[0].speaker.key != media[key].key:
            rests.setdefault(media[key].key, sources[0])
    for voice in voices:
        # A source that spoke to a medium is what that medium rests on, whoever prints it.
        if voice.speaker.heard and _vouches(voice):
            rests.setdefault(voice.speaker.heard, voice)
    for voice in voices:
        speaker, document = voice.speaker, voice.claim.document.source
        if not (speaker.medium and _vouches(voice)):
            continue
        if speaker.own:
            host = next((v for v in told[voice.claim.ref] if not v.speaker.own), None)
            reason = "tells it on the word of"
        else:
            host = None if speaker.key in accounts else rests.get(speaker.key)
            reason = f"cites {speaker.name}, which rests on"
        if host is None or host.speaker.key == speaker.key:
            continue
        group_of[id(voice)].voices.remove(voice)
        group_of[id(host)].under.setdefault(document, f"{document} {reason} {host.speaker.name}")
    return [group for group in groups if group.voices]


def _vouches(voice: Voice) -> bool:
    return voice.stance.position == "affirms" and voice.stance.about == "occurrence"


def _one_government(groups: list[Group]) -> list[Group]:
    """Officials and state media of one government with the same position are one origin."""
    kept: list[Group] = []
    states: dict[tuple[str, About, Position], Group] = {}
    for group in groups:
        speaker = group.voices[0].speaker
        code = next((v.speaker.code for v in group.voices if v.speaker.code), None)
        if not speaker.state or code is None:
            kept.append(group)
            continue
        key = (code, *_position(group.voices)[:2])
        host = states.get(key)
        if host is None:
            states[key] = group
            kept.append(group)
        else:
            host.voices += group.voices
            host.under |= group.under
            host.why += [*group.why, _government(host, group)]
    return kept


def _government(host: Group, group: Group) -> str:
    a, b = host.voices[0].speaker, group.voices[0].speaker
    if b.medium or a.medium:
        medium, other = (b, a) if b.medium else (a, b)
        return f"{medium.name} is the state's own medium, as {other.name} speaks for the same state"
    return f"{b.name} and {a.name} speak for one government"


def _position(voices: Iterable[Voice]) -> tuple[About, Position, bool]:
    """The word on occurrence if there is one, else on legality; hedged only where all of it is."""
    voices = list(voices)
    about: About = "occurrence" if any(v.stance.about == "occurrence" for v in voices) else "legality"
    counts = Counter(v.stance.position for v in voices if v.stance.about == about)
    position = min(counts, key=lambda p: (-counts[p], _RANK[p]))
    hedged = all(v.stance.hedged for v in voices if v.stance.about == about and v.stance.position == position)
    return about, position, hedged


def _copies(groups: Iterable[Group], claims: Sequence[Claim], copied: Mapping[str, str]) -> None:
    """Note under each origin the documents that only copy another one of it."""
    source = {claim.ref[0]: claim.document.source for claim in claims}
    for group in groups:
        carrying = {voice.claim.ref[0] for voice in group.voices}
        for key in sorted(carrying, key=lambda k: source[k]):
            original = copied.get(key)
            if original and original != key and original in source:
                group.under.setdefault(source[key], f"{source[key]} copies the text of {source[original]}")


def _origin(group: Group) -> Origin:
    speakers = [voice.speaker for voice in group.voices]
    kind = min((s.kind for s in speakers), key=_KINDS.index)
    first = next(s for s in speakers if s.kind == kind)
    names = Counter(s.name for s in speakers if s.kind == kind)
    name = max(names, key=lambda n: (names[n], len(n.split()) < 6, len(n)))
    about, position, hedged = _position(group.voices)
    documents = dict.fromkeys(sorted({v.claim.document.source for v in group.voices} | set(group.under)))
    return Origin(
        name=name,
        code=next((s.code for s in (first, *speakers) if s.code), None),
        kind=kind,
        position=position,
        about=about,
        hedged=hedged,
        documents=tuple(documents),
        why="; ".join(dict.fromkeys((*group.why, *_named_in(group), *group.under.values()))),
        names=tuple(sorted({s.name for s in speakers})),
        stances=_stances(group.voices),
        copies=tuple(Copy(document=document, why=why) for document, why in sorted(group.under.items())),
    )


def _named_in(group: Group) -> list[str]:
    """ "named in n001 and n002", where several documents name the same source and no copy explains it."""
    named = sorted({v.claim.document.source for v in group.voices} - set(group.under))
    own = all(v.speaker.own for v in group.voices)
    if len(named) < 2:
        return (
            [] if group.under or group.why else ["its own account" if own else f"named in {named[0]}" if named else ""]
        )
    verb = "the same medium's own account in" if own else "named as the source in"
    return [f"{verb} {', '.join(named[:-1])} and {named[-1]}"]


def _stances(voices: Iterable[Voice]) -> tuple[OriginStance, ...]:
    by: defaultdict[tuple[About, Position], list[Voice]] = defaultdict(list)
    for voice in voices:
        by[voice.stance.about, voice.stance.position].append(voice)
    return tuple(
        OriginStance(
            about=about,
            position=position,
            hedged=all(v.stance.hedged for v in members),
            via=tuple(dict.fromkeys(v.stance.via for v in members if v.stance.via)),
            evidence=_longest(evidence(v) for v in members),
        )
        for (about, position), members in sorted(
            by.items(), key=lambda item: (item[0][0] != "occurrence", _RANK[item[0][1]])
        )
    )


def _longest(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each passage once; one that lies within another is left out."""
    by_document: defaultdict[str, list[Evidence]] = defaultdict(list)
    for passage in dict.fromkeys(found):
        by_document[passage.document].append(passage)
    return tuple(
        e
        for passages in by_document.values()
        for e in passages
        if not any(other is not e and other.span.covers(e.span) for other in passages)
    )


def evidence(voice: Voice) -> Evidence:
    """The words that show a voice's position."""
    document, span = voice.claim.document, voice.stance.evidence
    return Evidence(document=document.source, span=span, words=span.of(document.text))
