"""The figures of an evaluation as rows of words: what the terminal and the page show."""

from typing import Any

from rich.console import Console
from rich.table import Table

from ..evaluation import Evaluation
from ..evaluation.score import LEVELS, SLOTS

Rows = list[tuple[str, ...]]
_HEAD = ("", "precision", "recall", "F1", "95 %", "right", "false", "missed")


def head(evaluation: Evaluation) -> tuple[str, ...]:
    """The columns' names: the span scorers have no intervals and counts."""
    return _HEAD if evaluation.form == "articles" else _HEAD[:4]


def rows(evaluation: Evaluation) -> Rows:
    """(name, precision, recall, F1, interval, right, false, missed); empty where the form has no such figure."""
    figures = evaluation.figures
    if evaluation.form == "articles":
        made = [_level(level, figures[level]) for level in LEVELS]
        made += [(f"{slot} of detected", "", "", _share(figures[f"slot_{slot}"])) for slot in SLOTS]
        return [*made, ("anchors on no words", "", "", f"{figures['bad_anchors']}/{figures['anchors']}")]
    if evaluation.form == "attribution":
        made = [_ratio(f"AR {level}", figures["AR"][level]) for level in figures["AR"]]
        made += [_ratio(f"words of the {role}", values) for role, values in figures["tokens"].items()]
        recalls = figures["recall"].items()
        return made + [(f"AR +source+cue, {k} speech", "", _share(v["+source+cue"])) for k, v in recalls]
    names = {"len": "lenient", "exa": "exact"}
    made = [_ratio("event", figures["event"])]
    for key, values in figures["e2e"].items():
        role, _, kind = key.partition("/")
        made.append(_ratio(f"end to end, {'all roles' if role == 'ALL' else role}, {names[kind]}", values))
    return made


def _level(name: str, of: dict[str, Any]) -> tuple[str, ...]:
    spread = "–".join(f"{bound:.3f}" for bound in of["f1_95"])
    counts = (str(of[key]) for key in ("tp", "fp", "fn"))
    return (name, _share(of["precision"]), _share(of["recall"]), _share(of["f1"]), spread, *counts)


def _ratio(name: str, of: dict[str, float]) -> tuple[str, ...]:
    return (name, _share(of["P"]), _share(of["R"]), _share(of["F1"]))


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def show_figures(evaluation: Evaluation, name: str, console: Console) -> None:
    """Print the figures as a table."""
    table = Table(*head(evaluation), box=None, pad_edge=False, header_style="dim")
    for column in table.columns:
        column.no_wrap = True
        column.justify = "left" if column.header == "" else "right"
    for row in rows(evaluation):
        table.add_row(*row)
    console.print(f"{name}: {len(evaluation.texts):,} texts, {evaluation.form}")
    console.print(table)
