"""The law's own files: all of them load, and the list of records is complete."""

import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
import yaml

from gifthorse.law import kept_to, register, scenarios, schema

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "src" / "gifthorse" / "law" / "provisions"
ROW = re.compile(r"^\| (\S+) \| (\d+) \| (\S+) \| \S+ \|$", re.MULTILINE)


def test_the_list_of_records_is_the_law() -> None:
    listed = ROW.findall((ROOT / "docs" / "law-records.md").read_text(encoding="utf-8"))
    law = register()
    held = [
        (id_, str(version.v), law.files[id_].relative_to(FOLDER).as_posix())
        for id_, provision in law.provisions.items()
        for version in provision.versions
    ]
    assert Counter(listed) == Counter(held)
    assert len(held) > 1550


def test_ids_stand_in_the_file_of_their_instrument() -> None:
    law = register()
    for id_, provision in law.provisions.items():
        assert law.instruments[id_].jurisdiction.lower() == law.files[id_].parent.name, id_
        assert len({version.v for version in provision.versions}) == len(provision.versions), id_
        for version in provision.versions:
            start, end = version.in_force.from_, version.in_force.to
            assert start is None or end is None or start < end, id_
            if version.direction == "to and from":
                assert len(version.supplier) == len(version.recipient), id_


def test_jurisdictions_say_to_which_day_they_are_kept() -> None:
    used = {instrument.jurisdiction for instrument in register().instruments.values()}
    reported = {rule.jurisdiction for rule in register().rules if rule.reported}
    assert reported <= kept_to().keys()
    assert {"UN", "EU", "US", "UK", "JP", "KR", "CH", "CA", "CN", "AU"} <= used


@pytest.mark.parametrize("name", ["un/2397-2017.yaml", "eu/833-2014.yaml", "us/31cfr560.yaml", "uk/855-2019.yaml"])
def test_files_meet_the_json_schema(name: str) -> None:
    data = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(data, default=str)), schema())


def test_the_schema_in_the_documents_is_the_one_we_check_by() -> None:
    written = json.loads((ROOT / "docs" / "provision.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(schema()))


def test_scenarios_come_out() -> None:
    results = scenarios.run()
    assert len(results) >= 40
    assert [(r.file, r.name, r.faults) for r in results if r.faults] == []
