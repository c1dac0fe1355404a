"""What the reader finds, construction by construction (``reader/cases.yaml``), and in the first issue's article."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from gifthorse import knowledge
from gifthorse.demo import FOLDER
from gifthorse.model import OUTLET, Document, Reading, Stance, Transfer
from gifthorse.pipeline import read_document
from gifthorse.reading.reader import builtin_reader
from gold import SHARED, need

HERE = Path(__file__).with_name("reader")


class Expected(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A transfer that must be found; what is None is not checked, "none" means that nothing is stated."""

    from_: str
    to: str
    goods: str
    status: str | None = None
    date: str | None = None
    says: list[str] | None = None


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """A short text and all that it tells."""

    name: str
    text: str
    finds: list[Expected]
    published: str = "2021-05-11"
    fails: str | None = None


def cases() -> list[Case]:
    path = HERE / "cases.yaml"
    return knowledge.parse(list[Case], path.read_bytes(), path)


def parameters() -> Iterator[object]:
    for case in cases():
        marks = [pytest.mark.xfail(strict=True, reason=case.fails)] if case.fails else []
        yield pytest.param(case, id=case.name.replace(" ", "-"), marks=marks)


@pytest.fixture
def invented() -> Iterator[None]:
    """The sample's states and the names of the cases."""
    with knowledge.added(FOLDER, HERE):
        yield


def said(stances: tuple[Stance, ...]) -> set[str]:
    """ "XD affirms", "XD denies legality", of every source but the outlet that affirms."""
    counted = [s for s in stances if s.source.name != OUTLET.name or s.position != "affirms"]
    return {f"{s.source.code or s.source.name} {s.position}{' legality' * (s.about == 'legality')}" for s in counted}


def shown(transfer: Transfer) -> str:
    """One line, for the message of a failure."""
    ends = [party.code or party.name if party else "none" for party in (transfer.supplier, transfer.recipient)]
    goods = ",".join(item.class_ for item in transfer.goods)
    return f"{ends[0]}->{ends[1]} {goods} {transfer.status} {transfer.date} {sorted(said(transfer.stances))}"


def fits(transfer: Transfer, expected: Expected) -> bool:
    """All that is written of the expected transfer."""
    ends = [party.code or party.name if party else "none" for party in (transfer.supplier, transfer.recipient)]
    return (
        ends == [expected.from_, expected.to]
        and any(
            item.class_ == expected.goods or item.class_.startswith(expected.goods + ".") for item in transfer.goods
        )
        and expected.status in (None, transfer.status)
        and expected.date in (None, transfer.date or "none")
        and (expected.says is None or said(transfer.stances) == set(expected.says))
    )


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("case", list(parameters()))
def test_case(case: Case) -> None:
    reading = builtin_reader().read(Document(text=case.text, source=case.name, published=case.published))
    found = [transfer for transfer in reading.transfers if transfer.status != "implied"]
    missing = [want for want in case.finds if not any(fits(transfer, want) for transfer in found)]
    assert not missing and len(found) == len(case.finds), [shown(transfer) for transfer in found]  # noqa: PT018


def test_names_are_told_once() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names))


# The article of the first issue, where it is present: each thing it asks for by itself.


@cache
def seed() -> Reading:
    text = need(SHARED / "seed" / "article.txt").read_text(encoding="utf-8")
    return read_document(Document(text=text, source="seed", published="2024-02-20"))


def one(supplier: str | None, recipient: str, goods: str) -> Transfer:
    """The only transfer between two codes that holds goods of a class."""
    found = [
        t
        for t in seed().transfers
        if (t.supplier.code if t.supplier else None) == supplier
        and (t.recipient.code if t.recipient else None) == recipient
        and any(item.class_.startswith(goods) for item in t.goods)
    ]
    assert len(found) == 1, [shown(t) for t in seed().transfers]
    return found[0]


def findings(transfer: Transfer) -> dict[str, str]:
    return {finding.provision: finding.outcome for finding in transfer.findings}


def test_seed_the_car() -> None:
    car = one("RU", "KP", "vehicle.car")
    assert (car.status, car.date) == ("completed", "2024-02-18")
    assert any(item.luxury for item in car.goods)


def test_seed_who_affirms_the_car() -> None:
    stances = [s for s in one("RU", "KP", "vehicle.car").stances if s.about == "occurrence"]
    assert {"KP", "RU"} <= {s.source.code for s in stances if s.position == "affirms"}
    assert "Korean Central News Agency" in {s.source.name for s in stances}
    assert {s.position for s in stances} == {"affirms"}


@pytest.mark.xfail(strict=True, reason="his words and those of the Kremlin spokesperson that he is count as one stance")
def test_seed_the_spokesman_has_his_name() -> None:
    assert "Dmitry Peskov" in {s.source.name for s in one("RU", "KP", "vehicle.car").stances}


def test_seed_who_calls_the_car_a_breach() -> None:
    stances = [s for s in one("RU", "KP", "vehicle.car").stances if s.about == "legality"]
    assert "KR" in {s.source.code for s in stances if s.position == "affirms"}


def test_seed_the_law_on_the_car() -> None:
    found = findings(one("RU", "KP", "vehicle.car"))
    assert found["un/2397-2017/op7"] == found["un/1718-2006/op8a-iii"] == "prohibited"


def test_seed_the_arms() -> None:
    arms = one("KP", "RU", "arms")
    assert {item.class_.split(".")[1] for item in arms.goods} >= {"munitions", "missile", "heavy"}
    positions = {(s.source.code, s.position) for s in arms.stances if s.about == "occurrence"}
    assert positions >= {(None, "affirms"), ("KP", "denies"), ("RU", "declines")}
    assert all(s.hedged for s in arms.stances if s.source.name == OUTLET.name and s.about == "occurrence")


def test_seed_the_law_on_the_arms() -> None:
    found = findings(one("KP", "RU", "arms"))
    assert "prohibited" in {outcome for provision, outcome in found.items() if provision.startswith("un/1718-2006/")}
    assert "prohibited" in {outcome for provision, outcome in found.items() if provision.startswith("un/1874-2009/")}


@pytest.mark.xfail(strict=True, reason="two of the four cars are not tied to his being seen in them")
def test_seed_the_cars_he_was_seen_in() -> None:
    implied = [t for t in seed().transfers if t.status == "implied"]
    assert all(t.supplier is None and t.recipient and t.recipient.code == "KP" for t in implied)
    names = " ".join(item.name for t in implied for item in t.goods)
    assert all(make in names for make in ("Maybach", "Mercedes", "Lexus", "Rolls-Royce")), names


def test_seed_nothing_else() -> None:
    told = [t for t in seed().transfers if t.status != "implied"]
    assert len(told) == 2, [shown(t) for t in told]
