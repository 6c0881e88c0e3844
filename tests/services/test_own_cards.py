"""Cards of one's own: written into a pack that the check accepts, undone in one step, what was typed there kept."""

import os
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.domain.cards.wording import as_said
from ladder_tui.packs.lint.check import check
from ladder_tui.packs.reading.load import load_library
from ladder_tui.packs.reading.locate import content_folder
from ladder_tui.packs.schema.types import TYPES
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.store.keeper import Keeper, ReadOnly
from ladder_tui.wiring import House, open_house
from tests.kits.builders import card, library
from tests.kits.pack_texts import ITEMS, item, pack_text, write_pack

REWARD = ITEMS["reward"]


@pytest.fixture
def packs(house: House) -> Path:
    return house.paths.data / "packs"


def own(packs: Path) -> dict[str, Any]:
    """What the packs hold when they are read anew."""
    return dict(load_library([packs]).rewards)


@pytest.mark.parametrize("type", [name for name in TYPES if name != "ladder"])
def test_what_is_written_is_shown_and_accepted_by_the_check(journal: Journal, packs: Path, type: str) -> None:
    name = journal.own_cards.save(type, ITEMS[type])
    slug = type.replace("_", "-")
    path = packs / f"own-{slug}.yaml"
    assert name.startswith(f"my.own-{slug}/")
    assert (path.stat().st_mode & 0o777, packs.stat().st_mode & 0o777) == (0o600, 0o700)
    found = check([path], base=packs.parent / "none").problems
    assert {problem.field for problem in found} <= {"situations"}  # those stand in the shipped packs, not read here
    shelf = TYPES[type].shelf
    assert getattr(journal.snapshot().library, shelf)[name] == getattr(load_library([packs]), shelf)[name]
    assert journal.own_cards.is_own(name)


def test_undo_takes_each_step_back_down_to_no_file(journal: Journal, packs: Path) -> None:
    before = journal.snapshot().library
    first = journal.own_cards.save("reward", REWARD)
    second = journal.own_cards.save("reward", {**REWARD, "text": "Listen to the rain."})
    journal.own_cards.save("reward", {**REWARD, "text": "Sit in the shade.", "effort": 2}, item_id=first)
    assert (own(packs)[first].text, own(packs)[first].effort) == ("Sit in the shade.", 2)
    journal.own_cards.remove("reward", second)
    assert list(own(packs)) == [first]
    assert list(journal.snapshot().library.rewards) == [first]
    assert journal.undo() == "Card taken out"
    assert list(own(packs)) == [first, second]
    assert journal.undo() == "Card changed"
    assert own(packs)[first].text == REWARD["text"]
    assert journal.snapshot().library.rewards[first].text == REWARD["text"]
    assert [journal.undo(), journal.undo(), journal.undo()] == ["Card written", "Card written", None]
    assert list(packs.iterdir()) == []
    assert journal.snapshot().library == before


def test_steps_of_both_kinds_are_undone_in_their_order(journal: Journal, packs: Path) -> None:
    journal.check_in("steady", 2, 30)
    name = journal.own_cards.save("reward", REWARD)
    journal.cards.mark(name, "liked")
    assert [journal.undo(), journal.undo(), journal.undo()] == ["Marked as liked", "Card written", "Checked in"]


def test_what_was_typed_into_the_file_in_between_stays(journal: Journal, packs: Path) -> None:
    name = journal.own_cards.save("reward", REWARD)
    path = packs / "own-reward.yaml"
    path.write_text(
        path.read_text().replace("  kind:", "  # mine\n  colour: blue\n  kind:")
        + "- {id: my.own-reward/by-hand, text: Hum., minutes: 3, price: free, kind: music} # typed\n"
    )
    journal.own_cards.save("reward", {**REWARD, "minutes": 20}, item_id=name)
    assert "# mine" in path.read_text()
    assert "colour: blue" in path.read_text()
    assert own(packs)[name].minutes == 20
    path.write_text(path.read_text() + "# later\n")
    assert journal.undo() == "Card changed"
    assert own(packs)[name].minutes == 10
    assert journal.undo() == "Card written"
    assert list(own(packs)) == ["my.own-reward/by-hand"]
    assert "# typed" in path.read_text()
    assert path.read_text().endswith("# later\n")


def test_a_card_taken_out_comes_back_into_a_file_changed_since(journal: Journal, packs: Path) -> None:
    name = journal.own_cards.save("reward", REWARD)
    path = packs / "own-reward.yaml"
    journal.own_cards.remove("reward", name)
    path.write_text(path.read_text() + "# later\n")
    journal.undo()
    assert own(packs)[name].text == REWARD["text"]
    assert "# later" in path.read_text()


