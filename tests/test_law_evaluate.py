"""The evaluator on invented provisions: each rule of docs/law.md on one small case that can fail."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gifthorse import knowledge
from gifthorse.law import evaluate, explain
from gifthorse.model import Finding, Price, Question, Role

INVENTED = Path(__file__).with_name("law_invented.yaml")


@pytest.fixture(autouse=True, scope="module")
def _invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("knowledge")
    path = folder / "law" / "provisions" / "un" / "9100-2020.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(INVENTED.read_bytes())
    with knowledge.added(folder):
        yield


def ask(to: str | None = "XA", goods: str = "rifles", on: str | None = "2021-01-01", **more: Any) -> dict[str, Finding]:
    """Findings under the invented instrument, by the last part of the id."""
    question = Question(from_=more.pop("from_", "BR"), to=to, goods=goods, on=on, jurisdiction="UN", **more)
    found = evaluate(question)
    return {f.provision.rpartition("/")[2]: f for f in found if f.provision.startswith("un/9100-2020/")}


def outcomes(*args: Any, **more: Any) -> dict[str, str]:
    return {name: f.outcome for name, f in ask(*args, **more).items()}


def test_every_criterion_met_is_prohibited() -> None:
    assert outcomes() == {"plain": "prohibited", "small": "prohibited"}


@pytest.mark.parametrize("on", ["2020-02-29", "2024-03-01", "2030"])
def test_outside_its_time_a_text_never_answers(on: str) -> None:
    assert outcomes(on=on) == {}


@pytest.mark.parametrize(("on", "says"), [("2020", "begins on 2020-03-01"), ("2024-02/2024-03", "ends on 2024-03-01")])
def test_a_date_that_straddles_leaves_it_open_and_says_so(on: str, says: str) -> None:
    finding = ask(on=on)["plain"]
    assert finding.outcome == "depends"
    assert says in finding.missing[0]


def test_no_date_depends_on_the_date() -> None:
    finding = ask(on=None)["plain"]
    assert (finding.outcome, finding.missing) == ("depends", ("the date of the transfer",))


def test_direction_decides() -> None:
    assert outcomes("BR", from_="XA") == {}
    assert outcomes("BR", "coal", from_="XA") == {"from": "prohibited"}
    assert outcomes("XA", "coal") == {}
    assert outcomes("XB", "coal") == {"both": "prohibited"}
    assert outcomes("BR", "coal", from_="XB") == {"both": "prohibited"}
    assert outcomes("BR", "coal") == {}


def test_a_delivery_inside_a_state_is_no_transfer_to_it() -> None:
    assert outcomes("XA", from_="XA") == {}


def test_government_and_others_are_told_apart() -> None:
    assert outcomes("XC") == {}
    assert outcomes("XC", attrs={"recipient_body": "private"}) == {"ngf": "prohibited"}
    finding = ask("XC", attrs={"recipient_body": "unknown"})["ngf"]
    assert finding.outcome == "depends"
    assert "recipient" in finding.missing[0]


def test_the_bound_side_unnamed_leaves_it_open() -> None:
    assert outcomes("XD") == {}
    assert outcomes("XD", from_="DE") == {"home": "prohibited"}
    finding = ask("XD", from_=None)["home"]
    assert (finding.outcome, finding.missing) == ("depends", ("the supplier",))


def test_the_party_it_is_about_unnamed_leaves_it_out() -> None:
    assert outcomes(None) == {}


def test_a_coarser_class_depends() -> None:
    assert outcomes("XA", "weapons") == {"plain": "prohibited", "small": "depends"}
    assert "which goods" in ask("XA", "weapons")["small"].missing[0]


def test_force_decides_what_can_be_said() -> None:
    assert outcomes("XD", "machine tools") == {"licence": "depends"}
    assert "licence" in ask("XD", "machine tools")["licence"].missing[0]
    assert "call" not in outcomes("XD")


def test_the_price_of_an_item_must_lie_above_the_threshold() -> None:
    assert outcomes("XD", "a car worth EUR 60,000") == {"price": "prohibited"}
    assert outcomes("XD", "a car", value=Price(amount=60000, currency="EUR", per="item")) == {"price": "prohibited"}
    assert outcomes("XD", "a car worth EUR 50,000") == {}
    finding = ask("XD", "a car")["price"]
    assert (finding.outcome, finding.missing) == ("depends", ("the price per item (threshold EUR 50000)",))
    assert outcomes("XD", "trucks") == {"price": "prohibited"}


def test_a_cap_is_never_decided_by_one_shipment() -> None:
    finding = ask("XD", "gasoil")["cap"]
    assert finding.outcome == "depends"
    assert "500 barrels a year" in finding.missing[0]


def test_after_the_review_date_the_renewal_is_missing() -> None:
    assert outcomes("XE", on="2023-05-31") == {"review": "prohibited"}
    finding = ask("XE", on="2023-06-01")["review"]
    assert finding.outcome == "depends"
    assert "renewed" in finding.missing[0]


def test_after_the_day_to_which_the_law_is_kept_it_depends() -> None:
    assert outcomes("XF", on="2026-05-31") == {"open": "prohibited"}
    finding = ask("XF", on="2026-06-01")["open"]
    assert finding.outcome == "depends"
    assert "2026-05-31" in finding.missing[0]


def test_what_was_not_seen_in_a_text_says_so() -> None:
    assert any("not seen" in line for line in ask("XE", "coal")["known"].because)


def test_a_renewal_keeps_the_id() -> None:
    assert outcomes("XG") == {"base": "prohibited"}


def test_a_freeze_needs_the_recipient_on_the_list() -> None:
    assert outcomes("XZ", "rice") == {}
    assert outcomes("XZ", "rice", attrs={"designated": "9100"}) == {"freeze": "depends"}


@pytest.mark.parametrize(
    ("goods", "on", "outcome"),
    [
        ("medicine", "2021-01-01", "exempt"),
        ("trucks", "2021-01-01", "prohibited"),
        ("trucks, approved by the committee", "2021-01-01", "exempt"),
        ("boats", "2021-01-01", "exempt"),
        ("boats, without notice", "2021-01-01", "prohibited"),
        ("coal", "2021-01-01", "depends"),
        ("computers", "2021-01-01", "depends"),
        ("computers for a hospital", "2021-01-01", "exempt"),
        ("steel", "2020-06-01", "depends"),
        ("steel under a January 2020 contract", "2020-06-01", "exempt"),
        ("steel under a May 2020 contract", "2020-06-01", "prohibited"),
        ("steel", "2020-09-01", "prohibited"),
    ],
)
def test_exceptions(goods: str, on: str, outcome: str) -> None:
    assert outcomes("XH", goods, on) == {"exceptions": outcome}


def test_an_exception_names_its_paragraph_an_approval_and_a_notice_that_nobody_mentions() -> None:
    assert any("op2" in line for line in ask("XH", "medicine")["exceptions"].because)
    assert any("approval" in line for line in ask("XH", "trucks")["exceptions"].because)
    assert ask("XH", "boats")["exceptions"].missing == ("whether notice was given",)


def test_conditions_are_open_unless_the_file_says_otherwise() -> None:
    finding = ask("XI", "microchips")["conditions"]
    assert (finding.outcome, finding.missing) == ("depends", ("whether the goods are for military use",))
    assert outcomes("XI", "microchips for the army") == {"conditions": "prohibited"}
    assert outcomes("XI", "microchips for civilian use") == {}
    assert outcomes("XI", "microchips", attrs={"military_use": True}) == {"conditions": "prohibited"}
    assert outcomes("XI", "machine tools") == {}
    assert outcomes("XI", "machine tools sent through Russia") == {"silent": "prohibited"}


def test_a_service_counts_by_what_it_is_for() -> None:
    assert outcomes("XJ", "military training", kind="training") == {"services": "prohibited"}
    assert outcomes("XJ", "training in accounting", kind="training") == {}
    assert outcomes("XJ", "technical assistance", kind="assistance") == {"services": "depends"}
    assert outcomes("XJ", "technical assistance for tanks", kind="assistance") == {"services": "prohibited"}
    assert outcomes("group:xj", "training", kind="training") == {"services": "prohibited"}


def test_somebody_bound_may_act_between_others() -> None:
    assert outcomes("XD", "coal", kind="transport") == {}
    assert outcomes("XD", "coal", kind="transport", actors=(Role(role="carrier", code="GR"),)) == {
        "actor": "prohibited"
    }


def test_the_trace_gives_fact_rule_and_outcome_of_every_criterion() -> None:
    question = Question(from_="BR", to="XA", goods="a car", on="2021-01-01", jurisdiction="UN")
    (trace,) = explain(question, "un/9100-2020/plain")
    assert trace.outcome is None
    steps = {step.criterion: step for step in trace.steps}
    assert (steps["date"].fits, steps["parties"].fits, steps["goods"].fits) == ("yes", "yes", "no")
    assert "vehicle.car" in steps["goods"].fact
    assert steps["parties"].fact == "from BR to XA"
