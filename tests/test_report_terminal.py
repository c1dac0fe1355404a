"""Cards on a terminal and in a pipe."""

import io
import re

import pytest
from rich.console import Console

from gifthorse.model import Actor, Document, Finding, Reading, Span, Transfer
from gifthorse.report import findings, words
from gifthorse.report.card import cards
from gifthorse.report.terminal import show, show_findings
from handmade import reading


def printed(made: Reading, width: int = 100, encoding: str = "utf-8", terminal: bool = False) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    show(made, Console(file=stream, width=width, force_terminal=terminal, highlight=False, markup=False))
    stream.flush()
    return raw.getvalue().decode(encoding)


def test_a_card_says_who_what_whom_when_and_who_says_so() -> None:
    lines = printed(reading()).splitlines()
    assert lines[0] == "A yacht for the Marshal"
    assert lines[1] == "The Port Halden Ledger · published 2021-05-11 · demo · 319 words · 3 transfers"
    assert "1  Ivo Marant (XB) → motor yacht → Teodor Lask (XC)" in lines
    assert "   when      2021-05-08" in lines
    assert "   value     not stated" in lines
    assert "             − DENIES    Tolmar (XC), that it happened" in lines
    assert "                         “Tolmar has denied that it sent any weapons” [1744–1786]" in lines
    assert "             ○ DECLINES  Kastovian presidency (XB), to say whether it happened, via the paper" in lines
    assert "   who says  + AFFIRMS   the outlet, in its own voice, that it happened, hedged" in lines
    assert all(line == line.rstrip() for line in lines)


def test_an_implied_transfer_is_last_and_short() -> None:
    *_, last = cards(reading())
    assert last.transfer.status == "implied"
    assert [label for label, _ in last.rows] == ["status", "class"]
    assert last.supplier == words.NOT_STATED


def test_a_denial_looks_like_a_claim_but_for_its_word() -> None:
    parts = re.findall(r"\x1b\[([\d;]+)m([+−○?] [A-Z]+) *\x1b\[0m", printed(reading(), terminal=True))
    assert [word.split()[1] for _, word in parts] == ["AFFIRMS"] * 4 + ["DENIES", "DECLINES"]
    assert len({style for style, _ in parts}) == 1


@pytest.mark.parametrize("width", [48, 80, 160])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    assert max(map(len, printed(reading(), width).splitlines())) <= width


def test_without_colours_there_are_no_escapes_and_ascii_loses_no_structure() -> None:
    assert "\x1b" not in printed(reading())
    plain = printed(reading(), encoding="ascii")
    assert "Ivo Marant (XB) -> motor yacht -> Teodor Lask (XC)" in plain
    assert "- DENIES    Tolmar (XC)" in plain


def test_an_article_cannot_write_to_the_terminal() -> None:
    text = "Tolmar\x1b[2J gave \x07 arms\u202e to Kastovia"
    party = Actor(name="Tolmar\x1b[31m", mentions=(Span(0, 6),))
    made = Reading(
        document=Document(text=text, source="x\x1b]0;title\x07", title="t\x1b[1m"),
        transfers=(Transfer(id="t1", supplier=party, trigger=Span(text.index("gave"), text.index("gave") + 4)),),
    )
    assert not set("\x1b\x07\u202e") & set(printed(made))


def finding(provision: str, outcome: str = "prohibited") -> Finding:
    return Finding(provision=provision, outcome=outcome, because=("a reason", "another"), missing=())  # type: ignore[arg-type]


def test_findings_are_grouped_the_united_nations_first_and_folded() -> None:
    many = [finding(f"eu/{n}-2000/art1") for n in range(8)] + [finding("un/1-2000/op1")]
    many += [finding("us/1", "depends"), finding("us/2", "depends")]
    groups = findings.groups(many)
    assert [group.outcome for group in groups] == ["prohibited", "depends"]
    assert groups[0].findings[0].provision == "un/1-2000/op1"
    assert (len(groups[0].findings), groups[0].folded) == (4, (("EU", 5),))
    assert (len(groups[1].findings), groups[1].folded) == (1, (("US", 1),))
    whole = findings.groups(many, everything=True)
    assert sum(len(group.findings) for group in whole) == len(many)
    assert not any(group.folded for group in whole)


def test_the_law_alone() -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=100, highlight=False)
    show_findings("XB → yacht → XC, 2021", [finding("rc/12-2019/op3")], console)
    show_findings("XB → fish → XC, 2021", [], console)
    assert stream.getvalue().splitlines() == [
        "XB → yacht → XC, 2021",
        "   would fall under, if the account is right",
        "     rc/12-2019/op3",
        "       - a reason",
        "       - another",
        "XB → fish → XC, 2021",
        "   no provision that the program knows; that is no clearance",
    ]


@pytest.mark.parametrize("word", ["violator", "guilty", "fact ", "truth"])
def test_no_word_judges(word: str) -> None:
    assert word not in printed(reading(findings=(finding("rc/12-2019/op3"),))).lower()
