"""``gifthorse add``: what it says, which code it ends with, and that nothing an input holds can stop the rest."""

import gzip
import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from gifthorse.cli import adding, exits
from gifthorse.cli.main import run
from gifthorse.documents import Failure, Raw, read_bytes
from gifthorse.errors import UsageError
from gifthorse.store import Store, open_store
from gifthorse.watch import add
from gifthorse.watch.adding import How
from stores import Stub, record

ARTICLE = "The foreign ministry of Russia said on 3 May 2024 that it had delivered two limousines to North Korea."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an article and a list of which one line is broken; the reader is the stub."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("Tolmar sent trucks to Boravia.")
    (tmp_path / "in" / "two.jsonl").write_bytes(record(1).data + b"\nnot json\n" + record(2).data + b"\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIFTHORSE_STORE", str(tmp_path / "store.db"))
    monkeypatch.setattr("gifthorse.reading.reader.builtin_reader", Stub)
    return tmp_path


def test_five_lines_and_a_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "in"]) == exits.UNREADABLE
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[:3] == [
        "read     3 documents, 3 transfers",
        "skipped  0, already in the store",
        "failed   1, named above",
    ]
    assert lines[3].startswith("cases    ")
    assert lines[4] == "next     gifthorse cases"
    assert len(lines) == 5
    assert [line.partition(": ")[2] for line in shown.err.splitlines()] == [
        "in/two.jsonl:2: not valid JSON: JSON is malformed: invalid character (byte 4)"
    ]
    assert run(["add", "in/one.txt"]) == exits.DONE
    assert "skipped  1, already in the store" in capsys.readouterr().out


def test_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "in", "--format", "json", "--store", "other.db"]) == exits.UNREADABLE
    told = json.loads(capsys.readouterr().out)
    assert (told["read"], told["transfers"], told["skipped"], told["broken"]) == (3, 3, 0, 0)
    assert [one["source"] for one in told["failed"]] == ["in/two.jsonl:2"]
    assert Path("other.db").exists()


def test_new_cases_are_told_and_counted_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter([(["7Q2M", "8R3N"], []), ([], ["7Q2M"])])
    asked: list[int] = []

    def refresh(store: Store) -> tuple[list[str], list[str]]:
        asked.append(store.revision())
        basis = store.revision()
        store.replace_cases([], basis=basis)
        return next(made)

    monkeypatch.setattr("gifthorse.cases.refresh", refresh)
    assert run(["add", "in", "--fail-on-cases"]) == exits.CASES, "before the failures, which are listed anyway"
    assert "cases    2 new, 0 changed" in capsys.readouterr().out
    assert run(["add", "in/one.txt", "--fail-on-cases"]) == exits.DONE
    assert len(asked) == 1, "nothing has come, so nothing is made anew"
    Path("in/three.txt").write_text("Elsen sent fuel to Boravia.")
    assert run(["add", "in/three.txt", "--fail-on-cases"]) == exits.DONE
    assert "cases    0 new, 1 changed" in capsys.readouterr().out


def test_a_reader_that_fails_on_a_document_is_no_end(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(self: Stub, document: object) -> None:
        raise RuntimeError("odd\nwords")

    monkeypatch.setattr(Stub, "read", read)
    assert run(["add", "in"]) == exits.UNEXPECTED
    shown = capsys.readouterr()
    assert "failed   4" in shown.out
    assert "in/one.txt: unexpected: RuntimeError: odd words" in shown.err
    monkeypatch.undo()
    monkeypatch.setattr("gifthorse.reading.reader.builtin_reader", Stub)
    monkeypatch.chdir(folder)
    assert run(["add", "in", "--store", str(folder / "store.db")]) == exits.UNREADABLE
    assert "read     3 documents" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [["--published", "2024-2-3", "in"], ["--jobs", "0", "in"], ["--jobs", "9999", "in"], ["--oops", "in"]],
)
def test_wrong_calls(folder: Path, words: list[str]) -> None:
    with pytest.raises(UsageError):
        run(["add", *words])
    assert not (folder / "store.db").exists()


def test_standard_input(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(record(7).data)))
    assert run(["add", "-"]) == exits.DONE
    with open_store() as store:
        assert [stored.document.source for stored in store.documents()] == ["n00007"]


