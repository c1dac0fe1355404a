"""Who vouches: copies, relays, one government; the matrix, contradictions, grades, replies, and what is missing."""

from collections.abc import Iterator

import pytest

from case_fixtures import world
from case_made import actor, reading, stance, transfer
from gifthorse.cases import build
from gifthorse.cases.assemble import media_of
from gifthorse.cases.claim import claims_of
from gifthorse.cases.copies import Sketch, copies, shared
from gifthorse.cases.credits import credited
from gifthorse.cases.speaker import medium_of, same_name, speaker_of
from gifthorse.model import Actor, Case, Goods, Origin, Quantity, Reading, Span, Stance, Transfer

STORY = (
    "An Arvenian company brought gasoil to Drovia at night, two sources told the agency. The lights of the ship were "
    "off for six days, and nobody in the harbour would say where she had been. Her captain left on the first train, "
    "the cook said, with three bags and a parrot. The harbour master closed his book and went home to his garden."
)


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    with world():
        yield


def case_of(*given: Reading) -> Case:
    (case,) = build(given)
    return case


def told(source: str, *stances: Stance, text: str = "", outlet: str | None = None, day: int = 2) -> Reading:
    return reading(source, transfer(stances=stances), text=text, published=f"2018-02-{day:02d}", outlet=outlet)


def origin(case: Case, name: str) -> Origin:
    return next(found for found in case.origins if name in (found.name, *found.names))


def test_an_outlet_s_own_account_is_an_origin_and_its_sources_word_is_not_counted_twice() -> None:
    case = case_of(told("a", stance(None), outlet="Harbour Gazette"))
    assert [(o.name, o.kind, o.why) for o in case.origins] == [("Harbour Gazette", "outlet", "its own account")]
    case = case_of(told("a", stance(None), stance("two sources"), outlet="Harbour Gazette"))
    (found,) = case.origins
    assert (found.name, found.kind) == ("two sources", "anonymous")
    assert found.copies[0].why == "a tells it on the word of two sources"


def test_reprints_and_relays_of_one_agency_are_one_origin_with_the_reasons() -> None:
    case = case_of(
        told("agency", stance("two sources"), text=STORY, outlet="Meridian Press Agency", day=1),
        told("reprint", stance("two sources"), text=STORY.replace("went home", "walked home"), outlet="Daily Ledger"),
        told("cut", stance("two sources"), text=STORY[:200], outlet="Harbour Gazette"),
        told("relay", stance("Meridian Press Agency"), outlet="Coastal Tribune", day=3),
        told("own", stance(None), outlet="Maravel Post", day=4),
    )
    assert [(o.name, set(o.documents)) for o in case.origins] == [
        ("two sources", {"agency", "reprint", "cut", "relay"}),
        ("Maravel Post", {"own"}),
    ]
    why = case.origins[0].why
    assert "copies the text of" in why
    assert "relay cites Meridian Press Agency, which rests on two sources" in why
    assert (case.attested.articles, case.attested.origins, case.attested.affirms) == (5, 2, 2)


def test_unnamed_sources_of_two_papers_are_two() -> None:
    case = case_of(
        told("a", stance("a diplomat"), outlet="Harbour Gazette"),
        told("b", stance("a diplomat"), outlet="Daily Ledger"),
    )
    assert case.attested.origins == 2


def test_the_same_official_in_several_papers_is_one_by_any_part_of_the_name() -> None:
    case = case_of(
        told("a", stance("Anton Wyk", code="XB"), outlet="Harbour Gazette"),
        told("b", stance("Wyk", code="XB"), outlet="Daily Ledger"),
        told("c", stance("Ivo Wyk", code="XC"), outlet="Maravel Post"),
    )
    assert [set(o.documents) for o in case.origins] == [{"a", "b"}, {"c"}]
    assert same_name(("wyk",), ("anton", "wyk"))
    assert not same_name(("ivo", "wyk"), ("anton", "wyk"))


def test_officials_and_state_media_of_one_government_are_one_where_they_say_the_same() -> None:
    case = case_of(
        told("a", stance("Drovian Central News Service", code="XD")),
        told("b", stance("Miro Tesk", code="XD")),
        told("c", stance("Drovia's trade ministry", "denies", "XD")),
    )
    affirms, denies = case.origins
    assert (affirms.position, affirms.kind, set(affirms.documents)) == ("affirms", "official", {"a", "b"})
    assert "the state's own medium" in affirms.why
    assert (denies.position, denies.documents) == ("denies", ("c",))
    assert case.disputed


