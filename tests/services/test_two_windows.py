"""A second window beside the one that writes: it follows, and what it cannot read is said and shakes nothing."""

from pathlib import Path

from ladder_tui.store.file import image
from ladder_tui.wiring import House, open_house
from tests.kits.builders import NOW, library


def second_window(folder: Path) -> House:
    return open_house(folder, environ={}, clock=lambda: NOW, zone="Europe/Berlin", library=library())


def test_a_second_window_follows_and_goes_on_with_what_it_holds(house: House, tmp_path: Path) -> None:
    second = second_window(tmp_path)
    told: list[int] = []
    second.journal.subscribe(lambda: told.append(1))
    assert second.journal.save_state.words.startswith("Read-only: held by process")
    house.journal.check_in("steady", 3, 30)
    assert second.journal.refresh()
    assert len(second.journal.snapshot().checkins) == 1
    assert not second.journal.refresh()
    main, whole = house.journal.data_file, house.journal.data_file.read_bytes()
    main.write_bytes(b"".join(image.seal(b'{"format":"ladder","schema":9,"save":9}', [])))
    for _ in range(2):
        assert not second.journal.refresh()
    assert len(second.journal.snapshot().checkins) == 1
    (sentence,) = second.journal.news()
    assert "is from a newer ladder" in sentence
    assert second.journal.news() == ()
    assert len(told) == 2  # once for the check-in, once for the sentence
    main.write_bytes(whole)
    second.journal.refresh()
    assert len(second.journal.snapshot().checkins) == 1
    second.close()
