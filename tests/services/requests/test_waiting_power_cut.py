"""After every state that a power cut could leave, what a command said is there, once; and in the order it was said."""

import shutil
from pathlib import Path

import pytest

from ladder_tui.cli.writing.hand_over import carried_out
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import find_paths
from tests.kits.model_disk import ModelDisk, State, forget_the_disk, lay_out
from tests.services.requests.conftest import opened, win, wins

pytestmark = pytest.mark.forced


@pytest.mark.timeout(600)
def test_every_state_between_the_shell_and_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live, copy = tmp_path / "live", tmp_path / "cut"
    window = opened(live)
    window.journal.check_in("steady", 3, 45)
    disk = ModelDisk(live)
    disk.take_in()
    #: What was said and not asked to be taken back, by the states of the disk that were possible then.
    said: set[str] = set()
    states: dict[State, set[str]] = {}

    def note() -> None:
        for state in disk.states():
            states[state] = states.get(state, set()) | said

    disk.after = note
    with monkeypatch.context() as during:
        disk.note(during)
        for text in ("one", "two"):
            house = opened(live)
            assert carried_out(house.ledger, win(text)).waits
            said.add(text)
            note()
            house.close()
        window.journal.take_in()
        note()
        said.discard("two")
        window.journal.undo()
        disk.after = lambda: None
        taken_back = set(disk.states())
    assert len(states) > 60
    forget_the_disk(monkeypatch)
    for state, kept in states.items():
        shutil.rmtree(copy, ignore_errors=True)
        lay_out(state, live, copy)
        after = opened(copy)
        after.journal.take_in()
        there = wins(after)
        assert there in ([], ["one"], ["one", "two"])
        assert kept <= {*there}
        assert state not in taken_back or there == ["one"], "what was taken back does not come again"
        assert not Files.of(find_paths(copy, {}).data_file).waiting_files()
        assert not list(copy.rglob("*.tmp"))
        after.close()
    window.close()
