"""The page for lawyers keeps its word: its example is a provision file, and its scenarios come out."""

import re
from pathlib import Path

import pytest

from gifthorse import knowledge
from gifthorse.law import Instrument, register, scenarios
from gifthorse.law.facts import facts
from gifthorse.law.provision import Condition, Version
from gifthorse.law.scenarios import ScenarioFile

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    """The one fenced block of that kind."""
    (found,) = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder with the example in it."""
    for name, kind in (("provisions/un/9001-2031.yaml", "yaml example"), ("scenarios/xa.yaml", "yaml scenarios")):
        path = tmp_path / "law" / name
        path.parent.mkdir(parents=True)
        path.write_text(block(kind), encoding="utf-8")
    return tmp_path


def test_a_new_resolution_is_one_new_file(folder: Path) -> None:
    with knowledge.added(folder):
        results = scenarios.run([folder / "law" / "scenarios" / "xa.yaml"])
    assert len(results) == 6
    assert [(r.name, r.faults) for r in results if r.faults] == []


def test_the_example_is_gone_with_its_folder(folder: Path) -> None:
    with knowledge.added(folder):
        assert "un/9001-2031/op4" in register().provisions
    assert "un/9001-2031/op4" not in register().provisions


def test_the_sample_is_a_provision_file() -> None:
    (sample,) = re.findall(r"```yaml\n(instrument.*?)```", PAGE, re.DOTALL)
    instrument = knowledge.parse(Instrument, sample.encode(), Path("sample.yaml"))
    assert instrument.provisions[0].versions[0].goods.hs == ("4402",)


def test_the_page_names_every_field() -> None:
    named = set(re.findall(r"`([a-z_.]+)`", PAGE)) | {
        w for cell in re.findall(r"`([^`]*)`", PAGE) for w in cell.split(".")
    }
    missing = set(Version.__struct_encode_fields__) - named - {"goods"}
    assert not missing
    assert {"fact", "is", "words", "any_of", "unstated"} <= set(Condition.__struct_encode_fields__)


def test_every_fact_that_a_condition_names_is_described() -> None:
    known = facts()

    def names(condition: Condition) -> set[str]:
        own = {condition.fact} if condition.fact else set()
        return own.union(*(names(part) for part in condition.any_of))

    for rule in register().rules:
        version = rule.version
        conditions = [*version.conditions, *(c for e in version.exceptions for c in e.when)]
        used = set().union(*map(names, conditions)) | {part.fact for part in version.goods.parts if part.fact}
        assert used <= known.keys(), rule.id


def test_scenario_files_are_checked() -> None:
    raw = b"about: x\nscenarios: [{name: y, transfer: {}, expected: {}}]"
    with pytest.raises(Exception, match="expected"):
        knowledge.parse(ScenarioFile, raw, Path("x.yaml"))