def test_the_size_of_inputs_is_known_where_it_can_be(folder: Path) -> None:
    assert adding.size_of(["in"]) == sum(path.stat().st_size for path in Path("in").iterdir())
    assert adding.size_of(["in", "gone.txt"]) == adding.size_of(["in"])
    assert adding.size_of(["in", "https://example.org/"]) is None
    Path("in/x.warc.gz").touch()
    assert adding.size_of(["in"]) is None


def test_interrupted_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object, **__: object) -> object:
        yield Raw(data=b"Tolmar sent trucks to Boravia.", source="one.txt")
        raise KeyboardInterrupt

    monkeypatch.setattr("gifthorse.documents.read_bytes", broken_off)
    assert run(["add", "in"]) == exits.INTERRUPTED
    assert "1 document is kept" in capsys.readouterr().err
    with open_store() as store:
        assert len(list(store.documents())) == 1


HOSTILE = {
    "bomb.html.gz": gzip.compress(b"<html><body>" + b"<p>" + b"A" * 60_000_000),
    "entities.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><rss><channel><item>&a;</item></channel>',
    "deep.html": b"<div>" * 200_000,
    "script.html": b"<html><script>document.write('Tolmar sent trucks to Boravia.')</script></html>",
    "broken.warc": b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nshort",
    "broken.wacz": b"PK\x03\x04" + b"\0" * 200,
    "binary.txt": bytes(range(256)) * 100,
    "empty.txt": b"",
    "list.json": b"[" * 100_000,
    "lines.jsonl": b'{"text": 5}\n{"text": "\xff"}\n{"text"\n{"id": "n1", "text": "Elsen sent fuel to Boravia."}\n',
    "broken.pdf": b"%PDF-1.7\nnothing of the kind",
    "packed.jsonl.gz": gzip.compress(b'{"id": "n2", "text": "Elsen sent coal to Boravia."}\n')[:-9],
}


def test_hostile_inputs_cost_themselves_only(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
    (folder / "zz.txt").write_text("Tolmar sent trucks to Boravia.")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with open_store(place) as store:
        outcome = list(add(store, read_bytes([str(folder)]), How(who="test"), Stub()))
        failed = {Path(one.source).name.partition(":")[0] for one in outcome if one.state == "failed"}
        assert failed >= set(HOSTILE) - {"deep.html"}, outcome
        assert {one.state for one in outcome} <= {"failed", "read"}
        sources = {Path(stored.document.source).name for stored in store.documents()}
        assert {"n1", "zz.txt"} <= sources
        assert {Path(one.source).name.partition(":")[0] for one in store.coverage().failed} == failed
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200_000, f"{grown} KiB"


def test_a_failure_from_an_input_cannot_write_lines(place: str) -> None:
    with open_store(place) as store:
        (told,) = add(store, [Failure(source="x", reason="a\nb\x1b[31m")], How(), Stub())
        assert told.reason == "a b [31m"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_a_bar_on_a_terminal_only(folder: Path) -> None:
    import pty

    code = (
        "from unittest import mock; import sys; sys.path.insert(0, sys.argv.pop(1)); from stores import Stub\n"
        "from gifthorse.cli.main import main\n"
        "with mock.patch('gifthorse.reading.reader.builtin_reader', Stub): main()"
    )
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", code, str(Path(__file__).parent), "add", "in"]
    done = subprocess.run(words, stderr=theirs, stdout=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # how a terminal ends
        pass
    finally:
        os.close(ours)
    assert "3 documents" in done.stdout
    assert b"3 read" in shown
    assert b"two.jsonl:2: not valid JSON" in shown


def test_with_the_built_in_reader_and_two_processes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text("Nothing was said of it by anybody.")
    place = str(tmp_path / "store.db")
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    with open_store(place) as store:
        assert [one.state for one in add(store, read_bytes(names), How(who="test"), jobs=2)] == ["read"] * 2
        reading = next(store.readings())
        assert [(t.supplier and t.supplier.code, t.recipient and t.recipient.code) for t in reading.transfers] == [
            ("RU", "KP")
        ]
        assert reading.transfers[0].findings
        assert "knowledge" in str(next(store.documents()).reader)
