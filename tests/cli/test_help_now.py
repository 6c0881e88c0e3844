"""`ladder help-now` answers whatever is broken."""

import io
import json
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.packs.reading import load as packs
from ladder_tui.services.kept_choices import Kept, kept_choices
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from tests.kits.builders import NOW, person, settings
from tests.kits.pack_texts import item, pack_text, write_pack


def help_now(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder), "help-now", *words], out), out.getvalue()


def choose(folder: Path, region: str) -> None:
    with Keeper.open(find_paths(folder, {}), now=NOW) as keeper:
        keeper.commit([Change("settings", "settings", None, settings(region=region))], now=NOW)


def test_without_anything_it_begins_kindly_and_names_the_emergency_number(tmp_path: Path) -> None:
    code, text = help_now(tmp_path / "nothing-here")
    assert code == 0
    assert text.startswith("There are people who like to listen.")
    assert text.index("112") < text.index("Find A Helpline") < text.index("999: Hong Kong, Ireland")
    assert "Samaritans" not in text
    assert not (tmp_path / "nothing-here" / "ladder.json").exists()


def test_it_takes_the_country_from_the_settings_with_lines_for_everybody_first(tmp_path: Path) -> None:
    choose(tmp_path, "GB")
    code, text = help_now(tmp_path)
    assert code == 0
    assert "In the United Kingdom" in text
    assert "TelefonSeelsorge" not in text
    order = ("Samaritans", "Shout", "Silver Line", "Carers UK", "Domestic Abuse", "Find A Helpline")
    assert sorted(order, key=text.index) == list(order)


def test_own_people_with_a_number_stand_before_the_lines_and_nobody_who_is_not_safe(tmp_path: Path) -> None:
    choose(tmp_path, "GB")
    known = [
        person("a", "Ana Lima", number="0161 496 0000"),
        person("b", "Kit", number="1", unsafe=True),
        person("c", "Bo"),
    ]
    with Keeper.open(find_paths(tmp_path, {}), now=NOW) as keeper:
        keeper.commit([Change("people", each.id, None, each) for each in known], now=NOW)
    text = help_now(tmp_path)[1]
    assert text.index("999") < text.index("Your people\n  Ana Lima: 0161 496 0000\n\n") < text.index("Samaritans")
    assert "Kit" not in text
    assert "Bo:" not in text
    assert json.loads(help_now(tmp_path, "--json")[1])["people"] == [{"name": "Ana Lima", "number": "0161 496 0000"}]
    with Keeper.open(find_paths(tmp_path, {}), now=NOW) as keeper:
        keeper.commit([Change("settings", "settings", settings(region="GB"), settings(initials=True))], now=NOW)
    assert "  A. L.: 0161 496 0000" in help_now(tmp_path)[1]


def test_a_narrow_terminal_cuts_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(tmp_path, "GB")
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, help_now(tmp_path)[1].splitlines())) <= 60


def test_a_country_can_be_asked_for_in_words(tmp_path: Path) -> None:
    choose(tmp_path, "GB")
    assert "In Germany" in help_now(tmp_path, "--region", "germany")[1]
    assert "No country is chosen yet." in help_now(tmp_path, "--region", "none")[1]


def test_an_unknown_country_is_said_and_the_page_comes_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = help_now(tmp_path, "--region", "Atlantis")
    assert code == 1
    assert "Find A Helpline" in text
    assert "“Atlantis” is no country with entries here" in capsys.readouterr().err


def test_json_says_the_same(tmp_path: Path) -> None:
    page = json.loads(help_now(tmp_path, "--region", "GB", "--json")[1])
    assert page["region"] == "GB"
    assert page["groups"][0]["entries"][0]["ways"][0] == ["call", "116 123"]


@pytest.mark.parametrize("damage", ["garbage", "folder", "newer", "odd"])
def test_it_works_when_the_store_cannot_be_opened(tmp_path: Path, damage: str) -> None:
    choose(tmp_path, "GB")
    for path in tmp_path.glob("ladder.json*"):
        path.unlink()
    file = tmp_path / "ladder.json"
    if damage == "folder":
        file.mkdir()
    elif damage == "newer":
        file.write_text('{"_meta":{"1":{"format":"ladder","schema":999}}}')
    elif damage == "odd":
        file.write_text('{"settings":{"1":{"id":"settings","region":7}}}')
    else:
        file.write_bytes(b"\0\xff{")
    code, text = help_now(tmp_path)
    assert code == 0
    assert "Find A Helpline" in text


def test_it_works_when_no_pack_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("nothing can be read")

    monkeypatch.setattr(packs, "load_library", broken)
    code, text = help_now(tmp_path)
    assert code == 0
    assert "findahelpline.com" in text
    assert "112" in text


def test_reading_the_country_leaves_no_trace(tmp_path: Path) -> None:
    assert kept_choices(find_paths(tmp_path / "none", {})) == Kept()
    assert not (tmp_path / "none").exists()


def test_entries_come_in_the_language_that_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = item("support", pack="my.hilfe", name="Nachbarn, die zuhören", note="Am Telefon, abends.")
    text = pack_text("support", line, id="my.hilfe").replace("locale: en", "locale: de")
    write_pack(tmp_path / "packs", "hilfe.yaml", text)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert "Nachbarn" not in help_now(tmp_path)[1]
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "Nachbarn, die zuhören" in help_now(tmp_path)[1]
    with Keeper.open(find_paths(tmp_path, {}), now=NOW) as keeper:
        keeper.commit([Change("settings", "settings", None, settings(language="en"))], now=NOW)
    assert "Nachbarn" not in help_now(tmp_path)[1]
