"""What is wrong with files of provisions and scenarios, in plain words: file, line, field, what to write instead."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from .. import knowledge
from ..errors import KnowledgeError, UsageError
from . import shape
from .checks import Known, checks
from .provision import Instrument
from .register import register
from .scenario_checks import scenario_checks
from .scenarios import ScenarioFile
from .scope import ancestors

PLACES = ("provisions", "scenarios")
"""Where a folder's ``law`` has its files."""
FORMER = frozenset({"EU", "YU", "CS", "SU", "DD", "ZR"})
"""Codes that provisions use and that no state of today has."""
OWN = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
"""Codes that ISO 3166-1 leaves to users."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """``line`` counts from 1; ``field`` is the way to what is wrong (``provisions[0].versions[0].force``), empty where
    it is the whole file. ``id``: the provision or scenario in which it stands."""

    file: str
    line: int
    field: str
    id: str | None
    says: str
    instead: str

    def __str__(self) -> str:
        where = ": ".join(filter(None, (f"{self.file}:{self.line}", self.id, self.field)))
        return f"{where}: {self.says}; write {self.instead}" if self.instead else f"{where}: {self.says}"


def lint(paths: Sequence[Path]) -> tuple[Fault, ...]:
    """The faults of files, and of all YAML files in folders (a folder of knowledge: in its ``law``), in file order.

    The states and goods of such a folder count, and what is wrong with them is a fault too. UsageError where there is
    no such path, or no YAML file in it.
    """
    files = [file for path in paths for file in files_of(path)]
    folders = [path for path in paths if (path / "world").is_dir() or (path / "law").is_dir()]
    try:
        with knowledge.added(*folders):
            known = _known()
    except KnowledgeError as error:
        known = _known(names=False)
        file, _, says = str(error).partition(": ")
        first = [Fault(file=file, line=1, field="", id=None, says=says, instead="")]
    else:
        first = []
    texts = [_Text(file) for file in files]
    for text in texts:
        for id_ in text.ids():
            known.provisions.setdefault(id_, str(text.file))
    return (*first, *(fault for text in texts for fault in text.faults(known)))


def files_of(path: Path) -> list[Path]:
    """The files that a path stands for. UsageError where there are none."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UsageError(f"{path}: no such file or folder")
    root = path / "law" if (path / "law").is_dir() else path
    parts = [root / part for part in PLACES if (root / part).is_dir()] or [root]
    found = sorted({file for part in parts for ending in ("*.yaml", "*.yml") for file in part.rglob(ending)})
    if not found:
        raise UsageError(f"{path}: no YAML file in it; provisions stand in law/provisions, scenarios in law/scenarios")
    return found


def _known(*, names: bool = True) -> Known:
    """``names`` False: without states and goods, which are then not checked."""
    from ..world import gazetteer
    from ..world.goods import goods_matcher

    leaves = goods_matcher().lexicon.leaves if names else {}
    state = gazetteer().state if names else None
    return Known(
        classes=frozenset(part for leaf in leaves for part in (leaf, *ancestors(leaf))),
        state=lambda code: state is None or code in FORMER or bool(OWN.match(code)) or state(code) is not None,
        provisions={id_: str(file) for id_, file in register((knowledge.PACKAGE,)).files.items()},
    )


class _Text:
    """One file, parsed as far as it can be, with the lines of its fields."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.data: Any = None
        self.node: Any = None
        self.fault: Fault | None = None
        self._parse()

    def _parse(self) -> None:
        import yaml

        try:
            raw = self.file.read_bytes()
            loader = knowledge.loader()(raw)
            self.node = loader.get_single_node()
            self.data = loader.construct_document(self.node) if self.node else None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.fault = self._whole(f"not valid YAML: {error.problem}", _yaml_advice(str(error.problem)), line)
        except (OSError, ValueError, yaml.YAMLError) as error:
            self.fault = self._whole(" ".join(str(error).split()), "")

    def _whole(self, says: str, instead: str, line: int = 1) -> Fault:
        return Fault(file=str(self.file), line=line, field="", id=None, says=says, instead=instead)

    def ids(self) -> Iterator[str]:
        """The ids of the file's provisions, whatever else is wrong with it."""
        provisions = self.data.get("provisions") if isinstance(self.data, dict) else None
        for one in provisions if isinstance(provisions, list) else ():
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield one["id"]

    def faults(self, known: Known) -> Iterator[Fault]:
        """All that is wrong with the file."""
        if self.file.suffix == ".yml":
            yield self._whole("only files that end in .yaml are read", f"{self.file.stem}.yaml as its name")
        if self.fault:
            yield self.fault
            return
        for place, says, instead in self._content(known):
            yield Fault(
                file=str(self.file),
                line=_line(self.node, place),
                field=_field(place),
                id=_owner(self.data, place),
                says=says,
                instead=instead,
            )

    def _content(self, known: Known) -> Iterator[shape.Misshapen]:
        if isinstance(self.data, dict) and "scenarios" in self.data:
            misshapen = list(shape.faults(self.data, ScenarioFile))
            yield from misshapen or scenario_checks(msgspec.convert(self.data, ScenarioFile, str_keys=True), known)
            return
        misshapen = list(shape.faults(self.data, Instrument))
        yield from misshapen or checks(msgspec.convert(self.data, Instrument, str_keys=True), known)
        for n, id_ in enumerate(self.ids()):
            other = known.provisions[id_]
            if Path(other).resolve() != self.file.resolve():
                yield shape.Misshapen(("provisions", n, "id"), f"{id_} stands in {other} already", "an id of its own")


def _line(node: Any, place: shape.Place) -> int:
    """The line of a field, or of the nearest thing around it that is there."""
    line = 1
    for step in place:
        kind = getattr(node, "id", None)
        if kind == "mapping":
            pair = next((p for p in node.value if p[0].value == str(step)), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif kind == "sequence" and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _field(place: shape.Place) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")


def _owner(data: Any, place: shape.Place) -> str | None:
    """The id or name of the provision or scenario in which a place lies."""
    if len(place) < 2 or place[0] not in ("provisions", "scenarios"):
        return None
    try:
        own = data[place[0]][place[1]]
        return str(own.get("id") or own.get("name") or "") or None
    except (AttributeError, IndexError, KeyError, TypeError):
        return None


def _yaml_advice(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "text that has a colon in quotation marks"
    if "found character '\\t'" in problem or "cannot start any token" in problem:
        return "spaces instead of tabs, and words that begin with a special sign in quotation marks"
    if "expected ',' or" in problem:
        return "a comma between the parts, and a closing bracket"
    return "the lines around it with the same indentation as their neighbours"
