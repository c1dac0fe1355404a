"""The faces of cases, and the tasks T1 to T3 of a new user, from the command line with the real reader."""

import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from case_fixtures import FOLDER, key, readings
from case_made import reading, stance, transfer
from gifthorse.cases import refresh
from gifthorse.cli.casework import Desk
from gifthorse.cli.main import main
from gifthorse.cli.reviewing import Review
from gifthorse.documents import Raw
from gifthorse.report import case_words
from gifthorse.settings import Settings
from gifthorse.store import Store, open_store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in an empty folder with a store of its own: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIFTHORSE_FORMAT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIFTHORSE_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("GIFTHORSE_REVIEWER", "Ada")
    monkeypatch.setenv("GIFTHORSE_KNOWLEDGE", str(FOLDER))
    monkeypatch.setenv("COLUMNS", "140")

    def run_(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gifthorse", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out, captured.err

    return run_


def fill(folder: Path, *sources: str) -> None:
    """A store with documents of the fixtures, as the reader reads them."""
    with open_store(str(folder / "store.db")) as store:
        for made in readings():
            if made.document.source in sources:
                raw = Raw(data=made.document.text.encode(), source=made.document.source, media_type="text/plain")
                store.keep(raw, made, reader="test", who="test")


def objects(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.splitlines()]


ARTICLE = """<html><head><title>Boravian king gives car to Drovian ruler</title>
<meta property="article:published_time" content="2024-02-20"></head><body><article><h1>Royal car</h1>
<p>King Edvar of Boravia has given a luxury car to the Drovian leader Miro Tesk, the Drovian Central News Service
reported on Tuesday.</p>
<p>The limousine was delivered to Marshal Tesk's aides on February 18, the agency said. It was built by Alborg Motors,
whose brochure speaks of a drawing room on wheels.</p>
</article></body></html>"""


def test_t1_a_first_case(run: Run, tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(ARTICLE, encoding="utf-8")
    begun = time.monotonic()
    code, _, err = run("add", "article.html")
    assert (code, err) == (0, "")
    code, shown, _ = run("show", "1")
    assert code == 0
    assert time.monotonic() - begun < 120
    for words in ("King Edvar (XB)", "Miro Tesk (XD)", "2024-02-18", "AFFIRMS", "Drovian Central News Service"):
        assert words in shown
    assert "limousine" in shown or "car" in shown
    quantity = next(line for line in shown.splitlines() if line.strip().startswith("quantity"))
    assert "not stated" in quantity
    (case,) = objects(run("show", "1", "--format", "json")[1])
    with open_store(str(tmp_path / "store.db")) as store:
        texts = {made.document.source: made.document.text for made in store.readings()}
    quoted = list(evidence(case))
    assert len(quoted) >= 3
    for found in quoted:
        start, end = found["span"]
        assert texts[found["document"]][start:end] == found["words"]


def evidence(part: object) -> Iterator[dict[str, object]]:
    """Every quotation anywhere in an object."""
    if isinstance(part, dict):
        if {"document", "span", "words"} <= set(part):
            yield part
        for value in part.values():
            yield from evidence(value)
    elif isinstance(part, list):
        for value in part:
            yield from evidence(value)


def test_t2_is_it_corroborated(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "shipment"
    folder.mkdir()
    wanted = [told for told in key() if told.event == "gasoil-january"]
    lines = []
    for told in wanted:
        document = told.document
        text = document.text.replace("14,800 barrels", "26,000 barrels")
        about = {"title": document.title, "outlet": document.outlet, "published": document.published}
        lines.append(json.dumps({"id": document.source, "text": text, "language": "en", **about}))
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("add", "shipment")[0] == 0
    (case,) = objects(run("cases", "--format", "json")[1])
    assert sorted(case["documents"]) == sorted(told.document.source for told in wanted)  # type: ignore[call-overload]
    assert case["disputed"] is True
    code, shown, _ = run("matrix", case["id"])
    assert code == 0
    assert "5 articles, 4 origins: 2 affirm, 1 denies, 1 no comment; threshold 2: met" in shown
    assert "copies the text of" in shown
    rows = {line.split("  ")[0].split(" (")[0].strip("“”"): line for line in shown.splitlines() if "  " in line}
    denied = next(line for name, line in rows.items() if name.startswith("Arvenia"))
    declined = next(line for name, line in rows.items() if name.startswith("Northwind"))
    assert "D [" in denied
    assert "N [" in declined
    assert "! quantity: 2,000–3,533 tonnes" in shown
    assert "26,000 barrels = 3,426–3,533 tonnes at 7.36–7.59 barrels a tonne" in shown
    assert "supplied 26,000 barrels of gasoil" in shown
    assert "delivered some 2,000 tonnes of gasoil" in shown


COAL = "North Korea shipped 6,000 tonnes of coal to China on"
RIFLES = "China sold 300 assault rifles to North Korea on May 10,"
REPORTS = {
    "coal-2017": ("2017-06-05", f"{COAL} June 1, 2017, a port official in Dandong said."),
    "coal-2018": ("2018-02-02", f"{COAL} January 25, 2018, a Western diplomat said."),
    "rifles-2010": ("2010-05-20", f"{RIFLES} 2010, the Foreign Ministry in Beijing said."),
    "rifles-2017": ("2017-05-20", f"{RIFLES} 2017, a Japanese official said."),
    "food-2018": (
        "2018-03-20",
        "South Korea sent 500 tonnes of rice to North Korea as food aid on March 12, 2018, a ministry in Seoul said.",
    ),
    "last-year": ("2018-03-20", "North Korea shipped coal to Vietnam last year, a Japanese official said."),
}


def test_t3_was_it_banned_then(run: Run, tmp_path: Path) -> None:
    records = [json.dumps({"id": id, "published": day, "text": text}) for id, (day, text) in REPORTS.items()]
    (tmp_path / "reports.jsonl").write_text("\n".join(records), encoding="utf-8")
    assert run("add", "reports.jsonl")[0] == 0
    cases = {case["documents"][0]: case for case in objects(run("cases", "--format", "json")[1])}  # type: ignore[index]
    assert set(cases) == set(REPORTS)

    def un(id: str) -> dict[str, str]:
        found: list[dict[str, str]] = cases[id]["findings"]  # type: ignore[assignment]
        return {f["provision"]: f["outcome"] for f in found if f["provision"].startswith("un/")}

    assert un("coal-2017") == {"un/2321-2016/op26": "depends"}
    assert un("coal-2018") == {"un/2371-2017/op8": "prohibited"}
    assert un("rifles-2010") == {}
    assert un("rifles-2017")["un/2270-2016/op6"] == "prohibited"
    assert un("food-2018") == {}
    assert cases["last-year"]["date"] == "2017"
    assert un("last-year")["un/2371-2017/op8"] == "depends"
    shown = run("show", str(cases["coal-2018"]["id"]))[1]
    assert "would fall under, if the account is right" in shown
    assert "in force from 2017-08-05" in shown
    assert "that is no clearance" in run("show", str(cases["food-2018"]["id"]))[1]
    straddles = run("show", str(cases["last-year"]["id"]))[1]
    assert "the exact date (the text begins on 2017-08-05)" in " ".join(straddles.split())


def test_the_list_counts_origins_filters_and_searches(run: Run, tmp_path: Path) -> None:
    fill(tmp_path, "e01-meridian", "e01-ledger", "e01-denial", "e08-newswire", "e09-gazette", "e04-newswire")
    code, shown, _ = run("cases")
    assert code == 0
    assert "3 articles, 3 origins" in shown
    assert "proposed, DISPUTED" in shown
    assert [line[2] for line in shown.splitlines() if line[:3].strip().isdigit()] == ["1", "2", "3", "4"]
    for words, count in (
        (("--search", "gasoil"), 1),
        (("--search", "security sources"), 1),
        (("--search", "nothing like it"), 0),
        (("--party", "XD"), 4),
        (("--supplier", "XD"), 1),
        (("--recipient", "Jarnia"), 1),
        (("--disputed",), 1),
        (("--undisputed",), 3),
        (("--since", "2024-01-01"), 1),
        (("--until", "2018-02-01"), 1),
        (("--status", "accepted"), 0),
        (("--regime", "un"), 0),
        (("--limit", "2"), 2),
    ):
        assert len(objects(run("cases", *words, "--format", "json")[1])) == count, words
    assert run("cases", "--fail-on-cases")[0] == 10
    assert run("cases", "--search", "zebra", "--fail-on-cases")[0] == 0
    assert "that is no clearance" in run("cases", "--search", "zebra")[1]


def test_a_case_is_found_by_number_prefix_and_former_id(run: Run, tmp_path: Path) -> None:
    fill(tmp_path, "e01-meridian", "e08-newswire")
    first = objects(run("cases", "--format", "json")[1])[0]
    id = str(first["id"])
    for words in ("1", id, id.lower(), id[:3]):
        assert objects(run("show", words, "--format", "json")[1])[0] == first
    assert run("show", "99")[0] == 2
    assert "gifthorse cases lists them" in run("show", "nosuch")[2]
    assert run("show", id, "--format", "html")[0] == 2


def test_the_timeline_has_four_lanes_and_the_measures(run: Run, tmp_path: Path) -> None:
    records = [json.dumps({"id": id, "published": REPORTS[id][0], "text": REPORTS[id][1]}) for id in ("coal-2018",)]
    (tmp_path / "reports.jsonl").write_text("\n".join(records), encoding="utf-8")
    run("add", "reports.jsonl")
    shown = run("timeline", "1")[1]
    assert [line.split()[0] for line in shown.splitlines() if line[:1].isalpha()][1:5] == [
        "order",
        "delivery",
        "discovery",
        "said",
    ]
    assert "2018-01-25 completed: coal-2018" in shown
    assert "un/2371-2017/op8 2017-08-05 to open" in shown
    (drawn,) = objects(run("timeline", "1", "--format", "json")[1])
    assert [(bar["lane"], bar["exact"]) for bar in drawn["bars"]] == [("delivery", True), ("said", True)]  # type: ignore[attr-defined]


def test_review_needs_a_terminal_or_flags(run: Run, tmp_path: Path) -> None:
    fill(tmp_path, "e01-meridian", "e01-panel", "e08-newswire")
    code, _, err = run("review")
    assert code == 2
    assert "gifthorse review --accept ID --reason WHY" in err
    ids = [str(case["id"]) for case in objects(run("cases", "--format", "json")[1])]
    assert run("review", "--accept", ids[0])[0] == 2, "no reason"
    code, said, _ = run("review", "--accept", ids[0], "--reason", "both read")
    assert code == 0
    assert f"accept {ids[0]}" in said
    assert "by Ada: both read" in said
    assert run("review", "--edit", ids[1], "--set", "date=2018-01-20", "--reason", "log book")[0] == 0
    cases = {str(c["id"]): c for c in objects(run("cases", "--format", "json")[1])}
    assert cases[ids[0]]["status"] == "accepted"
    assert cases[ids[1]]["date"] == "2018-01-20"
    assert "ACCEPTED" in run("show", ids[0])[1]
    gasoil = next(id for id, case in cases.items() if "e01-panel" in case["documents"])  # type: ignore[operator]
    assert run("review", "--split", gasoil, "--documents", "e01-panel", "--reason", "another ship")[0] == 0
    assert len(objects(run("cases", "--format", "json")[1])) == 3
    assert run("review", "--undo")[0] == 0
    assert len(objects(run("cases", "--format", "json")[1])) == 2
    assert run("review", "--merge", *ids, "--reason", "one voyage")[0] == 0
    (merged,) = objects(run("cases", "--format", "json")[1])
    assert run("show", next(id for id in ids if id != merged["id"]))[0] == 0, "the other id leads there"
    assert run("review", "--edit", str(merged["id"]), "--set", "date:x", "--reason", "y")[0] == 2


class Keys:
    """A person at the keyboard: keys, and lines typed when asked."""

    def __init__(self, store: Store, keys: str, *answers: str) -> None:
        from rich.console import Console

        self.out = io.StringIO()
        self.keys, self.answers = list(keys), list(answers)
        console = Console(file=self.out, width=120, markup=False, highlight=False)
        desk = Desk(store, Settings(reviewer="Ada"), False)
        self.review = Review(desk, console, lambda: self.keys.pop(0) if self.keys else "", self.ask)

    def ask(self, question: str) -> str:
        self.out.write(question)
        return self.answers.pop(0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store.db")) as opened:
        for number, class_ in enumerate(("fuel.refined", "coal", "food")):
            made = reading(
                f"d{number}",
                transfer(class_=class_, name=class_, stances=(stance(None),)),
                published=f"2018-02-0{9 - number}",
            )
            raw = Raw(data=made.document.text.encode(), source=made.document.source, media_type="text/plain")
            opened.keep(raw, made, reader="test", who="test")
        refresh(opened)
        yield opened


def log(store: Store) -> list[tuple[str, str, str]]:
    kinds = ("accept", "reject", "hold", "merge", "split", "apart", "edit", "note", "undo")
    return [(d.kind, d.who, d.why) for d in store.decisions(kinds)]


def test_the_queue_goes_on_with_one_key(store: Store) -> None:
    person = Keys(store, "ynh", "not a supply", "ask the port")
    assert person.review.run() == 3
    assert log(store) == [
        ("accept", "Ada", "accepted as shown"),
        ("reject", "Ada", "not a supply"),
        ("hold", "Ada", "ask the port"),
    ]
    assert "1 of 3 to review, 0 decided" in person.out.getvalue()
    assert "nothing left to review" in person.out.getvalue()


def test_a_decision_without_a_reason_is_none_and_undo_takes_back(store: Store) -> None:
    person = Keys(store, "nyuq", "")
    assert person.review.run() == 1
    assert [kind for kind, _, _ in log(store)] == ["accept", "undo"]
    assert "took back: accept" in person.out.getvalue()
    assert len(person.review.queue) == 3


def test_moving_searching_help_and_unknown_keys(store: Store) -> None:
    person = Keys(store, "jk/?.x.r.Zq", "coal", "")
    assert person.review.run() == 0
    shown = person.out.getvalue()
    assert "2 of 3 to review" in shown
    assert "1 of 1 to review" in shown
    assert "y accept, go on" in shown
    assert log(store) == []


def test_merging_splitting_editing_and_noting_at_the_keyboard(store: Store) -> None:
    ids = list(Keys(store, "").review.queue)
    person = Keys(store, "ewmsq", "place = Menk", "on the pier", "a note", ids[1], "one cargo", "2", "two cargoes")
    person.review.run()
    assert [kind for kind, _, _ in log(store)] == ["edit", "note", "merge", "split"]
    first = Keys(store, "").review.queue[0]
    wrong = Keys(store, "mmeq", "nosuch", first, "x", "colour = red", "y")
    wrong.review.run()
    assert "no case 'nosuch'" in wrong.out.getvalue()
    assert "needs another case" in wrong.out.getvalue()
    assert "no field 'colour'" in wrong.out.getvalue()


def test_proposed_and_decided_never_look_alike() -> None:
    for table in (case_words.STATUSES, case_words.MARKS, case_words.SHORT):
        assert len(set(table.values())) == 4
    assert case_words.SHORT["accepted"].isupper()
    assert not case_words.SHORT["proposed"].isupper()


def test_another_threshold_counts_at_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "e01-meridian", "e01-panel")
    assert "threshold 2: met" in run("cases")[1]
    monkeypatch.setenv("GIFTHORSE_THRESHOLD", "3")
    assert "threshold 3: not met" in run("cases")[1]


def test_the_next_command_names_the_store_that_was_given(run: Run, tmp_path: Path) -> None:
    fill(tmp_path, "e01-meridian")
    place = str(tmp_path / "store.db")
    shown = run("cases", "--store", place)[1]
    assert f"--store {place}" in " ".join(shown.split())