def test_a_firm_does_not_speak_for_its_state() -> None:
    case = case_of(
        told("a", stance("Northwind Trading", "declines", "XA")),
        told("b", stance("Arvenia's ministry", "denies", "XA")),
    )
    assert {(o.kind, o.position) for o in case.origins} == {("person", "declines"), ("official", "denies")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LUTVA (Meridian) - A ship came.", "Meridian"),
        ("LUTVA, Feb 2 (Continental Newswire) — A ship came.", "Continental Newswire"),
        ("A ship came.\n\nSource: Daily Ledger", "Daily Ledger"),
        ("A ship came. © 2018 Meridian Press Agency", "Meridian Press Agency"),
        ("A ship came (Meridian was told) and left.", None),
        ("KARSK (the capital) - A ship came.", None),
        ("Stenn Feature Service - A ship came.", "Stenn Feature Service"),
    ],
)
def test_lines_of_credit(text: str, name: str | None) -> None:
    assert credited(text) == name


def test_a_credited_text_is_the_agency_s() -> None:
    given = told("a", stance(None), text=f"LUTVA (Meridian) - {STORY}", outlet="Daily Ledger")
    media = media_of(list(claims_of(given)), {})
    assert [medium.name for medium in media.values()] == ["Meridian Press Agency"]


def test_copies_are_found_by_what_they_share_and_independent_texts_are_none() -> None:
    other = "Gasoil reached Drovia from Arvenia, the monitors found. " + " ".join(
        f"line {n} of their own" for n in range(30)
    )
    long = STORY * 3 + " ".join(f"and then {n}" for n in range(600))
    texts = {"a": STORY, "b": STORY[:220], "c": other, "d": STORY.upper(), "e": long}
    sketches = {name: Sketch(text) for name, text in texts.items()}
    assert copies({name: sketches[name] for name in "abcd"}) == {"b": "a", "d": "a"}
    assert shared(sketches["a"], sketches["c"]) == 0
    assert len(sketches["e"].hashes) <= 1024
    assert shared(sketches["a"], sketches["e"]) > 0.5, "an original within a longer text"
    assert shared(Sketch("too short"), Sketch("too short")) == 0


def test_kinds_of_sources() -> None:
    own = medium_of("Daily Ledger")

    def kind(name: str, code: str | None = None) -> str:
        return speaker_of(Actor(name=name, code=code), None, own).kind

    assert kind("Meridian") == "agency"
    assert kind("Northern Herald") == "outlet"
    assert kind("King Edvar", "XB") == "official"
    assert kind("foreign ministry", "XB") == "official"
    assert kind("a UN report") == "document"
    assert kind("leaked contracts") == "document"
    assert kind("people familiar with the matter") == "anonymous"
    assert kind("Joost Veld") == "person"
    assert speaker_of(Actor(name="it"), None, own).own
    assert speaker_of(Actor(name="Daily Ledger"), None, own).own


TEXT = (
    "Boravia sent ten cars to Drovia on May 3, the king said. Six cars came, a porter said. Nobody else would comment."
)


def cars(source: str, number: int, words: str, *stances: Stance, date: str | None = None) -> Reading:
    at = TEXT.index(words)
    made = Quantity(text=words, low=number, high=number, unit="item", mentions=(Span(at, at + len(words)),))
    told = Transfer(
        id="t1",
        supplier=Actor(name="Boravia", code="XB", mentions=(Span(0, 7),)),
        recipient=actor("XD"),
        goods=(Goods(name="cars", class_="vehicle.car", quantity=made),),
        date=date,
        trigger=Span(8, 12),
        stances=stances,
    )
    return reading(source, told, text=TEXT + f" {source}" * 30, published="2018-05-05")


def said(name: str, words: str, position: str = "affirms", code: str | None = None) -> Stance:
    at = TEXT.index(words)
    evidence = Span(at, at + len(words))
    return Stance(source=Actor(name=name, code=code), about="occurrence", position=position, evidence=evidence)  # type: ignore[arg-type]


def test_contradictions_show_the_sentences_and_the_range() -> None:
    case = case_of(
        cars("a", 10, "ten", said("King Edvar", "the king said", code="XB"), date="2018-05-03"),
        cars("b", 6, "Six", said("a porter", "a porter said"), date="2018-05"),
    )
    (found,) = case.contradictions
    assert (found.field, found.range) == ("quantity", "6–10 items")
    assert {v.value: (v.documents, v.evidence[0].words) for v in found.values} == {
        "ten": (("a",), "Boravia sent ten cars to Drovia on May 3, the king said."),
        "Six": (("b",), "Six cars came, a porter said."),
    }
    assert case.date == "2018-05-03", "the narrowest that agrees"
    cells = {cell.assertion: cell for cell in origin(case, "Edvar Holst").cells}
    assert (cells["quantity"].letter, cells["quantity"].value, cells["quantity"].conflict) == ("A", "ten", True)
    assert not cells["date"].conflict
    assert "what settles the contradiction on quantity" in case.missing


