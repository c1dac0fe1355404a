"""Any text at all: every span of a reading lies in it and rests on words, and reading twice gives the same."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from gifthorse.model import Document, Reading, check_anchors
from gifthorse.pipeline import read_document

PHRASES = (
    "Iran ",
    "North Korea’s foreign ministry ",
    "the Tolmar News Bureau (TNB) ",
    "a spokesman ",
    "he ",
    "has sent ",
    "shipments of ",
    "was given ",
    "denied that ",
    "declined to comment on ",
    "said ",
    "3,000 tonnes of coal ",
    "a limousine ",
    "rockets, missiles and artillery ",
    "to Russia ",
    "to the Houthis ",
    "on Tuesday",
    "for $2.5 million ",
    "“",
    "” ",
    ". ",
    ", ",
    "\n",
    "\r\n",
    "\x00",
    "\u202e",
    "👨🏻‍🚒 ",
    "ADVERTISEMENT\n",
    "donâ€™t ",
    "조선 ",
    "ﬁ",
    "\u0301",
    "\u2028",
    "- ",
    "…",
    "A" * 300,
)
texts = st.one_of(st.lists(st.sampled_from(PHRASES), max_size=40).map("".join), st.text(max_size=80))
days = st.sampled_from([None, "2024-02-20"])


@cache
def read(text: str, published: str | None) -> Reading:
    return read_document(Document(text=text, source="x", published=published))


@settings(max_examples=60, deadline=None)
@given(texts, days)
def test_every_span_rests_on_words_and_the_text_is_untouched(text: str, published: str | None) -> None:
    made = read(text, published)
    assert made.document.text == text
    assert check_anchors(made) is made
    assert len({transfer.id for transfer in made.transfers}) == len(made.transfers)
    assert made.to_json()


@settings(max_examples=15, deadline=None)
@given(texts, days)
def test_reading_twice_gives_the_same(text: str, published: str | None) -> None:
    first = read(text, published).to_json()
    read.cache_clear()
    assert read(text, published).to_json() == first
