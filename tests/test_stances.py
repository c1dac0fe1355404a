"""Who takes which position on which transfer, by construction. All persons, firms and states are invented."""

from collections.abc import Iterator

import pytest

from gifthorse import knowledge
from gifthorse.demo import FOLDER
from gifthorse.model import Document, Transfer
from gifthorse.reading.reader import BuiltinReader

Taken = set[tuple[str, str, str]]


@pytest.fixture(autouse=True)
def invented_states() -> Iterator[None]:
    """Kastovia (XB), Tolmar (XC) and Elsenia (XD) with their capitals Port Halden, Serrin and Westerhaven."""
    with knowledge.added(FOLDER):
        yield


def transfers(text: str) -> tuple[Transfer, ...]:
    return BuiltinReader().read(Document(text=text, source="test", published="2021-05-10")).transfers


def taken(transfer: Transfer) -> Taken:
    """(code, else name; position; aspect) of each stance."""
    return {(s.source.code or s.source.name, s.position, s.about) for s in transfer.stances}


def positions(text: str, about: str = "occurrence") -> set[str]:
    """ "XD affirms" for each stance on the only transfer with that aspect."""
    found = transfers(text)
    assert len(found) == 1, [t.trigger.of(text) for t in found]
    return {f"{who} {position}" for who, position, aspect in taken(found[0]) if aspect == about}


