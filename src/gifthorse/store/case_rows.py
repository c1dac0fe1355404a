"""Cases as rows: what many documents tell together, made anew from readings and decisions, never decided here."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, or_, select, update

from .database import Database, now, storable
from .search import match, plain, upsert
from .tables import case_findings, case_members, cases, decisions, state

BASIS = "cases_basis"
CHUNK = 500


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case as the store keeps it.

    ``json`` is the contract's object; everything else is there to find it. ``search``: words to be found by.
    ``date`` is EDTF as in the contract, ``first`` and ``last`` the days (YYYY-MM-DD) that it spans. ``documents`` and
    ``origins`` are counts. ``findings``: (provision, outcome). ``members``: (document key, transfer id).
    """

    id: str
    json: bytes
    search: str = ""
    status: str = "proposed"
    disputed: bool = False
    supplier: str | None = None
    supplier_code: str | None = None
    goods: str | None = None
    recipient: str | None = None
    recipient_code: str | None = None
    transfer_status: str | None = None
    date: str | None = None
    first: str | None = None
    last: str | None = None
    documents: int = 0
    origins: int = 0
    findings: tuple[tuple[str, str], ...] = ()
    members: tuple[tuple[str, str], ...] = ()


class CaseFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases: every field that is given must hold.

    ``supplier``, ``recipient``: a code, or part of a name. ``regime``: how a provision's id begins (``un``,
    ``un/2397-2017``, or all of it). ``since``, ``until``: days between which a case's span must touch.
    """

    status: str | None = None
    disputed: bool | None = None
    supplier: str | None = None
    recipient: str | None = None
    regime: str | None = None
    transfer_status: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of cases that came, changed and went."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class Cases(Database):
    """The part of a store that holds cases."""

    def replace_cases(
        self, rows: Iterable[CaseRow], *, basis: int | None = None, among: Collection[str] | None = None
    ) -> Changes:
        """Let these be the cases; those that do not differ keep their row and the time of their last change.

        ``among``: only these ids may go; None: whatever is not in ``rows`` goes. ``basis`` is the ``revision()`` that
        the caller began from: where somebody has since written cases from a later one, nothing is changed.
        """
        wanted = {row.id: row for row in rows}
        with self.writing() as connection:
            if basis is not None and not _newest(connection, basis):
                return Changes()
            known = {row.id: row.json for row in connection.execute(select(cases.c.id, cases.c.json))}
            new = [id for id in wanted if id not in known]
            changed = [id for id, row in wanted.items() if id in known and known[id] != row.json.decode()]
            gone = [id for id in (known if among is None else among) if id in known and id not in wanted]
            for first in range(0, len(gone), CHUNK):
                connection.execute(delete(cases).where(cases.c.id.in_(gone[first : first + CHUNK])))
            for id in changed:
                _forget_parts(connection, id)
                connection.execute(update(cases).where(cases.c.id == id).values(_columns(wanted[id])))
            for first in range(0, len(new), CHUNK):
                connection.execute(insert(cases), [_columns(wanted[id]) for id in new[first : first + CHUNK]])
            _add_parts(connection, [wanted[id] for id in (*changed, *new)])
        return Changes(new=tuple(new), changed=tuple(changed), gone=tuple(gone))

    def case(self, id: str) -> bytes | None:
        """The JSON of one case."""
        with self.looking() as connection:
            found = connection.scalar(select(cases.c.json).where(cases.c.id == id))
        return found.encode() if found is not None else None

    def cases(
        self,
        wanted: CaseFilter | None = None,
        search: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[bytes]:
        """The JSON of cases, the latest first; with ``search``, those that have all its words."""
        with self.looking() as connection:
            query = _chosen(connection, select(cases.c.json), wanted, search)
            query = query.order_by(cases.c.first.desc().nulls_last(), cases.c.id).limit(limit).offset(offset)
            return [found.encode() for found in connection.scalars(query)]

    def case_count(self, wanted: CaseFilter | None = None, search: str | None = None) -> int:
        """How many cases there are of that kind."""
        with self.looking() as connection:
            return connection.scalar(_chosen(connection, select(func.count()).select_from(cases), wanted, search)) or 0

    def cases_current(self) -> bool:
        """True where nothing was added or decided since the cases were made."""
        last = select(func.max(decisions.c.number))
        with self.looking() as connection:
            basis = connection.scalar(select(state.c.value).where(state.c.name == BASIS))
            return (connection.scalar(last) or 0) == int(basis or 0)

    def cases_of(self, documents: Collection[str]) -> dict[str, list[str]]:
        """For each key of a document the ids of the cases that it is in, in order."""
        found: dict[str, list[str]] = {key: [] for key in documents}
        query = select(case_members.c.document, case_members.c.case_id).distinct().order_by(case_members.c.case_id)
        with self.looking() as connection:
            for part in _parts(list(found)):
                for key, id in connection.execute(query.where(case_members.c.document.in_(part))):
                    found[key].append(id)
        return found

    def members(self, id: str) -> list[tuple[str, str]]:
        """The members of a case: (document key, transfer id), in order."""
        query = select(case_members.c.document, case_members.c.transfer).where(case_members.c.case_id == id)
        with self.looking() as connection:
            return [(key, transfer) for key, transfer in connection.execute(query.order_by(*query.selected_columns))]


def _newest(connection: Connection, basis: int) -> bool:
    """Note the revision that cases are made from; False where there are some from a later one."""
    known = connection.scalar(select(state.c.value).where(state.c.name == BASIS))
    if known is not None and int(known) > basis:
        return False
    upsert(connection, state, {"name": BASIS, "value": str(basis)})
    return True


def _chosen(connection: Connection, query: Select[Any], wanted: CaseFilter | None, search: str | None) -> Select[Any]:
    for condition in _conditions(wanted or CaseFilter()):
        query = query.where(condition)
    return query.where(match(connection, cases, search)) if search and search.strip() else query


def _conditions(wanted: CaseFilter) -> Iterator[ColumnElement[bool]]:
    for name in ("status", "disputed", "transfer_status"):
        if (value := getattr(wanted, name)) is not None:
            yield cases.c[name] == value
    for side in ("supplier", "recipient"):
        if (value := getattr(wanted, side)) is not None:
            yield or_(cases.c[f"{side}_code"] == value, cases.c[side].icontains(value, autoescape=True))
    if wanted.since is not None:
        yield cases.c.last >= wanted.since
    if wanted.until is not None:
        yield cases.c.first <= wanted.until
    if (regime := wanted.regime) is not None:
        provision = case_findings.c.provision
        under = or_(provision == regime, provision.startswith(f"{regime.rstrip('/')}/", autoescape=True))
        yield cases.c.id.in_(select(case_findings.c.case_id).where(under))
    if wanted.document is not None:
        yield cases.c.id.in_(select(case_members.c.case_id).where(case_members.c.document == wanted.document))


def _columns(row: CaseRow) -> dict[str, Any]:
    given = {name: getattr(row, name) for name in row.__struct_fields__ if name not in {"json", "findings", "members"}}
    clean = {name: storable(value) if isinstance(value, str) else value for name, value in given.items()}
    return clean | {"json": row.json.decode(), "search": plain(clean["search"]), "updated": now()}


def _forget_parts(connection: Connection, id: str) -> None:
    for table in (case_members, case_findings):
        connection.execute(delete(table).where(table.c.case_id == id))


def _add_parts(connection: Connection, rows: list[CaseRow]) -> None:
    members = [
        {"case_id": row.id, "document": key, "transfer": transfer}
        for row in rows
        for key, transfer in dict.fromkeys(row.members)
    ]
    findings = [
        {"case_id": row.id, "provision": provision, "outcome": outcome}
        for row in rows
        for provision, outcome in dict(row.findings).items()
    ]
    if members:
        connection.execute(insert(case_members), members)
    if findings:
        connection.execute(insert(case_findings), findings)


def _parts(keys: list[str]) -> Iterator[list[str]]:
    yield from (keys[first : first + CHUNK] for first in range(0, len(keys), CHUNK))
