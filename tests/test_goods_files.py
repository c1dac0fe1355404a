"""The goods files hold together: every class of the contract is there, once, and no word means two things unnoticed."""

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest
import yaml

from gifthorse import knowledge
from gifthorse.errors import KnowledgeError
from gifthorse.world.goods import goods_matcher
from gifthorse.world.goods.leaf import GoodsFile, SenseFile
from gifthorse.world.goods.lexicon import Lexicon

CONTRACT = """
vehicle.car vehicle.other vessel aircraft aircraft.parts arms.small arms.munitions arms.missile arms.drone
    arms.heavy arms.unspecified military.nonlethal nuclear fuel.crude fuel.refined fuel.gas fuel.unspecified coal metals
    precious luxury.jewellery luxury.drink luxury.other machinery electronics textiles food medical animals art labour
    troops money technology other
"""
FILES = knowledge.files("world", "goods", among=(knowledge.PACKAGE,))
SENSES = knowledge.files("world", "goods", "senses", among=(knowledge.PACKAGE,))


@pytest.mark.parametrize(("file", "kind"), [(f, GoodsFile) for f in FILES] + [(f, SenseFile) for f in SENSES])
def test_every_file_fits_the_schema_of_its_kind(file: Path, kind: type) -> None:
    jsonschema.validate(yaml.safe_load(file.read_bytes()), msgspec.json.schema(kind))


def leaves() -> list:
    return [leaf for _, file in knowledge.load(GoodsFile, FILES) for leaf in file.classes]


def test_ids_are_unique_and_every_class_of_the_contract_is_there() -> None:
    ids = [leaf.id for leaf in leaves()]
    assert len(ids) == len(set(ids))
    assert set(ids) >= set(CONTRACT.split())
    assert len(ids) >= 149


def test_every_leaf_refines_a_class_of_the_contract() -> None:
    for leaf in leaves():
        assert any(leaf.id == c or leaf.id.startswith(c + ".") for c in CONTRACT.split()), leaf.id


def test_headings_look_like_headings_of_the_harmonised_system() -> None:
    code = re.compile(r"\d{2}(\d{2}(\.\d{2})?)?")
    for leaf in leaves():
        for heading in (*leaf.hs, *(h for key in leaf.headings for h in key.split())):
            ends = heading.split("-")
            assert len(ends) <= 2, (leaf.id, heading)
            for end in ends:
                assert code.fullmatch(end), (leaf.id, heading)
                assert 1 <= int(end[:2]) <= 97, (leaf.id, heading)
                assert end[:2] != "77", (leaf.id, heading)
            if len(ends) == 2:
                assert len(ends[0]) == len(ends[1]), (leaf.id, heading)
                assert ends[0] < ends[1], (leaf.id, heading)


def test_control_lists_are_cited_as_they_are_numbered() -> None:
    for leaf in leaves():
        assert all(re.fullmatch(r"(I|II|III|IV|V|VI|VII)(\([ab]\))?|SALW", x) for x in leaf.unroca), leaf.id
        assert all(re.fullmatch(r"ML\d{1,2}(-ML\d{1,2})?", x) for x in leaf.ml), leaf.id


def test_parts_and_engines_name_classes_that_exist() -> None:
    ids = {leaf.id for leaf in leaves()}
    for leaf in leaves():
        assert {leaf.parts, leaf.engine} - {None} <= ids, leaf.id


def test_every_word_is_found_as_itself() -> None:
    matcher = goods_matcher()
    for form in matcher.lexicon.forms.values():
        if form.classes:
            (hit,) = matcher.asked(form.word)
            assert {hit.class_, *hit.alternatives} & set(form.classes), (form.word, hit)
            assert hit.span.of(form.word).strip(".") == form.word.strip("."), (form.word, hit)


def test_a_word_under_two_classes_needs_a_default() -> None:
    file = msgspec.convert(
        {"classes": [{"id": i, "label": i, "words": ["gadget"]} for i in ("machinery", "electronics")]}, GoodsFile
    )
    with pytest.raises(KnowledgeError, match="'gadget' stands under machinery and electronics"):
        Lexicon([file], [])
    sense = msgspec.convert(
        {"ambiguous": [{"word": "gadget", "default": "electronics", "cues": {"machinery": ["mill"]}}]}, SenseFile
    )
    assert Lexicon([file], [sense]).forms["gadget", True].classes == ("electronics", "machinery")


def test_a_users_folder_adds_words_to_a_class_of_ours(tmp_path: Path) -> None:
    assert goods_matcher().classify("a zorbcraft") == ()
    folder = tmp_path / "world" / "goods"
    folder.mkdir(parents=True)
    file = {"classes": [{"id": "vessel.yacht", "label": "yachts", "words": ["zorbcraft"]}]}
    (folder / "mine.yaml").write_text(json.dumps(file))
    with knowledge.added(tmp_path):
        (hit,) = goods_matcher().classify("two zorbcrafts")
        assert (hit.class_, hit.luxury) == ("vessel.yacht", True)
