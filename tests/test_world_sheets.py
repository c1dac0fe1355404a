"""The world's YAML: it keeps its schema, no form means two things by accident, and every state is whole."""

import json
from collections import defaultdict
from pathlib import Path

import jsonschema
import pytest
import yaml

from gifthorse import knowledge
from gifthorse.errors import KnowledgeError
from gifthorse.world import gazetteer
from gifthorse.world.forms import spellings
from gifthorse.world.index import named
from gifthorse.world.sheets import Guards, Names, Sheet, States, load

FILES = knowledge.files("world", among=(knowledge.PACKAGE,))
NO_PEOPLE = {"AQ", "BV", "GS", "HK", "HM", "IO", "TF", "UM"}
GROUPS = """
houthis hezbollah hamas taliban isil al-qaida al-shabaab rsf m23 fdlr lna wagner haiti-gangs separatists-ukraine
libyan-rebels syrian-rebels peshmerga kurds afghan-militants fmln contras farc polisario lashkar-e-taiba rcd-goma
cpc iraq-militia ruf unita khmer-rouge abkhazia bosnian-serbs croatian-serbs
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sheet_keeps_its_schema(path: Path) -> None:
    schema = json.loads(knowledge.schema_of(Sheet))  # type: ignore[arg-type]
    jsonschema.validate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sheet_is_of_a_size_that_people_read(path: Path) -> None:
    assert path.stat().st_size < 400_000
    assert path.read_text(encoding="utf-8").startswith("#")


def test_no_form_means_two_entries_of_a_kind_by_accident() -> None:
    sheets = load(FILES)
    listed = {form for sheet in sheets if isinstance(sheet, Names) for form in sheet.ambiguous}
    means: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for entry, forms in named(sheets):
        for form, _ in forms:
            for spelling in spellings(form):
                means[entry.kind, spelling].add(entry.code)
    ambiguous = {form for (_, form), found in means.items() if len(found) > 1}
    assert ambiguous == listed


def test_every_form_begins_with_a_letter_or_a_digit() -> None:
    odd = {
        form for _, forms in named(load(FILES)) for form, _ in forms if not form[0].isalnum() or form != form.strip()
    }
    assert odd == set()


def test_every_state_is_whole_and_found_by_each_of_its_names() -> None:
    states = next(sheet.states for sheet in load(FILES) if isinstance(sheet, States))
    book = gazetteer()
    assert len(states) > 245
    for key, state in states.items():
        code = state.code or key
        if key not in NO_PEOPLE:
            assert state.capitals, key
            assert state.adjectives or key in {"DM", "PM", "SJ"}, key
        for name in (state.name, *state.also, *state.adjectives, *state.people):
            entry = book.lookup(name)
            assert entry, name
            assert entry.code == code, name
            hits = book.find(f"It was {name} again.")
            assert [hit.entry.code for hit in hits] == [code], name
        for capital in state.capitals:
            found = book.lookup(capital)
            assert found, capital
            assert (found.code, found.official) == (code, True), capital


@pytest.mark.parametrize("slug", GROUPS.split())
def test_the_contracts_groups_are_known(slug: str) -> None:
    entry = gazetteer().entry(f"group:{slug}")
    assert entry
    assert entry.kind == "group"
    assert entry.home or slug in ("al-qaida",)


def test_rivals_name_entries_that_exist() -> None:
    book = gazetteer()
    for sheet in load(FILES):
        for form, rivals in sheet.rivals.items() if isinstance(sheet, Guards) else ():
            assert book.lookup(form), form
            for rival in rivals:
                assert book.entry(rival.id), rival.id


def test_the_breadth_that_was_asked_for() -> None:
    count: dict[str, int] = defaultdict(int)
    for entry, _ in named(load(FILES)):
        count[entry.kind] += 1
    least = {"city": 1000, "region": 400, "person": 500, "agency": 100, "outlet": 400, "ministry": 300, "company": 700,
             "maker": 300, "body": 80, "ngo": 150, "group": 90, "seat": 50, "ship": 100}  # fmt: skip
    assert {kind: count[kind] for kind in least if count[kind] < least[kind]} == {}


def test_a_malformed_sheet_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("concept: names\nlists: [{kind: wizard, names: {}}]\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"bad\.yaml.*wizard"):
        load([tmp_path / "bad.yaml"])
