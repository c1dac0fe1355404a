"""The gazetteer: what it finds, and what only looks like a name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gifthorse import knowledge
from gifthorse.world import gazetteer, titles
from gifthorse.world.forms import flat


def codes(text: str) -> list[tuple[str, str | None]]:
    """(words, code) of every hit."""
    return [(hit.span.of(text), hit.entry.code) for hit in gazetteer().find(text)]


def known(text: str) -> list[tuple[str, str | None]]:
    """The same without blockers."""
    return [(words, code) for words, code in codes(text) if code is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran-backed fighters", [("Iran", "IR")]),
        ("a Russian-made drone", [("Russian", "RU")]),
        ("Syria’s envoy and Cuba's banks", [("Syria", "SY"), ("Cuba", "CU")]),
        ("anti-American slogans", [("American", "US")]),
        ("U.S.-made chips", [("U.S.", "US")]),
        ("chips from the U.S", [("U.S", "US")]),
        ("NORTH KOREA DENIES IT", [("NORTH KOREA", "KP")]),
        ("the former\nSoviet Union", [("Soviet Union", "RU")]),
        ("East German trucks in Czechoslovakia", [("East German", "DE"), ("Czechoslovakia", "CZ")]),
        ("Zaire, Rhodesia and South Yemen", [("Zaire", "CD"), ("Rhodesia", "ZW"), ("South Yemen", "YE")]),
        ("Congo and Congo-Brazzaville", [("Congo", "CD"), ("Congo-Brazzaville", "CG")]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea", None),
        ("Niger and Nigeria", [("Niger", "NE"), ("Nigeria", "NG")]),
        ("the Dominican Republic and Dominica", [("Dominican Republic", "DO"), ("Dominica", "DM")]),
        ("Korea's minister", [("Korea", "KR")]),
        ("Ho Chi Minh City and New Jersey", [("Ho Chi Minh City", "VN"), ("New Jersey", "US")]),
        ("Peking and Rangoon", [("Peking", "CN"), ("Rangoon", "MM")]),
        ("the Kremlin and the Blue House", [("Kremlin", "RU"), ("Blue House", "KR")]),
        (
            "Al Qaeda, al-Qaida and AL-QAIDA",
            [(form, "group:al-qaida") for form in ("Al Qaeda", "al-Qaida", "AL-QAIDA")],
        ),
        ("Huthi boats, Ansar Allah", [("Huthi", "group:houthis"), ("Ansar Allah", "group:houthis")]),
        (
            "Crimea and Donetsk People's Republic",
            [("Crimea", "UA"), ("Donetsk People's Republic", "group:separatists-ukraine")],
        ),
        ("Abkhaz ports", [("Abkhaz", "group:abkhazia")]),
        ("Lam Research and Applied Materials", [("Lam Research", "US"), ("Applied Materials", "US")]),
        ("N'Djamena, Cote d'Ivoire, Türkiye", [("N'Djamena", "TD"), ("Cote d'Ivoire", "CI"), ("Türkiye", "TR")]),
    ],
)
def test_names_are_found_with_their_codes(text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        expected = [("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Equatorial Guinea", "GQ"), ("Papua New Guinea", "PG")]
    assert known(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Give us bread.",
        "GIVE US BREAD",
        "WHO SENT THE SHIPS",
        "roast turkey on china plates",
        "polish the silver",
        "the Chadwick report of an Omaniac",
        "Michael Jordan and Denzel Washington met Whitney Houston",
        "Chad Smith plays drums",
        "Paris Hilton and Georgia O'Keeffe",
        "the Kansas City Chiefs beat the Washington Commanders",
        "a Guinea pig eats French fries with Brussels sprouts",
        "sailing the Indian Ocean, the South China Sea and the Persian Gulf",
        "the Korean War and the Vienna Convention",
        "in Russian rubles or U.S. dollars",
        "an African-American voter",
        "Shell casings lay about",
        "Georgetown University and the London Stock Exchange",
        "a canada goose",
    ],
)
def test_look_alikes_are_nobody(text: str) -> None:
    assert known(text) == []


def test_the_longest_name_wins() -> None:
    text = "The Washington Post and the Moscow Times cite Tehran Times."
    assert [(hit.entry.kind, hit.entry.code) for hit in gazetteer().find(text)] == [
        ("outlet", "US"), ("outlet", "RU"), ("outlet", "IR"),
    ]  # fmt: skip


def test_us_in_capitals_is_the_state_unless_a_verb_takes_it() -> None:
    assert ("US", "US") in codes("US SENDS TROOPS TO JORDAN")
    assert ("US", "US") in codes("TALKS BETWEEN US AND IRAN")
    assert ("US", "US") not in codes("THEY TOLD US NOTHING")


def test_jordan_is_a_state_before_its_king_and_after_no_first_name() -> None:
    assert known("Jordan King Abdullah II, Jordan said.")[0] == ("Jordan", "JO")
    assert known("Chad President Déby")[0] == ("Chad", "TD")
    assert known("Jordan Seizes Arms Bound For Border")[0] == ("Jordan", "JO")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KCNA says the Korean people of the DPRK", "KP"),
        ("Korean firms in Seoul and the DPRK", "KR"),
        ("Voters in Georgia, outside Atlanta", "US"),
        ("Georgia and Tbilisi's port, not Atlanta", "GE"),
        ("Tripoli, the second city of Lebanon", "LB"),
        ("Tripoli fell to the militia", "LY"),
    ],
)
def test_a_shared_name_goes_by_its_company(text: str, code: str) -> None:
    first = next(hit for hit in gazetteer().find(text) if hit.span.of(text) in ("Georgia", "Tripoli", "Korean"))
    assert first.entry.code == code


def test_kurds_go_by_the_country_the_text_is_about() -> None:
    def kurds(text: str) -> str | None:
        return next(hit.entry.code for hit in gazetteer().find(text) if hit.span.of(text).startswith("Kurd"))

    assert kurds("Iraq and the Kurds of Erbil") == "group:peshmerga"
    assert kurds("Kurds hold Kobani") == "group:kurds"
    assert kurds("Kurds in the diaspora") is None


def test_the_north_needs_north_korea_and_an_article() -> None:
    assert codes("North Korea fired. The North said so.") == [("North Korea", "KP"), ("North", "KP")]
    assert codes("The North said so.") == []
    assert known("North Korea fired; North is up, the North Pole is cold.") == [("North Korea", "KP")]
    assert codes("North Korea and the North Koreans")[1] == ("North Koreans", "KP")


def test_forms_say_how_the_words_name_the_state() -> None:
    text = "Iran, Iranian, Iranians, UAE. North Korea: the North."
    assert [hit.form for hit in gazetteer().find(text)] == ["name", "adjective", "people", "acronym", "name", "short"]


def test_capitals_speak_for_governments_and_ports_do_not() -> None:
    book = gazetteer()
    pyongyang, nampo = book.lookup("pyongyang"), book.lookup("NAMPO")
    assert pyongyang
    assert nampo
    assert (pyongyang.official, nampo.official) == (True, False)


def test_state_media_are_told_from_the_press() -> None:
    official = {
        name: entry.official for name in ("KCNA", "Tass", "Reuters", "BBC") if (entry := gazetteer().lookup(name))
    }
    assert official == {"KCNA": True, "Tass": True, "Reuters": False, "BBC": False}


def test_a_group_knows_its_state() -> None:
    houthis = gazetteer().entry("group:houthis")
    assert houthis
    assert (houthis.code, houthis.home) == ("group:houthis", "YE")


@given(st.text(alphabet=st.sampled_from(list("UNAUS IranKorean-'’.é\n\u00a0\ud800北")), max_size=60))
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    assert len(flat(text)) == len(text)
    end = 0
    for hit in gazetteer().find(text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        end = hit.span.end


def test_a_users_folder_adds_names(tmp_path: Path) -> None:
    folder = tmp_path / "world"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        "concept: names\nlists:\n  - {kind: company, names: {XA: [Quillon Trading | Quillon]}}\n", encoding="utf-8"
    )
    assert codes("Quillon Trading shipped it") == []
    with knowledge.added(tmp_path):
        assert codes("Quillon Trading shipped it") == [("Quillon Trading", "XA")]
    assert codes("Quillon Trading shipped it") == []


@pytest.mark.parametrize(
    ("words", "role", "official"),
    [
        ("foreign minister", "minister", True),
        ("Deputy Foreign Ministers", "minister", True),
        ("spokeswoman", "spokesperson", True),
        ("embassies", "mission", True),
        ("state news agency", "state medium", True),
        ("news agency", "medium", False),
        ("former president", "former", False),
        ("senior research fellows", "expert", False),
        ("shipping companies", "company", False),
        ("rebels", "group", True),
        ("gunmen", "group", True),
    ],
)
def test_titles_say_who_speaks_for_a_state(words: str, role: str, official: bool) -> None:
    title = titles().of(words)
    assert title
    assert (title.role, title.official) == (role, official)


def test_a_middle_initial_hides_nobody() -> None:
    assert codes("Henry Q. Kissinger met George P. Shultz.")[-1] == ("George P. Shultz", "US")
    assert codes("James Q. Baker said") == [("James Q. Baker", "US")]


def test_nicknames_name_their_states() -> None:
    assert [entry.code for entry in gazetteer().nicknamed("the hermit kingdom")] == ["KP"]
    assert {entry.code for entry in gazetteer().nicknamed("The sultanate")} == {"OM", "BN"}
    assert gazetteer().nicknamed("the teapot") == ()


def test_descriptions_say_what_they_may_stand_for() -> None:
    book = titles()
    assert (book.describes("the Hermit Kingdom"), book.describes("the despot")) == ("state", "person")
    assert book.describes("the teapot") is None
    assert book.of("teapot") is None
