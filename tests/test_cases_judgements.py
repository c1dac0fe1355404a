"""People decide: judgements are logged, respected by every run after, undone, and warned of where articles change."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from case_fixtures import world
from case_made import reading, stance, transfer
from gifthorse.cases import build, judge, refresh, undo
from gifthorse.cases.build import drafts
from gifthorse.cases.constraints import Constraints, standing
from gifthorse.cases.decided import checked
from gifthorse.cases.judging import refs
from gifthorse.documents import Raw
from gifthorse.errors import UsageError
from gifthorse.model import Case, Judgement, MemberRef, Reading
from gifthorse.store import Store, open_store


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    with world():
        yield


def told(source: str, day: str = "2018-02-02", **more: object) -> Reading:
    return reading(source, transfer(stances=(stance(None),), **more), published=day)  # type: ignore[arg-type]


def test_ids_are_short_and_the_same_for_the_same_inputs() -> None:
    given = [told("a"), told("b"), told("c", class_="coal"), told("d", supplier="XB")]
    ids = [case.id for case in build(given)]
    assert [case.id for case in build(given[::-1])] == ids
    assert len(set(ids)) == 3
    assert all(4 <= len(id) <= 6 and id.isalnum() and not set(id) & set("ILOU") for id in ids)


def test_an_id_survives_articles_that_join_even_earlier_ones() -> None:
    (before,) = build([told("b", date="2018-02-01")])
    given = [told("b", date="2018-02-01"), told("a", "2018-01-30", date="2018-01-28")]
    (after,) = build(given, previous=[before])
    assert after.documents == ("a", "b")
    assert after.id == before.id
    assert build(given)[0].id != before.id, "by itself it would be called after its month"


def test_two_cases_that_become_one_keep_one_id_and_remember_the_other() -> None:
    one, two = build([told("a", status="ongoing"), told("b", "2018-02-02", supplier="XB")])
    merged = Judgement(number=1, verdict="merge", members=tuple(refs(one)), others=tuple(refs(two)), who="me")
    given = [told("a", status="ongoing"), told("b", "2018-02-02", supplier="XB")]
    (case,) = build(given, [merged], previous=[one, two])
    assert {case.id, *case.former} == {one.id, two.id}
    (again,) = build(given, [merged], previous=[case])
    assert (again.id, again.former) == (case.id, case.former)


def test_unchanged_cases_are_known_by_what_they_are_made_from() -> None:
    before = build([told("a"), told("c", class_="coal")])
    after = drafts([told("a"), told("b"), told("c", class_="coal")], previous=before)
    kept = {case.id: case.made_from for case in before}
    assert [kept[draft.id] == draft.made_from for draft in after] == [len(d.cluster.claims) == 1 for d in after]
    assert {d.made_from for d in drafts([told("a")], threshold=3)} != {d.made_from for d in drafts([told("a")])}


A: tuple[MemberRef, ...] = (("a", "t1"), ("b", "t1"))
B: tuple[MemberRef, ...] = (("c", "t1"), ("d", "t1"))


def judgement(
    number: int, verdict: str, members: tuple[MemberRef, ...] = A, others: tuple[MemberRef, ...] = B
) -> Judgement:
    return Judgement(number=number, verdict=verdict, members=members, others=others, who="me", at="2024-01-01")  # type: ignore[arg-type]


def test_the_later_judgement_wins_and_the_earlier_one_is_named() -> None:
    constraints = Constraints([judgement(1, "apart"), judgement(2, "merge")])
    assert set(constraints.together(("a", "t1"))) == {("b", "t1"), *B}
    assert not constraints.apart(("a", "t1"))
    assert [(old.number, new.number) for old, new in constraints.overridden] == [(1, 2)]
    constraints = Constraints([judgement(1, "merge"), judgement(2, "split")])
    assert constraints.apart(("a", "t1")) == set(B)
    assert set(constraints.together(("a", "t1"))) == {("b", "t1")}


def test_what_is_undone_counts_as_never_made_and_an_undo_can_be_undone() -> None:
    made = [judgement(1, "merge"), Judgement(number=2, verdict="undo", undoes=1)]
    assert standing(made) == []
    assert [j.number for j in standing([*made, Judgement(number=3, verdict="undo", undoes=2)])] == [1]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store.db")) as opened:
        yield opened


def add(store: Store, *given: Reading) -> tuple[list[str], list[str]]:
    for made in given:
        raw = Raw(data=made.document.text.encode(), source=made.document.source, media_type="text/plain")
        store.keep(raw, made, reader="made 1", who="test")
    return refresh(store)


def cases(store: Store) -> list[Case]:
    found = [msgspec.json.decode(case, type=Case) for case in store.cases()]
    return sorted(found, key=lambda case: case.documents)


def test_a_store_s_cases_follow_what_is_added(store: Store) -> None:
    new, changed = add(store, told("a"), told("c", class_="coal"))
    assert (len(new), changed) == (2, [])
    ids = {case.documents[0]: case.id for case in cases(store)}
    assert add(store, told("b")) == ([], [ids["a"]])
    assert refresh(store) == ([], [])
    assert {case.documents: case.id for case in cases(store)} == {("a", "b"): ids["a"], ("c",): ids["c"]}
    assert store.cases_current()


def test_accept_reject_hold_edit_note_and_undo(store: Store) -> None:
    add(store, told("a"), told("c", class_="coal"))
    oil, coal = cases(store)
    judge(store, "accept", oil, who="Ada", why="both read")
    judge(store, "hold", coal, who="Ada", why="waits for the ministry")
    judge(
        store,
        "edit",
        oil,
        who="Ada",
        why="on the photograph",
        data={"date": "2018-01-20", "supplier": "Northwind (XA)"},
    )
    judge(store, "note", oil, who="Ada", why="", data={"text": "ask the port"})
    oil, coal = cases(store)
    assert (oil.status, coal.status) == ("accepted", "hold")
    assert (oil.date, oil.supplier and oil.supplier.name, oil.edited) == (
        "2018-01-20",
        "Northwind",
        ("date", "supplier"),
    )
    assert oil.notes[0].startswith("ask the port (Ada, ")
    assert "the date of the transfer" not in oil.missing
    kept = [(d.kind, d.who, d.why) for d in store.decisions(["accept", "hold"])]
    assert kept == [("accept", "Ada", "both read"), ("hold", "Ada", "waits for the ministry")]
    before = cases(store)
    refresh(store)
    assert cases(store) == before, "a run from scratch says the same"
    assert undo(store, who="Ada").verdict == "note"
    assert undo(store, who="Ada").verdict == "edit"
    (oil, _) = cases(store)
    assert (oil.date, oil.notes, oil.status) == (None, (), "accepted")
    with pytest.raises(UsageError, match="no standing decision has number 99"):
        undo(store, who="Ada", number=99)


def test_merge_split_and_apart_hold_when_articles_join(store: Store) -> None:
    add(store, told("a", date="2018-01-10"), told("b", "2018-04-02", date="2018-03-20"))
    one, two = cases(store)
    judge(store, "merge", one, other=two, who="Ada", why="the same voyage")
    (merged,) = cases(store)
    assert merged.documents == ("a", "b")
    add(store, told("c", date="2018-01-10"))
    (merged,) = cases(store)
    assert merged.documents == ("a", "b", "c") or set(merged.documents) == {"a", "b", "c"}
    out = [ref for ref, member in zip(refs(merged), merged.members, strict=True) if member.document == "c"]
    judge(store, "split", merged, members=out, who="Ada", why="another cargo")
    assert sorted(case.documents for case in cases(store)) == [("a", "b"), ("c",)]
    assert undo(store, who="Ada").verdict == "split"
    assert len(cases(store)) == 1


def test_apart_keeps_two_that_look_alike_apart(store: Store) -> None:
    add(store, told("a"), told("b", "2018-12-02"))
    one, two = cases(store)
    judge(store, "apart", one, other=two, who="Ada", why="different papers")
    add(store, told("m", "2018-06-02", status="ongoing"), told("n", "2018-09-02"))
    assert not any({"a", "b"} <= set(case.documents) for case in cases(store))


def test_a_reviewed_case_that_changes_says_so(store: Store) -> None:
    add(store, told("a"))
    judge(store, "accept", cases(store)[0], who="Ada", why="read")
    add(store, told("b"))
    (case,) = cases(store)
    assert case.status == "accepted"
    assert case.warnings[0].endswith("with 1 tellings; 1 joined since")
    judge(store, "accept", case, who="Ben", why="read both")
    assert cases(store)[0].warnings == ()


def test_conflicting_judgements_are_said(store: Store) -> None:
    add(store, told("a"), told("b", supplier="XB"))
    one, two = cases(store)
    judge(store, "apart", one, other=two, who="Ada", why="no")
    judge(store, "merge", one, other=two, who="Ben", why="yes")
    (case,) = cases(store)
    assert "“merge” by Ben" in case.warnings[0]
    assert "took the place of “apart” by Ada" in case.warnings[0]


def test_decisions_that_do_not_fit_are_refused_and_not_logged(store: Store) -> None:
    add(store, told("a"))
    (case,) = cases(store)
    before = store.revision()
    for verdict, more in (("merge", {}), ("apart", {"other": case}), ("split", {"members": refs(case)})):
        with pytest.raises(UsageError):
            judge(store, verdict, case, who="Ada", why="x", **more)  # type: ignore[arg-type]
    for data in ({"colour": "red"}, {"date": "soon"}, {"transfer_status": "done"}):
        with pytest.raises(UsageError):
            judge(store, "edit", case, who="Ada", why="x", data=data)
    assert store.revision() == before


def test_fields_are_checked_as_they_are_written() -> None:
    assert checked("supplier", "Northwind Trading (XA)") == checked(
        "supplier", {"name": "Northwind Trading", "code": "XA"}
    )
    assert checked("recipient", "") is None
    assert checked("date", "2018-01/2018-02") == "2018-01/2018-02"
