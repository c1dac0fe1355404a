"""Feeds and web archives: each item and record a document, and a broken one costs itself only."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from gifthorse.documents import Failure, Limits, Raw, extract, open_inputs, read_bytes
from gifthorse.model import Document

WORDS = "The king of Ruritania gave {} cars to the queen of Freedonia on Tuesday, the Ruritanian News Agency said."


def page(number: int) -> bytes:
    date = f'<meta property="article:published_time" content="2024-02-{number:02}">'
    return f"<!doctype html><html><head>{date}</head><body><article><p>{WORDS.format(number)}</p></article>".encode()


def record(
    number: int,
    body: bytes | None = None,
    *,
    kind: str = "response",
    content: str = "text/html",
    headers: str = "",
    status: str = "200 OK",
    length: str | None = None,
) -> bytes:
    """One WARC record with an HTTP answer in it."""
    body = page(number) if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{headers}\r\n".encode() + body
    fields = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://bugle.example/{number}\r\n"
        "WARC-Date: 2024-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {length or len(http)}\r\n\r\n"
    )
    return fields.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def read(data: bytes, limits: Limits = Limits()) -> list[Document | Failure]:  # noqa: B008
    return list(open_inputs(["-"], stdin=io.BytesIO(data), limits=limits))


def addresses(found: list[Document | Failure]) -> list[str]:
    return [one.source for one in found if isinstance(one, Document)]


def address(number: int) -> str:
    return f"https://bugle.example/{number}"


CHUNKED = "Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize("pack", [lambda *records: b"".join(records), packed, lambda *r: gzip.compress(b"".join(r))])
def test_each_readable_answer_of_a_warc_is_a_document(pack: object) -> None:
    data = pack(  # type: ignore[operator]
        b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
        record(1),
        record(2, kind="request"),
        record(3, b"\x89PNG", content="image/png"),
        record(4, status="404 Not Found"),
        record(5, b"6;x\r\nThe ki\r\n2\r\nng\r\n0\r\n\r\n", headers=CHUNKED, content="text/plain"),
        record(6, gzip.compress(page(6)), headers="Content-Encoding: gzip\r\n"),
    )
    found = read(data)
    assert addresses(found) == [address(1), address(5), address(6)]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.text, first.published, first.url) == (WORDS.format(1), "2024-02-01", address(1))
    assert found[1].text == "The king"  # type: ignore[union-attr]


def test_a_record_keeps_its_bytes_its_archive_and_when_it_was_captured(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed(record(1)))
    (raw,) = read_bytes([str(tmp_path)])
    assert isinstance(raw, Raw)
    assert (raw.data, raw.container, raw.captured) == (page(1), str(path), "2024-03-01T00:00:00Z")


BROKEN = {
    "a length that is too long": record(2, length="900"),
    "a length that is too short": record(2, length="70"),
    "no length": record(2, length="-5"),
    "an absurd length": record(2, length="9" * 18),
    "no version": record(2).replace(b"WARC/1.1", b"warp/9"),
    "a header without an end": b"WARC/1.1\r\n" + b"x" * 100_000 + b"\r\n",
    "junk": b"\r\njunk\r\n" * 100,
    "malformed HTTP headers": record(2, headers="x" * 70_000 + ": y\r\n"),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("pack", [lambda *records: b"".join(records), packed])
def test_a_malformed_record_is_a_failure_and_the_rest_is_read(what: str, pack: object) -> None:
    found = read(pack(record(1), BROKEN[what], record(3), record(4)))  # type: ignore[operator]
    read_well = addresses(found)
    assert set(read_well) >= {address(1), address(3), address(4)}, found
    assert [one for one in found if isinstance(one, Failure)], found


def test_broken_compression_is_a_failure_and_the_rest_is_read() -> None:
    broken = bytearray(gzip.compress(record(2)))
    broken[60] ^= 0xFF
    found = read(packed(record(1)) + bytes(broken) + b"\x1f\x8b\x08junk" + packed(record(3)))
    assert addresses(found) == [address(1), address(3)]
    assert 1 <= len(found) - 2 <= 3


def test_a_record_that_bursts_is_refused_and_the_rest_is_read() -> None:
    bomb = gzip.compress(record(2, b"<p>" + b"a" * 15_000_000))
    found = read(packed(record(1)) + bomb + packed(record(3)))
    assert addresses(found) == [address(1), address(3)]
    (failed,) = [one for one in found if isinstance(one, Failure)]
    assert "grows more than 100 times" in failed.reason


def test_a_large_record_is_passed_over() -> None:
    large, video = record(2, b"<p>" + b"word " * 2000), record(3, b"\0\1" * 5000, content="video/mp4")
    found = read(record(1) + large + video + record(4), Limits(max_bytes=2000))
    assert [type(one) for one in found] == [Document, Failure, Document]
    assert found[1].source == address(2)


def test_an_archive_that_ends_too_early() -> None:
    found = read(record(1) + record(2)[:-30])
    assert [type(one) for one in found] == [Document, Failure]
    assert "ends too early" in found[1].reason  # type: ignore[union-attr]


def wacz(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in files.items():
            bundle.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_of_a_wacz_the_pages_on_its_list_are_read(tmp_path: Path) -> None:
    lists = b'{"format": "json-pages-1.0"}\nnot json\n{"url": "https://bugle.example/1#top"}\n'
    data = wacz(**{"archive__a.warc.gz": packed(record(1), record(2)), "pages__pages.jsonl": lists})
    assert addresses(read(data)) == [address(1)]
    path = tmp_path / "crawl.wacz"
    path.write_bytes(data)
    assert addresses(list(open_inputs([str(path)]))) == [address(1)]
    assert addresses(read(wacz(**{"archive__a.warc": record(1) + record(2)}))) == [address(1), address(2)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (wacz(readme=b"x"), "no web archive"),
        (wacz(**{"[Content_Types].xml": b"x"}), "office file"),
        (wacz(**{"archive__a.warc": record(1)})[:-40], "zip"),
        (wacz(**{"archive__a.warc": b"WARC/1.1\r\n" + b"a" * 9_000_000}), "100 times"),
        (wacz(**{"archive__a.warc": b""}), "nothing to read"),
        (b"PK\x03\x04" + b"\0" * 100, "zip"),
        (gzip.compress(b"a" * 90_000_000), "100 times"),
        (gzip.compress(b"words")[:-9], "in the middle"),
        (gzip.compress(gzip.compress(b"words in words")), "binary"),
    ],
)
def test_other_archives_are_one_clear_line(data: bytes, words: str) -> None:
    (found,) = read(data)
    assert isinstance(found, Failure)
    assert words in found.reason


RSS = """<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="style.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Bugle</title><language>en-gb</language>
<item><title>Ten &amp;amp; one</title><link>https://bugle.example/1</link>
 <pubDate>Tue, 20 Feb 2024 10:00:00 GMT</pubDate>
 <description>Short.</description>
 <content:encoded><![CDATA[<p>The king gave.</p><p>The queen took.</p>]]></content:encoded>
