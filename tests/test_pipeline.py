"""The pipeline: anchors are checked, and each transfer is put to the law as what it is."""

import msgspec
import pytest

from gifthorse import knowledge, pipeline
from gifthorse.demo import FOLDER, sample
from gifthorse.errors import AnchorError
from gifthorse.model import Actor, Document, Finding, Goods, Reading, Span, Transfer, Value
from handmade import reading


class Fixed:
    """A reader that always finds the same."""

    def __init__(self, made: Reading) -> None:
        self.made = made

    def read(self, document: Document) -> Reading:
        return self.made


def test_findings_come_with_their_transfers() -> None:
    with knowledge.added(FOLDER):
        gift, seen, arms = pipeline.read_document(sample(), Fixed(reading())).transfers
    assert [(f.provision, f.outcome) for f in gift.findings] == [("rc/12-2019/op3", "prohibited")]
    assert [(f.provision, f.outcome) for f in arms.findings] == [("rc/12-2019/op7", "prohibited")]
    assert any("publication" in reason for reason in arms.findings[0].because)
    assert not any("publication" in reason for reason in gift.findings[0].because)
    assert all(f.outcome == "depends" for f in seen.findings)


def test_a_reader_that_points_nowhere_is_stopped() -> None:
    made = Reading(document=sample(), transfers=(Transfer(id="t1", trigger=Span(5, 100_000)),))
    with pytest.raises(AnchorError):
        pipeline.read_document(sample(), Fixed(made))


def transfer(*goods: tuple[str, str], **more: object) -> Transfer:
    return Transfer(
        id="t1",
        goods=tuple(Goods(name=name, class_=class_) for name, class_ in goods),
        trigger=Span(0, 1),
        **more,  # type: ignore[arg-type]
    )


def test_what_the_text_says_did_not_happen_is_not_put_to_the_law() -> None:
    denied = transfer(
        ("rifles", "arms.small"),
        supplier=Actor(name="x", code="RU"),
        recipient=Actor(name="y", code="KP"),
        date="2024-01-01",
        status="negated",
    )
    assert pipeline.findings_on(denied, None) == ()
    assert pipeline.findings_on(msgspec.structs.replace(denied, status="completed"), None)


@pytest.mark.parametrize(
    ("name", "class_", "kind"),
    [
        ("military training", "technology", "training"),
        ("help with satellites", "technology.service", "assistance"),
        ("workers", "labour", "labour"),
        ("soldiers", "troops.regular", "troops"),
        ("a loan", "money", "finance"),
        ("training aircraft", "aircraft", "supply"),
    ],
)
def test_goods_say_what_kind_of_dealing_it_is(name: str, class_: str, kind: str) -> None:
    assert pipeline.kind_of(Goods(name=name, class_=class_)) == kind


def test_goods_that_differ_in_law_are_asked_apart() -> None:
    deal = transfer(
        ("rifles", "arms.small"),
        ("shells", "arms.munitions"),
        ("troops", "troops"),
        value=Value(amount=5, currency="EUR", per="item"),
        date="2020",
    )
    asked = list(pipeline.questions(deal, "2021-01-01"))
    assert [(q.goods, q.kind, q.on) for q in asked] == [
        ("rifles, shells", "supply", "2020"),
        ("troops", "troops", "2020"),
    ]
    assert asked[0].classes == ("arms.small", "arms.munitions")
    assert asked[0].value is not None
    assert asked[0].value.per == "item"
    assert "date_is_publication" not in asked[0].attrs
    undated = next(pipeline.questions(msgspec.structs.replace(deal, date=None), "2021-01-01"))
    assert (undated.on, undated.attrs["date_is_publication"]) == ("2021-01-01", True)


@pytest.mark.parametrize(
    ("name", "code", "body"),
    [
        ("North Korea", "KP", None),
        ("the foreign ministry", "SO", None),
        ("Somali army", "SO", None),
        ("Redsea Trading Ltd", "SO", "private"),
        ("a shipping company", "SO", "private"),
        ("Harun Dalmar", "SO", "unknown"),
        ("Harun Dalmar", None, None),
        ("Houthis", "group:houthis", None),
    ],
)
def test_who_does_not_speak_for_a_state_is_said_to_the_law(name: str, code: str | None, body: str | None) -> None:
    assert pipeline.body_of(Actor(name=name, code=code)) == body


def test_one_finding_a_provision_the_gravest_with_its_own_reasons() -> None:
    found = [
        Finding(provision="a", outcome="depends", because=("1",), missing=("m",)),
        Finding(provision="a", outcome="prohibited", because=("2",)),
        Finding(provision="a", outcome="prohibited", because=("3", "2")),
        Finding(provision="b", outcome="exempt"),
    ]
    assert pipeline.merged(found) == (
        Finding(provision="a", outcome="prohibited", because=("2", "3")),
        Finding(provision="b", outcome="exempt"),
    )
