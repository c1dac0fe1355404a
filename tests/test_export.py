"""Exports: every format from the command line, anchors that hold in each, hostile words, and task T5 of a new user."""

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from case_fixtures import FOLDER, readings
from gifthorse.cases import refresh
from gifthorse.cli.main import main
from gifthorse.documents import Raw
from gifthorse.export.bundle import Bundle, bundle_of
from gifthorse.export.cells import guarded, printable
from gifthorse.export.codebook import codebook
from gifthorse.export.formats import FORMATS
from gifthorse.export.tables import tables
from gifthorse.model import Case, Document
from gifthorse.store import open_store

Run = Callable[..., tuple[int, str, str]]
EVIL = '=HYPERLINK("http://x.invalid","see")'
"""A headline that a spreadsheet would run, with what else may stand in one."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in a folder with a store that holds the documents of three events, titles made hostile."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIFTHORSE_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("GIFTHORSE_REVIEWER", "Ada")
    monkeypatch.setenv("GIFTHORSE_KNOWLEDGE", str(FOLDER))
    with open_store(str(tmp_path / "store.db")) as store:
        for number, made in enumerate(readings()[:16]):
            told = made.document
            document = Document(
                text=told.text,
                source=told.source,
                title=EVIL if not number else f"\U0001f6a2 {told.title}\x07 한국어 Привет <script>alert(1)</script>",
                outlet=told.outlet,
                published=told.published,
                language=told.language,
            )
            raw = Raw(data=told.text.encode(), source=told.source, media_type="text/plain")
            store.keep(raw, msgspec.structs.replace(made, document=document), reader="test", who="test")
        refresh(store)

    def run_(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gifthorse", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out, captured.err

    return run_


def bundle(folder: Path) -> Bundle:
    with open_store(str(folder / "store.db")) as store:
        cases = [msgspec.json.decode(row, type=Case) for row in exported(folder)]
        return bundle_of(store, cases, 2)


def exported(folder: Path) -> list[str]:
    return (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()


def texts(folder: Path) -> dict[str, str]:
    with open_store(str(folder / "store.db")) as store:
        return {made.document.id: made.document.text for made in store.readings()}


def test_every_format_is_written_and_the_same_twice(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        code, out, err = run("export", *FORMATS, "--output", f"{name}/")
        assert (code, out) == (0, ""), err
        assert "wrote" in err
        assert "gifthorse verify" in err
    one, two = (
        {p.relative_to(tmp_path / n): p for p in (tmp_path / n).rglob("*") if p.is_file()} for n in ("one", "two")
    )
    assert set(one) == set(two)
    assert {p.suffix for p in one} == {".csv", ".xlsx", ".jsonl", ".json", ".html", ".docx"}
    for name in one:
        if name.suffix not in (".xlsx", ".docx"):
            assert one[name].read_bytes() == two[name].read_bytes(), name
        else:
            with zipfile.ZipFile(one[name]) as a, zipfile.ZipFile(two[name]) as b:
                assert {n: a.read(n) for n in a.namelist()} == {n: b.read(n) for n in b.namelist()}, name


def test_tables_hold_their_anchors_and_the_codebook_names_every_column(run: Run, tmp_path: Path) -> None:
    assert run("export", "csv", "--raw", "--output", "t")[0] == 0
    known = texts(tmp_path)
    for name, columns in codebook().items():
        with (tmp_path / "t" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        assert list(rows[0]) == list(columns)
        for row in rows if name == "assertions" else ():
            text = known[row["text_sha256"]]
            start, end = int(row["start"]), int(row["end"])
            assert text[start:end] == row["exact"]
            assert text[:start].endswith(row["prefix"])
            assert text[end:].startswith(row["suffix"])
    assert run("codebook")[1].count("\n") == sum(map(len, codebook().values()))


def test_tables_make_every_row_of_the_codebook(run: Run, tmp_path: Path) -> None:
    assert run("export", "jsonl", "--output", "all.jsonl")[0] == 0
    for name, rows in tables(bundle(tmp_path)).items():
        for row in rows:
            assert set(row) <= set(codebook()[name])
            assert row.get("read_state") == "failed" or set(row) == set(codebook()[name])


def test_csv_is_safe_to_open(run: Run, tmp_path: Path) -> None:
    assert run("export", "csv", "--output", "safe")[0] == 0
    raw = (tmp_path / "safe" / "documents.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") > 2
    assert ("'" + EVIL).replace('"', '""').encode() in raw
    for text in ("=1", "+1", "-1", "@x", "\tx", "＝1"):
        assert guarded(text) == f"'{text}"
    assert guarded("plain") == "plain"
    assert printable("a\x07b\ud800") == "a\ufffdb\ufffd"


def test_workbook_has_no_formula_and_no_link(run: Run, tmp_path: Path) -> None:
    assert run("export", "xlsx", "--output", "cases.xlsx")[0] == 0
    with zipfile.ZipFile(tmp_path / "cases.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        shared = book.read("xl/sharedStrings.xml").decode()
    assert len(sheets) == len(codebook()) + 2
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert "'=HYPERLINK" in shared
    assert "한국어 Привет" in shared


def test_json_lines_are_the_cases_themselves(run: Run, tmp_path: Path) -> None:
    assert run("export", "jsonl", "--output", "all.jsonl")[0] == 0
    printed = run("cases", "--format", "json")[1].splitlines()
    assert sorted(exported(tmp_path)) == sorted(printed)


def test_annotations_select_the_exact_words(run: Run, tmp_path: Path) -> None:
    assert run("export", "annotations", "--output", "a.json")[0] == 0
    whole = json.loads((tmp_path / "a.json").read_bytes())
    known = texts(tmp_path)
    items = whole["first"]["items"]
    assert whole["total"] == len(items) > 10
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        position, quote = item["target"]["selector"]
        text = known[item["target"]["state"]["value"].removeprefix("sha256:")]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert "proposed" in {body["value"] for body in item["body"]}


def test_ftm_has_the_shape_of_the_model(run: Run, tmp_path: Path) -> None:
    assert run("export", "ftm", "--output", "x.ftm.json")[0] == 0
    lines = [json.loads(line) for line in (tmp_path / "x.ftm.json").read_text(encoding="utf-8").splitlines()]
    ids = [line["id"] for line in lines]
    assert len(set(ids)) == len(ids)
    assert {line["schema"] for line in lines} == {"Article", "LegalEntity", "EconomicActivity"}
    for line in lines:
        assert all(isinstance(v, str) and v for values in line["properties"].values() for v in values)
        for name in ("sender", "receiver", "proof"):
            assert set(line["properties"].get(name, ())) <= set(ids)


def test_ftm_is_valid_to_the_real_library(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("icu", reason="followthemoney needs PyICU, which has no wheel: install both to run this test")
    model = pytest.importorskip("followthemoney").model
    assert run("export", "ftm", "--output", "x.ftm.json")[0] == 0
    for line in (tmp_path / "x.ftm.json").read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        model.get(entity["schema"]).validate(entity)


def test_unreviewed_cases_are_not_exported_as_accepted(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "xlsx", "--require-reviewed")
    assert code == 5
    assert "not been reviewed" in err
    assert not list(tmp_path.glob("*.xlsx"))
    assert run("export", "jsonl", "--output", "all.jsonl")[0] == 0
    case = json.loads(exported(tmp_path)[0])["id"]
    assert run("review", "--accept", case, "--reason", "read both")[0] == 0
    assert run("export", "docx", "html", "csv", case, "--require-reviewed", "--output", "done/")[0] == 0
    page = (tmp_path / "done" / f"case-{case}.html").read_text(encoding="utf-8")
    assert "accepted by Ada" in page
    assert "read both" in page
    assert "Ada" in (tmp_path / "done" / f"case-{case}" / "cases.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("xslx",), "did you mean xlsx?"),
        ((), "name a format"),
        (("xlsx", "ZZZZ"), "ZZZZ"),
        (("jsonl", "--raw"), "--raw is for csv"),
        (("jsonl", "--output", "store.db"), "is there already"),
    ],
)
def test_what_cannot_be_written_says_what_to_do(run: Run, words: tuple[str, ...], hint: str) -> None:
    code, _, err = run("export", *words)
    assert code == 2
    assert hint in err


# T5: hand over and check.


def test_t5_the_dossier_works_from_a_disk_and_every_note_arrives(run: Run, tmp_path: Path) -> None:
    assert run("export", "html", "--output", "d/")[0] == 0
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "d").glob("*.html")]
    assert len(pages) > 2
    for page in pages:
        assert "default-src &#39;none&#39;" in page
        assert not re.findall(r"""(?:src|srcset|action)\s*=|url\(|@import|href=["'](?!#)""", page)
        assert "<script>alert" not in page
        assert "\x07" not in page
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(set(ids)) == len(ids)
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
        notes = re.findall(r'<li id="note-\d+".*?</li>', page, re.S)
        assert len(notes) >= 1
        for note in notes:
            for target in re.findall(r'class="place" href="#([^"]+)"', note):
                assert re.search(rf'<mark[^>]*id="{re.escape(target)}"', page), target
        for words in ("Mention of a person", "at least 2 origins", "Admiralty", "were skipped", "Gifthorse"):
            assert words in page


def test_t5_the_word_report_has_notes_and_a_comment_for_each_claim(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    assert run("export", "docx", "--output", "r.docx")[0] == 0
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)
    assert b"/word/footnotes.xml" in parts["[Content_Types].xml"]
    assert b'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]
    notes = ElementTree.fromstring(parts["word/footnotes.xml"]).findall(f"{W}footnote")
    body = ElementTree.fromstring(parts["word/document.xml"])
    used = [found.get(f"{W}id") for found in body.iter(f"{W}footnoteReference")]
    assert used == [note.get(f"{W}id") for note in notes[2:]]
    assert len(used) > 5
    known = texts(tmp_path)
    for note in notes[2:]:
        told = "".join(t.text or "" for t in note.iter(f"{W}t"))
        found = re.fullmatch(r" “(.*)” .*; document \[\d+\], characters (\d+)–(\d+), sha256 (\w+)", told, re.S)
        assert found, told
        assert known[found[4]][int(found[2]) : int(found[3])] == found[1]
    report = docx.Document(str(tmp_path / "r.docx"))
    comments = [comment.text for comment in report.comments]
    claims = [p for p in report.paragraphs if re.search(r"[^:] (AFFIRMS|ALLEGES|DENIES|DECLINES|DOUBTS) ", p.text)]
    assert len(comments) == len(claims) > 3
    assert all(re.search(r"sha256 \w{64}", comment) and comment.startswith("proposed") for comment in comments)
    whole = "\n".join(p.text for p in report.paragraphs)
    for words in ("Mention of a person", "at least 2 origins", "Admiralty", "were skipped"):
        assert words in whole
