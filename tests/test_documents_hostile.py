"""Whatever the bytes: documents or failures, never an exception, never without end."""

import gzip
import io
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gifthorse.documents import Failure, Limits, Raw, extract, open_inputs
from gifthorse.documents.worker import worker
from gifthorse.model import Document
from test_documents_archives import ATOM, RSS, packed, record, wacz
from test_documents_html import page
from test_documents_pdf import LINES, pdf

SEEDS = [
    page(), pdf(LINES), RSS.encode(), ATOM.encode(), record(1) + record(2), packed(record(1), record(2)),
    wacz(**{"archive__a.warc.gz": packed(record(1))}), gzip.compress(page()),
    b'{"text": "The king gave a car."}\n{"text": "She denied it."}\n', "\ufeffThe king".encode("utf-16"),
]  # fmt: skip
NAMES = ["-", "a.html", "a.pdf", "a.xml", "a.json", "a.txt"]


def check(found: list[Document | Failure]) -> None:
    assert found
    for one in found:
        assert isinstance(one, Document | Failure)
        assert any(map(str.isalnum, one.text)) if isinstance(one, Document) else one.reason.isprintable()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(list(open_inputs(["-"], stdin=io.BytesIO(data))))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 9)), max_size=5)
)
def test_real_inputs_with_holes_and_foreign_bytes(data: bytes, edits: list[tuple[float, bytes, int]]) -> None:
    for where, put, cut in edits:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    check(list(open_inputs(["-"], stdin=io.BytesIO(data), limits=Limits(max_bytes=50_000))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.text(max_size=200))
def test_any_text_under_any_name(name: str, text: str) -> None:
    for one in extract(Raw(data=text.encode("utf-8", "replace"), source=name)):
        check([one])


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_text_is_kept_character_for_character(text: str) -> None:
    text = "The king. " + text.translate(dict.fromkeys(range(32), " "))
    (found,) = extract(Raw(data=text.encode(), source="-"))
    assert isinstance(found, Document)
    assert found.text == text


def test_a_page_that_would_take_for_ever_is_stopped_and_the_next_is_read() -> None:
    attributes = " ".join(f"a{number}=x" for number in range(150_000))
    start = time.monotonic()
    (stopped,) = extract(Raw(data=page(body=f"<p {attributes}>words"), source="slow.html"), limits=Limits(parse_s=1))
    assert isinstance(stopped, Failure)
    assert "more than 1 s" in stopped.reason
    assert time.monotonic() - start < 5
    (found,) = extract(Raw(data=page(), source="next.html"))
    assert isinstance(found, Document)


def test_a_page_that_takes_all_memory_is_stopped_and_the_next_is_read() -> None:
    body = "<p>" + "<b>word</b> " * 400_000
    (stopped,) = extract(Raw(data=page(body=body), source="fat.html"), limits=Limits(parse_bytes=300_000_000))
    assert isinstance(stopped, Failure)
    (found,) = extract(Raw(data=page(), source="next.html"))
    assert isinstance(found, Document)


def test_a_worker_that_dies_is_replaced() -> None:
    list(extract(Raw(data=page(), source="a.html")))
    assert worker.process is not None
    worker.process.kill()
    worker.process.wait()
    (found,) = extract(Raw(data=page(), source="a.html"))
    assert isinstance(found, Document)


def test_an_interrupted_answer_is_not_the_next_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(pipe: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("gifthorse.documents.worker.receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            list(extract(Raw(data=page(), source="first.html")))
    (found,) = extract(Raw(data=page(), source="next.html"))
    assert found.source == "next.html"


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<div>" * 100_000 + b"words",
        b"<!--a-->" * 500_000 + page(),
        b"<!DOCTYPE " + b"[" * 100_000,
        b"<?xml " + b"?" * 100_000,
        b'{"text": ' * 100_000,
        b"<" * 1_000_000,
        b"A" * 1_000_000 + b", " * 1_000_000,
        b"WARC/1.0\r\n\r\n" * 20_000,
        b"\x1f\x8b\x08" * 50_000,
        b"Monday, " * 200_000,
        b"2024-02-20 " * 200_000,
    ],
)
def test_inputs_made_to_be_slow_are_not(data: bytes) -> None:
    start = time.process_time()
    for one in open_inputs(["-"], stdin=io.BytesIO(data)):
        check([one])
    assert time.process_time() - start < 5
