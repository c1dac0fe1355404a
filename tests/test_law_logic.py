"""Kleene's logic, dates and parties: the small parts that every answer rests on."""

from datetime import date
from itertools import product

import pytest

from gifthorse.errors import UsageError
from gifthorse.law.dates import OPEN, Days, days, holds, within
from gifthorse.law.parties import era, side
from gifthorse.law.prices import exceeds, price_in
from gifthorse.law.provision import Window
from gifthorse.law.truth import Truth, all_of, any_of, not_
from gifthorse.model import Price

VALUES: tuple[Truth, ...] = (True, False, None)


@pytest.mark.parametrize(("a", "b"), list(product(VALUES, VALUES)))
def test_and_or_not_are_kleenes(a: Truth, b: Truth) -> None:
    rank = {False: 0, None: 1, True: 2}
    back = {0: False, 1: None, 2: True}
    assert all_of([a, b]) is back[min(rank[a], rank[b])]
    assert any_of([a, b]) is back[max(rank[a], rank[b])]
    assert not_(all_of([a, b])) is any_of([not_(a), not_(b)])


def test_nothing_asked_is_true_and_nothing_offered_is_false() -> None:
    assert all_of([]) is True
    assert any_of([]) is False


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02-18", date(2024, 2, 18), date(2024, 2, 18)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-11/2024-01-05", date(2023, 11, 1), date(2024, 1, 5)),
    ],
)
def test_a_date_is_a_span_of_days(edtf: str, first: date, last: date) -> None:
    assert days(edtf) == Days(first.toordinal(), last.toordinal())


@pytest.mark.parametrize("edtf", ["yesterday", "2024-13", "2023-02-29", "18.02.2024", "2024-05/2024-01", "24"])
def test_what_is_no_date_is_refused_by_name(edtf: str) -> None:
    with pytest.raises(UsageError, match="date"):
        days(edtf)


def test_an_end_is_the_first_day_out() -> None:
    start, end = date(2010, 6, 9).toordinal(), date(2016, 1, 16).toordinal()
    assert within(days("2010-06-08"), start, end) is False
    assert within(days("2010-06-09"), start, end) is True
    assert within(days("2016-01-15"), start, end) is True
    assert within(days("2016-01-16"), start, end) is False
    assert within(days("2016-01"), start, end) is None
    assert within(days("2010"), start, end) is None
    assert within(days("2011"), start, OPEN + 1) is True
    assert holds(Window(), days("1500")) is True


def token(code: str | None, name: str, on: str = "2022-01-01", **told: str | bool) -> Truth:
    return side(code, era(days(on)), **told).match(frozenset({name}))  # type: ignore[arg-type]


def test_membership_of_the_union_goes_by_date() -> None:
    assert token("HR", "EU", "2013-06-30") is False
    assert token("HR", "EU", "2013-07-01") is True
    assert token("HR", "EU", "2013") is None
    assert token("GB", "EU", "2020-12-30") is True
    assert token("GB", "EU", "2020-12-31") is False
    assert token("GB", "!EU", "2021-06-01") is True


def test_a_state_stands_for_its_government() -> None:
    assert token("CD", "ngf:CD") is False
    assert token("CD", "CD-gov") is True
    assert token("CD", "ngf:CD", body="private") is True
    assert token("CD", "CD-gov", body="private") is False
    assert token("CD", "ngf:CD", body="unknown") is None
    assert token("CD", "CD", body="private") is True


def test_a_group_is_at_home_somewhere_and_no_government() -> None:
    assert token("group:m23", "ngf:CD") is True
    assert token("group:m23", "CD") is True
    assert token("group:m23", "CD-gov") is False
    assert token("group:houthis", "ngf:CD") is False


def test_lists_go_by_date_and_by_what_the_question_says() -> None:
    assert token("group:taliban", "listed:1988", "2015-01-01") is True
    assert token("group:taliban", "listed:1988", "2010-01-01") is False
    assert token("group:haiti-gangs", "listed:2653") is None
    assert token("group:haiti-gangs", "listed:2653", designated="2653") is True
    assert token("group:haiti-gangs", "listed:2653", designated=False) is False
    assert token("HT", "listed:2653") is False


def test_a_region_is_told_by_the_territory() -> None:
    assert token("SD", "SD-D") is None
    assert token("SD", "SD-D", territory="SD-DN") is True
    assert token("SD", "SD-D", territory="SD-KH") is False
    assert token("UA", "UA-43", territory="UA-43") is True
    assert token("UA", "UA-43") is False


def test_origin_follows_the_goods() -> None:
    assert token("RU", "origin:RU") is True
    assert token("IN", "origin:RU") is False
    assert token("IN", "origin:RU", origin="RU") is True
    assert token("RU", "origin:RU", origin="KZ") is False


def test_an_unnamed_party_may_be_anybody() -> None:
    assert token(None, "KP") is None
    assert token(None, "*") is True


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("a wristwatch worth EUR 2,000", Price(amount=2000, currency="EUR")),
        ("a $9,000 snowmobile", Price(amount=9000, currency="USD")),
        ("two yachts for 13 million euros", Price(amount=13e6, currency="EUR")),
        ("crude oil at USD 70 a barrel", Price(amount=70, currency="USD", per="barrel")),
        ("bottles at GBP 30 each", Price(amount=30, currency="GBP", per="item")),
        ("a T-72 tank", None),
    ],
)
def test_prices_in_words(words: str, price: Price | None) -> None:
    assert price_in(words) == price


def test_a_price_in_another_currency_decides_only_where_all_rates_agree() -> None:
    assert exceeds(Price(amount=60000, currency="EUR"), 50000, "EUR") is True
    assert exceeds(Price(amount=50000, currency="EUR"), 50000, "EUR") is False
    assert exceeds(Price(amount=200000, currency="USD"), 50000, "EUR") is True
    assert exceeds(Price(amount=55000, currency="USD"), 50000, "EUR") is None
    assert exceeds(Price(amount=55000, currency="XTS"), 50000, "EUR") is None
    assert exceeds(None, 50000, "EUR") is None
