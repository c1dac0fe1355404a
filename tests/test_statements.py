"""Who puts what forward, construction by construction. All persons, firms and states are invented."""

import pytest

from gifthorse.reading.grammar.parse import parse
from gifthorse.reading.statements.find import find_statements
from gifthorse.reading.statements.raw import RawStatement


def read(text: str) -> list[tuple[RawStatement, str, str, str]]:
    """Each statement with the words of its source, cue and content."""

    def words(spans: tuple) -> str:
        return " … ".join(span.of(text) for span in spans)

    return [(s, words(s.source), words(s.cue), words(s.content)) for s in find_statements(parse(text))]


def one(text: str, cue: str) -> tuple[RawStatement, str, str, str]:
    """The only statement with these cue words."""
    found = [row for row in read(text) if row[2] == cue and row[0].kind != "legality"]
    assert len(found) == 1, [row[1:] for row in read(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "position"),
    [
        # the verb governs its content
        ("The ministry said that Vela sold arms.", "said", "The ministry", "that Vela sold arms", "reports"),
        ("Mira Lom told reporters the ship had left.", "told", "Mira Lom", "the ship had left", "reports"),
        ("Vela denied sending missiles.", "denied", "Vela", "sending missiles", "denies"),
        ("Vela dismissed the report as fake.", "dismissed", "Vela", "the report as fake", "denies"),
        ("Oria accused Vela of selling rockets.", "accused", "Oria", "Vela of selling rockets", "accuses"),
        ("Oria claimed to have seized a tanker.", "claimed", "Oria", "to have seized a tanker", "affirms"),
        (
            "Lawmakers questioned whether the sale was legal.",
            "questioned",
            "Lawmakers",
            "whether the sale was legal",
            "doubts",
        ),
        ("The panel called the sale a breach.", "called", "The panel", "the sale a breach", "affirms"),
        ("The envoy warned of further shipments.", "warned", "The envoy", "further shipments", "warns"),
        # the content stands around the verb
        (
            "The car arrived on Sunday, the agency reported.",
            "reported",
            "the agency",
            "The car arrived on Sunday",
            "reports",
        ),
        ("The tanker, he said, carried oil.", "said", "he", "The tanker … carried oil", "reports"),
        (
            "If the deal fails, Lom argued, there will be others.",
            "argued",
            "Lom",
            "If the deal fails … there will be others",
            "affirms",
        ),
        (
            "“We sold nothing,” said Taro Bel, the minister.",
            "said",
            "Taro Bel, the minister",
            "“We sold nothing,”",
            "reports",
        ),
        (
            "“Why would we? It is absurd,” Bel said in Oria City.",
            "said",
            "Bel",
            "“Why would we? It is absurd,”",
            "reports",
        ),
        # climbing to the source
        (
            "The general went on to say that the crates were full.",
            "to say",
            "The general",
            "that the crates were full",
            "reports",
        ),
        ("Lom visited the port and said it was empty.", "said", "Lom", "it was empty", "reports"),
        ("Lom, who said she saw the crates, left.", "said", "Lom … who", "she saw the crates", "reports"),
        # no subject of saying
        ("According to two diplomats, the tanker left.", "According to", "two diplomats", "the tanker left", "reports"),
        ("The tanker left, according to two diplomats.", "according to", "two diplomats", "The tanker left", "reports"),
        ("Vela is said to have sold drones.", "is said", "", "Vela … to have sold drones", "reports"),
        ("The claim was rejected by Oria.", "was rejected", "Oria", "The claim", "denies"),
        ("The panel repeated Oria's claim that Vela sold drones.", "claim", "Oria", "that Vela sold drones", "affirms"),
    ],
)
def test_construction(text: str, cue: str, source: str, content: str, position: str) -> None:
    statement, who, _, what = one(text, cue)
    assert (who, what, statement.position) == (source, content, position)


