"""Which tellings are one transfer: dates, parties, ships and amounts, and the reasons that are given."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from case_fixtures import world
from case_made import actor, reading, transfer
from gifthorse.cases import build
from gifthorse.cases.amounts import Amount, agree, amount_of
from gifthorse.cases.claim import claims_of
from gifthorse.cases.names import models, sentence
from gifthorse.model import Goods, Quantity, Reading, Span, Transfer


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    with world():
        yield


def together(*given: Reading) -> list[tuple[str, ...]]:
    """The documents of each case."""
    return [case.documents for case in build(given)]


def one(a: Transfer, b: Transfer, days: tuple[str | None, str | None] = ("2018-02-02", "2018-02-04")) -> bool:
    """Whether two tellings of two documents are one case."""
    return len(build([reading("a", a, published=days[0]), reading("b", b, published=days[1])])) == 1


def test_the_same_parties_and_goods_reported_within_weeks_are_one() -> None:
    assert one(transfer(), transfer())
    assert one(transfer(), transfer(), ("2018-02-02", "2018-03-10"))
    assert one(transfer(class_="fuel.refined"), transfer(class_="fuel.unspecified.oil"))


def test_other_parties_other_goods_and_the_other_direction_are_not() -> None:
    assert not one(transfer(), transfer("XB"))
    assert not one(transfer(), transfer(recipient="XJ"))
    assert not one(transfer(), transfer(class_="coal"))
    assert not one(transfer(), transfer("XD", "XA"))


def test_the_february_car_and_the_june_car_are_two() -> None:
    february = transfer(class_="vehicle.car", date="2024-02-18")
    june = transfer(class_="vehicle.car", date="2024-06-19")
    undated = transfer(class_="vehicle.car")
    assert not one(february, june, ("2024-02-20", "2024-06-20"))
    assert not one(june, undated, ("2024-06-20", "2024-02-20")), "told before it happened"
    assert one(february, undated, ("2024-02-20", "2024-02-25"))
    found = together(
        reading("feb", february, published="2024-02-20"),
        reading("jun", june, published="2024-06-20"),
        reading("later", undated, published="2024-06-22"),
    )
    assert found == [("feb",), ("jun", "later")]


def test_dates_are_compared_with_their_precision() -> None:
    assert one(transfer(date="2018-01"), transfer(date="2018-01-20/2018-01-25"))
    assert one(transfer(date="2018-01-31"), transfer(date="2018-02-03")), "loading and arrival"
    assert one(transfer(date="2018"), transfer(date="2018-06"))
    assert not one(transfer(date="2017"), transfer(date="2018-06"))


def test_a_supply_that_goes_on_for_years_is_one_and_a_single_act_is_not() -> None:
    flow, act = transfer(status="ongoing"), transfer()
    years = ("2019-03-01", "2023-05-01")
    assert one(flow, flow, years)
    assert not one(act, act, years)
    assert not one(transfer(status="ongoing", date="2019"), transfer(status="ongoing", date="2023"), years)


def test_an_unknown_party_is_filled_within_days_or_by_a_ship() -> None:
    assert one(transfer(), transfer(None), ("2018-02-02", "2018-02-04"))
    assert not one(transfer(), transfer(None), ("2018-02-02", "2018-06-04"))
    late = "2018-03-25"
    words = [" ".join(f"{word}{n}" for n in range(40)) for word in ("word", "term")]
    known = reading("a", transfer(), text=f"The tanker Bright Star came. {words[0]}", published="2018-02-02")
    other = reading("b", transfer(None), text=f"The ship Bright Star left. {words[1]}", published=late)
    assert together(known, other) == [("a", "b")]
    assert len(together(known, reading("c", transfer(None), published=late))) == 2


def test_different_ships_keep_two_cargoes_apart() -> None:
    def cargo(source: str, ship: str) -> Reading:
        text = f"The tanker {ship} brought gasoil. " + " ".join(f"{source}{n}" for n in range(40))
        return reading(source, transfer(), text=text, published="2018-02-02")

    assert together(cargo("a", "Bright Star"), cargo("b", "Bright Star")) == [("a", "b")]
    assert len(together(cargo("a", "Bright Star"), cargo("b", "Grey Heron"))) == 2


def test_a_group_and_its_state_agree_less_than_the_same_code() -> None:
    def arms(recipient: str) -> Transfer:
        return transfer("IR", recipient, "arms.missile")

    assert one(arms("group:houthis"), arms("YE"))
    two = reading("a", arms("group:houthis"), arms("YE"), published="2018-02-02")
    two = Reading(document=two.document, transfers=(two.transfers[0], transfer("IR", "YE", "arms.missile", id="t2")))
    assert len(build([two])) == 2, "a document that tells them apart"


def test_firms_of_one_state_are_told_apart_by_their_names() -> None:
    def by(name: str) -> Transfer:
        made = transfer()
        return Transfer(
            id="t1", supplier=actor("XA", name), recipient=made.recipient, goods=made.goods, trigger=made.trigger
        )

    months = ("2018-02-02", "2018-03-20")
    assert one(by("Northwind Trading Ltd"), by("Northwind Trading"), months)
    assert not one(by("Northwind Trading Ltd"), by("Southwind Shipping Co"), months)


def test_what_is_only_implied_is_no_case_by_itself_but_joins_one() -> None:
    implied = transfer(None, class_="vehicle.car", status="implied")
    assert build([reading("a", implied, published="2024-02-20")]) == []
    told = reading("b", transfer(class_="vehicle.car"), published="2024-02-20")
    ((*documents,),) = together(reading("a", implied, published="2024-02-20"), told)
    assert sorted(documents) == ["a", "b"]


def test_a_chain_of_look_alikes_does_not_tie_two_events_together() -> None:
    dated = [transfer(date=f"2018-{month:02d}-10") for month in (1, 3)]
    between = [transfer(date="2018-01/2018-03")]
    given = [reading(f"d{n}", t, published="2018-04-01") for n, t in enumerate([*dated, *between])]
    assert len(build(given)) == 2


def test_the_order_of_the_documents_changes_nothing() -> None:
    given = [
        reading("a", transfer(date="2018-01-20"), published="2018-02-02"),
        reading("b", transfer(), published="2018-02-05"),
        reading("c", transfer(None), published="2018-02-06"),
        reading("d", transfer(date="2018-06-20"), published="2018-06-22"),
    ]
    wanted = {case.to_json() for case in build(given)}
    for order in permutations(given):
        assert {case.to_json() for case in build(order)} == wanted


def test_every_telling_after_the_first_has_its_reasons() -> None:
    (case,) = build(
        [
            reading("a", transfer(date="2018-01"), published="2018-02-02"),
            reading("b", transfer(date="2018-01-20"), published="2018-02-03"),
        ]
    )
    assert case.members[0].why == ()
    assert case.members[1].why[:2] == ("the same supplier (Arvenia)", "the same recipient (Drovia)")
    assert any(reason == "dates that agree (2018-01-20 and 2018-01)" for reason in case.members[1].why)


def amounted(number: float, unit: str, name: str = "gasoil", class_: str = "fuel.refined.motor") -> Amount:
    quantity = Quantity(text="x", low=number, high=number, unit=unit)
    found = amount_of(Goods(name=name, class_=class_, quantity=quantity))
    assert found
    return found


def test_amounts_are_compared_in_one_measure() -> None:
    tonnes, barrels = amounted(2000, "tonne"), amounted(14_800, "barrel")
    assert barrels.measure == "tonne"
    assert (round(barrels.low), round(barrels.high)) == (1950, 2011)
    assert barrels.factor == "at 7.36–7.59 barrels a tonne"
    assert agree(tonnes, barrels)
    assert not agree(amounted(4000, "tonne"), barrels)
    assert agree(amounted(2100, "ton"), tonnes), "which ton is not said"
    assert amounted(5, "barrel", "wine", "luxury.drink").measure == "barrel"


def test_names_of_models_are_no_nationalities() -> None:
    goods = (
        Goods(name="Russian-made Aurus Senat limousine", class_="vehicle.car"),
        Goods(name="S-300 systems", class_="arms.missile"),
    )
    made = Transfer(id="t1", goods=goods, trigger=Span(0, 1))
    assert models(made) == {"aurus", "senat", "s-300"}


def test_sentences_end_where_they_end() -> None:
    text = "Mr. Quill spoke on Jan. 3. The U.S. ship left.\nIt came back."
    at = text.index("ship")
    assert sentence(text, Span(at, at + 4)).of(text) == "The U.S. ship left."
    assert sentence(text, Span(4, 9)).of(text) == "Mr. Quill spoke on Jan. 3."


def test_ships_are_found_in_the_sentence_that_tells() -> None:
    text = 'The tanker "Bright Star" left Lutva. Nobody saw the MV Grey Heron.'
    (claim,) = claims_of(reading("a", transfer(), text=text))
    assert claim.ships == {"bright star"}
