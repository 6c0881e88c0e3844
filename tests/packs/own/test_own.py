"""What a form holds becomes an item, or a sentence for each field."""

from typing import Any

import pytest

from ladder_tui.domain.items.lines import Reward
from ladder_tui.packs.own.checked import check_own, slug_of
from ladder_tui.packs.reading.pack import MOST_SLUG
from ladder_tui.packs.schema.types import TYPES
from tests.kits.pack_texts import ITEMS


@pytest.mark.parametrize("type", TYPES)
def test_a_good_form_is_an_item(type: str) -> None:
    checked = check_own(type, ITEMS[type], item_id="my.own/one")
    assert dict(checked.problems) == {}
    assert (checked.value.__class__, checked.value.id) == (TYPES[type].make, "my.own/one")


@pytest.mark.parametrize("type", TYPES)
def test_an_empty_form_names_every_field_that_is_needed(type: str) -> None:
    checked = check_own(type, {}, item_id="my.own/one")
    assert checked.value is None
    fields = TYPES[type].fields
    needed = {field.name for field in fields if field.required and not (field.newer or field.own_may_lack)}
    assert set(checked.problems) == needed - {"id"}
    assert all(said.endswith(".") for said in checked.problems.values())


@pytest.mark.parametrize(
    ("type", "fields", "problems"),
    [
        ("reward", {"minutes": "90"}, {"minutes": 'The field minutes is "90"; write a whole number from 1 to 20.'}),
        ("reward", {"text": "  "}, {"text": "This one is needed."}),
        ("reward", {"price": "dear"}, {"price": '"dear" is not known; use one of free, low, some.'}),
        ("topic_card", {"settings": []}, {"settings": "This one is needed."}),
        ("topic_card", {"follow_ups": ["One?", " ", ""]},
         {"follow_ups": "The field follow ups has 1 values; 2 to 4 would be right."}),
        ("topic_card", {"opener": "What\x1bnow?"}, {"": "It holds an invisible character (U+001B); take it out."}),
        ("kindness", {"steps": [{"kind": "facts", "text": "A fact."}]},
         {"steps": "The field steps does not end in a next_step; the last step is always something small to do."}),
    ],
)  # fmt: skip
def test_what_has_to_be_mended_is_said(type: str, fields: dict[str, Any], problems: dict[str, str]) -> None:
    checked = check_own(type, {**ITEMS[type], **fields}, item_id="my.own/one")
    assert checked.problems == problems
    assert checked.value is None


def test_how_a_text_is_written_is_no_hurdle() -> None:
    checked = check_own("topic_card", {**ITEMS["topic_card"], "share": "so " * 30, "depth": 3}, item_id="my.own/one")
    assert checked.value is not None
    assert checked.problems == {}


def test_what_is_left_out_is_tidied_and_unknown_fields_are_kept() -> None:
    given = {
        "text": " Sit. ",
        "minutes": 5,
        "price": "free",
        "kind": "rest",
        "effort": None,
        "mine": "a",
        "tags": [" "],
    }
    checked = check_own("reward", given, item_id="my.own/one")
    assert checked.values == {"text": "Sit.", "minutes": 5, "price": "free", "kind": "rest", "mine": "a"}
    assert checked.value == Reward(id="my.own/one", text="Sit.", minutes=5, price="free", kind="rest")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The bus is late again. What keeps you patient out here?", "the-bus-is-late-again-what-keeps-abc123"),
        ("\u00c9t\u00e9, don't you?", "ete-dont-you-abc123"),
        ("\u65e5\u672c", "abc123"),
        ("x" * 60, "abc123"),
    ],
)
def test_an_id_is_made_of_the_first_words(text: str, slug: str) -> None:
    made = slug_of("topic_card", {"opener": text, "share": "Other words."}, "abc123")
    assert made == slug
    assert len(made) <= MOST_SLUG