TOLD = "Kastovia has sold howitzers to Tolmar, Elsenia said on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody is named: the article's own word
        ("Kastovia has sold howitzers to Tolmar.", {"(the outlet) affirms"}),
        ("Kastovia has reportedly sold howitzers to Tolmar.", {"(the outlet) affirms"}),
        ("Kastovia has reportedly begun supplying howitzers to Tolmar.", {"(the outlet) affirms"}),
        ("Kastovia is said to have sold howitzers to Tolmar.", {"(the outlet) affirms"}),
        # whoever says it, in each construction
        ("Elsenia said that Kastovia had sold howitzers to Tolmar.", {"XD affirms"}),
        ("Kastovia has sold howitzers to Tolmar, according to Elsenia.", {"XD affirms"}),
        ("According to an Elsenian intelligence report, Kastovia has sold howitzers to Tolmar.", {"XD affirms"}),
        ("Elsenia accused Kastovia of selling howitzers to Tolmar.", {"XD affirms"}),
        ("Elsenia blamed Kastovia for supplying howitzers to Tolmar.", {"XD affirms"}),
        ("Kastovia has been accused by Elsenia of selling howitzers to Tolmar.", {"XD affirms"}),
        ("Elsenia's claim that Kastovia had sold howitzers to Tolmar came on Monday.", {"XD affirms"}),
        ("Elsenia warned that Kastovia was selling howitzers to Tolmar.", {"XD affirms"}),
        ("Satellite images show that Kastovia has sold howitzers to Tolmar.", {"Satellite images affirms"}),
        (
            "Elsenian officials said a ship suspected of carrying howitzers from Kastovia to Tolmar was held.",
            {"XD affirms"},
        ),
        # several at once, one stance each
        ("Elsenia and Tolmar said that Kastovia had sold howitzers to Tolmar.", {"XD affirms", "XC affirms"}),
        ("Elsenian and Tolmari officials said that Kastovia had sold Tolmar howitzers.", {"XD affirms", "XC affirms"}),
        ("Elsenia said Kastovia had sold howitzers to Tolmar. Elsenian officials confirmed the sale.", {"XD affirms"}),
        # who speaks again
        (
            "An Elsenian official spoke of the border. The official said that Kastovia had sold howitzers to Tolmar.",
            {"XD affirms"},
        ),
        ("Elsenia's foreign ministry was angry. It said that Kastovia had sold howitzers to Tolmar.", {"XD affirms"}),
        # only ended: it went on before
        ("Kastovia said it had stopped supplying howitzers to Tolmar.", {"XB affirms"}),
        # denied inside
        ("Kastovia said that it had never sold howitzers to Tolmar.", {"XB denies"}),
        ("Kastovia denied that it had sold howitzers to Tolmar.", {"XB denies"}),
        ("Kastovia denied selling howitzers to Tolmar.", {"XB denies"}),
        ("Kastovia denied reports that it had sold howitzers to Tolmar.", {"XB denies"}),
        ("Kastovia rejected claims by Elsenia that it had sold howitzers to Tolmar.", {"XB denies", "XD affirms"}),
        ("Kastovia has dismissed Elsenia's accusation that it sold howitzers to Tolmar.", {"XB denies", "XD affirms"}),
        ("Kastovia said reports that it had sold howitzers to Tolmar were false.", {"XB denies"}),
        ("A Kastovian official refused to say whether it had sold howitzers to Tolmar.", {"XB declines"}),
        # no position of anybody's
        ("“Has Kastovia sold howitzers to Tolmar?” a reporter asked.", set()),
        ("Elsenia asked whether Kastovia had sold howitzers to Tolmar.", set()),
        ("It is not clear whether Kastovia has sold howitzers to Tolmar.", set()),
        ("Elsenia urged Kastovia to stop selling howitzers to Tolmar.", set()),
        # told, but not yet shown
        ("The panel found no evidence that Kastovia had sold howitzers to Tolmar.", {"The panel doubts"}),
        (
            "Mr. Dorn said that reports of howitzers sold by Kastovia to Tolmar “have not been verified.”",
            {"Dorn doubts"},
        ),
        # who tells of it denies no more than a part of it
        (
            "Kastovia said it had sold howitzers to Tolmar. Kastovia denied selling howitzers to Tolmar in May.",
            {"XB affirms"},
        ),
    ],
)
def test_what_is_told(text: str, expected: set[str]) -> None:
    assert positions(text) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        # denials that point back
        ("Kastovia denied the accusation.", {"XB denies"}),
        ("Kastovia denied it.", {"XB denies"}),
        ("Kastovia denied the sale.", {"XB denies"}),
        ("Kastovia has denied any such sale.", {"XB denies"}),
        ("Kastovia denies that any such sale has taken place.", {"XB denies"}),
        ("Kastovia denied that this was the case.", {"XB denies"}),
        ("Port Halden rejected the findings.", {"XB denies"}),
        ("Port Halden called the report baseless.", {"XB denies"}),
        ("Port Halden called the claims “nonsense”.", {"XB denies"}),
        ("“These allegations are false,” a Kastovian spokesman said.", {"XB denies"}),
        ("“It is a pure fabrication,” a Kastovian spokesman said.", {"XB denies"}),
        ("Port Halden said there was no truth to the claim.", {"XB denies"}),
        ("“There is not a grain of truth in this,” the Kastovian foreign ministry said.", {"XB denies"}),
        ("Kastovia accused Elsenia of spreading lies.", {"XB denies"}),
        ("“No such delivery took place,” a Kastovian minister said.", {"XB denies"}),
        ("The Kastovian ambassador said nothing of the kind had been sold.", {"XB denies"}),
        ("“We have never sold Tolmar so much as a rifle,” a Kastovian minister said.", {"XB denies"}),
        ("“We have not given them any weapons,” said the Kastovian ambassador.", {"XB denies"}),
        ("The Kastovian embassy dismissed the allegations as propaganda.", {"XB denies"}),
        ("Both Kastovia and Tolmar deny the allegations.", {"XB denies", "XC denies"}),
        ("The governments of Kastovia and Tolmar denied the charges.", {"XB denies", "XC denies"}),
        ("Kastovia denied supplying howitzers to either side of the war.", {"XB denies"}),
        # no answer
        ("The Kastovian embassy did not respond to a request for comment.", {"XB declines"}),
        ("Kastovia declined to comment.", {"XB declines"}),
        ("Kastovia declined to comment on the report.", {"XB declines"}),
        ("Kastovia has neither confirmed nor denied the sale.", {"XB declines"}),
        ("Kastovia had no immediate comment.", {"XB declines"}),
        ("There was no comment from Kastovia.", {"XB declines"}),
        ("There was no immediate response from Port Halden.", {"XB declines"}),
        ("The Kastovian embassy would say only that it was studying the report.", {"XB declines"}),
        ("The Kastovian and Tolmari embassies did not reply to questions.", {"XB declines", "XC declines"}),
        ("A Kastovian spokesman refused to say whether howitzers had been sold.", {"XB declines"}),
        ("Kastovia declined to comment, as did the Tolmari embassy.", {"XB declines", "XC declines"}),
        ("“I have nothing to say about that,” the Kastovian minister told reporters.", {"XB declines"}),
        ("Kastovia has yet to respond.", {"XB declines"}),
        # doubts
        ("Diplomats from Orvand said they had seen no evidence of the sale.", {"Diplomats from Orvand doubts"}),
        ("The claim could not be independently verified.", {"(the outlet) doubts"}),
        # confirmed
        ("Tolmar confirmed the sale.", {"XC affirms"}),
        ("Tolmar has acknowledged the purchase.", {"XC affirms"}),
        # about something else
        ("Kastovia denied any role in the riots in Westerhaven.", set()),
        ("Kastovia denied accusations of meddling in the vote.", set()),
        ("Kastovia denied that it planned to leave the Council.", set()),
        ("A Kastovian official declined to be named.", set()),
        ("The Kastovian embassy would not say which port the ministers had visited.", set()),
        ("Kastovia continued to deepen its harbours.", set()),
        ("Kastovian jets attacked a village.", set()),
        ("Kastovia dismissed its finance minister.", set()),
        ("The revelations cast doubt on the vote in Elsenia.", set()),
        ("Fresh evidence suggests a hard winter.", set()),
    ],
)
def test_what_points_back(reply: str, expected: set[str]) -> None:
    assert positions(TOLD + reply) == expected | {"XD affirms"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kastovia has sold howitzers to Tolmar in violation of a Council resolution.", {"(the outlet) affirms"}),
        ("Elsenia said that Kastovia had sold howitzers to Tolmar in violation of an embargo.", {"XD affirms"}),
        (
            "Kastovia sold howitzers to Tolmar in breach of an embargo, according to Elsenia.",
            {"XD affirms"},
        ),
        (TOLD + "The sale would be a violation of Resolution 12, it said.", {"XD affirms"}),
        (TOLD + "“Any such deal would breach the embargo,” an Elsenian minister said.", {"XD affirms"}),
        (TOLD + "Kastovia said the sale did not violate any resolution.", {"XB denies"}),
        (TOLD + "Kastovia said the sale was perfectly legal.", {"XB denies"}),
        (TOLD + "Kastovia denied that it had violated the embargo.", {"XB denies"}),
        (TOLD + "“No embargo forbids such a sale,” a Kastovian minister said.", {"XB denies"}),
        (TOLD + "“We are violating no resolution,” a Kastovian minister said.", {"XB denies"}),
        (TOLD + "Kastovia said that the contract was in line with its obligations.", {"XB denies"}),
        (TOLD + "Kastovia insists that the howitzers are not subject to the embargo.", {"XB denies"}),
        # about something else
        (TOLD + "Elsenia accused Tolmar of violating a ceasefire in the hills last year.", set()),
        ("Kastovia has lifted a ban on selling howitzers to Tolmar.", set()),
    ],
)
def test_breach_or_no_breach(text: str, expected: set[str]) -> None:
    assert positions(text, "legality") == expected


