"""News-like text, whole and damaged: what the JSON rests on is there, and the same text gives the same bytes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gifthorse.model import OUTLET, Document
from gifthorse.reading.reader import builtin_reader
from test_reader import cases

TEXTS = [case.text for case in cases()]
SENTENCES = [line for text in TEXTS for line in text.splitlines()]
ACTORS = ["Italy", "The Chadian army", "Port officials", "A spokesman for the ministry", "He", "Brandt Optik", "“We"]
VERBS = ["has sold", "sent", "was given", "denied that it had shipped", "said it would buy", "declined to discuss"]
GOODS = ["some 1,200 to 2,010 tonnes of wheat", "dozens of helicopters", "a car", "$3.5m worth of drugs", "it", "“aid”"]
ENDS = ["to Norway.", "from Peru on Tuesday.", "last year, Reuters reported.", "— twice…", "in 2014", "", ".”"]
JOINTS = [" ", "\n", "\n\n", "\r\n", "\u00a0", "\nADVERTISEMENT\n", " - ", "\u2028"]

made = st.tuples(*(st.sampled_from(part) for part in (ACTORS, VERBS, GOODS, ENDS))).map(" ".join)
sentences = st.one_of(st.sampled_from(SENTENCES), made)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """A few sentences with any joints; perhaps wrongly decoded, in capitals, or cut anywhere."""
    parts = draw(st.lists(sentences, min_size=1, max_size=5))
    text = "".join(part + draw(st.sampled_from(JOINTS)) for part in parts)
    damage = draw(st.sampled_from(["none", "none", "mojibake", "capitals", "cut"]))
    if damage == "mojibake":
        return text.encode("utf-8").decode("cp1252", "replace")
    if damage == "capitals":
        return text.upper()
    return text[draw(st.integers(0, len(text))) :] if damage == "cut" else text


def read(text: str) -> bytes:
    return builtin_reader().read(Document(text=text, source="x", published="2021-05-11")).to_json()


def pairs(part: Any) -> Iterator[list[int]]:
    """Every pair of offsets, from the JSON alone."""
    if isinstance(part, list) and len(part) == 2 and all(isinstance(item, int) for item in part):
        yield part
    elif isinstance(part, list):
        for item in part:
            yield from pairs(item)
    elif isinstance(part, dict):
        for key, item in part.items():
            if key != "document":
                yield from pairs(item)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_what_the_json_rests_on_is_there(text: str) -> None:
    raw = read(text)
    made = json.loads(raw)
    assert made["document"]["text"] == text
    for start, end in pairs(made):
        assert 0 <= start < end <= len(text)
        words = text[start:end]
        assert words == words.strip(), "a span begins and ends with its words"
        # Wrongly decoded letters are symbols to us ("¦"); a colon or a dash is the cue of a headline.
        assert any(c.isalnum() or ord(c) > 127 for c in words) or words in {":", "-"}
    for transfer in made["transfers"]:
        assert transfer["goods"]
        assert transfer["supplier"] is None or transfer["supplier"]["name"]
        for goods in transfer["goods"]:
            if quantity := goods["quantity"]:
                assert [text[a:b] for a, b in quantity["mentions"]] == [quantity["text"]]
                assert quantity["low"] is None or quantity["high"] is None or quantity["low"] <= quantity["high"]
        for stance in transfer["stances"]:
            assert stance["source"]["mentions"] or stance["source"]["name"] == OUTLET.name
    ids = {transfer["id"] for transfer in made["transfers"]}
    assert {mention["transfer"] for mention in made["transfer_mentions"]} <= ids | {None}
    assert all(statement["cue"] or statement["content"] for statement in made["statements"])
    assert read(text) == raw


def test_a_fresh_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    texts = TEXTS + ["\n".join(SENTENCES[n::9]) for n in range(9)]
    program = (
        "import json, sys\nfrom test_reader_properties import read\n"
        "for text in json.load(sys.stdin): sys.stdout.buffer.write(read(text) + b'\\n')"
    )
    outputs = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        command = [sys.executable, "-c", program]
        done = subprocess.run(
            command, input=json.dumps(texts).encode(), env=environment, capture_output=True, check=True
        )
        outputs.append(done.stdout.splitlines())
    here = [read(text) for text in texts]
    assert outputs[0] == here
    assert outputs[1] == here
