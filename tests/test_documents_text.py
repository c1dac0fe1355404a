"""Text, JSON Lines, folders and names: what is kept, and the one clear line for what cannot be read."""

import gzip
import io
import os
from pathlib import Path

import pytest

from gifthorse.documents import Failure, Limits, Raw, extract, open_inputs, read_bytes
from gifthorse.documents.dates import dated_by_text, iso_day
from gifthorse.documents.language import code_of, detect
from gifthorse.errors import UsageError
from gifthorse.model import Document

STORY = "The king of Ruritania gave ten cars to the queen of Freedonia, the agency said.\r\n\r\nShe denied it.\n"


def document(data: bytes, name: str = "story.txt") -> Document:
    (found,) = extract(Raw(data=data, source=name))
    assert isinstance(found, Document), found
    return found


def failure(data: bytes, name: str = "story.txt") -> str:
    (found,) = extract(Raw(data=data, source=name))
    assert isinstance(found, Failure), found
    return found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "ascii"])
def test_text_is_the_decoded_bytes_and_nothing_else(encoding: str) -> None:
    assert document(STORY.encode(encoding)).text == STORY


def test_a_legacy_encoding_is_told_by_what_it_looks_like() -> None:
    story = "Президент подарил автомобиль королеве, сообщило агентство во вторник. Она это отрицает." * 4
    assert document(story.encode("cp1251")).text == story
    assert document(story.encode("cp1251")).language == "ru"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ... \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(256)) * 10, "binary"),
        (b"\xef\xbb\xbf\xff\xfe broken after the mark", "utf-8"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
    ],
)
def test_what_is_no_text_is_one_clear_line(data: bytes, words: str) -> None:
    assert words in failure(data)


