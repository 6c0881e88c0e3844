"""The store as the app sees it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.people import Person
from ladder_tui.store.file import image
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.keeper import Change, Keeper, NewerData, NoFolder, NotSaved, ReadOnly, Unreadable
from tests.kits.store_kit import (
    NOW,
    contact,
    drop,
    entry,
    files_in,
    filled,
    ids,
    open_keeper,
    paths_in,
    person,
    put,
    write,
)


def test_an_empty_store_writes_nothing_but_its_lock(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        assert set(keeper.tables) == set(TABLES)
        assert not any(keeper.tables.values())
        assert (keeper.save_number, keeper.problems, keeper.recovery, keeper.read_only) == (0, (), None, False)
    assert not files_in(tmp_path).main.exists()


def test_reading_an_empty_folder_creates_nothing(tmp_path: Path) -> None:
    with open_keeper(tmp_path, read_only=True) as keeper:
        assert keeper.read_only
        assert not any(keeper.tables.values())
    assert not paths_in(tmp_path).data.exists()


def test_what_is_committed_is_there_after_opening_again(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables
        assert keeper.save_number == 3
        assert (keeper.problems, keeper.recovery) == ((), None)
        assert keeper.path == files_in(tmp_path).main


def test_changes_of_several_tables_are_one_save_in_their_order(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        keeper.commit([put("people", person("a")), put("contacts", contact("c", "a"))], now=NOW)
        keeper.commit(
            [drop("contacts", "c"), drop("people", "a"), put("people", person("a", "Bo")), drop("people", "never")],
            now=NOW,
        )
        assert keeper.save_number == 2
        tables = keeper.tables
        assert (ids(keeper, "contacts"), tables["people"]) == ([], {"a": person("a", "Bo")})
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables


def test_nothing_to_change_is_no_save(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        keeper.commit([], now=NOW)
        assert keeper.save_number == 0


def test_tables_that_were_handed_on_never_change(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one")
        before, people = keeper.tables["entries"], keeper.tables["people"]
        write(keeper, "two")
        assert list(before) == ["one"]
        assert keeper.tables["people"] is people


def test_numbers_in_the_file_are_never_given_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with open_keeper(tmp_path) as keeper:
            write(keeper, name)
            keeper.commit([drop("entries", name)], now=NOW)
    with open_keeper(tmp_path) as keeper:
        write(keeper, "three")
    with TinyDB(files_in(tmp_path).main) as stock:
        assert [document.doc_id for document in stock.table("entries")] == [3]


def test_stock_tinydb_opens_the_file_and_every_record_has_a_line(tmp_path: Path) -> None:
    filled(tmp_path)
    lines = files_in(tmp_path).main.read_text().splitlines()
    assert lines[0].startswith('{"_meta":{"1":{"format":"ladder","schema":3,"save":3,"saved":"2026-03-04T09:30')
    assert sum(line.startswith('"3":{"id":') for line in lines) == 3
    with TinyDB(files_in(tmp_path).main) as stock:
        assert stock.tables() == {"_meta", "people", "contacts", "entries"}
        assert [document["text"] for document in stock.table("entries")][2] == "line one\nline two of three 日本"
        head = stock.table("_meta").all()[0]
    assert (head["records"], head["next"]) == (9, {"people": 4, "contacts": 4, "entries": 4})


def test_time_in_the_head_is_utc(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", now=NOW.astimezone(ZoneInfo("Asia/Tokyo")))
    assert b'"saved":"2026-03-04T09:30:00+00:00"' in files_in(tmp_path).main.read_bytes()


@pytest.mark.parametrize("late", [False, True])
def test_a_record_that_cannot_be_read_costs_one_record_and_stays(tmp_path: Path, late: bool) -> None:
    filled(tmp_path)
    main = files_in(tmp_path).main
    held = image.parse(main.read_bytes())
    bad = image.row("2", b'{"id":"two","at":"never","text":"my secret"}')
    twice = image.row("9", image.value_of(held.rows("entries")["1"]))
    entries = {**held.rows("entries"), "2": bad, "9": twice}
    tables = {**held.tables, "entries": entries, "dreams": {"1": image.row("1", b'{"a":1}')}, "loose": b"[1,2]"}
    main.write_bytes(b"".join(image.render(replace(held, tables=tables))))
    with open_keeper(tmp_path, late=late) as keeper:
        assert len(keeper.problems) == (2 if late else 4)
        assert ids(keeper) == ["one", "three"]
        assert len(keeper.problems) == 4
        assert "Record 2 of entries" in keeper.problems[2 if late else 0]
        assert not any("secret" in problem or "never" in problem for problem in keeper.problems)
        write(keeper, "four")
    kept = image.parse(main.read_bytes())
    assert (kept.rows("entries")["2"], kept.rows("entries")["9"]) == (bad, twice)
    assert b'"four"' in kept.rows("entries")["4"]
    assert (kept.tables["dreams"], kept.tables["loose"]) == (tables["dreams"], b"[1,2]")


def test_late_a_table_is_decoded_when_it_is_looked_at_and_as_it_was_when_the_file_was_read(tmp_path: Path) -> None:
    whole = filled(tmp_path)
    with open_keeper(tmp_path, late=True) as keeper:
        before = dict(keeper.tables)
        assert keeper.take({}, (), now=NOW) is not None
        assert not any(keeper.tables.values())
        write(keeper, "four")
        assert before["entries"] == whole["entries"]
        assert ids(keeper) == ["four"]


def test_late_the_file_is_saved_as_ever(tmp_path: Path) -> None:
    saved = set[bytes]()
    for late in (False, True):
        folder = tmp_path / str(late)
        filled(folder)
        with open_keeper(folder, late=late) as keeper:
            keeper.commit(
                [drop("entries", "two"), put("checkins", CheckIn(id="c", at=NOW, mood="good", energy=3, minutes=45))],
                now=NOW,
            )
            keeper.commit([put("entries", entry("two")), put("entries", entry("four"))], now=NOW)
            keeper.commit([put("people", person("person-two", "Ben"))], now=NOW)
            assert ids(keeper) == ["one", "two", "three", "four"]
            assert keeper.problems == ()
        saved.add(files_in(folder).main.read_bytes())
    assert len(saved) == 1


def test_a_value_out_of_bounds_is_not_saved_and_says_which(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one")
        tables = keeper.tables
        wrong = CheckIn(id="c", at=NOW, mood="low", energy=9, minutes=5)
        with pytest.raises(NotSaved, match=r"^Not kept: energy .* Change it and keep it again\.$"):
            keeper.commit([put("entries", entry("two")), put("checkins", wrong)], now=NOW)
        assert keeper.tables is tables
        assert keeper.save_number == 1


def test_a_change_that_does_not_belong_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        for change in (
            put("people", entry("a")),
            put("nowhere", entry("a")),
            Change("entries", "b", None, entry("a")),
            Change("nowhere", "a", None, None),
        ):
            with pytest.raises(TypeError):
                keeper.commit([change], now=NOW)
        assert keeper.save_number == 0


def test_a_second_instance_reads_only_says_who_holds_the_file_and_follows(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as first:
        write(first, "one")
        with open_keeper(tmp_path) as second:
            assert second.read_only
            assert second.holder.startswith("Held by process ")
            assert second.holder.endswith("since 09:30")
            assert ids(second) == ["one"]
            with pytest.raises(ReadOnly, match="Not kept: Held by process"):
                write(second, "never")
            assert not second.refresh(now=NOW)
            write(first, "two")
            assert second.refresh(now=NOW)
            assert ids(second) == ["one", "two"]
            assert second.recovery is None
        with open_keeper(tmp_path, NOW + timedelta(days=1)) as third:
            assert third.holder.endswith("since 2026-03-04 09:30")
    with open_keeper(tmp_path) as keeper:
        assert not keeper.read_only
        assert keeper.holder == ""


def test_what_was_opened_for_reading_or_is_closed_does_not_save(tmp_path: Path) -> None:
    filled(tmp_path)
    reader = open_keeper(tmp_path, read_only=True)
    closed = open_keeper(tmp_path)
    closed.close()
    for keeper in (reader, closed):
        with pytest.raises(ReadOnly):
            write(keeper, "never")
        assert keeper.save_number == 3


def test_newer_data_are_refused_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    main = files_in(tmp_path).main
    held = image.parse(main.read_bytes())
    newer = image.SCHEMA + 1
    whole = {"_meta": {"1": {"format": "ladder", "schema": newer}}, "people": {}}
    monkeypatch.setattr(image, "SCHEMA", newer)
    written = b"".join(image.render(replace(held, meta=image.Meta(schema=newer, save=4))))
    monkeypatch.undo()
    for data in (written, written[:-40], json.dumps(whole).encode(), json.dumps(whole, indent=2).encode()):
        main.write_bytes(data)
        before = {path: path.read_bytes() for path in main.parent.rglob("*") if path.is_file()}
        for read_only in (False, True):
            with pytest.raises(NewerData, match=r"is from a newer ladder.*has not been touched") as refused:
                open_keeper(tmp_path, read_only=read_only)
            assert str(main) in str(refused.value)
        after = {path: path.read_bytes() for path in main.parent.rglob("*") if path.is_file()}
        assert after == before
    files_in(tmp_path).main.unlink()
    files_in(tmp_path).previous.write_bytes(written)
    with pytest.raises(NewerData):
        open_keeper(tmp_path)


def test_a_linked_file_is_written_at_its_target(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(0o755)
    (elsewhere / "notes.txt").write_text("not ours")
    paths_in(tmp_path).data.mkdir()
    link = paths_in(tmp_path).data / "ladder.json"
    link.symlink_to(elsewhere / "my.json")
    for name in ("one", "two"):
        with open_keeper(tmp_path) as keeper:
            write(keeper, name)
            assert keeper.path == elsewhere / "my.json"
            with open_keeper(tmp_path) as second:
                assert second.read_only
    assert link.is_symlink()
    assert b'"two"' in (elsewhere / "my.json").read_bytes()
    assert elsewhere.stat().st_mode & 0o777 == 0o755


def test_a_loop_of_links_is_no_folder(tmp_path: Path) -> None:
    paths_in(tmp_path).data.mkdir()
    link = paths_in(tmp_path).data / "ladder.json"
    link.symlink_to(link)
    with pytest.raises((NoFolder, Unreadable), match=str(link)):
        open_keeper(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(NoFolder, match="a file stands where the folder was"):
        open_keeper(tmp_path)
    with pytest.raises(NoFolder), Keeper.open(paths_in(Path("/proc/self")), now=NOW):
        pass  # nobody can make folders there


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data" / "ladder.json").mkdir(parents=True)
    for read_only in (False, True):
        with pytest.raises(Unreadable, match=r"cannot be read"):
            open_keeper(tmp_path, read_only=read_only)


def test_the_lock_is_free_again_when_opening_fails(tmp_path: Path) -> None:
    (tmp_path / "data" / "ladder.json").mkdir(parents=True)
    with pytest.raises(Unreadable):
        open_keeper(tmp_path)
    (tmp_path / "data" / "ladder.json").rmdir()
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one")


def test_every_record_of_a_table_keeps_its_own_class(tmp_path: Path) -> None:
    filled(tmp_path)
    with open_keeper(tmp_path) as keeper:
        assert cast(Person, keeper.tables["people"]["person-one"]).name == "Äß one"


def test_a_record_that_comes_back_goes_where_it_was_in_every_copy(tmp_path: Path) -> None:
    names = [f"e{n}" for n in range(12)]
    with open_keeper(tmp_path) as keeper:
        write(keeper, *names)
        whole = files_in(tmp_path).main.read_bytes().partition(b"\n")[2]
        keeper.commit([drop("entries", "e1"), drop("entries", "e10")], now=NOW)
        keeper.commit([put("entries", entry("e10")), put("entries", entry("e1"))], now=NOW)
        assert ids(keeper) == names
        assert files_in(tmp_path).main.read_bytes().partition(b"\n")[2] == whole
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == names
    files_in(tmp_path).main.write_bytes(b"not a save")
    with open_keeper(tmp_path) as keeper:
        assert keeper.recovery is not None
        assert ids(keeper) == names
