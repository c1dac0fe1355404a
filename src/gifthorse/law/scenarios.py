"""Scenario tests that a lawyer can read: a situation, a date, and the findings that must come out.

They live in ``scenarios/*.yaml`` beside the provisions; a user's own stand in ``law/scenarios`` of their folder.
"""

from collections.abc import Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec

from .. import knowledge
from ..errors import KnowledgeError, UsageError
from ..model import Finding, Outcome, Question
from .evaluate import evaluate


class Scenario(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``name`` is the situation in a sentence. ``transfer`` has the fields of a question. ``expect``: outcome by
    provision id. ``absent``: ids or globs that must not be found at all; ``asks``: words that must stand in what the
    finding of an id is missing. ``why``: where in the law the expectation comes from."""

    name: str
    transfer: dict[str, Any]
    expect: dict[str, Outcome] = {}
    absent: tuple[str, ...] = ()
    asks: dict[str, str] = {}
    why: str = ""


class ScenarioFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Scenarios of one regime."""

    about: str
    scenarios: tuple[Scenario, ...]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a scenario: no ``faults`` where it passed."""

    file: str
    name: str
    faults: tuple[str, ...]
    findings: tuple[Finding, ...]


def run(paths: Sequence[Path] | None = None) -> list[Result]:
    """Run all scenarios, ours and the user's, or those of files and folders; the knowledge beside these counts.

    UsageError where a path has none, KnowledgeError names a malformed file.
    """
    files = knowledge.files("law", "scenarios") if paths is None else [f for path in paths for f in _files(path)]
    with knowledge.added(*dict.fromkeys(folder for path in paths or () for folder in _beside(path))):
        return [
            run_one(scenario, path) for path, file in knowledge.load(ScenarioFile, files) for scenario in file.scenarios
        ]


def _files(path: Path) -> list[Path]:
    """A file itself; of a folder (of knowledge, of its law, of its scenarios) the files of scenarios."""
    inside = (path / "law" / "scenarios", path / "scenarios", path)
    found = [path] if path.is_file() else sorted(next(p for p in inside if p.is_dir() or p == path).rglob("*.yaml"))
    if not found:
        raise UsageError(f"{path}: no scenarios there; they stand in law/scenarios/*.yaml")
    return found


def _beside(path: Path) -> list[Path]:
    """The folder of knowledge to which a path belongs, unless it counts already."""
    whole = path.resolve()
    law = next((up for up in (whole / "law", whole, *whole.parents) if up.name == "law" and up.is_dir()), None)
    return [law.parent] if law and law.parent not in knowledge.roots() else []


def run_one(scenario: Scenario, path: Path) -> Result:
    """One scenario against the law."""
    findings = evaluate(_question(scenario, path))
    said = {f.provision: f for f in findings}
    faults = []
    for id_, outcome in scenario.expect.items():
        got = said[id_].outcome if id_ in said else "not found"
        if got != outcome:
            faults.append(f"{id_}: expected {outcome}, got {got}")
    for pattern in scenario.absent:
        found = [id_ for id_ in said if fnmatchcase(id_, pattern)]
        faults += [f"{id_}: expected no finding, got {said[id_].outcome}" for id_ in found]
    for id_, words in scenario.asks.items():
        missing = "; ".join(said[id_].missing) if id_ in said else ""
        if words not in missing:
            faults.append(f"{id_}: does not ask for {words!r} but for {missing!r}")
    return Result(file=path.name, name=scenario.name, faults=tuple(faults), findings=findings)


def _question(scenario: Scenario, path: Path) -> Question:
    unknown = set(scenario.transfer) - set(Question.__struct_encode_fields__)
    if unknown:
        raise KnowledgeError(f"{path}: scenario {scenario.name!r}: a transfer has no {', '.join(sorted(unknown))}")
    try:
        return msgspec.convert(_dates_as_text(scenario.transfer), Question)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{path}: scenario {scenario.name!r}: {error}") from error


def _dates_as_text(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return {k: _dates_as_text(v) for k, v in value.items()} if isinstance(value, dict) else value
