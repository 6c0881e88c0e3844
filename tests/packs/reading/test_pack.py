"""The envelope: what costs a pack, what costs an item, and what is only worth a word."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.packs.reading.pack import Pack, read_pack
from tests.kits.pack_texts import FIRST_ITEM, item, pack_text, write_pack

GOOD = pack_text("reward", item("reward"), item("reward", "two"))


def read(folder: Path, text: str, *, shipped: bool = True) -> Pack:
    return read_pack(write_pack(folder, "pack.yaml", text), shipped=shipped)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("schema: ladder-pack/1\n", "", 1, "schema is missing"),
        ("ladder-pack/1", "ladder-pack/9", 1, 'schema is "ladder-pack/9"; this version reads'),
        ("pack:\n", "box:\n", 1, "pack is missing"),
        ("pack:\n", "pack: text\nbox:\n", 2, "is not a map"),
        ("  id: core.things\n", "", 2, "id is missing"),
        ("core.things\n", "Things\n", 3, "namespace.name"),
        ("core.things\n", "[a, b]\n", 3, "is a list"),
        ("  type: reward\n", "", 2, "type is missing"),
        ("type: reward", "type: prize", 4, "use one of situation, topic_card"),
        ("items:", "things:", 1, "items is missing"),
        ("items:", "items: 3\nthings:", 11, "not a list"),
        ("  title: Things\n", "  title: Things\n  title: Again\n", 8, 'the key "title" twice'),
        ("schema:", "schema: x\nschema:", 2, 'the key "schema" twice'),
        ("title: Things", 'title: "Th\\u202eings"', 7, "U+202E"),
        ("items:", "hide: [core.things/one]\nitems:", 11, "hide stands in a shipped pack"),
        ("  authors: [us]", "  retired: all", 9, "retired is not a list"),
        ("  authors: [us]", "  retired: [{since: 1.0.0}]", 9, "without an id"),
    ],
)
def test_a_mistake_in_the_envelope_costs_the_pack(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    pack = read(tmp_path, GOOD.replace(old, new, 1))
    assert pack.items == []
    assert says in pack.problems[-1].message
    assert pack.problems[-1].line == line


@pytest.mark.parametrize("name", ["version", "locale", "title", "description", "authors", "license"])
def test_a_thin_header_costs_nothing(tmp_path: Path, name: str) -> None:
    text = "".join(line for line in GOOD.splitlines(keepends=True) if not line.startswith(f"  {name}:"))
    for shipped, level in ((True, "error"), (False, "warning")):
        pack = read(tmp_path, text, shipped=shipped)
        assert len(pack.items) == 2
        assert [(problem.field, problem.level) for problem in pack.problems] == [(name, level)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("text", "is not a map"),
        ("[1, 2]", "is not a map"),
        ("{text: x}", "has no id"),
        ("{id: }", "has no id"),
        ("{id: one}", "another form"),
        ("{id: core.things/}", "another form"),
        ("{id: core.things/One}", "another form"),
        ("{id: core.things/one_two}", "another form"),
        ("{id: core.things/one--two}", "another form"),
        ("{id: core.things/" + "x" * 41 + "}", "another form"),
        ("{id: core.things/a, text: x, text: y}", 'the key "text" twice'),
        ('{id: core.things/a, text: "\\e[31mred"}', "U+001B"),
        ('{id: core.things/a, text: "turn\\u202earound"}', "U+202E"),
        ("{id: core.things/a, text: in\u200bvisible}", "U+200B"),
        ("{id: core.things/a, text: one\ttwo}", "a tab"),
        ('{id: core.things/a, text: x, deep: {"k": ["\\u0007"]}}', "U+0007"),
    ],
)
def test_a_bad_item_costs_that_item(tmp_path: Path, row: str, says: str) -> None:
    pack = read(tmp_path, GOOD + f"- {row}\n")
    assert [found.id for found in pack.items] == ["core.things/one", "core.things/two"]
    (problem,) = pack.problems
    assert says in problem.message
    assert problem.line == FIRST_ITEM + 2
    assert problem.item
    assert str(problem).isprintable()


def test_a_duplicate_key_inside_a_nested_map_costs_the_item(tmp_path: Path) -> None:
    row = "- {id: core.things/a, needs: {confidant: 0.5, confidant: 0.5}}\n"
    pack = read(tmp_path, pack_text("activity", item("activity")) + row)
    assert len(pack.items) == 1
    assert any('the key "confidant" twice' in problem.message for problem in pack.problems)


def test_unknown_keys_are_worth_a_word_only(tmp_path: Path) -> None:
    pack = read(tmp_path, GOOD.replace("  license:", "  colour: red\n  license:") + "more: 1\n")
    assert len(pack.items) == 2
    assert {problem.level for problem in pack.problems} == {"warning"}
    assert len(pack.problems) == 2


def test_an_empty_pack_is_worth_a_word(tmp_path: Path) -> None:
    assert [problem.level for problem in read(tmp_path, pack_text("reward")).problems] == ["warning"]


def test_a_pack_may_only_hide(tmp_path: Path) -> None:
    text = "schema: ladder-pack/1\npack: {id: my.choice}\nhide: [core.things/one, core.things/two]\n"
    pack = read(tmp_path, text, shipped=False)
    assert [name for name, _ in pack.hidden] == ["core.things/one", "core.things/two"]
    assert {problem.level for problem in pack.problems} == {"warning"}
    for wrong in ("all", "{a: b}", "[[a]]"):
        pack = read(tmp_path, text.replace("[core.things/one, core.things/two]", wrong), shipped=False)
        assert [problem.level for problem in pack.problems][-1] == "error"


def test_too_many_items(tmp_path: Path) -> None:
    pack = read(tmp_path, GOOD + "- {id: x}\n" * 5000)
    assert pack.items == []
    assert "5000 at most" in pack.problems[-1].message


VOCABULARY = """schema: ladder-pack/1
pack: {id: core.words, type: vocabulary, version: 1.0.0, locale: en, title: W,
  description: D, authors: [us], license: CC0-1.0}
