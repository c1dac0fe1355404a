"""Goods in running text: what fires, what must not, and where the words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gifthorse.world.goods import goods_matcher


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.span.of(text), hit.class_) for hit in goods_matcher().find(text)]


@pytest.mark.parametrize(
    ("text", "words", "class_"),
    [
        ("a shipment of weapons was found", "weapons", "arms.unspecified.general"),
        ("crates of armour-piercing munitions", "munitions", "arms.unspecified.general"),
        ("sold armored personnel carriers", "armored personnel carriers", "arms.heavy.acv"),
        ("surface–to–air missiles", "surface–to–air missiles", "arms.missile.sam"),
        ("twelve Su-35s were handed over", "Su-35s", "arms.heavy.combat-aircraft"),
        ("T-72B3 tanks", "T-72B3 tanks", "arms.heavy.tank"),
        ("the MiG‑29 jets", "MiG‑29 jets", "arms.heavy.combat-aircraft"),
        ("KN-23 missiles", "KN-23 missiles", "arms.missile.ballistic"),
        ("S400 batteries", "S400 batteries", "arms.missile.sam"),
        ("Shahed drones", "Shahed drones", "arms.drone.one-way"),
        ("quadcopters", "quadcopters", "aircraft.drone-civil"),
        ("200,000 tonnes of gasoil", "gasoil", "fuel.refined.motor"),
        ("liquefied natural gas", "liquefied natural gas", "fuel.gas.lng"),
        ("aluminum and whiskey", "aluminum", "metals.nonferrous"),
        ("batches of semiconductors", "semiconductors", "electronics.chip"),
        ("uranium centrifuges", "uranium centrifuges", "nuclear.reactor-enrichment"),
        ("prisoners of war were exchanged", "prisoners of war", "troops.regular"),
        ("a crate of Moët", "Moët", "luxury.drink.wine"),
        ("ponies and bears", "ponies", "animals.horse"),
        ("Hawk missile spare parts", "Hawk missile spare parts", "arms.missile.parts"),
        ("a mini-submarine", "submarine", "arms.heavy.warship"),
    ],
)
def test_goods_are_found_where_they_stand(text: str, words: str, class_: str) -> None:
    assert (words, class_) in found(text)


@pytest.mark.parametrize(
    "text",
    """a think tank in the capital
Shell said it would leave the country
a shell company with no office
he took the child in his arms
calls for an arms embargo
an arms control treaty
arms inspectors went home
that is no concern of mine
talks about nuclear disarmament
a missile test on Friday
the drone strike killed two
a car bomb went off
anti-tank ditches and oil-rich provinces
a money laundering trial
food prices rose
the plane crash
at the bus stop
golden handshakes
carbon and coalition
Tiger Woods won
the Gold Coast
oil prices fell
a coal-fired power station's
a silver bullet
a bargaining chip
aid workers were hurt
with the aid of a stick
the Milan opera and the Mirage hotel
A 10 percent rise, A 50-year plan
An 80-year-old man
the S-Bahn and the P-5
Intel and Apple shares""".splitlines(),
)
def test_other_senses_do_not_fire(text: str) -> None:
    assert not [hit for hit in goods_matcher().find(text) if not (hit.weak or hit.vague)], found(text)


def test_company_tells_what_a_word_means() -> None:
    assert found("a hobby drone for photographers") == [("hobby drone", "aircraft.drone-civil")]
    assert found("a drone")[0][1] == "arms.drone"
    assert found("MiGs and other fighters of the air force")[-1] == ("fighters", "arms.heavy.combat-aircraft")
    assert found("fighters crossed the border on foot") == [("fighters", "troops")]
    assert found("military assistance")[0][1] == "arms.unspecified"


def test_hits_tell_what_a_reader_must_confirm() -> None:
    by_word = {
        hit.word: hit
        for hit in goods_matcher().find("They ship rifles; equipment; a horse; the Kornet missile; Toyota")
    }
    assert by_word["ship"].verb
    assert by_word["equipment"].vague
    assert by_word["horse"].weak
    assert by_word["Kornet"].kind == "model"
    assert by_word["Toyota"].kind == "maker"


def test_a_word_before_the_goods_makes_them_luxury() -> None:
    (plain,) = goods_matcher().find("a sedan")
    (dear,) = goods_matcher().find("a high-end German sedan")
    assert plain.luxury is None
    assert dear.luxury is True


@given(st.text(alphabet=st.sampled_from("aİßéT-72 \n’,.shiptanks oil\U0001f6f3한"), max_size=60))
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    reach = 0
    for hit in goods_matcher().find(text):
        assert reach <= hit.span.start < hit.span.end <= len(text)
        reach = hit.span.end


def test_offsets_survive_letters_that_change_length() -> None:
    text = "İİ ŒŒ ﬁ 한국 “tanks”"
    assert found(text) == [("tanks", "arms.heavy.tank")]
