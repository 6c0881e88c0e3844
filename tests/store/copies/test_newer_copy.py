"""An older save put in the place of the file is opened, and the second copy, which is newer, can be brought back."""

from pathlib import Path

from ladder_tui.store.whole.restore import adopt, restore
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write


def test_an_older_save_put_back_is_opened_and_the_newer_copy_kept(tmp_path: Path) -> None:
    filled(tmp_path, ["one"])
    files = files_in(tmp_path)
    old = files.main.read_bytes()
    with open_keeper(tmp_path) as keeper:
        write(keeper, "two", "three", "four")
    newer = files.previous.read_bytes()
    files.main.write_bytes(old)
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one"]
        assert "is an older save than its second copy" in keeper.problems[0]
        kept, change = sorted(files.kept.iterdir())
        assert (kept.read_bytes(), change.name) == (newer, f"{kept.name}.change")
        assert [(one.found, one.save, one.kept) for one in keeper.met] == [("older", 1, kept)]
        assert str(keeper.met[0]).endswith(f"3 records. That copy is kept as {kept}.")
    with open_keeper(tmp_path) as keeper:
        assert [one.kept for one in keeper.met] == [kept]  # it is said again, and kept only once
        write(keeper, "five")
        assert keeper.save_number == 5
    assert sorted(files.kept.iterdir()) == [kept, change]
    for bring_back in (adopt, restore):
        bring_back(paths_in(tmp_path), kept, now=NOW)
        with open_keeper(tmp_path) as keeper:
            assert (ids(keeper), keeper.met) == (["one", "two", "three", "four"], ())  # the last save too
    files.main.write_bytes(old)
    with open_keeper(tmp_path) as keeper:
        assert keeper.met[0].kept not in (None, kept)