vocabularies:
  mood:
    low: {label: low, meaning: Heavy or sad.}
    angry: {label: angry}
    flat: {meaning: Not much of anything.}
    good: [a]
  colour: {red: {label: red}}
  price: nothing
"""


def test_one_bad_word_costs_that_word(tmp_path: Path) -> None:
    pack = read(tmp_path, VOCABULARY)
    assert {name: list(words) for name, words in pack.words.items()} == {"mood": ["low"]}
    assert pack.words["mood"]["low"].meaning == "Heavy or sad."
    assert [problem.line for problem in pack.problems] == [7, 8, 9, 10, 11]
    assert read(tmp_path, VOCABULARY.split("vocabularies")[0]).problems[0].message.startswith("vocabularies is missing")


def test_control_characters_in_words_cost_the_vocabulary(tmp_path: Path) -> None:
    pack = read(tmp_path, VOCABULARY.replace("Heavy or sad.", '"Heavy \\e]0;x"'))
    assert pack.words == {}
    assert "U+001B" in pack.problems[0].message


_BITS = [
    b"[",
    b"]",
    b"{",
    b"}",
    b": ",
    b"- ",
    b"\t",
    b"&a ",
    b"*a ",
    b"!!x ",
    b'"',
    b"'",
    b"|",
    b"\n",
    b"\x00",
    b"\xff",
    b"%",
]


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_spoilt_pack_never_raises_and_every_problem_prints(tmp_path_factory: Any, data: st.DataObject) -> None:
    source = bytearray(data.draw(st.sampled_from((GOOD.encode(), VOCABULARY.encode()))))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(source)))
        end = start + data.draw(st.integers(0, 12))
        source[start:end] = data.draw(st.sampled_from(_BITS) | st.binary(max_size=6))
    path = tmp_path_factory.getbasetemp() / "spoilt.yaml"
    path.write_bytes(bytes(source))
    pack = read_pack(path, shipped=False)
    for problem in pack.problems:
        assert str(problem).isprintable()
        assert 1 <= problem.line <= bytes(source).count(b"\n") + bytes(source).count(b"\r") + 2
