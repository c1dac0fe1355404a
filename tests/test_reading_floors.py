"""The reading does not fall below the figures pinned in ``floors.yaml``, where the annotated texts are present.

``python tests/test_reading_floors.py`` prints what stands beside each floor.
"""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from gifthorse.evaluation import Form, chosen, evaluate
from gold import FILES, shared


class Pinned(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One set of texts and its floors, keyed by the path to a figure."""

    form: Form
    lines: str | None = None
    every: int = 1
    floors: dict[str, float]
    ceilings: dict[str, float] = {}


PINNED = msgspec.convert(yaml.safe_load(Path(__file__).with_name("floors.yaml").read_bytes()), dict[str, Pinned])


def value(figures: dict[str, Any], path: str) -> float:
    """The figure at the end of a path of keys."""
    found: Any = figures
    for key in path.split("."):
        found = found[key]
    assert isinstance(found, (int, float))
    return found


@cache
def measured(name: str) -> dict[str, Any]:
    """The figures of a set, read once."""
    pinned = PINNED[name]
    golds = shared(pinned.form)
    texts = chosen(golds, pinned.lines) if pinned.lines else golds
    return evaluate(texts[:: pinned.every], pinned.form).figures


def stands(name: str) -> list[tuple[str, float, float, bool]]:
    """(figure, what stands, its bound, whether it holds)."""
    figures, pinned = measured(name), PINNED[name]
    rows = [(path, value(figures, path), bound, value(figures, path) >= bound) for path, bound in pinned.floors.items()]
    return rows + [(p, value(figures, p), bound, value(figures, p) <= bound) for p, bound in pinned.ceilings.items()]


@pytest.mark.parametrize("name", PINNED)
def test_reading_stands_above_its_floors(name: str) -> None:
    fallen = [f"{path} is {now:.3f}, pinned at {bound}" for path, now, bound, holds in stands(name) if not holds]
    assert not fallen, f"{name}: {'; '.join(fallen)}"


def test_floors_are_named_by_figures_that_there_are() -> None:
    keys: dict[Form, str] = {"articles": "transfers", "attribution": "attributions", "transfers": "events"}
    empty = {form: {"id": "x", "text": "Rain.", "reportable": False, key: []} for form, key in keys.items()}
    figures = {form: evaluate([gold], form).figures for form, gold in empty.items()}
    for pinned in PINNED.values():
        for path in (*pinned.floors, *pinned.ceilings):
            found: Any = figures[pinned.form]
            for key in path.split("."):
                assert key in found, path
                found = found[key]


def main() -> None:
    """Print what stands beside each floor."""
    for name, pinned in PINNED.items():
        if not FILES[pinned.form].exists():
            print(f"{name}: {FILES[pinned.form].name} is not here")
            continue
        for path, now, bound, holds in stands(name):
            print(f"{name:12}{path:22}{now:8.3f}   pinned at {bound}{'' if holds else '   FALLEN'}")


if __name__ == "__main__":
    main()
