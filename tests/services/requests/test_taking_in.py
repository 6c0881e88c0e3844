"""What is typed in the shell beside an open window waits in a folder until the window takes it in: once, in order."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from ladder_tui.domain.records.tables import FROM_SHELL
from ladder_tui.services.journal import NotSaved
from ladder_tui.services.requests import requests as ask
from ladder_tui.services.requests.carry_out import KEPT
from ladder_tui.services.requests.taking_in import MANY
from ladder_tui.store.file.disk import FILE_MODE, FOLDER_MODE
from ladder_tui.store.file.files import Files
from ladder_tui.store.keeper import Keeper
from ladder_tui.wiring import House, look
from tests.kits.builders import NOW
from tests.kits.store_kit import largest_file
from tests.services.requests.conftest import Shell, folder_of, opened, waiting, wins


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_no_window_no_folder(shell: Shell, tmp_path: Path) -> None:
    done = shell("Tea")
    assert not done.waits
    house = opened(tmp_path)
    assert wins(house) == ["Tea"]
    assert not folder_of(house).exists()
    house.close()


def test_the_window_takes_in_what_waits_in_order(window: House, shell: Shell) -> None:
    texts = [f"win {number}" for number in range(MANY + 2)]
    done = [shell(text) for text in texts]
    assert {one.waits for one in done} == {True}
    assert wins(window) == []
    assert mode(folder_of(window)) == FOLDER_MODE
    assert {mode(path) for path in waiting(window)} == {FILE_MODE}
    first = window.journal.take_in()
    assert first is not None
    assert first.said == tuple(f"Kept among your wins: “{text}”." for text in texts[:MANY])
    assert window.journal.take_in() is not None
    assert window.journal.take_in() is None
    assert wins(window) == texts
    assert [*window.journal.snapshot().wins] == [one.outcome.records[0][1] for one in done], "as the shell had said"
    assert not waiting(window)


def test_who_looks_sees_what_waits_and_takes_nothing_in(window: House, shell: Shell, tmp_path: Path) -> None:
    shell("Tea")
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    snapshot, _ = look(tmp_path, environ={})
    assert [one.text for one in snapshot.wins.values()] == ["Tea"]
    assert {path: files[path] for path in files if path.parent.name != "state"} == {
        path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "state"
    }
    window.journal.take_in()
    assert len(look(tmp_path, environ={})[0].wins) == 1


def test_a_command_sees_what_the_one_before_it_left(window: House, shell: Shell) -> None:
    shell("Tea")

    def make(desk: Any) -> ask.UndoRequest:
        assert [one.text for one in desk.snapshot.wins.values()] == ["Tea"]
        return ask.UndoRequest(id=desk.id, at=desk.at)

    done = shell(make)
    assert (done.waits, done.outcome.sentence) == (True, "Taken back: kept, “Tea”.")
    assert shell(make_undo).outcome.refused
    assert len(waiting(window)) == 2, "what is refused is left to nobody"
    window.journal.take_in()
    assert wins(window) == []


def make_undo(desk: Any) -> ask.UndoRequest:
    return ask.UndoRequest(id=desk.id, at=desk.at)


def test_the_window_takes_back_what_came_from_the_shell(window: House, shell: Shell) -> None:
    shell("Tea")
    window.journal.take_in()
    assert window.journal.undo() == "Kept"
    assert wins(window) == []
    assert window.journal.take_in() is None


def test_after_the_window_the_next_command_takes_in_first(window: House, shell: Shell, tmp_path: Path) -> None:
    shell("one")
    window.ledger.keeper.close()  # killed: nothing more is looked at
    shell("two")
    after = opened(tmp_path)
    assert wins(after) == ["one", "two"]
    assert not waiting(after)
    after.close()


def test_the_window_that_is_left_looks_once_more(window: House, shell: Shell, tmp_path: Path) -> None:
    shell("Tea")
    window.close()
    after = opened(tmp_path)
    assert wins(after) == ["Tea"]
    after.close()


def test_what_is_left_just_before_the_file_is_let_go_of_is_taken_in(
    window: House, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command finds the file held for the last moment of it; and again while that is put right."""
    let_go, left = Keeper.let_go, ["two", "three"]

    def late(keeper: Keeper) -> None:
        if left and keeper is window.ledger.keeper:
            assert shell(left.pop(0)).waits
        let_go(keeper)

    monkeypatch.setattr(Keeper, "let_go", late)
    shell("one")
    window.close()
    monkeypatch.undo()
    after = opened(tmp_path)
    assert wins(after) == ["one", "two", "three"]
    assert not waiting(after)
    after.close()