</item>
<item><title>Only a title</title><link>https://bugle.example/2</link></item>
<item><description>No address &lt;script&gt;alert(1)&lt;/script&gt; here.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bugle</title>
<entry><title>Cars</title><link href="https://bugle.example/3"/><updated>2024-02-21T10:00:00Z</updated>
<content type="html">&lt;p&gt;The king gave.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_each_item_of_a_feed_is_a_document(encoding: str) -> None:
    first, second, third = extract(Raw(data=RSS.encode(encoding), source="feed"))
    assert isinstance(first, Document)
    assert first.text == "The king gave.\nThe queen took."
    assert (first.title, first.outlet, first.published, first.language, first.source) == (
        "Ten & one",
        "The Bugle",
        "2024-02-20",
        "en",
        address(1),
    )
    assert isinstance(second, Failure)
    assert second.source == address(2)
    assert isinstance(third, Document)
    assert (third.text, third.source) == ("No address here.", "feed#3")


def test_atom() -> None:
    (found,) = extract(Raw(data=ATOM.encode(), source="a.xml"))
    assert isinstance(found, Document)
    assert (found.text, found.url, found.published) == ("The king gave.", address(3), "2024-02-21")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_a_feed_with_entities_is_refused(encoding: str) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    body = (
        f'<!DOCTYPE rss [<!ENTITY e0 "king">{levels}]><rss><channel><item><title>&e11;</title></item></channel></rss>'
    )
    data = head.encode("ascii" if encoding == "utf-7" else encoding) + body.encode(encoding).removeprefix(b"\xff\xfe")
    (found,) = extract(Raw(data=data, source="feed.xml"))
    assert isinstance(found, Failure)
    if encoding != "utf-7":
        assert "entities" in found.reason


def test_a_feed_without_items_and_no_feed_at_all() -> None:
    for data in (b"<rss><channel></channel></rss>", b"<other>words</other>"):
        (found,) = extract(Raw(data=data, source="feed.xml"))
        assert isinstance(found, Failure)
        assert "without items" in found.reason