@pytest.mark.parametrize(
    ("text", "source", "position"),
    [
        ("The embassy declined to comment on the shipments.", "The embassy", "declines"),
        ("The Summer Palace has neither confirmed nor denied the report.", "The Summer Palace", "declines"),
        ("Bel Shipping did not immediately respond to a request for comment.", "Bel Shipping", "declines"),
        ("The firm's owner could not be reached.", "The firm's owner", "declines"),
        ("There was no immediate comment from Oria City.", "Oria City", "declines"),
        ("The Herald could not independently verify the claim.", "The Herald", "doubts"),
        ("Lom cast doubt on the report.", "Lom", "doubts"),
    ],
)
def test_no_position_taken(text: str, source: str, position: str) -> None:
    found = [(s, who) for s, who, _, _ in read(text) if s.kind == "nocomment"]
    assert [(who, s.position) for s, who in found] == [(source, position)]


def test_the_verb_of_a_fixed_expression_is_not_counted_again() -> None:
    assert len(read("The Summer Palace has neither confirmed nor denied the report.")) == 1


def test_negated_and_hedged_cues() -> None:
    assert one("The ministry has not confirmed the sale.", "has not confirmed")[0].negated
    assert one("The agency suggested that Vela sold arms.", "suggested")[0].hedged
    assert not one("The agency said that Vela sold arms.", "said")[0].hedged


def test_a_quotation_without_a_cue_goes_to_the_last_speaker() -> None:
    _, who, _, what = one("“We sold nothing,” Bel said. “These are lies.”", "said")
    assert (who, what) == ("Bel", "“We sold nothing,” … “These are lies.”")
    orphans = [
        row
        for row in read("Vela denied the sale, a spokesman said.\n\n“Such claims are baseless.”")
        if row[0].kind == "orphan-quote"
    ]
    assert [(who, what) for _, who, _, what in orphans] == [("a spokesman", "“Such claims are baseless.”")]


def test_an_introduction_with_a_colon_opens_the_next_paragraph() -> None:
    _, who, _, what = one("Bel continued:\n\n“The car was a gift.\n\n“It cost nothing.”\n\nHe left.", "continued")
    assert (who, what) == ("Bel", "“The car was a gift. … “It cost nothing.”")


def test_a_participle_behind_a_comma_belongs_to_the_speaker() -> None:
    text = "The agency said the leader was grateful, adding that the car had arrived."
    assert one(text, "said")[3] == "the leader was grateful"
    assert one(text, "adding")[1:] == ("The agency", "adding", "that the car had arrived")


def test_chains() -> None:
    text = "The agency reported that Lom said the car had arrived."
    inner = one(text, "said")[0]
    assert inner.nested
    assert inner.via is not None
    assert inner.via.of(text) == "The agency"
    text = "The Herald, citing two officials, said that the plane landed."
    cited = one(text, "citing")
    assert cited[1] == "two officials"
    assert cited[3] == "that the plane landed"
    assert cited[0].via is not None
    assert cited[0].via.of(text) == "The Herald"


def test_who_is_quoted_by_whom() -> None:
    statement, who, _, what = one("Lom was quoted by state media as saying that the car was a gift.", "saying")
    assert (who, what) == ("Lom", "that the car was a gift")
    assert statement.via is not None
    assert statement.position == "reports"


def test_who_declines_to_be_named_takes_no_position() -> None:
    found = read("The source, who declined to be named, said the ship left.")
    assert {s.position for s, _, _, _ in found} <= {"reports", "promises"}


def test_according_to_hands_on_what_others_said_and_outlets_hand_on_what_it_says() -> None:
    text = "Officials concluded that Vela sold rockets, according to the Herald."
    inner = one(text, "concluded")
    assert inner[3] == "that Vela sold rockets"
    assert inner[0].nested
    assert inner[0].via is not None
    assert inner[0].via.of(text) == "the Herald"
    text = "The Herald reported that Vela sold rockets, according to two officials."
    inner = one(text, "according to")
    assert (inner[1], inner[3]) == ("two officials", "that Vela sold rockets")
    assert inner[0].nested
    assert inner[0].via is not None
    assert inner[0].via.of(text) == "The Herald"