def test_the_window_closes_while_a_command_writes(
    window: House, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried once more to hold the file: then the command takes its own request in."""
    from ladder_tui.store.waiting import Waiting

    put = Waiting.put

    def put_and_close(self: Waiting, id: str, data: bytes) -> Path:
        path = put(self, id, data)
        window.ledger.keeper.close()
        return path

    monkeypatch.setattr(Waiting, "put", put_and_close)
    assert not shell("Tea").waits
    after = opened(tmp_path)
    assert wins(after) == ["Tea"]
    assert not waiting(after)
    after.close()


def test_a_file_that_was_carried_out_before_is_only_taken_away(window: House, shell: Shell) -> None:
    shell("Tea")
    (path,) = waiting(window)
    data = path.read_bytes()
    window.journal.take_in()
    saves = window.ledger.keeper.save_number
    path.write_bytes(data)  # as after a crash between the save and this
    taken = window.journal.take_in()
    assert taken is not None
    assert (taken.said, taken.aside) == ((), ())
    assert (wins(window), window.ledger.keeper.save_number, waiting(window)) == (["Tea"], saves, [])


def test_a_file_that_cannot_be_taken_away_is_remembered_for_as_long(
    window: House, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ladder_tui.store.waiting import Waiting

    shell("Tea")
    with monkeypatch.context() as stuck:
        stuck.setattr(Waiting, "remove", lambda self, path: None)
        for number in range(KEPT + 5):
            shell(f"{number}")
            for _ in range(KEPT):
                window.journal.take_in()
    assert len(window.ledger.rows(FROM_SHELL)) == KEPT + 6
    for _ in range(KEPT):
        window.journal.take_in()
    assert wins(window) == ["Tea", *map(str, range(KEPT + 5))]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("0000000001-" + "a" * 32 + ".json", b"{half", "it is no request of ladder's"),
        ("0000000001-" + "a" * 32 + ".json", b"", "it is no request of ladder's"),
        ("0000000001-" + "b" * 32 + ".json", msgspec.json.encode({"do": "win", "id": "c" * 32, "at": NOW, "text": "x"}),
         "it is no request of ladder's"),
        ("0000000001-" + "a" * 32 + " (conflict).json", b"{}", "it is not a file of ladder's"),
        ("notes.txt", b"milk", "it is not a file of ladder's"),
    ],
    ids=["half", "empty", "another id", "a conflict copy", "foreign"],
)  # fmt: skip
def test_what_is_no_request_is_kept_aside_and_the_others_go_on(
    window: House, shell: Shell, name: str, data: bytes, why: str
) -> None:
    shell("Tea")
    (folder_of(window) / name).write_bytes(data)
    taken = window.journal.take_in()
    assert taken is not None
    assert taken.said == ("Kept among your wins: “Tea”.",)
    (sentence,) = taken.aside
    kept = Files.of(window.paths.data_file).kept
    (place,) = kept.iterdir()
    assert sentence == f"What waits in {folder_of(window) / name} cannot be carried out: {why}. It is kept as {place}."
    assert place.read_bytes() == data
    assert not waiting(window)


def test_what_cannot_be_done_any_more_is_kept_aside(window: House, shell: Shell) -> None:
    from tests.kits.builders import person

    window.journal.people.save(person())
    note = "It went on for hours"
    shell(lambda desk: ask.ContactRequest(id=desk.id, at=desk.at, person_id="ana", note=note))
    window.journal.people.remove("ana")
    taken = window.journal.take_in()
    assert taken is not None
    assert taken.aside[0].startswith("Nothing is noted: this person is not among your people any more. It is kept as ")
    (place,) = Files.of(window.paths.data_file).kept.iterdir()
    assert note in place.read_text()
    assert not waiting(window)


def test_what_cannot_be_saved_waits(window: House, shell: Shell) -> None:
    shell("Tea")
    with largest_file(10), pytest.raises(NotSaved):
        window.journal.take_in()
    assert (wins(window), len(waiting(window))) == ([], 1)
    state = window.journal.save_state
    window.journal.take_in()
    assert wins(window) == ["Tea"]
    assert (state.kind, window.journal.save_state.kind) == ("not_saved", "saved")


def test_a_command_that_can_leave_nothing_says_so(window: House, shell: Shell) -> None:
    with largest_file(10), pytest.raises(NotSaved):
        shell("Tea")
    assert not waiting(window)
    assert not list(folder_of(window).iterdir())


def test_a_window_that_only_reads_takes_nothing_in(window: House, shell: Shell, tmp_path: Path) -> None:
    second = opened(tmp_path)
    shell("Tea")
    taken = second.journal.take_in()
    assert taken is not None
    assert not taken.said
    assert len(waiting(window)) == 1
    window.ledger.keeper.close()
    second.journal.refresh()
    second.journal.take_in()
    assert wins(second) == ["Tea"]
    second.close()


def test_a_request_that_cannot_be_made_is_left_to_nobody(window: House, shell: Shell) -> None:
    def make(desk: Any) -> Any:
        assert desk.snapshot.checkins
        raise ValueError("A sentence.")

    with pytest.raises(ValueError, match="A sentence"):
        shell(make)
    assert not waiting(window)
