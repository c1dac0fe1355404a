"""The store: each thing once, nothing lost, decisions only added; the same on SQLite and PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from gifthorse import settings
from gifthorse.documents import Failure, Raw
from gifthorse.errors import UsageError
from gifthorse.model import Document
from gifthorse.store import CaseFilter, CaseRow, Store, StoreError, documents, key_of, migrate, open_store
from gifthorse.store.database import place_of
from gifthorse.store.tables import metadata
from gifthorse.watch import add
from gifthorse.watch.adding import Added, How
from stores import Newer, Stub, holds, reading_of, record

HOW = How(who="test")


def added(place: str, *raws: Raw | Failure, how: How = HOW, reader: Stub | None = None) -> list[Added]:
    with open_store(place) as store:
        return list(add(store, raws, how, reader or Stub()))


def test_documents_come_back_character_for_character(place: str) -> None:
    words = "Tolmar sent \0trucks to Boravia.\r\n\ud800 \U0001f600 é e\u0301 end"
    document = Document(text=words, source="odd\0name", title="T\0", outlet="Ö", published="2024-02-20", url="u")
    with open_store(place) as store:
        raw = Raw(data=b"\x00\xff bytes", source="odd")
        assert store.keep(raw, reading_of(document), reader="stub", who="test")
        (stored,) = store.documents()
        assert stored.document.text == words
        assert stored.document.id == document.id
        assert (stored.document.title, stored.document.source) == ("T\ufffd", "odd\ufffdname")
        assert store.raw(stored.raw) == b"\x00\xff bytes"
        assert stored.key == key_of(document) == key_of(stored.document)
        assert store.reading(stored.key) == reading_of(stored.document)
        assert store.reading("nothing") is None


def test_the_same_again_changes_nothing(place: str) -> None:
    first = added(place, *map(record, range(5)))
    before = holds(place)
    assert [one.state for one in first] == ["read"] * 5
    assert [one.state for one in added(place, *map(record, range(5)))] == ["known"] * 5
    assert holds(place) == before
    assert len(before["documents"]) == 5
    assert len(before["decisions"]) == 5


def test_the_same_words_of_two_sources_are_two_documents_of_one_text(place: str) -> None:
    added(place, record(1, "Tolmar sent trucks to Boravia."), record(2, "Tolmar sent trucks to Boravia."))
    found = holds(place)
    assert (len(found["documents"]), len(found["texts"]), len(found["raws"])) == (2, 1, 2)


def test_a_text_that_changed_is_kept_beside_the_old_one(place: str) -> None:
    added(place, record(1, "Tolmar sent trucks to Boravia."))
    added(place, record(1, "Tolmar sent nothing to Boravia."))
    with open_store(place) as store:
        assert len(store.keys("n00001")) == 2


def test_a_file_is_one_document_by_whatever_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gifthorse.documents import read_bytes

    place = str(tmp_path / "store.db")
    (tmp_path / "one.txt").write_text("Tolmar sent trucks to Boravia.")
    (tmp_path / "two.txt").write_text("Tolmar sent trucks to Boravia.")
    (tmp_path / "list.jsonl").write_text('{"text": "A sent b to C."}\n{"text": "A sent b to C."}\n')
    monkeypatch.chdir(tmp_path)
    names = ["one.txt", "two.txt", "list.jsonl"]
    assert [one.state for one in added(place, *read_bytes(names))] == ["read"] * 4
    others = [f"./{names[0]}", str(tmp_path / names[1]), f"../{tmp_path.name}/./{names[2]}"]
    assert [one.state for one in added(place, *read_bytes([str(tmp_path / name) for name in names]))] == ["known"] * 4
    assert [one.state for one in added(place, *read_bytes(others[:2]))] == ["known"] * 2


def test_another_version_of_the_reader_reads_again_only_when_asked(place: str) -> None:
    added(place, record(1), record(2))
    assert [one.state for one in added(place, record(1), reader=Newer())] == ["known"]
    again = How(who="test", again=True)
    assert [one.state for one in added(place, record(1), reader=Newer(), how=again)] == ["read"]
    assert [one.state for one in added(place, record(1), reader=Newer(), how=again)] == ["known"]
    with open_store(place) as store:
        assert {stored.document.source: stored.reader for stored in store.documents()} == {
            "n00001": "stub 2",
            "n00002": "stub 1",
        }
        assert [decision.kind for decision in store.decisions()] == ["added", "added", "reread"]


def test_a_date_that_is_given_later_counts(place: str) -> None:
    added(place, record(1))
    assert [one.state for one in added(place, record(1), how=How(published="2024-03-01"))] == ["read"]
    assert [one.state for one in added(place, record(1), how=How(published="2024-03-01"))] == ["known"]
    with open_store(place) as store:
        (stored,) = store.documents()
        assert stored.document.published == "2024-03-01"


def test_failures_are_told_until_made_good(place: str) -> None:
    broken = Raw(data=b"{}", source="articles.jsonl:1", media_type="application/json", container="articles.jsonl")
    outcome = added(place, broken, Failure(source="gone.txt", reason="no such file"), record(3))
    assert [one.state for one in outcome] == ["failed", "failed", "read"]
    with open_store(place) as store:
        told = store.coverage()
        assert [(one.source, one.reason) for one in told.failed][1] == ("gone.txt", "no such file")
        assert [one.source for one in told.read] == ["articles.jsonl:3"]
    added(place, record(1))
    with open_store(place) as store:
        assert [one.source for one in store.coverage().failed] == ["gone.txt"]


def test_documents_by_key_and_time_and_words(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "BATCH", 7)
    raws = [record(number) for number in range(51)]
    added(place, *raws[:50])
    with open_store(place) as store:
        stored = list(store.documents())
        assert [one.document.source for one in stored] == [f"n{number:05}" for number in range(50)]
        some = {one.key for one in stored[5:45:3]}
        assert [one.document.source for one in store.readings(some)] == [
            one.document.source for one in stored if one.key in some
        ]
        assert list(store.documents([])) == []
    added(place, raws[50])
    with open_store(place) as store:
        since = stored[-1].added
        assert len(list(store.readings(since=since))) >= 1
        assert len(list(store.readings(since=since))) < 51
        assert [one.document.source for one in store.search("report 41")] == ["n00041"]
        assert len(store.search("truck6 sent", limit=1000)) == 0
        assert len(store.search("trucks6 sent", limit=1000)) == 7
        assert store.search('"report AND (') == store.search("report and")


def test_decisions_are_only_added(place: str) -> None:
    with open_store(place) as store:
        store.log("merge", "7Q2M", "Ada", "one event", {"with": "8R3N", "n": [1, None]})
        made = store.log("split", "7Q2M", "Ben", "two events")
        assert made.number == store.revision() == 2
        assert [one.data for one in store.decisions(["merge"])] == [{"with": "8R3N", "n": [1, None]}]
        assert [one.who for one in store.decisions(subject="7Q2M", after=1)] == ["Ben"]
        for wrong in (
            "UPDATE decisions SET why = 'other'",
            "DELETE FROM decisions",
            "INSERT OR REPLACE INTO decisions SELECT * FROM decisions" if store.sqlite else "TRUNCATE decisions",
        ):
            with pytest.raises(StoreError, match="only added"), store.writing() as connection:
                connection.execute(text(wrong))
        assert len(list(store.decisions())) == 2


def case(id: str, **fields: object) -> CaseRow:
    return CaseRow(id=id, json=f'{{"id":"{id}","v":{fields.pop("v", 1)}}}'.encode(), **fields)  # type: ignore[arg-type]


def ids(found: list[bytes]) -> str:
    return "".join(one.decode()[7] for one in found)


@pytest.fixture
def with_cases(place: str) -> Iterator[Store]:
    added(place, record(1), record(2))
    with open_store(place) as store:
        fill(store)
        yield store


def fill(store: Store) -> None:
    one, two = [stored.key for stored in store.documents()]
    un, eu = ("un/1718-2006/op8a", "prohibited"), ("eu/329-2007/art2", "depends")
    store.replace_cases(
        [
            case("A", supplier="Tolmar", supplier_code="XA", first="2024-02-01", last="2024-02-29", findings=(un, eu)),
            case(
                "B", recipient="Tolmar Lines", status="accepted", first="2023-01-01", last="2023-01-01", disputed=True
            ),
            case("C", search="Café limousines; motor_yacht 100%", members=((one, "t1"), (two, "t1")), findings=(eu,)),
        ]
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CaseFilter(), "ABC"),
        (CaseFilter(status="accepted"), "B"),
        (CaseFilter(disputed=False), "AC"),
        (CaseFilter(supplier="XA"), "A"),
        (CaseFilter(supplier="tolm"), "A"),
        (CaseFilter(recipient="lines"), "B"),
        (CaseFilter(recipient="%"), ""),
        (CaseFilter(regime="un"), "A"),
        (CaseFilter(regime="eu/329-2007"), "AC"),
        (CaseFilter(regime="eu/329-2007/art2"), "AC"),
        (CaseFilter(regime="eu/329"), ""),
        (CaseFilter(since="2024-02-10"), "A"),
        (CaseFilter(until="2024-02-10"), "AB"),
        (CaseFilter(since="2022-01-01", until="2023-06-01"), "B"),
    ],
)
def test_cases_are_found_by_filters(with_cases: Store, wanted: CaseFilter, found: str) -> None:
    assert ids(with_cases.cases(wanted)) == found
    assert with_cases.case_count(wanted) == len(found)


def test_cases_are_found_by_words(with_cases: Store) -> None:
    for words in ("cafe limousine", "CAFÉ", "motor_yacht", "limousines 100%", "'café"):
        assert ids(with_cases.cases(search=words)) == "C", words
    for words in ("bus", "limousine bus", '" OR NEAR(', "%"):
        assert ids(with_cases.cases(search=words)) == "", words
    assert ids(with_cases.cases(search="  ")) == "ABC"
    assert ids(with_cases.cases(limit=1, offset=1)) == "B"


def test_cases_of_documents_and_documents_of_cases(with_cases: Store) -> None:
    keys = [stored.key for stored in with_cases.documents()]
    assert with_cases.cases_of(keys) == {keys[0]: ["C"], keys[1]: ["C"]}
    assert with_cases.members("C") == sorted((key, "t1") for key in keys)
    assert ids(with_cases.cases(CaseFilter(document=keys[0]))) == "C"
    assert with_cases.case("C") == b'{"id":"C","v":1}'
    assert with_cases.case("Z") is None


def test_cases_are_replaced_by_what_differs(with_cases: Store) -> None:
    def times() -> dict[str, str]:
        with with_cases.looking() as connection:
            return {row.id: row.updated for row in connection.execute(text("SELECT id, updated FROM cases"))}

    before = times()
    changes = with_cases.replace_cases([case("A"), case("C", v=2, search="bus"), case("D")])
    assert (changes.new, changes.changed, changes.gone) == (("D",), ("C",), ("B",))
    after = times()
    assert after["A"] == before["A"]
    assert after["C"] > before["C"]
    assert ids(with_cases.cases(search="bus")) == "C"
    assert ids(with_cases.cases(search="limousine")) == ""
    assert with_cases.replace_cases([case("E")], among=["D"]).gone == ("D",)
    assert ids(with_cases.cases()) == "ACE"


def test_cases_from_an_older_state_do_not_replace_newer_ones(place: str) -> None:
    added(place, record(1))
    with open_store(place) as store:
        assert not store.cases_current()
        old = store.revision()
        store.log("note", "x", "Ada", "")
        store.replace_cases([case("A")], basis=store.revision())
        assert store.cases_current()
        assert store.replace_cases([case("B")], basis=old).new == ()
        assert ids(store.cases()) == "A"


def test_the_migrations_make_the_tables(place: str) -> None:
    with open_store(place) as store, store.looking() as connection:
        ours = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda _, name, kind, reflected, to: (
                    not (reflected and to is None and ("_fts" in name or name.endswith("words") or "alembic" in name))
                )
            },
        )
        assert compare_metadata(ours, metadata) == []
    scripts = ScriptDirectory(str(Path(migrate.__code__.co_filename).parent / "migrations"))
    assert scripts.get_current_head() == "0001"


def test_what_is_no_store_of_ours_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="no store of gifthorse"):
        open_store(str(other))
    later = tmp_path / "later.db"
    open_store(str(later)).close_store()
    with sqlite3.connect(later) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="later version"):
        open_store(str(later))
    (tmp_path / "text.db").write_text("This is no database, whatever its name says. " * 30)
    with pytest.raises(StoreError, match="not a database"):
        open_store(str(tmp_path / "text.db"))
    with pytest.raises(StoreError, match="unable to open"):
        open_store(str(tmp_path / "no" / "folder.db"))


def test_where_a_store_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("GIFTHORSE_STORE", raising=False)
    assert place_of(None).database == str(tmp_path / "data" / "gifthorse" / "gifthorse.db")
    monkeypatch.setenv("GIFTHORSE_STORE", "mine.db")
    assert place_of(None).database == str(Path("mine.db").absolute())
    assert settings.resolve().settings.store == "mine.db"
    assert place_of("postgresql://ada:secret@host/cases").drivername == "postgresql+psycopg"
    for wrong in ("mysql://host/x", "postgresql://host:port/x", "://"):
        with pytest.raises(UsageError):
            place_of(wrong)
    hidden = Store(place_of("postgresql://ada:secret@host/cases"))
    assert "secret" not in hidden.name


def test_a_store_opens_anywhere_that_sqlite_does(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    added(str(place), record(1))
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
        # The form by which Datasette knows that a table can be searched.
        assert sorted("fts5" in sql and 'content="texts"' in sql for (sql,) in made) == [False, True]
        assert connection.execute("SELECT supplier, goods, recipient, words FROM transfers").fetchall() == [
            ("Tolmar", "trucks1", "Boravia", "sent")
        ]
    connection.close()