@pytest.mark.parametrize(
    "text",
    [
        "Bel called the report “nonsense”.",
        "Bel said the accusations were completely baseless.",
        "“It is not true,” Bel said.",
        "Bel said there was no truth to the claim.",
    ],
)
def test_words_that_reject_an_account_count_for_the_speaker(text: str) -> None:
    assert [(s.position, who) for s, who, _, _ in read(text) if s.kind == "rebuttal"] == [("denies", "Bel")]


def test_words_that_reject_an_account_count_for_nobody_outside_speech() -> None:
    assert not [s for s, _, _, _ in read("The baseless claim was soon forgotten.") if s.kind == "rebuttal"]


def test_what_cannot_be_verified_is_doubted_by_whoever_says_so() -> None:
    found = [
        (s, who) for s, who, _, _ in read("Bel said that the reports could not be verified.") if s.kind == "nocomment"
    ]
    assert [(s.position, who) for s, who in found] == [("doubts", "Bel")]


def test_layout_attributes() -> None:
    assert [row[1:] for row in read("Vela sent drones to Oria: officials")] == [
        ("officials", ":", "Vela sent drones to Oria")
    ]
    text = "MR. LOM: We sold nothing.\n\nQ: Did the car arrive?\n\nMR. LOM: It did. I saw it.\n\nIt is red."
    turns = [row for row in read(text) if row[0].kind == "turn"]
    assert [(who, s.position) for s, who, _, _ in turns] == [
        ("MR. LOM", "reports"),
        ("Q", "asks"),
        ("MR. LOM", "reports"),
    ]
    assert turns[2][3] == "It did. I saw it … It is red"


def test_page_labels_do_not_speak() -> None:
    assert not [row for row in read("READ MORE: Vela sold arms\n\nPHOTOS: The car arrives") if row[0].kind == "turn"]


def test_the_circumstance_before_a_cue_is_not_its_content() -> None:
    assert one("When the talks ended, Lom said the car was a gift.", "said")[3] == "the car was a gift"


@pytest.mark.parametrize(
    ("text", "position", "source"),
    [
        ("Lom said the gift would violate a resolution.", "legality-affirms", "Lom"),
        ("Bel said the sale was in full compliance with international law.", "legality-denies", "Bel"),
        ("Bel said the sale did not violate any resolution.", "legality-denies", "Bel"),
        ("Bel denied violating the embargo.", "legality-denies", "Bel"),
        ("The car was delivered in defiance of an embargo.", "legality-affirms", ""),
    ],
)
def test_legality(text: str, position: str, source: str) -> None:
    assert [(s.position, who) for s, who, _, _ in read(text) if s.kind == "legality"] == [(position, source)]


def test_nested_statements_are_marked() -> None:
    rows = read("“I think they sold drones,” Bel said.")
    assert [(row[1], row[0].nested) for row in rows] == [("I", True), ("Bel", False)]


def test_order_and_determinism() -> None:
    text = "Bel said no. Lom said that Bel lied. “It is so,” she added."
    first, second = find_statements(parse(text)), find_statements(parse(text))
    assert first == second
    starts = [s.cue[0].start for s in first]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "“", '"', "said", ":", "Q:", "'' '' ''", "“a\n\n“b\n\n“c", "»x« ‹y›"]
)
def test_degenerate_text(text: str) -> None:
    for statement in find_statements(parse(text)):
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Vela has not confirmed that it sold arms.", "declines"),
        ("Vela has yet to confirm the sale.", "declines"),
        ("Vela did not deny the report.", "declines"),
        ("Vela did not say whether it sold arms.", "declines"),
        ("Officials would not discuss the deal.", "declines"),
        ("Vela has confirmed the sale.", "confirms"),
        ("Vela said that it sold no arms.", "reports"),
    ],
)
def test_a_negated_cue_takes_no_position(text: str, position: str) -> None:
    assert [s.position for s, _, _, _ in read(text)] == [position]