def test_a_file_that_cannot_be_added_to_is_left_alone(journal: Journal, packs: Path) -> None:
    write_pack(packs, "own-reward.yaml", "items: [broken\n")
    write_pack(packs, "own-reward-2.yaml", pack_text("backup", item("backup", pack="my.other"), id="my.other"))
    name = journal.own_cards.save("reward", REWARD)
    assert name.startswith("my.own-reward-3/")
    assert (packs / "own-reward.yaml").read_text() == "items: [broken\n"
    assert journal.own_cards.save("reward", REWARD).startswith("my.own-reward-3/")


def test_a_card_of_the_app_is_replaced_and_comes_back(tmp_path: Path) -> None:
    with_shipped = open_house(tmp_path, environ={}, zone="Europe/Berlin")
    journal, packs = with_shipped.journal, tmp_path / "packs"
    shipped = next(iter(with_shipped.ledger.library.rewards.values()))
    name = journal.own_cards.save("reward", {**REWARD, "text": "Sit on the stairs."}, item_id=shipped.id)
    assert name == shipped.id
    assert journal.snapshot().library.rewards[name].text == "Sit on the stairs."
    assert load_library([content_folder(), packs]).rewards[name].text == "Sit on the stairs."
    journal.own_cards.remove("reward", name)
    assert journal.snapshot().library.rewards[name] == shipped
    assert check([packs]).errors == 0
    journal.close()


def test_nothing_is_written_while_there_are_problems(journal: Journal, packs: Path) -> None:
    with pytest.raises(ValueError, match="has problems"):
        journal.own_cards.save("reward", {**REWARD, "minutes": 0})
    assert journal.own_cards.check("reward", {**REWARD, "minutes": 0}).problems
    assert not packs.exists()


def test_a_card_that_could_not_be_saved_waits_for_another_try(journal: Journal, packs: Path) -> None:
    packs.write_text("a file in the place of the folder")
    before = journal.snapshot().library
    with pytest.raises(NotSaved, match="a file stands where the folder was"):
        journal.own_cards.save("reward", REWARD)
    assert journal.snapshot().library is before
    assert "a file stands" in journal.save_state.words
    assert journal.next_undo is None
    packs.unlink()
    assert journal.retry() == "Card written"
    assert len(own(packs)) == 1
    assert journal.save_state.kind == "saved"


def test_a_second_instance_writes_no_card(house: House, tmp_path: Path) -> None:
    house.journal.check_in("steady", 2, 30)
    other = open_house(tmp_path, environ={}, library=library(topics=[card()]), read_only=True)
    with pytest.raises(ReadOnly):
        other.journal.own_cards.save("reward", REWARD)
    assert not (tmp_path / "packs").exists()
    other.close()


def test_a_linked_file_is_written_at_its_target(journal: Journal, packs: Path, tmp_path: Path) -> None:
    elsewhere = write_pack(tmp_path / "notes", "mine.yaml", pack_text("reward", item("reward", pack="my.r"), id="my.r"))
    packs.mkdir()
    (packs / "own-reward.yaml").symlink_to(elsewhere)
    name = journal.own_cards.save("reward", REWARD)
    assert name.startswith("my.r/")
    assert os.path.islink(packs / "own-reward.yaml")
    assert len(own(tmp_path / "notes")) == 2


def test_an_item_of_no_own_pack_is_not_taken_out(journal: Journal) -> None:
    assert not journal.own_cards.is_own("core.reward/sun")
    with pytest.raises(NotSaved, match="in none of your own packs"):
        journal.own_cards.remove("reward", "core.reward/sun")


def test_a_card_that_is_taken_out_takes_its_form_along_and_undo_brings_both_back(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = journal.own_cards.save("reward", REWARD)
    journal.writing.keep_draft(f"form:own:{name}", "{}")
    with monkeypatch.context() as broken:
        broken.setattr(Keeper, "commit", lambda *_args, **_kw: (_ for _ in ()).throw(NotSaved("it is full", "Wait")))
        with pytest.raises(NotSaved):
            journal.own_cards.remove("reward", name)
    assert name in journal.snapshot().library.rewards, "all of it or nothing"
    journal.own_cards.remove("reward", name)
    assert (journal.snapshot().drafts, name in journal.snapshot().library.rewards) == ({}, False)
    assert journal.undo() == "Card taken out"
    assert (set(journal.snapshot().drafts), name in journal.snapshot().library.rewards) == ({f"form:own:{name}"}, True)


def test_a_card_written_anew_is_said_as_it_is_written(journal: Journal) -> None:
    name = journal.own_cards.save("topic_card", ITEMS["topic_card"])
    journal.cards.say(name, opener="What do you do here?")
    journal.own_cards.save("topic_card", {**ITEMS["topic_card"], "opener": "Do you wait long?"}, item_id=name)

    def opener() -> str:
        snapshot = journal.snapshot()
        return as_said(snapshot.library.topics[name], snapshot).opener

    assert opener() == "Do you wait long?"
    journal.undo()
    assert opener() == "What do you do here?"
    journal.own_cards.remove("topic_card", name)
    assert not journal.snapshot().card_words
