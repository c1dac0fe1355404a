"""Annotated texts, one JSON object a line, in one of three forms; and which of their lines are looked at.

articles      "transfers" and "reportable": who supplied what to whom, and who says so
attribution   "attributions": source, cue and content spans
transfers     "events": trigger and role spans, sentence by sentence
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from ..errors import UsageError

Form = Literal["articles", "attribution", "transfers"]
Gold = dict[str, Any]
"""One annotated text: ``id``, ``text``, perhaps ``title``, ``outlet``, ``published``, and the annotation."""

KEYS: dict[Form, str] = {"articles": "transfers", "attribution": "attributions", "transfers": "events"}
_RANGE = re.compile(r"(\d+)(?:(-)(\d*))?")


def load_gold(path: Path) -> list[Gold]:
    """The annotated texts of a file, in its order. UsageError names the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text") from error
    golds = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            golds.append(msgspec.json.decode(line, type=Gold))
        except msgspec.DecodeError as error:
            raise UsageError(f"{path}:{number}: not a JSON object: {error}") from error
        missing = [key for key in ("id", "text") if not isinstance(golds[-1].get(key), str)]
        if missing or not any(isinstance(golds[-1].get(key), list) for key in KEYS.values()):
            raise UsageError(
                f"{path}:{number}: not an annotated text: it needs id, text and one of transfers, attributions, events"
            )
    if not golds:
        raise UsageError(f"{path}: no annotated texts in it")
    return golds


def form_of(golds: Sequence[Gold]) -> Form:
    """Which of the three forms the texts have; UsageError where they have several."""
    forms = [next(form for form, key in KEYS.items() if key in gold) for gold in golds]
    if len(set(forms)) > 1:
        raise UsageError(f"annotated texts of several forms in one file: {', '.join(sorted(set(forms)))}")
    return forms[0]


def chosen(golds: Sequence[Gold], lines: str) -> list[Gold]:
    """The texts on the given lines: ``1-64``, ``5``, ``100-``, several with commas. Lines count from 1."""
    keep: set[int] = set()
    for part in lines.split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match:
            raise UsageError(f"lines {lines!r}: write 1-64, 5, 100-, or several of them with commas")
        first = int(match[1])
        last = int(match[3]) if match[3] else len(golds) if match[2] else first
        if not 1 <= first <= last or first > len(golds):
            raise UsageError(f"lines {part.strip()}: the file has lines 1 to {len(golds)}")
        keep.update(range(first, last + 1))
    return [gold for number, gold in enumerate(golds, 1) if number in keep]