def test_a_general_denial_is_of_all_that_is_alleged() -> None:
    text = (
        "Elsenia said Kastovia had sold howitzers to Tolmar and had shipped diesel to Orsk rebels in Elsenia. "
        "Kastovia denied the accusations."
    )
    found = transfers(text)
    assert len(found) == 2
    assert all(("XB", "denies", "occurrence") in taken(t) for t in found)


def test_a_chain_of_sources_is_the_innermost_by_way_of_the_outer() -> None:
    (found,) = transfers("The Tolmar News Bureau quoted Elsenia as saying that Kastovia had sold howitzers to Tolmar.")
    (stance,) = found.stances
    assert stance.source.code == "XD"
    assert stance.via == "Tolmar News Bureau"


def test_an_agency_that_cites_somebody_hands_on_his_words() -> None:
    (found,) = transfers("Kastovia has sold howitzers to Tolmar, Reuters reported, citing two diplomats.")
    assert [(s.source.name, s.via) for s in found.stances] == [("two diplomats", "Reuters")]


def test_a_spokesman_keeps_whom_he_speaks_for() -> None:
    (found,) = transfers("A spokesman for the Elsenian navy said that Kastovia had sold howitzers to Tolmar.")
    assert [(s.source.name, s.source.code) for s in found.stances] == [("spokesman for the Elsenian navy", "XD")]


def test_an_unnamed_source_keeps_the_words_used() -> None:
    (found,) = transfers("Kastovia has sold howitzers to Tolmar, officials in three capitals said.")
    assert [s.source.name for s in found.stances] == ["officials in three capitals"]


def test_a_name_beside_an_office_is_the_source() -> None:
    (found,) = transfers("Kastovia has sold howitzers to Tolmar, said an arms expert, Olga Prins.")
    assert [s.source.name for s in found.stances] == ["Olga Prins"]


def test_whose_spokesman_speaks() -> None:
    (found,) = transfers(
        "Elsenia's foreign ministry was angry. Kastovia has sold howitzers to Tolmar, a ministry spokeswoman said."
    )
    assert [s.source.code for s in found.stances] == ["XD"]


def test_he_is_who_was_named_last_even_if_he_had_not_spoken() -> None:
    text = TOLD + (
        "“We know nothing of it,” said Mr. Pell of the Council. "
        "In Port Halden, Kastovian Foreign Minister Anton Dorn was calm. “We are violating no resolution,” he said."
    )
    (found,) = transfers(text)
    assert ("XB", "denies", "legality") in taken(found)


def test_hedges() -> None:
    (found,) = transfers("Elsenia said that Kastovia may have sold howitzers to Tolmar.")
    assert [s.hedged for s in found.stances] == [True]


def test_a_turn_in_a_transcript_is_its_speakers() -> None:
    text = (
        "Q: Has Kastovia sold anything?\n\nMR. DORN: We know that Kastovia sold howitzers to Tolmar.\n\n"
        "Q: And what will you do?\n\nMR. DORN: We will wait.\n"
    )
    (found,) = transfers(text)
    assert [s.source.name for s in found.stances] == ["MR. DORN"]
