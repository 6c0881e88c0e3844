"""After every state a power cut could leave, what was acknowledged is there, and nothing is there by half."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.domain.records.entries import Entry
from ladder_tui.store import migrations
from ladder_tui.store.file import image
from tests.kits.model_disk import ModelDisk, State, forget_the_disk, lay_out
from tests.kits.store_checks import cut_everywhere
from tests.kits.store_kit import filled, open_keeper, paths_in

pytestmark = pytest.mark.forced


@pytest.mark.timeout(600)
def test_every_state_a_power_cut_could_leave(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
    record_property: Callable[[str, object], None],
) -> None:
    days = 16 if pytestconfig.getoption("--long") else 2  # the oldest backups go after a fortnight
    states = cut_everywhere(tmp_path, monkeypatch, days=days)
    assert states > 75 * days
    record_property("figures", f"{states} states of the disk opened, 0 lost")


def _answered(documents: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for document in documents["entries"].values():
        document["question"] = "since schema 2"
    return documents


@pytest.mark.parametrize("damaged", [False, True], ids=["a migration", "a recovery and a migration"])
def test_a_power_cut_on_opening_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bool
) -> None:
    live, copy = tmp_path / "live", tmp_path / "cut"
    filled(live)
    if damaged:
        (paths_in(live).data / "ladder.json").write_bytes(b"damaged")
    ours = image.SCHEMA
    monkeypatch.setattr(image, "SCHEMA", ours + 1)
    monkeypatch.setattr(migrations, "MIGRATIONS", {ours: _answered})
    disk = ModelDisk(paths_in(live).data)
    disk.take_in()
    states: set[State] = set()
    disk.after = lambda: states.update(disk.states())
    with monkeypatch.context() as during:
        disk.note(during)
        open_keeper(live).close()
    assert len(states) > 10
    forget_the_disk(monkeypatch)
    for state in states:
        shutil.rmtree(copy, ignore_errors=True)
        lay_out(state, live, copy)
        for read_only in (True, False, True):
            with open_keeper(copy, read_only=read_only) as again:
                entries = [record for record in again.tables["entries"].values() if isinstance(record, Entry)]
                assert [(entry.id, entry.question) for entry in entries] == [
                    (name, "since schema 2") for name in ("one", "two", "three")
                ]
