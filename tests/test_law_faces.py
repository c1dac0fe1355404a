"""The faces of the law: what is found and shown, what changed, what is wrong with a user's own files."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from rich.console import Console
from rich.text import Text

import handmade_law
from gifthorse import check, knowledge, law
from gifthorse.cli import exits
from gifthorse.cli.main import main
from gifthorse.errors import UsageError
from gifthorse.law import find, provision, timeline
from gifthorse.law.find import nearest
from gifthorse.law.provision import Force, Window
from gifthorse.law.timeline import Row, Stretch, Timeline
from gifthorse.model import Question
from gifthorse.report.law_words import FORCES
from gifthorse.report.timeline import show_timeline
from gifthorse.report.timeline_svg import drawn

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return handmade_law.folder(tmp_path_factory.mktemp("own"))


@pytest.fixture
def added(own: Path) -> Iterator[None]:
    with knowledge.added(own):
        yield


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in an empty folder: its exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("GIFTHORSE_FORMAT", raising=False)

    def run_(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gifthorse", *words])
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out, captured.err

    return run_


def ids(**asked: str) -> list[str]:
    return [entry.id for entry in find(jurisdiction="XR", **asked)]  # type: ignore[arg-type]


# --- finding


def test_filters_narrow_by_version_not_by_provision(added: None) -> None:
    assert ids() == ["xr/7-2030/s1", "xr/7-2030/s10"]
    assert ids(kind="transport") == ["xr/7-2030/s1"]
    assert ids(kind="transport", on="2030-06-01") == []
    assert ids(on="2030-02") == ["xr/7-2030/s1", "xr/7-2030/s10"]
    assert ids(on="2029-12-31") == []
    assert ids(force="calls-upon") == ["xr/7-2030/s10"]
    assert ids(goods="glimmer lamps", force="mandatory") == ["xr/7-2030/s1"]
    assert ids(goods="trucks", force="mandatory") == []
    assert ids(search="gazette") == []
    assert ids(search="OIL lamps") == ["xr/7-2030/s1"]
    (entry,) = find(jurisdiction="XR", search="oil lamps")
    assert [v.v for v in entry.versions] == [2]


def test_a_party_is_whom_a_measure_is_about_on_either_side(added: None) -> None:
    assert ids(party="XF") == ["xr/7-2030/s1", "xr/7-2030/s10"]
    assert ids(party="XR") == []
    assert "uk/855-2019/reg22" not in {e.id for e in find(party="GB")}
    about = {e.id for e in find(party="UA", jurisdiction="EU")}
    assert {"eu/692-2014/art2", "eu/263-2022/art4"} <= about
    assert about == {e.id for part in ("UA-43", "UA-14") for e in find(party=part, jurisdiction="EU")}
    assert "un/2216-2015/op14" in {e.id for e in find(party="group:houthis")}
    assert "un/1807-2008/op1" in {e.id for e in find(party="CD")}


@pytest.mark.parametrize(
    "asked", [{"party": "Freedonia"}, {"jurisdiction": "ZZ"}, {"kind": "gift"}, {"on": "soon"}], ids=str
)
def test_what_is_asked_wrongly_is_named(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=next(iter(asked.values()))):
        find(**asked)  # type: ignore[arg-type]


def test_an_id_is_found_by_its_alias_and_in_capitals(added: None) -> None:
    assert provision("XR/7-2030/S1").id == provision("xr/7-2030/one").id == "xr/7-2030/s1"


def test_an_unknown_id_names_the_nearest(run: Run) -> None:
    assert nearest("un/2397-2017/op77")[0] == "un/2397-2017/op7"
    code, out, err = run("law", "show", "un/2397-2017/op77")
    assert (code, out) == (exits.USAGE, "")
    assert "un/2397-2017/op7," in err
    assert len(err.splitlines()) == 1


def test_every_force_has_its_words() -> None:
    assert set(FORCES) == set(Force.__args__)  # type: ignore[attr-defined]


# --- show


def test_show_says_everything_a_version_has(run: Run, own: Path) -> None:
    code, out, _ = run("law", "show", "xr/7-2030/s1", "--format", "card", "--knowledge", str(own))
    assert code == 0
    for said in (
        "Decree 7 of Ruritania, section 1", "nobody says to which day", "https://example.org/decree-7",
        "2030-01-01 to 2031-01-01 (first day out)", "mandatory (binding", "persons in Ruritania", "anyone",
        "Freedonia (XF), non-governmental entities in Freedonia (XF)", "electronics.glimmer", "9405",
        "EUR 100 per item", "lamps for hospitals [section 2] (needs approval)", "50 lamps a year",
        "2033-06-01: lapses on that day unless it is renewed", "sources disagree", "the gazette of Ruritania, number 7",
        "two prints differ", "2031-01-01 to open",
    ):  # fmt: skip
        assert said in " ".join(out.split()), said


@pytest.mark.parametrize(
    ("on", "says", "versions"),
    [
        ("2030-06-01", "version 1", ["version 1"]),
        ("2031-01-01", "version 2", ["version 2"]),
        ("2030-12/2031-01", "versions 1, 2 (for a part of that time)", ["version 1", "version 2"]),
        ("2029-12-31", "not in force (begins on 2030-01-01)", []),
    ],
)
def test_show_says_which_version_held_or_that_none_did(
    run: Run, own: Path, on: str, says: str, versions: list[str]
) -> None:
    _, out, _ = run("law", "show", "xr/7-2030/s1", "--on", on, "--format", "card", "--knowledge", str(own))
    assert f"on {on}: {says}" in out
    assert [line.strip().split("  ")[0] for line in out.splitlines() if line.startswith("   version ")] == versions


def test_show_of_an_ended_provision_and_of_a_day_beyond_what_is_kept(run: Run) -> None:
    _, out, _ = run("law", "show", "un/864-1993/op19", "--on", "2002-12-09", "--format", "card")
    assert "not in force (ended on 2002-12-09)" in out
    _, out, _ = run("law", "show", "un/2397-2017/op7", "--on", "2026-06-01", "--format", "card")
    assert "may have changed since" in " ".join(out.split())
    _, out, _ = run("law", "show", "un/2397-2017/op7", "--on", "2018-06-01")
    assert [v["v"] for v in json.loads(out)["versions"]] == [1]
    assert json.loads(out)["kept_to"] == "2026-05-31"


def test_the_list_is_json_in_a_pipe_and_an_overview_without_filters(run: Run) -> None:
    _, out, _ = run("law", "--party", "North Korea", "--jurisdiction", "UN", "--on", "2018-01-01")
    lines = [json.loads(line) for line in out.splitlines()]
    assert {"un/2397-2017/op7", "un/1718-2006/op8b"} <= {line["id"] for line in lines}
    _, out, _ = run("law", "--format", "card")
    assert out.splitlines()[0].startswith("UN ")
    assert "law kept to 2026-03-31" in out
    _, out, _ = run("law", "--party", "KP", "--goods", "trucks", "--on", "2018-01-01", "--format", "card")
    assert "law kept to 2026-05-31 (UN" in out
    _, out, _ = run("law", "--party", "group:houthis", "--goods", "pianos", "--force", "mandatory", "--format", "card")
    assert "that is no clearance" in out


def test_a_wrong_word_after_law_is_answered_with_the_right_one(run: Run) -> None:
    assert "perhaps gifthorse law timeline" in run("law", "timline")[2]
    assert "perhaps gifthorse law show un/1/op1" in run("law", "un/1/op1")[2]
    assert run("law", "--force", "binding")[0] == exits.USAGE


# --- timeline


def test_texts_that_follow_each_other_are_one_stretch(added: None) -> None:
    found = timeline("XF", jurisdiction="XR")
    assert [row.id for row in found.rows] == ["xr/7-2030/s1", "xr/7-2030/s10"]
    first = found.rows[0].stretches
    assert first == (Stretch(from_=date(2030, 1, 1), to=None, force="mandatory", review=date(2033, 6, 1)),)
    gap = next(row for row in timeline("IR", jurisdiction="UN").rows if row.id == "un/1929-2010/op8")
    assert [(s.from_, s.to) for s in gap.stretches] == [
        (date(2010, 6, 9), date(2016, 1, 16)),
        (date(2025, 9, 28), None),
    ]


def chart(encoding: str, width: int, colour: bool = False) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=stream, width=width, color_system="standard" if colour else None, force_terminal=colour)
    show_timeline(timeline("IR", jurisdiction="UN"), console)
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_picture_fits_its_terminal_and_needs_no_colour(width: int) -> None:
    shown = chart("utf-8", width)
    assert all(len(line) <= width for line in shown.splitlines())
    row = next(line for line in shown.splitlines() if line.startswith("un/1929-2010/op8"))
    assert row.count("▶") == 1
    assert row.index("━") < row.index("▶")
    assert "━" not in next(line for line in shown.splitlines() if line.startswith("un/1747-2007/op6"))
    assert ("Heavy arms of the seven" in shown) == (width == 120)


def test_the_picture_does_without_unicode() -> None:
    shown = chart("ascii", 80)
    row = next(line for line in shown.splitlines() if line.startswith("un/1929-2010/op8"))
    assert "====" in row
    assert row.endswith(">")


def test_colours_change_nothing_but_colours() -> None:
    plain, coloured = chart("utf-8", 100), chart("utf-8", 100, colour=True)
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.split() == plain.split()


def test_the_svg_is_well_formed_and_says_all_of_it_in_words(added: None) -> None:
    found = timeline("XF", jurisdiction="XR")
    tree = ElementTree.fromstring(drawn(found))
    name = "{http://www.w3.org/2000/svg}"
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "title desc"
    title, desc = tree.find(f"{name}title"), tree.find(f"{name}desc")
    assert title is not None
    assert title.text == "Freedonia (XF): which measures bound it when"
    assert desc is not None
    assert desc.text is not None
    for row in found.rows:
        assert f"{row.id}, {row.title}:" in desc.text
    assert "2030-02-01 to 2030-03-01, calls-upon" in desc.text
    kinds = [rect.get("class") for rect in tree.iter(f"{name}rect")]
    assert kinds.count("binding") == 2
    assert kinds.count("other") == 2
    assert all(rect.find(f"{name}title") is not None for rect in tree.iter(f"{name}rect") if rect.get("y", "0") < "0")


def test_an_empty_timeline_is_no_clearance() -> None:
    empty = Timeline(party="XF", rows=(), kept_to={})
    assert "No provision" in drawn(empty)
    out = io.StringIO()
    show_timeline(empty, Console(file=out, width=80))
    assert "no clearance" in out.getvalue()


def test_a_measure_of_unknown_beginning_is_drawn_from_the_left() -> None:
    stretches = (Stretch(from_=None, to=date(2001, 1, 1), force="mandatory"),)
    row = Row(id="un/1/op1", title="A < B", jurisdiction="UN", stretches=stretches)
    svg = drawn(Timeline(party="XF", rows=(row,), kept_to={"UN": date(2002, 1, 1)}))
    assert "? to 2001-01-01" in svg
    assert "A &lt; B" in svg
    ElementTree.fromstring(svg)


def test_the_svg_goes_to_a_file_or_to_standard_output(run: Run, tmp_path: Path) -> None:
    code, out, err = run("law", "timeline", "Houthis", "--svg", "houthis.svg")
    assert (code, out) == (0, "")
    assert "provisions drawn" in err
    assert (tmp_path / "houthis.svg").read_text().startswith("<svg ")
    assert run("law", "timeline", "group:houthis", "--svg", "-")[1] == (tmp_path / "houthis.svg").read_text()


# --- diff


def test_added_ended_changed_and_what_came_and_went(added: None) -> None:
    found = law.diff("2032-01-01", "2030-01-15", party="XF", jurisdiction="XR")
    assert (found.first, found.second) == (date(2030, 1, 15), date(2032, 1, 1))
    (changed,) = found.of("changed")
    assert changed.id == "xr/7-2030/s1"
    assert changed.turned == (date(2031, 1, 1),)
    fields = {c.field: (c.before, c.after) for c in changed.changes}
    assert fields["kinds"] == ("goods", "goods, transport")
    assert fields["caps"] == ("50 lamps a year", "")
    assert "EUR 100" in fields["goods"][0]
    assert [c.id for c in found.of("passed")] == ["xr/7-2030/s10"]
    assert [c.id for c in law.diff("2029-01-01", "2030-02-10", party="XF").of("added")] == [
        "xr/7-2030/s1",
        "xr/7-2030/s10",
    ]
    assert [c.id for c in law.diff("2030-02-10", "2030-04-01", party="XF").of("ended")] == ["xr/7-2030/s10"]
    assert law.diff("2030-02-10", "2030-04-01", party="XF", jurisdiction="XR").unchanged == 1


def test_a_comparison_needs_two_days(run: Run) -> None:
    with pytest.raises(UsageError, match="single days"):
        law.diff("2017", "2018-01-01")
    _, out, _ = run(
        "law", "diff", "2017-08-01", "2026-08-01", "--party", "KP", "--jurisdiction", "UN", "--format", "card"
    )
    assert "un/2397-2017/op7" in out
    assert "2026-08-01 lies after that for UN" in " ".join(out.split())


# --- goods


def test_goods_are_explained(run: Run) -> None:
    _, out, _ = run("goods", "gasoil", "--format", "card")
    assert "fuel.refined.motor" in out
    assert "2710.19" in out
    assert json.loads(run("goods", "a grand piano")[1])["meant"][0]["luxury"] is True
    assert "no word for goods" in run("goods", "xyzzy", "--format", "card")[1]


# --- a user's own folder


@pytest.mark.parametrize("layer", ["environment", "file", "flag", "context"])
def test_own_law_goods_and_state_are_honoured_everywhere(
    run: Run, own: Path, layer: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    flags: list[str] = []
    if layer == "environment":
        monkeypatch.setenv("GIFTHORSE_KNOWLEDGE", str(own))
    elif layer == "file":
        (tmp_path / "gifthorse.toml").write_text(f"knowledge = ['{own}']\n")
    elif layer == "flag":
        flags = ["--knowledge", str(own)]
    words = ("--from", "XR", "--to", "Freedonia", "--goods", "two glimmerers", "--on", "2031-02-01", *flags)
    if layer == "context":
        with knowledge.added(own):
            findings = check(from_="XR", to="XF", goods="two glimmerers", on="2031-02-01")
        assert [(f.provision, f.outcome) for f in findings] == [("xr/7-2030/s1", "prohibited")]
        return
    (finding,) = json.loads(run("check", *words)[1])["findings"]
    assert (finding["provision"], finding["outcome"]) == ("xr/7-2030/s1", "prohibited")
    assert "electronics.glimmer" in run("goods", "glimmerer", *flags)[1]
    assert json.loads(run("law", "--party", "Freedonia", *flags)[1].splitlines()[0])["instrument"].startswith("Decree")
    assert "Freedonia (XF)" in run("law", "timeline", "XF", "--format", "card", *flags)[1]


def test_without_the_folder_nothing_of_it_is_left(run: Run) -> None:
    assert run("law", "show", "xr/7-2030/s1")[0] == exits.USAGE
    assert run("check", "--from", "XR", "--to", "Freedonia", "--goods", "lamps", "--on", "2031-02-01")[0] == exits.USAGE
    assert json.loads(run("goods", "glimmerer")[1])["meant"] == []


# --- the day to which the law is kept


def test_every_answer_says_to_which_day_the_law_is_kept(run: Run) -> None:
    words = ("check", "--from", "RU", "--to", "KP", "--goods", "trucks", "--on", "2018-05-01")
    assert json.loads(run(*words)[1])["kept_to"] == msgspec.to_builtins(law.kept_to())
    assert json.loads(run(*words, "--jurisdiction", "EU")[1])["kept_to"] == {"EU": "2026-03-31"}
    assert "law kept to 2026-05-31 (UN)" in run(*words, "--jurisdiction", "UN", "--format", "card")[1]
    assert "law kept to 2026-05-31 (UN)" in run("law", "timeline", "KP", "--jurisdiction", "UN", "--format", "card")[1]


AFTER = {
    "UN": Question(from_="RU", to="KP", goods="trucks"),
    "EU": Question(from_="DE", to="RU", goods="pistols"),
    "US": Question(from_="US", to="IR", goods="trucks"),
    "UK": Question(from_="GB", to="RU", goods="tanks"),
    "JP": Question(from_="JP", to="KP", goods="trucks"),
    "CA": Question(from_="CA", to="KP", goods="rifles"),
    "AU": Question(from_="AU", to="KP", goods="rifles"),
}


@pytest.mark.parametrize("jurisdiction", AFTER)
def test_after_that_day_a_measure_in_force_depends(jurisdiction: str) -> None:
    kept = law.kept_to()[jurisdiction]
    asked = msgspec.structs.replace(AFTER[jurisdiction], jurisdiction=jurisdiction)
    on_it = law.evaluate(msgspec.structs.replace(asked, on=kept.isoformat()))
    after = law.evaluate(msgspec.structs.replace(asked, on=date.fromordinal(kept.toordinal() + 1).isoformat()))
    across = law.evaluate(msgspec.structs.replace(asked, on=f"{kept}/2027-01-01"))
    firm = {f.provision for f in on_it if f.outcome == "prohibited"}
    assert firm
    for answer in (after, across):
        later = {f.provision: f for f in answer}
        assert firm <= set(later)
        for id_ in firm:
            assert later[id_].outcome == "depends"
            assert any(str(kept) in fact or "renewed" in fact for fact in later[id_].missing), later[id_].missing


def test_a_text_with_a_known_end_may_have_changed_as_well(tmp_path: Path) -> None:
    text = (
        handmade_law.LAW.replace("XR", "UN")
        .replace("xr/", "un/")
        .replace("2030-01-01, to: 2031-01-01", "2020-01-01, to: 2031-01-01")
    )
    folder = handmade_law.folder(tmp_path)
    (folder / "law" / "provisions" / "decree-7.yaml").write_text(
        text.replace("    caps: [{text: 50 lamps a year}]\n", "")
    )
    with knowledge.added(folder):
        asked = Question(
            from_="XR", to="XF", goods="glimmer lamps worth EUR 900 each", jurisdiction="UN", on="2026-05-31"
        )
        assert [f.outcome for f in law.evaluate(asked)] == ["prohibited"]
        (after,) = law.evaluate(msgspec.structs.replace(asked, on="2026-06-01"))
    assert after.outcome == "depends"
    assert "2026-05-31" in after.missing[0]


def test_an_exception_may_have_changed_with_its_measure() -> None:
    asked = Question(from_="US", to="LB", goods="military trucks", jurisdiction="UN", on="2026-05-31")
    assert [(f.provision, f.outcome) for f in law.evaluate(asked)] == [("un/1701-2006/op15", "exempt")]
    (after,) = law.evaluate(msgspec.structs.replace(asked, on="2026-06-01"))
    assert after.outcome == "depends"
    assert any("exception: " in reason for reason in after.because)
    assert "2026-05-31" in after.missing[0]


# --- lint


def test_our_own_files_have_no_faults() -> None:
    assert [str(fault) for fault in law.lint([knowledge.PACKAGE / "law"])] == []


def test_a_good_folder_has_no_faults(run: Run, own: Path) -> None:
    assert [str(fault) for fault in law.lint([own])] == []
    code, out, err = run("law", "lint", str(own), "--format", "card")
    assert (code, out) == (0, "")
    assert err == "gifthorse: 2 files, 0 faults\n"


FAULTY = [
    ("force: mandatory", "force: mandatry", "force", "mandatory"),
    ("title: Vigilance", "titel: Vigilance", "titel", "title"),
    ("  paragraph: section 10\n", "", "paragraph", "the field is missing"),
    ("v: 2", "v: 1", "versions[1].v", "write 2"),
    ("hs: ['9405']", "hs: ['9405.10']", "hs[0]", "'940510'"),
    ("hs: ['9405']", "hs: [9405]", "hs[0]", "quotation marks"),
    ("classes: [electronics.glimmer]\n", "classes: [electronics.glimer]\n", "classes[0]", "electronics.glimmer"),
    ("to: 2031-01-01}", "to: 2029-01-01}", "in_force.to", "first day on which it no longer holds"),
    ("from: 2030-01-01", "from: 1.1.2030", "in_force.from", "YYYY-MM-DD"),
    ("recipient: [XF", "recipient: [Freedonia", "recipient[0]", "'Freedonia' is no party"),
    ("recipient: [XF", "recipient: [UK", "recipient[0]", "write GB"),
    ("recipient: [XF", "recipient: [FR, BB, WW", "recipient[2]", "no state has the code WW"),
    ("{fact: medical}", "{fact: medicl}", "when[0].fact", "write medical"),
    ("when: [{fact: medical}]", "when: []", "exceptions[0].when", "decides nothing"),
    ("currency: EUR", "currency: EURO", "currency", "EUR"),
    ("id: xr/7-2030/s10", "id: xr/7-2030/s1", "id", "more than once"),
    ("id: xr/7-2030/s10", "id: un/2397-2017/op7", "id", "stands in"),
    ("id: xr/7-2030/s10", "id: Decree 7, s. 10", "id", "xr/number-year/paragraph"),
    ('supplier: ["*"]', "supplier: []", "supplier", "never applies"),
    ("direction: from", "direction: to and from", "", ""),
    ("review: 2033-06-01", "review: 2030-06-01", "review", "before the beginning"),
    ("jurisdiction: XR", "jurisdiction: Ruritania", "jurisdiction", "capital letters"),
    ("confidence: conflict", "confidence: sure", "confidence", "one of conflict, known, seen"),
    ("above: 100", "above: a lot", "above", "digits"),
    ("title: Vigilance", "title: Vigilance: all", "", "colon"),
]


@pytest.mark.parametrize(("right", "wrong", "field", "instead"), FAULTY, ids=[wrong for _, wrong, _, _ in FAULTY])
def test_faults_are_named_with_line_field_and_remedy(
    own: Path, tmp_path: Path, right: str, wrong: str, field: str, instead: str
) -> None:
    assert right in handmade_law.LAW
    folder = handmade_law.folder(tmp_path)
    file = folder / "law" / "provisions" / "decree-7.yaml"
    text = handmade_law.LAW.replace(right, wrong, 1)
    file.write_text(text)
    faults = [f for f in law.lint([folder]) if f.file == str(file)]
    if not (field or instead):
        assert faults == []
        return
    fault = next(f for f in faults if f.field.endswith(field) and instead in str(f))
    first = wrong.splitlines()[0] if wrong else "- id: xr/7-2030/s10"
    assert any(first in line for line in text.splitlines()[max(fault.line - 2, 0) : fault.line + 1]), fault
    assert str(fault).startswith(f"{file}:{fault.line}: ")


def test_several_faults_are_told_at_once(run: Run, tmp_path: Path) -> None:
    folder = handmade_law.folder(tmp_path / "own")
    file = folder / "law" / "provisions" / "decree-7.yaml"
    file.write_text(
        handmade_law.LAW.replace("force: mandatory", "force: must").replace("direction: to", "direction: towards")
    )
    code, out, err = run("law", "lint", str(file))
    assert code == exits.USAGE
    assert [json.loads(line)["field"].rpartition(".")[2] for line in out.splitlines()] == ["force", "direction"] * 2
    assert err == "gifthorse: 1 file, 4 faults\n"
    assert run("law", "lint", "nowhere")[0] == exits.USAGE
    assert run("law", "lint")[0] == exits.USAGE


def test_faults_of_scenarios_and_of_the_world_beside_them(tmp_path: Path) -> None:
    folder = handmade_law.folder(tmp_path)
    (folder / "law" / "scenarios" / "decree-7.yaml").write_text(
        "about: Decree 7\nscenarios:\n- name: One\n  transfer: {from: XR, too: XF, on: soon, kind: gift}\n"
        "  expect: {xr/7-2030/s2: prohibited}\n  absent: ['xr/8*']\n"
        "- {name: Two, transfer: {goods: lamps}}\n"
        "- {name: Three, transfer: {value: much}, expect: {xr/7-2030/s1: forbidden}}\n"
    )
    said = " ".join(map(str, law.lint([folder])))
    assert "write one of depends, exempt, prohibited" in said
    fixed = (folder / "law" / "scenarios" / "decree-7.yaml").read_text().replace("forbidden", "depends")
    (folder / "law" / "scenarios" / "decree-7.yaml").write_text(fixed)
    said = " ".join(map(str, law.lint([folder])))
    for words in (
        "write to",
        "'soon' is none",
        "'gift'",
        "fits no provision",
        "write xr/7-2030/s1",
        "expects nothing",
        "value",
    ):
        assert words in said, words
    folder = handmade_law.folder(tmp_path / "another")
    (folder / "world" / "states.yaml").write_text("concept: states\nstates: {XF: {nam: Freedonia}}\n")
    assert "states.yaml" in str(law.lint([folder])[0])


# --- scenarios


def test_scenarios_of_a_folder_run_with_its_own_knowledge(run: Run, own: Path, tmp_path: Path) -> None:
    code, out, _ = run("law", "test", str(own / "law" / "scenarios"), "--format", "card")
    assert code == 0
    assert out.startswith("2 scenarios in 1 file, 0 failed; law kept to")
    folder = handmade_law.folder(tmp_path / "other")
    file = folder / "law" / "scenarios" / "decree-7.yaml"
    file.write_text(handmade_law.SCENARIOS.replace("prohibited", "exempt"))
    code, out, _ = run("law", "test", str(file), "--format", "card")
    assert code == exits.VERIFICATION
    assert "xr/7-2030/s1: expected exempt, got prohibited" in out
    assert "2 scenarios in 1 file, 1 failed" in out
    code, out, _ = run("law", "test", str(folder))
    assert code == exits.VERIFICATION
    assert [bool(json.loads(line)["faults"]) for line in out.splitlines()] == [True, False]
    assert run("law", "test", str(tmp_path / "nowhere"))[0] == exits.USAGE


def test_there_are_scenarios_for_every_jurisdiction_and_no_two_of_one_name() -> None:
    results = law.run_scenarios()
    assert [result.name for result in results if result.faults] == []
    assert len(results) >= 300
    names = [(result.file, result.name) for result in results]
    assert len(set(names)) == len(names)
    met = {f.provision.partition("/")[0] for result in results for f in result.findings}
    assert met >= {"un", "eu", "us", "uk", "jp", "kr", "ch", "ca", "cn", "au"}


def test_windows_are_told_with_their_first_day_out() -> None:
    from gifthorse.report.law_words import held, kept

    assert held(Window(from_=date(2020, 1, 1), to=date(2021, 1, 1))) == "2020-01-01 to 2021-01-01 (first day out)"
    assert held(Window()) == "? to open"
    assert kept({}) == "nobody says to which day this law is kept"
