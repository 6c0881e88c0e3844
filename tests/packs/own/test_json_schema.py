"""The JSON Schemas that ship: made from the declarations, and true of the packs that ship."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ladder_tui.packs.own.json_schema import json_schema, schema_names, schema_text
from ladder_tui.packs.reading.locate import content_folder, pack_files
from ladder_tui.packs.schema.types import TYPES
from tests.kits.pack_texts import ITEMS, item, pack_text

HEAD = {"schema": "ladder-pack/1", "pack": {"id": "core.things", "type": "reward"}}


class Yaml12(yaml.CSafeLoader):
    """Reads numbers, true, false and null as YAML 1.2 does, as editors do; all else is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, form, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(first))


def problems(name: str, pack: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(json_schema(name)).iter_errors(pack)
    ]


@pytest.mark.parametrize("name", schema_names())
def test_the_shipped_file_is_what_the_declarations_make(name: str) -> None:
    assert (content_folder() / "schemas" / f"{name}.json").read_text(encoding="utf-8") == schema_text(name)
    Draft202012Validator.check_schema(json_schema(name))


def test_there_are_no_others() -> None:
    assert {path.stem for path in (content_folder() / "schemas").iterdir()} == set(schema_names())


@pytest.mark.parametrize("path", pack_files(content_folder()), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_shipped_packs_are_valid(path: Path) -> None:
    pack = yaml.load(path.read_text(encoding="utf-8"), Loader=Yaml12)  # a SafeLoader
    assert problems(pack["pack"]["type"], pack) == []


@pytest.mark.parametrize("type", TYPES)
def test_a_schema_takes_a_good_item_and_asks_for_every_required_field(type: str) -> None:
    pack = yaml.load(pack_text(type, item(type)), Loader=Yaml12)  # a SafeLoader
    assert problems(type, pack) == []
    for field in TYPES[type].fields:
        if field.name in ITEMS[type] or field.name == "id":
            without = {name: value for name, value in pack["items"][0].items() if name != field.name}
            assert bool(problems(type, {**pack, "items": [without]})) == (field.required and not field.own_may_lack)


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("topic_card", {"depth": 6}),
        ("topic_card", {"settings": ["moon"]}),
        ("topic_card", {"settings": ["park", "park"]}),
        ("topic_card", {"opener": "x" * 1001}),
        ("topic_card", {"season": "monsoon"}),
        ("topic_card", {"id": "core.things/Too_Loud"}),
        ("topic_card", {"id": "core.things/" + "a" * 41}),
        ("activity", {"needs": {"fame": 1}}),
        ("drill", {"options": [{"text": "a", "kind": "b", "good": "perhaps", "note": "c"}] * 3}),
        ("support", {"contact": {"fax": "1"}}),
        ("why_note", {"topic": "Two words"}),
    ],
)
def test_a_schema_refuses_what_the_app_refuses(type: str, fields: dict[str, Any]) -> None:
    pack = yaml.load(pack_text(type, item(type, **fields)), Loader=Yaml12)  # a SafeLoader
    assert problems(type, pack)


def test_own_fields_of_an_item_are_let_be_and_another_type_is_not() -> None:
    reward = {"id": "my.rewards/sun", **ITEMS["reward"], "colour": "blue", "effort": None}
    assert problems("reward", {**HEAD, "items": [reward]}) == []
    assert problems("backup", {**HEAD, "items": []})
    assert problems("reward", HEAD)


def test_the_files_are_json_with_the_words_a_person_needs() -> None:
    schema = json.loads((content_folder() / "schemas" / "topic_card.json").read_text(encoding="utf-8"))
    opener = schema["properties"]["items"]["items"]["properties"]["opener"]
    assert opener["description"] == "2 to 12 words."
