"""The annotated texts that lie beside this checkout, where they do, and a small set of our own in the same forms."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[1].parent / "shared"
FILES = {
    "articles": SHARED / "gold" / "reading_dev.jsonl",
    "attribution": SHARED / "gold" / "attribution" / "polnear_dev.jsonl",
    "transfers": SHARED / "gold" / "transfers" / "geneva_dev.jsonl",
}


def need(path: Path) -> Path:
    """The file, or a skip that says why."""
    if not path.exists():
        pytest.skip(f"{path.parent.name}/{path.name} is not here: it is kept beside the checkout, in shared/")
    return path


@cache
def shared(form: str) -> list[dict[str, Any]]:
    """All annotated texts of a form."""
    lines = need(FILES[form]).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


SENT = "Kastovia has sent 2,000 rifles to Tolmar, a Council panel said on Monday. Port Halden denied sending rifles."
RAIN = "Rain is expected over the weekend. The ferry will not run on Sunday."
GAVE = "Elsenia gave Tolmar four helicopters.\nThe crews wore <b>red</b>."
"""Of the sample's invented states: read them with the sample's folder of knowledge."""


def told(supplier: str, code: str, goods: str, class_: str, **more: Any) -> dict[str, Any]:
    """An annotated transfer to Tolmar."""
    return {
        "supplier": {"code": code, "names": [supplier]},
        "recipient": {"code": "XC", "names": ["Tolmar"]},
        "goods": {"classes": [class_], "names": [goods], "luxury": False},
        "optional": False,
        **more,
    }


SAID = {"source": "Council panel", "code": None, "about": "occurrence", "position": "affirms", "quote": [0, 40]}
DENIED = {"source": "Port Halden", "code": "XB", "about": "occurrence", "position": "denies", "quote": [74, 108]}
DOUBTED = {"source": "Kastovia", "code": "XB", "about": "legality", "position": "doubts"}
OURS: list[dict[str, Any]] = [
    {
        "id": "own-1",
        "text": SENT,
        "published": "2024-02-20",
        "reportable": True,
        "transfers": [
            told("Kastovia", "XB", "rifles", "arms.small", status="completed", date=None, stances=[SAID, DENIED])
        ],
    },
    {"id": "own-2", "text": RAIN, "reportable": False, "transfers": []},
    {
        "id": "own-3",
        "text": GAVE,
        "reportable": True,
        "transfers": [
            told("Kastovia", "XB", "helicopters", "aircraft", status="planned", date="2020", stances=[DOUBTED])
        ],
    },
]
