"""How well cases and origins are found: floors on the fixtures with the real reader, and on the gold where it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from case_fixtures import figures, key, readings, world
from gifthorse.cases import build
from gifthorse.model import OUTLET, Actor, Document, Goods, Reading, Span, Stance, Transfer

SHARED = Path(__file__).parents[1].parent / "shared" / "gold"


def test_the_fixtures_are_many_and_hard() -> None:
    events = {told.event for told in key() if told.event}
    assert len(events) >= 10
    assert len(key()) >= 40
    assert sum(told.event is None for told in key()) >= 4, "benign look-alikes"


def test_cases_and_origins_of_the_fixtures() -> None:
    with world():
        found = figures(build(readings()), readings())
    assert found.f1 >= 0.95, found
    assert found.precision == 1, found.errors
    assert found.origin_f1 >= 0.95, found.errors


def test_look_alikes_and_neighbours_stay_out() -> None:
    with world():
        cases = build(readings())
    event = {told.document.source: told.event for told in key()}
    for case in cases:
        assert len({event[document] for document in case.documents}) == 1, case.documents


def annotated(line: str) -> Reading:
    """The annotation of one article of the gold as a reading: what the gathering alone can do."""
    gold = json.loads(line)

    def party(of: dict[str, str] | None) -> Actor | None:
        return of and Actor(name=of["names"][0], code=of["code"])  # type: ignore[return-value]

    transfers = []
    for number, told in enumerate(gold["transfers"], 1):
        quotes = [Span(*s["quote"]) for s in told["stances"] if s.get("quote")] or [Span(0, 20)]
        goods = told["goods"]
        names = [*goods["names"], *[goods["names"][0]] * len(goods["classes"])]
        stances = [
            Stance(
                source=OUTLET if s["source"] == OUTLET.name else Actor(name=s["source"], code=s["code"]),
                about=s["about"],
                position=s["position"],
                evidence=quotes[0],
            )
            for s in told["stances"]
        ]
        transfers.append(
            Transfer(
                id=f"t{number}",
                supplier=party(told["supplier"]),
                recipient=party(told["recipient"]),
                goods=tuple(Goods(name=n, class_=c) for c, n in zip(goods["classes"], names, strict=False)),
                status=told["status"],
                date=told.get("date"),
                trigger=quotes[0],
                stances=tuple(stances),
            )
        )
    about = {name: gold.get(name) for name in ("title", "outlet", "published")}
    return Reading(document=Document(text=gold["text"], source=gold["id"], **about), transfers=tuple(transfers))


def test_real_events_gathered_from_their_annotation(tmp_path: Path) -> None:
    if not (SHARED / "reading_dev.jsonl").exists():
        pytest.skip("the gold articles are not here: the folder shared beside the checkout")
    lines = (SHARED / "reading_dev.jsonl").read_text(encoding="utf-8").splitlines()
    with (tmp_path / "cases.jsonl").open("wb") as out:
        for case in build(annotated(line) for line in lines):
            out.write(case.to_json() + b"\n")
    words = [sys.executable, SHARED / "case_score.py", SHARED / "reading_dev.jsonl", tmp_path / "cases.jsonl", "--json"]
    score = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    assert score["f1"] >= 0.95, score
