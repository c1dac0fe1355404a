"""Which cases a command is about: the options by which ``cases`` lists and ``export`` writes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..model import ReviewStatus

if TYPE_CHECKING:
    from ..store import CaseFilter, Store


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Choice:
    """Only some of the cases; every option that is given must hold.

    Parameters
    ----------
    search
        Only cases that have all these words: names, goods, sources, quoted words.
    status
        proposed, accepted, rejected or hold.
    disputed
        Only cases in which somebody denies what others affirm.
    party
        A supplier or recipient: its code, or part of its name.
    supplier
        The supplier alone: its code, or part of its name.
    recipient
        The recipient alone: its code, or part of its name.
    regime
        Only cases that would fall under measures whose id begins so: un, un/2397-2017, eu/833-2014/art3k.
    since
        Only cases reported on or after this day (YYYY-MM-DD).
    until
        Only cases reported on or before this day.
    limit
        At most so many.
    """

    search: Annotated[str | None, Parameter(alias="-s")] = None
    status: ReviewStatus | None = None
    disputed: Annotated[bool | None, Parameter(negative="--undisputed")] = None
    party: str | None = None
    supplier: str | None = None
    recipient: str | None = None
    regime: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None

    @property
    def everything(self) -> bool:
        """True where no option narrows it, but for ``limit``."""
        from ..store import CaseFilter

        return self.filter == CaseFilter() and not self.search and not self.party

    @property
    def filter(self) -> "CaseFilter":
        """What of it a store can look up by columns."""
        from ..store import CaseFilter

        return CaseFilter(
            status=self.status,
            disputed=self.disputed,
            supplier=self.supplier,
            recipient=self.recipient,
            regime=self.regime,
            since=self.since,
            until=self.until,
        )

    def listed(self, store: "Store") -> list[bytes]:
        """The JSON of the cases, the latest first. A party may stand on either side."""
        import msgspec

        wanted = self.filter
        if self.party is None:
            return store.cases(wanted, self.search, self.limit)
        sides = [msgspec.structs.replace(wanted, **{side: self.party}) for side in ("supplier", "recipient")]
        either = {case for side in sides for case in store.cases(side, self.search)}
        ordered = [case for case in store.cases(wanted, self.search) if case in either]
        return ordered[: self.limit]
