"""From readings to cases: pure, deterministic, nothing but its arguments and the knowledge files.

readings → claims → clusters → drafts (id, decisions) → cases
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from .. import knowledge
from ..model import Case, Judgement, Reading
from .assemble import case_of
from .claim import Claim, claims_of
from .constraints import Constraints, standing
from .copies import COPIED, Texts, shared
from .decided import Decided, decided_on
from .gather import Cluster, gather
from .ids import Known, ids_of

SOON = 90
"""A copy is printed within so many days."""


@dataclass(frozen=True)
class Draft:
    """A case that is not yet put together. ``made_from`` changes where anything changes that goes into it."""

    id: str
    made_from: str
    cluster: Cluster
    decided: Decided
    former: tuple[str, ...]
    texts: Texts
    threshold: int

    def case(self) -> Case:
        """The case, whole."""
        made = case_of(self.cluster, self.id, self.texts, self.threshold, self.decided)
        return msgspec.structs.replace(made, former=self.former, made_from=self.made_from)


def build(
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    previous: Iterable[Known | Case] = (),
    threshold: int = 2,
) -> list[Case]:
    """The cases of these readings, in the order of their first report.

    ``judgements`` are what people decided so far; ``previous`` the cases as they were, so that ids survive.
    ``threshold``: so many origins must affirm before a case counts as corroborated.
    """
    return [draft.case() for draft in drafts(readings, judgements, previous=previous, threshold=threshold)]


def drafts(
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    previous: Iterable[Known | Case] = (),
    threshold: int = 2,
) -> list[Draft]:
    """The same, gathered but not yet put together: most of the work, where most cases are as they were."""
    claims = [claim for reading in readings for claim in claims_of(reading)]
    held = standing(judgements)
    constraints = Constraints(held)
    texts = Texts()

    def copied(a: Claim, b: Claim) -> bool:
        if a.told is not None and b.told is not None and abs(a.told - b.told) > SOON:
            return False
        x, y = (texts.sketch(c.ref[0], c.document.text) for c in (a, b))
        return shared(x, y) >= COPIED

    clusters = [c for c in gather(claims, constraints, copied) if any(not claim.implied for claim in c.claims)]
    named = ids_of(clusters, previous)
    decisions = decided_on([[c.ref for c in cluster.claims] for cluster in clusters], held, constraints.overridden)
    return [
        Draft(id, made_from(cluster.claims, decided, former, threshold), cluster, decided, former, texts, threshold)
        for cluster, (id, former), decided in zip(clusters, named, decisions, strict=True)
    ]


def made_from(claims: Sequence[Claim], decided: Decided, former: Sequence[str], threshold: int) -> str:
    """A hash of everything that a case is made from."""
    digest = blake2b(digest_size=12)
    for claim in claims:
        document = claim.document
        about = (claim.ref, document.source, document.outlet, document.published, claim.transfer)
        digest.update(msgspec.json.encode(about))
    rest = (_tables(knowledge.roots()), decided, former, threshold)
    digest.update(msgspec.json.encode(rest))
    return digest.hexdigest()


@cache
def _tables(roots: tuple[Path, ...]) -> str:
    """A hash of the code of this folder and of the tables that cases rest on."""
    digest = blake2b(digest_size=12)
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *knowledge.files("cases", among=roots)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
