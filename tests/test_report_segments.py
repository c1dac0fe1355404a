"""An article in pieces: nothing lost, nothing moved, whatever the spans."""

from hypothesis import given
from hypothesis import strategies as st

from gifthorse.model import Document, Span
from gifthorse.report.card import cards
from gifthorse.report.quotes import passage, quote, visible
from gifthorse.report.segments import Mark, _lanes, marks, paragraphs
from handmade import reading

texts = st.text(st.sampled_from("ab é\n👨🏻‍🚒 <&“’\u202e\r"), min_size=1, max_size=60)


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    return text, sorted({Span(min(p), max(p)) for p in pairs if p[0] != p[1]})


def marks_of(spans: list[Span]) -> list[Mark]:
    lanes = _lanes(spans)
    return [Mark(span=span, roles=(), lane=lanes[span]) for span in spans]


@given(text_and_spans())
def test_pieces_are_the_text_and_marks_cover_their_words(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    made = marks_of(spans)
    lines = list(paragraphs(text, made))
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == text
    for mark in made:
        covered = "".join(piece.text for line in lines for piece in line if mark in piece.marks)
        assert covered == mark.span.of(text).replace("\n", "")
        opened = [piece for line in lines for piece in line if mark in piece.opens]
        assert len(opened) == (1 if covered else 0)


@given(text_and_spans())
def test_overlapping_spans_have_different_lanes(given_: tuple[str, list[Span]]) -> None:
    made = marks_of(given_[1])
    for one in made:
        for other in made:
            assert one is other or not one.span.overlaps(other.span) or one.lane != other.lane


@given(text_and_spans(), st.integers(1, 30))
def test_quotes_are_exact(given_: tuple[str, list[Span]], most: int) -> None:
    text, spans = given_
    for span in spans:
        for made in (quote(text, span, most), passage(text, span, most)):
            assert text[made.shown.start : made.shown.end] == made.words
            assert made.span.covers(made.shown)
            assert made.words
        assert quote(text, span, most).shown.end - quote(text, span, most).shown.start <= most


def test_a_long_quote_is_cut_between_words() -> None:
    text = "The vessel was handed over in the harbour of Serrin"
    made = quote(text, Span(0, len(text)), 20)
    assert (made.words, made.before, made.after) == ("The vessel was", False, True)
    made = passage(text, Span(34, 41), 25)
    assert made.shown.start <= 34
    assert made.shown.end >= 41
    assert (made.before, made.after) == (True, True)


def test_what_could_move_a_cursor_is_shown() -> None:
    assert visible("a\x1b[31mb\nc\u202ed\x9be") == "a␛[31mb c\ufffdd\ufffde"


def test_every_span_of_a_card_is_marked_and_named() -> None:
    text = "👨🏻‍🚒 " + reading().document.text
    made = reading(Document(text=text, source="emoji"))
    found = marks(cards(made))
    words = {mark.span.of(text): [role.word for role in mark.roles] for mark in found}
    assert words["given"] == ["tells 1"]
    assert words["motor yacht"] == ["goods 1"]
    assert words["Teodor Lask"] == ["recipient 1", "recipient 3"]
    assert words["Tolmar has denied that it sent any weapons"] == ["denies 2"]
    assert [role.tag for mark in found for role in mark.roles if role.style == "denies"] == ["−2"]
