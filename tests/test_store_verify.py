"""Whatever is altered in a store or in the files it was read from is named, with the claims that rest on it."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from gifthorse.cli import exits
from gifthorse.cli.main import run
from gifthorse.documents import read_bytes
from gifthorse.errors import UsageError
from gifthorse.store import CaseRow, Store, open_store
from gifthorse.store.verify import verify
from gifthorse.watch import add
from gifthorse.watch.adding import How
from stores import Stub

CLAIM = "t1: Tolmar → trucks → Boravia, no date (completed)"


@pytest.fixture
def full(place: str, tmp_path: Path) -> Store:
    """Two files and a list in a store, one of them in a case."""
    (tmp_path / "one.txt").write_text("Tolmar sent trucks to Boravia.")
    (tmp_path / "two.txt").write_text("Nothing was sent anywhere.")
    (tmp_path / "list.jsonl").write_text('{"id": "n1", "text": "Elsen sent fuel to Boravia."}\n')
    names = [str(tmp_path / name) for name in ("one.txt", "two.txt", "list.jsonl")]
    with open_store(place) as store:
        assert len(list(add(store, read_bytes(names), How(who="test"), Stub()))) == 3
        key = store.keys(names[0])[0]
        store.replace_cases([CaseRow(id="7Q2M", json=b"{}", members=((key, "t1"),))])
        store.log("note", "7Q2M", "Ada", "seen", {})
    return store


def altered(store: Store, *statements: str) -> list[tuple[str, str, str]]:
    """The problems after some SQL by somebody who may do anything."""
    if store.sqlite:
        with sqlite3.connect(store.place) as plain:
            for statement in statements:
                plain.execute(statement)
        plain.close()
    else:
        with store.engine.connect() as connection:
            connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(text(statement))
            connection.commit()
    problems = verify(store).problems
    store.close_store()
    return [(problem.kind, Path(problem.subject).name, problem.what) for problem in problems]


ONE = "(SELECT {} FROM documents WHERE source LIKE '%one.txt')"
DROP = "DROP TRIGGER IF EXISTS {}"


def test_nothing_altered_nothing_found(full: Store) -> None:
    assert altered(full) == []
    report = verify(full)
    assert report.checked == {"decisions": 4, "raw bytes": 3, "documents": 3, "transfers": 2}
    assert verify(full, head=report.head).problems == ()
    full.log("note", "x", "Ada", "")
    assert verify(full, head=report.head).problems == ()
    assert [problem.kind for problem in verify(full, head="f" * 64).problems] == ["log"]
    full.close_store()


@pytest.mark.parametrize(
    ("kind", "statement", "what"),
    [
        ("raw", f"UPDATE raws SET data = {{blob}} WHERE sha256 = {ONE.format('raw_sha256')}", "bytes were altered"),
        ("text", f"UPDATE texts SET text = 'T' || text WHERE sha256 = {ONE.format('text_sha256')}", "text was altered"),
        ("reading", f"UPDATE readings SET json = '{{{{}}}}' WHERE document = {ONE.format('key')}", "altered"),
        ("reading", f"UPDATE readings SET json = 'no' WHERE document = {ONE.format('key')}", "is none"),
        (
            "reading",
            f"UPDATE readings SET json = replace(json, '[0,6]', '[0,6000]') WHERE document = {ONE.format('key')}",
            "words that are not there",
        ),
        ("reading", f"UPDATE transfers SET supplier = 'Elsen' WHERE document = {ONE.format('key')}", "does not agree"),
        ("document", "UPDATE documents SET source = 'other.txt' WHERE source LIKE '%one.txt'", "source was altered"),
    ],
)
def test_what_was_altered_is_named_with_its_claims(full: Store, kind: str, statement: str, what: str) -> None:
    blob = "x'00ff'" if full.sqlite else "'\\x00ff'::bytea"
    found = altered(full, statement.format(blob=blob))
    assert any(k == kind and what in w for k, _, w in found), found
    assert {subject for _, subject, _ in found} <= {"one.txt", "other.txt"}
    problem = verify(full).problems[0]
    full.close_store()
    assert problem.cases == ("7Q2M",)
    assert problem.claims[0].endswith("trucks → Boravia, no date (completed)")


def test_a_reading_replaced_with_its_hash_is_still_found(full: Store) -> None:
    from hashlib import sha256

    digest = sha256(b"{}").hexdigest()
    found = altered(
        full, f"UPDATE readings SET json = '{{}}', sha256 = '{digest}' WHERE document = {ONE.format('key')}"
    )
    assert ("reading", "one.txt", "its reading was altered: its hash is another") in found


def test_documents_that_are_gone_or_came_from_nowhere(full: Store) -> None:
    key = ONE.format("key")
    gone = (
        f"DELETE FROM case_members WHERE document = {key}",
        f"DELETE FROM transfers WHERE document = {key}",
        f"DELETE FROM readings WHERE document = {key}",
        "DELETE FROM documents WHERE source LIKE '%one.txt'",
    )
    assert altered(full, *gone) == [("document", "one.txt", "was added, and is gone")]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE decisions SET why = 'other' WHERE kind = 'note'", "is not what was decided"),
        ("UPDATE decisions SET who = 'Ben' WHERE number = 2", "is not what was decided"),
        ("DELETE FROM decisions WHERE number = 2", "are gone"),
    ],
)
def test_the_log_is_followed_from_end_to_end(full: Store, statement: str, what: str) -> None:
    drops = [DROP.format(f"decisions_no_{event}") for event in ("update", "delete")] if full.sqlite else []
    assert any(kind == "log" and what in told for kind, _, told in altered(full, *drops, statement))


def test_a_cut_end_is_found_by_the_hash_that_was_noted(full: Store) -> None:
    head = verify(full).head
    drops = [DROP.format("decisions_no_delete")] if full.sqlite else []
    assert altered(full, *drops, "DELETE FROM decisions WHERE number = 4") == []
    assert [problem.subject for problem in verify(full, head=head).problems] == ["its end"]
    full.close_store()


def test_the_command(full: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = full.place
    full.close_store()
    assert run(["verify", "--store", place]) == exits.DONE
    assert "everything is as it was read" in capsys.readouterr().out
    (tmp_path / "one.txt").write_text("Tolmar sent tracks to Boravia.")
    (tmp_path / "two.txt").unlink()  # its bytes are in the store
    (tmp_path / "list.jsonl").write_text('{"id": "n1", "text": "Elsen sent fuel to Boravia!"}\n')
    assert run(["verify", "--store", place]) == exits.VERIFICATION
    out = capsys.readouterr().out
    assert f"{tmp_path / 'one.txt'} has changed since it was read" in out
    assert CLAIM in out
    assert "cases: 7Q2M" in out
    assert "n1: " in out
    assert "two.txt" not in out
    assert run(["verify", "--store", place, "--no-files"]) == exits.DONE
    assert run(["verify", "--store", place, "--format", "json"]) == exits.VERIFICATION
    assert '"kind":"file"' in capsys.readouterr().out


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store is there"):
        run(["verify", "--store", str(tmp_path / "typo.db")])
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_is_a_failed_verification(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    with open_store(str(place)) as store:
        raws = list(read_bytes([str(Path(__file__))]))
        list(add(store, raws, How(), Stub()))
    data = bytearray(place.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    place.write_bytes(data)
    assert run(["verify", "--store", str(place)]) == exits.VERIFICATION
