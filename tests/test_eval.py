"""The scorers say what their originals say; ``gifthorse eval`` reads, scores, lists and draws."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from gifthorse.cli.main import run
from gifthorse.demo import FOLDER
from gifthorse.errors import UsageError
from gifthorse.evaluation import attribution, chosen, evaluate, form_of, load_gold, score, transfers
from gifthorse.report.eval_page import eval_page
from gold import FILES, OURS, SHARED, need, shared

Json = dict[str, Any]


def test_lines_are_counted_from_one_and_ranges_may_be_open() -> None:
    golds = [{"id": str(n)} for n in range(1, 8)]
    assert [gold["id"] for gold in chosen(golds, "1-2,5,7-")] == ["1", "2", "5", "7"]
    assert [gold["id"] for gold in chosen(golds, "6-99")] == ["6", "7"]
    for wrong in ("", "0", "3-1", "8", "x", "1-2-3", "-4"):
        with pytest.raises(UsageError, match="lines"):
            chosen(golds, wrong)


def test_the_form_is_recognised_and_a_mixture_is_an_error() -> None:
    golds = [{"transfers": []}, {"attributions": []}, {"events": []}]
    assert [form_of([gold]) for gold in golds] == ["articles", "attribution", "transfers"]
    with pytest.raises(UsageError, match="several forms"):
        form_of(golds)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "no annotated texts"),
        ("{", "own.jsonl:1: not a JSON object"),
        ('\n{"id": "a", "text": "b"}', "own.jsonl:2: not an annotated text"),
        ('{"id": 1, "text": "b", "transfers": []}', "own.jsonl:1: not an annotated text"),
    ],
)
def test_a_file_that_is_no_annotation_is_named_with_its_line(lines: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text(lines)
    with pytest.raises(UsageError, match=re.escape(said)):
        load_gold(tmp_path / "own.jsonl")


# The scorers, against the originals: the annotation itself, damaged by chance, as what was found.


def damaged_party(party: Json | None, rng: random.Random) -> Json | None:
    if party is None or rng.random() < 0.1:
        return None
    code = party.get("code") if rng.random() < 0.8 else rng.choice([None, "ZZ", "group:houthis", "group:band"])
    return {"name": rng.choice(party.get("names") or ["Nobody"]), "code": code, "mentions": [[0, 1]]}


def damaged_stance(stance: Json, rng: random.Random) -> Json:
    return {
        "source": {"name": rng.choice([stance["source"], "Someone", "(the outlet)"]), "code": stance["code"]},
        "about": stance["about"],
        "position": rng.choice([stance["position"], "doubts"]),
        "evidence": rng.choice([[0, 2], [5, 5], [0, 10**9]]),
    }


def damaged_article(gold: Json, rng: random.Random) -> Json:
    found = []
    for number, told in enumerate(gold["transfers"]):
        if rng.random() < 0.2:
            continue
        classes = [rng.choice([c, f"{c}.x", "other"]) for c in told["goods"]["classes"]]
        found.append(
            {
                "id": str(number),
                **{role: damaged_party(told[role], rng) for role in ("supplier", "recipient")},
                "goods": [{"name": "x", "class": c, "mentions": []} for c in classes],
                "status": rng.choice([told["status"], "completed", "implied"]),
                "date": rng.choice([told["date"], None, "2001", "1990/2030"]),
                "trigger": [0, 3],
                "stances": [damaged_stance(s, rng) for s in told["stances"] if rng.random() < 0.8],
            }
        )
    if rng.random() < 0.3 and found:
        found.append({**found[0], "id": "again", "goods": [{"name": "y", "class": "coal", "mentions": []}]})
    return {"document": {"source": gold["id"]}, "transfers": found}


def damaged_spans(item: Json, text: str, rng: random.Random) -> Json:
    def moved(span: list[int]) -> list[int]:
        start = max(0, span[0] + rng.choice([0, 0, -6, 4]))
        return [start, max(start + 1, min(len(text), span[1] + rng.choice([0, 0, -8, 9])))]

    return {role: [moved(span) for span in spans if rng.random() < 0.9] for role, spans in item.items()}


def original(script: str, form: str, found: list[Json], tmp_path: Path, *options: str) -> Json:
    """What the scorer beside this checkout says."""
    need(SHARED / "gold" / script)
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in found), encoding="utf-8")
    command = [sys.executable, SHARED / "gold" / script, FILES[form], path, "--json", *options]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("seed", [1, 2])
def test_articles_are_scored_as_by_the_original(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    found = [damaged_article(gold, rng) for gold in shared("articles")]
    rows = [score.score_document(gold, one) for gold, one in zip(shared("articles"), found, strict=True)]
    made = score.figures(rows)
    assert made == original("score.py", "articles", found, tmp_path)
    assert 0.3 < made["detect"]["f1"] < 0.95
    assert made["bad_anchors"] > 10


def test_attributions_are_scored_as_by_the_original(tmp_path: Path) -> None:
    rng = random.Random(3)
    found = []
    for gold in shared("attribution"):
        spans = [damaged_spans(item, gold["text"], rng) for item in gold["attributions"] if rng.random() < 0.8]
        found.append({"id": gold["id"], "attributions": spans})
    pairs = zip(shared("attribution"), found, strict=True)
    made = attribution.figures([attribution.score_document(gold, one["attributions"]) for gold, one in pairs])
    theirs = original("attribution/score_attribution.py", "attribution", found, tmp_path, "--report")
    assert made["AR"] == theirs["AR"]
    assert made["tokens"] == {role: values["token"] for role, values in theirs["roles"].items()}
    assert made["recall"] == theirs["by_type_recall"]
    assert (made["annotated"], made["found"]) == (theirs["gold"], theirs["pred"])
    assert 0.3 < made["AR"]["+source+cue"]["F1"] < 0.95


def test_transfer_spans_are_scored_as_by_the_original(tmp_path: Path) -> None:
    rng = random.Random(4)
    found, rows = [], []
    for gold in shared("transfers"):
        events = []
        for event in gold["events"] * (1 + (rng.random() < 0.2)):
            moved = damaged_spans({"trigger": [event["trigger"]], **event["roles"]}, gold["text"], rng)
            if trigger := moved.pop("trigger"):
                events.append({"trigger": trigger[0], "roles": moved})
        found.append({"id": gold["id"], "transfers": events})
        rows.append(transfers.score_document(gold, [{"trigger": e["trigger"], **e["roles"]} for e in events]))
    made, theirs = transfers.figures(rows), original("transfers/score_transfers.py", "transfers", found, tmp_path)
    for key in ("event", "role_given_event", "e2e"):
        assert made[key] == theirs[key]
    assert 0.3 < made["e2e"]["ALL/len"]["F1"] < 0.95


# The command.


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIFTHORSE_KNOWLEDGE", str(FOLDER))
    path = tmp_path / "ours.jsonl"
    path.write_text("".join(json.dumps(gold) + "\n" for gold in OURS), encoding="utf-8")
    return path


def test_figures_as_json_with_the_errors(ours: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["eval", str(ours), "--format", "json", "--errors"]) == 0
    out, err = capfdbinary.readouterr()
    made = json.loads(out)
    assert err == b""
    assert (made["gold"], made["form"], made["documents"]) == ("ours.jsonl", "articles", 3)
    assert made["document"]["f1"] == 1.0
    assert (made["detect"]["tp"], made["exact"]["tp"]) == (2, 1)
    assert made["slot_dated"] == 0.0
    assert made["bad_anchors"] == 0 < made["anchors"]
    assert any("wrong supplier,status,date" in error for error in made["errors"])
    assert any("no stance Kastovia doubts legality" in error for error in made["errors"])


def test_only_the_chosen_lines_are_read_and_listed(ours: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", str(ours), "--lines", "1-2", "--errors", "--format", "card"]) == 0
    out = capfd.readouterr().out
    assert "own-3" not in out
    assert "ours.jsonl:1-2: 2 texts, articles" in out
    assert re.search(r"^exact +1\.000 +1\.000 +1\.000", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 80


def test_spans_are_scored_too(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "The ministry said Norland had sent rifles to Sudmark."
    at = {word: [match.start(), match.end()] for match in re.finditer(r"\w+", text) if (word := match[0])}
    said = {"source": [[0, 12]], "cue": [at["said"]], "content": [[18, 52]]}
    roles = {"supplier": [at["Norland"]], "recipient": [at["Sudmark"]], "goods": [at["rifles"]]}
    event = {"trigger": at["sent"], "roles": roles}
    for key, value in (("attributions", said), ("events", event)):
        (tmp_path / "g.jsonl").write_text(json.dumps({"id": "x", "text": text, key: [value]}))
        assert run(["eval", str(tmp_path / "g.jsonl"), "--format", "json", "--errors"]) == 0
        made = json.loads(capfdbinary.readouterr().out)
        figure = made["AR"]["strict"] if key == "attributions" else made["e2e"]["ALL/len"]
        assert figure["F1"] == 1.0, made["errors"]


@pytest.mark.parametrize("words", ["nowhere.jsonl", "{} --lines 9", "{} --format html", "{} --html no/where.html"])
def test_a_wrong_call_is_said_first(words: str, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gifthorse.evaluation.run.read", lambda gold: pytest.fail("read"))
    with pytest.raises(UsageError):
        run(["eval", *words.format(ours).split()])


def test_the_page_shows_both_sides_and_every_link_leads_somewhere(ours: Path) -> None:
    made = eval_page(evaluate(load_gold(ours), "articles"), "ours.jsonl")
    tree = lxml_html.document_fromstring(made)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [h.removeprefix("#") for h in tree.xpath("//a/@href")] + tree.xpath("//@data-target | //@aria-labelledby")
    assert set(targets) <= set(ids)
    assert "1 text in which nothing was annotated and nothing was found is left out." in tree.text_content()
    assert not tree.xpath("//b")
    for number, text in ((1, OURS[0]["text"]), (3, OURS[2]["text"])):
        section = tree.get_element_by_id(f"text-{number}")
        for side in ("[position() mod 2 = 1]", "[position() mod 2 = 0]"):
            lines = section.xpath(f".//article/div{side}/p")
            assert "\n".join(line.text_content() for line in lines) == text
    marks = tree.xpath("//mark[@data-mark='g1-0-40']")
    assert "".join(mark.text_content() for mark in marks) == OURS[0]["text"][:40]
    assert "wrong supplier, status, date" in tree.get_element_by_id("text-3").text_content()
    assert "://" not in made
    assert not re.search(r"\son\w+=|\sstyle=", made)
    for style in tree.xpath("//style | //script"):
        assert style.text


@pytest.mark.parametrize("form", ["attribution", "transfers"])
def test_the_page_of_spans(form: str) -> None:
    text = "The ministry said Norland had sent rifles to Sudmark."
    said = {"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 52]]}
    event = {"trigger": [30, 34], "roles": {"supplier": [[0, 12]], "goods": [[35, 41]]}}
    golds = {"attribution": {"attributions": [said, {"cue": [[30, 34]]}]}, "transfers": {"events": [event]}}
    made = eval_page(evaluate([{"id": "x", "text": text, **golds[form]}], form), "x")  # type: ignore[arg-type]
    how = [" ".join(node.text_content().split()) for node in lxml_html.document_fromstring(made).find_class("how")]
    assert how == (["right", "optional, not found"] if form == "attribution" else ["wrong supplier, recipient"])