def test_who_denies_speaks_of_its_own_part() -> None:
    case = case_of(
        told("a", stance("Estmark's coast guard", code="XE")),
        told("b", stance("Arvenia's ministry", "denies", "XA"), stance("a firm", "declines")),
    )
    cells = {cell.assertion: cell for cell in origin(case, "Arvenia's ministry").cells}
    assert {a: (c.letter, c.conflict) for a, c in cells.items()} == {"occurred": ("D", True), "supplier": ("D", True)}
    supplier, recipient = case.replies
    assert (supplier.position, len(supplier.said), len(supplier.answers)) == ("denies", 1, 1)
    assert recipient.position is None
    assert "an answer from Drovia: no reply found in what was read" in case.missing


def test_a_ministry_does_not_answer_for_a_firm_but_a_named_firm_may_for_an_unnamed_one() -> None:
    def reply(party: str, source: str) -> str | None:
        made = transfer(stances=(stance(None), stance(source, "denies", "XA")))
        given = Transfer(
            id="t1",
            supplier=actor("XA", party),
            recipient=made.recipient,
            goods=made.goods,
            trigger=made.trigger,
            stances=made.stances,
        )
        return case_of(reading("a", given)).replies[0].position

    assert reply("Arvenia", "Arvenia's foreign ministry") == "denies"
    assert reply("Arvenian company", "Arvenia's foreign ministry") is None
    assert reply("Arvenian company", "Northwind Trading") == "denies"
    assert reply("Northwind Trading Ltd", "Northwind Trading") == "denies"
    assert reply("Northwind Trading Ltd", "Southwind Shipping Co") is None
    assert reply("Arvenia", "Northwind Trading") is None


def test_amounts_that_agree_are_shown_converted_and_called_one() -> None:
    def told_in(source: str, number: float, unit: str) -> Reading:
        made = transfer(class_="fuel.refined.motor", amount=(number, unit), stances=(stance(None),))
        return reading(source, made, published="2018-02-02", outlet=source)

    case = case_of(told_in("a", 2000, "tonne"), told_in("b", 14_800, "barrel"))
    assert case.contradictions == ()
    assert case.goods[0].converted == {"14,800 barrels": "1,950–2,011 tonnes at 7.36–7.59 barrels a tonne"}
    assert len(case.goods[0].quantities) == 2
    assert " or " not in case.title
    case = case_of(told_in("a", 2000, "tonne"), told_in("b", 26_000, "barrel"))
    assert case.contradictions[0].range == "2,000–3,533 tonnes"
    assert " or " in case.title


def test_a_stance_on_a_breach_is_read_as_one_on_lawfulness() -> None:
    case = case_of(told("a", stance(None), stance("Estmark", code="XE", about="legality")))
    found = origin(case, "Estmark")
    assert (found.about, found.position) == ("legality", "affirms")
    assert [(c.assertion, c.letter) for c in found.cells] == [("lawful", "D")]
    assert case.attested.affirms == 1


def test_grades_are_f6_unless_a_check_holds_and_1_needs_other_origins() -> None:
    case = case_of(told("a", stance("Joost Veld")))
    assert str(case.origins[0].grade) == "F6"
    assert len(case.origins[0].grade.because) == 2
    three = [
        told("a", stance("Joost Veld")),
        told("b", stance("Estmark's ministry", code="XE")),
        told("c", stance("a diplomat"), outlet="Meridian"),
    ]
    assert [o.grade.information for o in case_of(*three[:2]).origins] == ["2", "2"]
    assert {o.name: str(o.grade) for o in case_of(*three).origins} == {
        "Estmark's ministry": "C1",
        "Joost Veld": "F1",
        "a diplomat": "C1",
    }
    denied = case_of(three[0], told("d", stance("Arvenia's ministry", "denies", "XA")))
    assert [o.grade.information for o in denied.origins] == ["4", "4"]


def test_the_threshold_decides_what_is_corroborated_and_what_is_missing() -> None:
    given = [told("a", stance("Joost Veld")), told("b", stance("Estmark's ministry", code="XE"))]
    (two,), (three,) = build(given), build(given, threshold=3)
    assert (two.attested.corroborated, three.attested.corroborated) == (True, False)
    assert "a second independent origin" in three.missing
    (single,) = build(given[:1])
    assert single.missing[0] == "a second independent origin"
    assert "a source that speaks for neither party" in case_of(told("a", stance("Drovia", code="XD"))).missing
    assert "a source that can be named" in case_of(told("a", stance("a diplomat"))).missing
    unknown = case_of(reading("a", transfer(None, stances=(stance("Joost Veld"),))))
    assert {"the supplier", "the date of the transfer", "the quantity"} <= set(unknown.missing)


def test_every_quoted_word_stands_at_its_place() -> None:
    given = [
        told("a", stance("Joost Veld"), text=STORY),
        told("b", stance("Estmark", "denies", "XE"), text=STORY[::-1]),
    ]
    texts = {r.document.source: r.document.text for r in given}
    (case,) = build(given)
    quoted = [e for o in case.origins for s in (*o.stances, *o.cells) for e in s.evidence]
    assert quoted
    for words in quoted:
        assert words.span.of(texts[words.document]) == words.words
