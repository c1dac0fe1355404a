"""How cases are worded, for every face: what the machine proposes never looks like what a person decided."""

from collections.abc import Iterable, Sequence

from ..model import Attestation, Case, Grade, Origin, Party, Reply, ReviewStatus
from . import words

STATUSES: dict[ReviewStatus, str] = {
    "proposed": "proposed by the program, reviewed by nobody",
    "accepted": "accepted by a person",
    "rejected": "rejected by a person",
    "hold": "on hold, by a person",
}
MARKS: dict[ReviewStatus, str] = {"proposed": "~", "accepted": "+", "rejected": "x", "hold": "="}
SHORT: dict[ReviewStatus, str] = {
    "proposed": "proposed",
    "accepted": "ACCEPTED",
    "rejected": "REJECTED",
    "hold": "ON HOLD",
}
LEGEND = "A affirms  L alleges (hedged)  D denies  N no comment  ? doubts  - read, silent  ! conflict"
NO_REPLY = "no reply found in what was read"
DISCLAIMER = (
    "Mention of a person, company, vessel or state records what the cited source says. It does not imply that any law "
    "or agreement was violated. Statements marked proposed were not reviewed by a person."
)


def heading(case: Case) -> str:
    """ "proposed, DISPUTED"."""
    return ", ".join([SHORT[case.status], *["DISPUTED"] * case.disputed])


def position(origin: Origin) -> str:
    """One word for an origin's position: an affirmation that hedges only alleges."""
    if origin.position == "affirms" and origin.hedged:
        return "ALLEGES"
    return words.POSITIONS[origin.position]


def party(of: Party | None) -> str:
    """ "Northwind Trading (XB)", or "not stated"."""
    if of is None:
        return words.NOT_STATED
    return f"{of.name} ({of.code.removeprefix('group:')})" if of.code else of.name


def attested(found: Attestation) -> str:
    """ "6 articles, 4 origins: 2 affirm, 1 denies, 1 no comment; threshold 2: met"."""
    sides = [
        f"{found.affirms} affirm{'s' * (found.affirms == 1)}" if found.affirms else "nobody affirms",
        f"{found.denies} den{'ies' if found.denies == 1 else 'y'}" if found.denies else "",
        f"{found.declines} no comment" if found.declines else "",
        f"{found.doubts} doubt{'s' * (found.doubts == 1)}" if found.doubts else "",
    ]
    met = "met" if found.corroborated else "not met"
    return f"{counts(found)}: {', '.join(filter(None, sides))}; threshold {found.threshold}: {met}"


def counts(found: Attestation) -> str:
    """ "6 articles, 4 origins"."""
    return f"{words.count(found.articles, 'article')}, {words.count(found.origins, 'origin')}"


def kind(origin: Origin) -> str:
    """ "anonymous, via Agency A"."""
    via = dict.fromkeys(name for stance in origin.stances for name in stance.via)
    return ", ".join([origin.kind, *(f"via {name}" for name in via if name not in origin.names)])


def name(origin: Origin) -> str:
    """An origin as it is listed: unnamed ones in the words used for them."""
    shown = f"“{origin.name}”" if origin.kind == "anonymous" else origin.name
    return f"{shown} ({origin.code.removeprefix('group:')})" if origin.code else shown


def grade(of: Grade) -> str:
    """ "C3: an official speaks under its name; no other origin speaks to it"."""
    return f"{of}: {'; '.join(of.because)}" if of.because else str(of)


def reply(of: Reply) -> str:
    """What a party answers, or that no reply was found."""
    said = words.count(len(of.said), "passage") + (" says" if len(of.said) == 1 else " say") + " it took part"
    answers = {None: NO_REPLY, "affirms": "it confirms", "denies": "it denies", "declines": "it would not comment"}
    return f"{said}; {answers.get(of.position, 'it questions it')}"


def references(documents: Iterable[str], numbers: dict[str, int]) -> str:
    """ "[1][4]"."""
    return "".join(f"[{n}]" for n in sorted({numbers[d] for d in documents if d in numbers}))


def numbered(documents: Sequence[str]) -> dict[str, int]:
    """Each document's number in the listing of a case."""
    return {document: number for number, document in enumerate(documents, 1)}
