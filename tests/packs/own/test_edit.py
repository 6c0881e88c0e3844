"""A pack changed as text: whatever form somebody gave it, only the item that was meant is another one afterwards."""

from pathlib import Path
from typing import Any

import pytest

from ladder_tui.packs.own.edit import CannotEdit, added, changed, removed, values_of
from ladder_tui.packs.own.write import head
from ladder_tui.packs.reading.pack import read_pack
from tests.kits.pack_texts import ITEMS

PATH = Path("own-reward.yaml")
REWARD = ITEMS["reward"]
HEAD = head("my.own-reward", "reward", 'Mine: a "title"', "Things.")

#: The same two items in forms that people write.
FORMS: dict[str, str] = {
    "block": HEAD
    + """# sunny things
- id: my.own-reward/sun   # the best one
  text: "Sit in the sun."
  minutes: 10
  # a note of mine
  price: free
  kind: senses
  colour: yellow

# the other half
- id: my.own-reward/rain
  text: >-
    Listen to the
    rain.
  minutes: 5
  price: free
  kind: music
# the end
""",
    "indented, items not last": HEAD.replace("items:\n", "")
    + """items:
    -
      id: my.own-reward/sun
      text: Sit in the sun.
      minutes: 10
      price: free
      kind: senses
      colour: yellow   # kept
    - {id: "my.own-reward/rain", text: "Listen to the rain.", minutes: 5, price: free, kind: music}
hide: []
# the end""",
    "in brackets": HEAD.replace("items:\n", "")
    + """items: [
  {id: my.own-reward/sun, text: Sit in the sun., minutes: 10, price: free, kind: senses, colour: yellow},
  {id: 'my.own-reward/rain', text: Listen to the rain., minutes: 5, price: free, kind: music},
]
# the end
""",
    "as JSON": '{"schema": "ladder-pack/1", "pack": {"id": "my.own-reward", "type": "reward"}, "items": ['
    '{"id": "my.own-reward/sun", "text": "Sit in the sun.", "minutes": 10, "price": "free", "kind": "senses", '
    '"colour": "yellow"}, '
    '{"id": "my.own-reward/rain", "text": "Listen to the rain.", "minutes": 5, "price": "free", "kind": "music"}]}',
}


def items(data: bytes) -> dict[str, Any]:
    return {item.id: item.value for item in read_pack(PATH, shipped=False, data=data).items}


def variants() -> list[Any]:
    made = []
    for name, text in FORMS.items():
        made.append(pytest.param(text.encode(), id=name))
        made.append(pytest.param(text.replace("\n", "\r\n").encode(), id=f"{name}, CRLF"))
        made.append(pytest.param(b"\xef\xbb\xbf" + text.replace("Sit in", "Sit\u00e9 in").encode(), id=f"{name}, BOM"))
    return made


def comments(data: bytes) -> list[str]:
    lines = data.decode().replace("\r\n", "\n").split("\n")
    return [line[line.index("#") :] for line in lines if "#" in line and "#d" not in line]


@pytest.mark.parametrize("data", variants())
def test_an_item_is_added_at_the_end(data: bytes) -> None:
    after = added(PATH, data, "my.own-reward/new", {**REWARD, "text": "A: 'b' \"c\" #d"})
    assert list(items(after)) == ["my.own-reward/sun", "my.own-reward/rain", "my.own-reward/new"]
    assert items(after)["my.own-reward/new"].text == "A: 'b' \"c\" #d"
    assert comments(after) == comments(data)
    for line in data.decode().splitlines():
        assert line.strip("]} ,") in after.decode()


@pytest.mark.parametrize("data", variants())
def test_an_item_is_changed_and_all_else_stays(data: bytes) -> None:
    after = changed(PATH, data, "my.own-reward/sun", {"text": "Stand: in the sun.", "effort": 2})
    before_items, after_items = items(data), items(after)
    assert after_items["my.own-reward/rain"] == before_items["my.own-reward/rain"]
    assert (after_items["my.own-reward/sun"].text, after_items["my.own-reward/sun"].effort) == ("Stand: in the sun.", 2)
    assert after_items["my.own-reward/sun"].minutes == 10
    assert b"yellow" in after
    assert comments(after) == comments(data)
    emptied = changed(PATH, after, "my.own-reward/sun", {"effort": None})
    assert items(emptied)["my.own-reward/sun"].effort == 1
    assert values_of(PATH, emptied, "my.own-reward/sun")["colour"] == "yellow"


@pytest.mark.parametrize("data", variants())
@pytest.mark.parametrize("name", ["sun", "rain"])
def test_an_item_is_taken_out_down_to_none(data: bytes, name: str) -> None:
    after = removed(PATH, data, f"my.own-reward/{name}")
    other = "rain" if name == "sun" else "sun"
    assert items(after) == {f"my.own-reward/{other}": items(data)[f"my.own-reward/{other}"]}
    assert "the end" in after.decode() or "the end" not in data.decode()
    empty = removed(PATH, after, f"my.own-reward/{other}")
    pack = read_pack(PATH, shipped=False, data=empty)
    assert (pack.items, [problem.level for problem in pack.problems if problem.level == "error"]) == ([], [])
    again = added(PATH, empty, "my.own-reward/new", REWARD)
    assert list(items(again)) == ["my.own-reward/new"]


def test_a_pack_that_only_hides_gets_its_items() -> None:
    data = HEAD.replace("items:\n", "hide: [core.reward/two-songs]").encode()
    after = added(PATH, data, "my.own-reward/new", REWARD)
    assert list(items(after)) == ["my.own-reward/new"]
    assert b"hide: [core.reward/two-songs]" in after


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"- a\n",
        b"a: [\n",
        b"\xff\xfe",
        (HEAD + "- id: my.own-reward/sun\n...\n").encode() + b"x",
        b"items: text\n",
    ],
)
def test_what_cannot_be_changed_is_said_and_left(data: bytes) -> None:
    with pytest.raises(CannotEdit):
        added(PATH, data, "my.own-reward/new", REWARD)
    with pytest.raises(CannotEdit):
        removed(PATH, data, "my.own-reward/new")


def test_an_item_that_would_break_the_pack_is_not_put_in() -> None:
    data = FORMS["block"].encode()
    with pytest.raises(CannotEdit):
        added(PATH, data, "my.own-reward/new", {**REWARD, "minutes": 900})
    with pytest.raises(CannotEdit):
        changed(PATH, data, "my.own-reward/sun", {"text": None})
    with pytest.raises(CannotEdit, match="does not hold it"):
        changed(PATH, data, "my.own-reward/gone", {"minutes": 5})


def test_fields_are_read_back_as_they_stand() -> None:
    data = FORMS["block"].encode()
    assert values_of(PATH, data, "my.own-reward/rain") == {
        "text": "Listen to the rain.", "minutes": "5", "price": "free", "kind": "music"
    }  # fmt: skip
