"""One case put together from its claims: origins and their words, consensus, contradictions, findings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..model import Actor, Attestation, Case, Evidence, Member, MemberRef, Origin, Party, Position, Reply
from . import consensus
from .claim import Claim, side_of, speaks_for
from .contradictions import contradictions_of
from .copies import Texts, copies
from .credits import credited
from .decided import Decided, edited
from .features import explain
from .findings import findings_of
from .gather import Cluster
from .grades import grade_of
from .matrix import cells_of
from .missing import missing_of
from .origins import Voice, evidence, origins_of
from .speaker import Medium, medium_of
from .title import title_of

_ANSWERS: tuple[Position, ...] = ("denies", "declines", "doubts", "affirms")


def case_of(cluster: Cluster, id: str, texts: Texts, threshold: int, decided: Decided) -> Case:
    """One case, whole."""
    claims = cluster.claims
    copied = (
        {} if len(claims) == 1 else copies({c.ref[0]: texts.sketch(c.ref[0], c.document.text) for c in _by_age(claims)})
    )
    contradictions = contradictions_of(claims)
    found = origins_of(claims, media_of(claims, copied), copied)
    positions = Counter((origin.about, origin.position) for origin, _ in found)
    affirmed = _affirmed_by(found)
    origins = tuple(
        msgspec.structs.replace(
            origin,
            cells=cells_of(
                origin,
                voices,
                frozenset(v.claim.ref for v in voices if affirmed.get(v.claim.ref, {number}) == {number}),
                contradictions,
            ),
            grade=grade_of(origin, voices, positions, threshold),
        )
        for number, (origin, voices) in enumerate(found)
    )
    documents = tuple(dict.fromkeys(claim.document.source for claim in claims))
    told = sorted(c.document.published for c in claims if c.document.published)
    case = Case(
        id=id,
        status=decided.status,
        disputed=_disputed(origins, claims),
        supplier=consensus.party(claims, "supplier"),
        recipient=consensus.party(claims, "recipient"),
        goods=consensus.goods(claims),
        transfer_status=consensus.status(claims),
        date=consensus.date(claims),
        place=consensus.place(claims),
        documents=documents,
        members=tuple(_member(claim, cluster) for claim in claims),
        attested=attestation(origins, len(documents), threshold),
        origins=origins,
        contradictions=contradictions,
        first=told[0] if told else None,
        last=told[-1] if told else None,
        notes=tuple(decided.notes),
        warnings=tuple(decided.warnings),
    )
    case = edited(case, decided.edits)
    voices = [voice for _, members in found for voice in members]
    case = msgspec.structs.replace(
        case,
        title=case.title or title_of(case),
        findings=findings_of(case, claims),
        replies=tuple(_reply(party, voices) for party in (case.supplier, case.recipient) if party),
    )
    return msgspec.structs.replace(case, missing=missing_of(case))


def _by_age(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: c.order)


def media_of(claims: Sequence[Claim], copied: Mapping[str, str]) -> dict[str, Medium]:
    """Document key → the medium whose account it is: who it credits, else its outlet; copies go with their original."""
    outlets = {claim.document.outlet.casefold() for claim in claims if claim.document.outlet}
    found: dict[str, Medium] = {}
    weight: dict[str, bool] = {}
    for claim in claims:
        key, document = claim.ref[0], claim.document
        if key in found:
            continue
        credit = credited(document.text, outlets - {(document.outlet or "").casefold()})
        name = credit or document.outlet
        found[key] = medium_of(name) if name else Medium(f"medium:{key}", document.source, None, False, False)
        weight[key] = bool(credit) or found[key].agency
    groups: dict[str, list[str]] = {}
    for claim in _by_age(claims):
        group = groups.setdefault(copied.get(claim.ref[0], claim.ref[0]), [])
        if claim.ref[0] not in group:
            group.append(claim.ref[0])
    for keys in groups.values():
        original = next((found[key] for key in keys if weight[key]), found[keys[0]])
        found.update(dict.fromkeys(keys, original))
    return found


def _affirmed_by(found: Sequence[tuple[Origin, list[Voice]]]) -> dict[MemberRef, set[int]]:
    """For each telling the numbers of the origins that affirm it."""
    by: dict[MemberRef, set[int]] = {}
    for number, (_, voices) in enumerate(found):
        for voice in voices:
            if voice.stance.position == "affirms" and voice.stance.about == "occurrence":
                by.setdefault(voice.claim.ref, set()).add(number)
    return by


def attestation(origins: Sequence[Origin], articles: int, threshold: int) -> Attestation:
    """How many origins take which position on what happened."""
    counts = Counter(origin.position for origin in origins if origin.about == "occurrence")
    return Attestation(
        articles=articles,
        origins=len(origins),
        affirms=counts["affirms"],
        denies=counts["denies"],
        declines=counts["declines"],
        doubts=counts["doubts"],
        threshold=threshold,
        corroborated=counts["affirms"] >= threshold,
    )


def _disputed(origins: Sequence[Origin], claims: Sequence[Claim]) -> bool:
    """True where somebody denies what happened, or a document itself says that it did not."""
    denied = any(
        stance.about == "occurrence" and stance.position == "denies" for origin in origins for stance in origin.stances
    )
    return denied or len({claim.transfer.status == "negated" for claim in claims}) == 2


def _member(claim: Claim, cluster: Cluster) -> Member:
    document = claim.document
    reason = cluster.reasons.get(claim)
    return Member(
        document=document.source,
        transfer=claim.ref[1],
        key=claim.ref[0],
        published=document.published,
        outlet=document.outlet,
        why=explain(claim, reason[0], reason[1]) if reason else (),
    )


def _reply(party: Party, voices: Iterable[Voice]) -> Reply:
    """The line of the right-of-reply ledger for one party."""
    side = side_of(Actor(name=party.name, code=party.code))
    said: list[Evidence] = []
    answers: list[tuple[Position, Evidence]] = []
    for voice in voices:
        if not voice.speaker.medium and speaks_for(side_of(voice.stance.source), side):
            answers.append((voice.stance.position, evidence(voice)))
        elif voice.stance.position == "affirms":
            said.append(evidence(voice))
    positions = {position for position, _ in answers}
    return Reply(
        party=party,
        said=tuple(dict.fromkeys(said)),
        position=next((position for position in _ANSWERS if position in positions), None),
        answers=tuple(dict.fromkeys(words for _, words in answers)),
    )
