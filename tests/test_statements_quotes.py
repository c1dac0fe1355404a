"""Quotation marks of many kinds, nested, reopened, forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gifthorse.reading.grammar.residue import paragraphs
from gifthorse.reading.statements.quotes import quotations


def quoted(text: str) -> list[list[str]]:
    """The parts of each quotation."""
    return [[part.of(text) for part in q.parts] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said, “two.”", [["“One,”"], ["“two.”"]]),
        ('"One," he said, "two."', [['"One,"'], ['"two."']]),
        ("''One,'' he said.", [["''One,''"]]),
        ("He said: ‘One’s own.’ Then", [["‘One’s own.’"]]),
        ("It's the firms' own 'special' car.", [["'special'"]]),
        ("«Un», dit-il.", [["«Un»"]]),
        ("»Eins«, sagte er.", [["»Eins«"]]),
        ("„Eins“, sagte er.", [["„Eins“"]]),
        ("「一」と言った。", [["「一」"]]),
        ("“He said ‘no’ twice.”", [["“He said ‘no’ twice.”"]]),
        ("“A “nested” one.”", [["“A “nested” one.”"]]),
        # reopened in each paragraph
        ("“One two.\n\n“Three.”\n\nFour.", [["“One two.", "“Three.”"]]),
        # closed paragraphs later, without reopening
        ("“One two.\n\nThree.\n\nFour.” Five", [["“One two.", "Three.", "Four.”"]]),
        # a forgotten mark ends with its paragraph
        ('He said "one two.\n\nThree four five.', [['"one two.']]),
        # the wrong mark closes
        ('"One two,” he said.', [['"One two,”']]),
        # no quotation
        ("The 1990s' cars, the '90s and rock 'n' roll", []),
        ("5'10\" tall", []),
    ],
)
def test_quotations(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="ab .,\n“”‘’\"'«»", max_size=60))
def test_parts_lie_in_order_within_the_text(text: str) -> None:
    end = 0
    for quotation in quotations(text, paragraphs(text)):
        for part in quotation.parts:
            assert end <= part.start < part.end <= len(text)
            end = part.end