def test_a_failure_is_one_line_whatever_it_quotes() -> None:
    reason = Failure(source="x", reason="a\r\nb\x1b[31m" + "c" * 500).reason
    assert len(reason) <= 300
    assert reason.isprintable()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-02-20", "2024-02-20"),
        ("2024-02-20T23:30:00-05:00", "2024-02-20"),
        ("20240220", "2024-02-20"),
        ("Tue, 20 Feb 2024 10:00:00 GMT", "2024-02-20"),
        ("February 20th, 2024", "2024-02-20"),
        ("Feb. 30, 2024", None),
        ("2024-13-01", None),
        ("2024-02", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates_as_pages_and_feeds_write_them(written: str | None, day: str | None) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("STRELSAU, Feb. 20, 2024 (ANA) - The king gave a car.", "2024-02-20"),
        ("ZENDA, Ruritania, 20 February 2024 — The king gave a car.", "2024-02-20"),
        ("A gift\n\nPublished: Tuesday, February 20, 2024 at 10:30 AM\n\nThe king gave a car.", "2024-02-20"),
        ("2024-02-20\nThe king gave a car.", "2024-02-20"),
        ("STRELSAU, Feb 20 (ANA) - The king gave a car.", None),
        ("On February 20, 2024, the king gave a car - the first.", None),
        ("The king gave a car on 20 February 2024.", None),
        ("A\n" * 20 + "2024-02-20\n", None),
    ],
)
def test_a_text_dates_itself_only_where_it_shows_a_whole_date(text: str, day: str | None) -> None:
    assert dated_by_text(text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (STORY, "en"),
        ("Le roi a offert une voiture à la reine, et les agences disent que c'est pour la paix.", "fr"),
        ("Der König hat der Königin ein Auto geschenkt, und das ist nicht das erste.", "de"),
        ("국왕이 왕비에게 자동차를 선물했다고 통신이 전했다.", "ko"),
        ("国王は王妃に車を贈ったと通信社が伝えた。", "ja"),
        ("国王向王后赠送了一辆汽车。", "zh"),
        ("Король подарил королеве машину, и это не всё, что он ей подарил.", "ru"),
        ("ОК", None),
        ("12 345", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert detect(text) == code


def test_language_tags() -> None:
    assert [code_of(tag) for tag in ("en-GB", "en_US", "fr", "eng", "", None)] == ["en", "en", "fr", None, None, None]


def test_json_lines_keep_the_text_and_name_the_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": "n1", "text": " The king\\r\\ngave a car.\\u00a0 ", "published": "2024-02-20", "x": 1}\n'
        b"\n"
        b"not json\n"
        b'{"id": 7, "text": "The queen denied it.", "language": "en-GB", "outlet": "The Bugle", "title": "T"}\n'
        b'{"id": "n3"}\n'
        b'{"id": "n4", "text": ""}\n'
        b'{"id": "n5", "text": "The king.", "published": "Tuesday"}\n'
        b'{"text": "\\ud800 lone surrogate"}\n'
        b'{"text": "\xff wrong encoding"}\n'
        b"<p>A page in the wrong place, with words.</p>\n"
        b'{"text": "%PDF-1.4 is how a PDF begins, the king said."}'
    )
    found = list(open_inputs([str(path)]))
    documents = [one for one in found if isinstance(one, Document)]
    assert [one.source for one in documents] == ["n1", "7", f"{path}:11"]
    assert documents[0].text == " The king\r\ngave a car.\u00a0 "
    assert (documents[0].published, documents[1].outlet, documents[1].language) == ("2024-02-20", "The Bugle", "en")
    failures = [one.source for one in found if isinstance(one, Failure)]
    assert failures == [f"{path}:{line}" for line in (3, 5, 6, 7, 8, 9, 10)]


def test_a_line_over_the_limit_is_passed_over_without_harm() -> None:
    lines = b'{"text": "' + b"a" * 5000 + b'"}\n{"text": "The king gave a car."}\n'
    found = list(open_inputs(["-"], stdin=io.BytesIO(b'{"text": "one"}\n' + lines), limits=Limits(max_bytes=1000)))
    assert [type(one) for one in found] == [Document, Failure, Document]


def test_a_json_file_holds_one_record_or_a_list() -> None:
    assert document(b'{\n "text": "The king.",\n "id": "k"\n}', "a.json").source == "k"
    found = list(extract(Raw(data=b'[{"text": "One."}, 3, {"text": "Two."}]', source="a.json")))
    assert [type(one) for one in found] == [Document, Failure, Document]
    assert "JSON" in failure(b"[" * 100_000, "a.json")


def test_folders_are_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "picture.png", "c.txt.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        data = f"This is {name}".encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(open_inputs([str(tmp_path)]))
    assert [Path(one.source).relative_to(tmp_path).as_posix() for one in found] == ["a/z.md", "b.txt", "c.txt.gz"]
    assert all(isinstance(one, Document) for one in found)


def test_each_bad_name_is_one_failure_and_the_others_are_read(tmp_path: Path) -> None:
    good, locked, empty = tmp_path / "good.notes", tmp_path / "locked.txt", tmp_path / "empty"
    good.write_text(STORY, newline="")
    locked.write_text(STORY)
    locked.chmod(0)
    empty.mkdir()
    names = [str(tmp_path / "none.txt"), "-", str(empty), "ftp://example.org/x", "a\0b", str(good)]
    if os.geteuid() != 0:
        names.insert(0, str(locked))
    found = list(open_inputs(names))
    assert [one.source for one in found] == names
    assert [type(one) for one in found] == [Failure] * (len(names) - 1) + [Document]
    assert "no such file" in found[-6].reason  # type: ignore[union-attr]
    assert found[-1].text == STORY  # type: ignore[union-attr]


def test_too_much_text_is_refused_before_it_is_held(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (found,) = read_bytes([str(path)])
    assert isinstance(found, Failure)
    assert "too large" in found.reason


def test_the_users_date_wins_and_must_be_one() -> None:
    stdin = io.BytesIO(b"ZENDA, Feb. 20, 2024 (ANA) - The king gave a car.")
    (found,) = open_inputs(["-"], stdin=stdin, published="2023-01-02")
    assert isinstance(found, Document)
    assert (found.published, found.source) == ("2023-01-02", "-")
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        open_inputs([], published="20 Feb")


def test_bytes_and_text_have_their_own_hashes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfThe king.")
    (raw,) = read_bytes([str(path)])
    assert isinstance(raw, Raw)
    (found,) = extract(raw)
    assert isinstance(found, Document)
    assert raw.data == path.read_bytes()
    assert raw.sha256() != found.id
