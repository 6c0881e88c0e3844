"""Packs put together: order, overriding, hiding, and what each mistake costs."""

from pathlib import Path

import pytest

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.library import Library
from ladder_tui.packs.reading.load import MOST_PROBLEMS, load_library
from ladder_tui.packs.reading.locate import MOST_FILES
from tests.kits.pack_texts import FIRST_ITEM, item, pack_text, write_pack


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with two rewards and a topic card."""
    folder = tmp_path / "shipped"
    write_pack(folder, "rewards.yaml", pack_text("reward", item("reward"), item("reward", "two")))
    card = item("topic_card", pack="core.topics")
    write_pack(folder, "topics.yaml", pack_text("topic_card", card, id="core.topics"))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder for the user's packs, not made yet."""
    return tmp_path / "own"


def test_shipped_packs_and_the_users_stand_side_by_side(shipped: Path, own: Path) -> None:
    write_pack(own, "mine.yaml", pack_text("reward", item("reward", "three", "my.rewards"), id="my.rewards"))
    library = load_library([shipped, own])
    assert list(library.rewards) == ["core.things/one", "core.things/two", "my.rewards/three"]
    assert list(library.topics) == ["core.topics/one"]
    assert library.problems == ()


def test_a_user_pack_replaces_an_item_in_its_place(shipped: Path, own: Path) -> None:
    mine = item("reward", text="Sit in the sun.")
    write_pack(own, "mine.yaml", pack_text("reward", mine, id="my.rewards"))
    library = load_library([shipped, own])
    assert list(library.rewards) == ["core.things/one", "core.things/two"]
    assert library.rewards["core.things/one"].text == "Sit in the sun."
    assert library.problems == ()


def test_a_replacement_that_is_wrong_leaves_the_shipped_item(shipped: Path, own: Path) -> None:
    write_pack(own, "mine.yaml", pack_text("reward", item("reward", minutes=500), id="my.rewards"))
    library = load_library([shipped, own])
    assert library.rewards["core.things/one"].minutes == 10
    assert len(library.problems) == 1


def test_a_user_pack_hides_items(shipped: Path, own: Path) -> None:
    names = ["core.things/one", "core.topics/one", "core.things/gone"]
    text = pack_text("reward", item("reward", "three", "my.rewards"), id="my.rewards", hide=names)
    write_pack(own, "mine.yaml", text)
    library = load_library([shipped, own])
    assert list(library.rewards) == ["core.things/two", "my.rewards/three"]
    assert library.topics == {}
    assert library.problems == (
        f"{own / 'mine.yaml'}:11: core.things/gone: is hidden here, but no pack holds it; check the id",
    )


def test_ids_are_given_once(shipped: Path, own: Path) -> None:
    again = pack_text("reward", item("reward", "two", text="Again."), item("reward", "new"))
    write_pack(shipped, "z-again.yaml", again)
    write_pack(own, "a.yaml", pack_text("reward", item("reward", text="First."), id="my.a"))
    write_pack(own, "b.yaml", pack_text("reward", item("reward", text="Second."), id="my.b"))
    library = load_library([shipped, own])
    assert list(library.rewards) == ["core.things/one", "core.things/two", "core.things/new"]
    assert library.rewards["core.things/two"].text == "Take the pretty way home."
    assert library.rewards["core.things/one"].text == "First."
    assert len(library.problems) == 2
    assert f"z-again.yaml:{FIRST_ITEM}: core.things/two: id: has the id of an item in" in library.problems[0]


def test_an_id_has_to_belong_to_its_pack_or_replace_something(shipped: Path, own: Path) -> None:
    items = (item("reward", "nine"), item("reward", "one", "core.topics"))
    write_pack(own, "mine.yaml", pack_text("reward", *items, id="my.rewards"))
    library = load_library([shipped, own])
    assert len(library.rewards) == 2
    assert "ids of this pack start with my.rewards/" in library.problems[0]
    assert "would replace a topic_card by a reward" in library.problems[1]


