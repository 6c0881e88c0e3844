"""The language of the packs: of the settings or of the system, taken up at once and taken back with them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ladder_tui.packs.reading.load import load_library
from ladder_tui.wiring import House, look, open_house
from tests.kits.builders import NOW, ZONE
from tests.kits.pack_texts import ITEMS, item, pack_text, write_pack


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One reward shipped, and German words for it among the user's packs."""
    folder = tmp_path / "shipped"
    write_pack(folder, "rewards.yaml", pack_text("reward", item("reward")))
    german = pack_text("reward", item("reward", text="Geh am Fluss entlang."), id="my.de")
    write_pack(tmp_path / "data" / "packs", "de.yaml", german.replace("locale: en", "locale: de"))
    monkeypatch.setattr("ladder_tui.packs.reading.locate.content_at", lambda: str(folder))
    return folder


def opened(tmp_path: Path, environ: Mapping[str, str]) -> House:
    return open_house(tmp_path / "data", environ=environ, clock=lambda: NOW, zone=ZONE.key)


def text(house: House) -> str:
    return house.journal.snapshot().library.rewards["core.things/one"].text


ENGLISH, GERMAN = ITEMS["reward"]["text"], "Geh am Fluss entlang."


@pytest.mark.parametrize(("environ", "first"), [({}, ENGLISH), ({"LANG": "de_AT.UTF-8"}, GERMAN)])
def test_the_system_is_followed_until_a_language_is_chosen(
    tmp_path: Path, shipped: Path, environ: dict[str, str], first: str
) -> None:
    house = opened(tmp_path, environ)
    assert text(house) == first
    seen = house.journal.snapshot().library
    assert house.journal.snapshot().library is seen, "made once, not at every look"
    house.journal.settle(language="de")
    assert text(house) == GERMAN
    house.journal.settle(language="en")
    assert text(house) == ENGLISH
    house.journal.settle(language="fr")
    assert text(house) == ENGLISH
    house.journal.undo()
    house.journal.undo()
    assert text(house) == GERMAN
    house.close()
    assert look(tmp_path / "data", environ={"LANGUAGE": "en"})[0].library.rewards["core.things/one"].text == GERMAN


def test_who_only_looks_follows_the_system_too(tmp_path: Path, shipped: Path) -> None:
    opened(tmp_path, {}).close()
    for environ, said in (({}, ENGLISH), ({"LANGUAGE": "fr:de"}, GERMAN)):
        snapshot, _ = look(tmp_path / "data", environ=environ)
        assert snapshot.library.rewards["core.things/one"].text == said


def test_what_is_written_over_a_translation_stands_now_and_at_the_next_start(tmp_path: Path, shipped: Path) -> None:
    house = opened(tmp_path, {"LANG": "de_DE"})
    cards, folder = house.journal.own_cards, tmp_path / "data" / "packs"
    cards.save("reward", {**ITEMS["reward"], "text": "Geh den langen Weg."}, item_id="core.things/one")
    assert text(house) == "Geh den langen Weg."
    again = load_library([shipped, folder])
    assert again.problems == ()
    assert again.in_languages(["de"]).rewards["core.things/one"].text == "Geh den langen Weg."
    house.journal.undo()
    assert text(house) == GERMAN
    cards.save("reward", {**ITEMS["reward"], "text": "Geh den langen Weg."}, item_id="core.things/one")
    cards.remove("reward", "core.things/one")
    assert text(house) == GERMAN
    house.close()