def test_retired_ids_are_not_used_again(shipped: Path) -> None:
    text = pack_text("backup", item("backup", pack="core.b"), id="core.b").replace(
        "  authors: [us]",
        "  authors: [us]\n  retired: [{id: core.things/two, replaced_by: core.things/one, since: 2.0.0}]",
    )
    write_pack(shipped, "backups.yaml", text)
    library = load_library([shipped])
    assert list(library.rewards) == ["core.things/one"]
    assert "is retired" in library.problems[0]


def test_what_came_in_the_place_of_a_retired_item_is_followed_to_the_last(shipped: Path) -> None:
    retired = "core.things/a: core.things/b, core.things/b: core.things/one, core.things/c: core.things/d"
    listed = [pair.split(": ") for pair in (*retired.split(", "), "core.things/d: core.things/c")]
    entries = ", ".join(f"{{id: {gone}, replaced_by: {heir}}}" for gone, heir in listed)
    text = pack_text("backup", item("backup", pack="core.b"), id="core.b").replace(
        "  authors: [us]", f"  authors: [us]\n  retired: [{entries}]"
    )
    write_pack(shipped, "backups.yaml", text)
    library = load_library([shipped])
    assert library.replaced == {"core.things/a": "core.things/one", "core.things/b": "core.things/one"}
    assert library.heir("core.things/c") == "core.things/c", "two that replace each other lead nowhere"


def test_words_of_a_user_pack_replace_single_words(shipped: Path, own: Path) -> None:
    head = "schema: ladder-pack/1\npack: {id: %s, type: vocabulary, version: 1.0.0, locale: en, title: W,\n"
    head += "  description: D, authors: [us], license: CC0-1.0}\nvocabularies: {mood: {%s}}\n"
    write_pack(shipped, "words.yaml", head % ("core.words", "low: {label: low, meaning: Heavy.}, good: {label: good}"))
    write_pack(own, "words.yaml", head % ("my.words", "low: {label: grey}"))
    library = load_library([shipped, own])
    assert library.words == {"mood": {"low": Word(label="grey"), "good": Word(label="good")}}
    assert library.label("mood", "low") == "grey"
    assert library.label("setting", "familiar_face") == "familiar face"


def test_a_bad_pack_costs_that_pack(shipped: Path, own: Path) -> None:
    for name, data in (
        ("bomb.yaml", b"a: &a [x]\nb: [*a]\n"),
        ("deep.yaml", b"[" * 60_000),
        ("empty.yaml", b""),
        ("list.yaml", b"- a\n"),
        ("object.yaml", b"a: !!python/object/apply:os.getcwd []\n"),
        ("utf16.yaml", "schema: x\n".encode("utf-16")),
    ):
        own.mkdir(exist_ok=True)
        (own / name).write_bytes(data)
    (own / "folder.yaml").mkdir()
    (own / "loop.yaml").symlink_to("loop.yaml")
    library = load_library([shipped, own])
    assert len(library.rewards) == 2
    assert len(library.problems) == 8
    assert all(problem.startswith(f"{own}/") and ":1: pack: " in problem for problem in library.problems)


def test_no_shipped_packs_is_a_problem_and_no_own_ones_is_none(tmp_path: Path, shipped: Path) -> None:
    assert load_library([shipped, tmp_path / "nowhere"]).problems == ()
    empty = load_library([tmp_path / "nowhere"])
    assert "holds no packs" in empty.problems[0]
    assert empty.topics == {}
    assert load_library([]) == Library()


def test_a_flood_of_problems_is_counted(shipped: Path, own: Path) -> None:
    items = [item("reward", f"n{number}", "my.many", minutes=99) for number in range(MOST_PROBLEMS + 7)]
    write_pack(own, "many.yaml", pack_text("reward", *items, id="my.many"))
    problems = load_library([shipped, own]).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].endswith("pack: 7 more problems; ladder packs check shows them all")


def test_more_files_than_are_read_is_said(shipped: Path, own: Path) -> None:
    own.mkdir()
    for number in range(MOST_FILES + 1):
        (own / f"{number}.yaml").write_bytes(b"schema: ladder-pack/1\npack: {id: a.b, type: drill}\n")
    assert any(
        f"holds more files than the {MOST_FILES}" in problem for problem in load_library([shipped, own]).problems
    )
