"""The settings through real keys: kept at once, taken back with undo, and privacy in words."""

from collections.abc import Callable

from msgspec.structs import replace

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.places.settings.languages import language_choices
from ladder_tui.screens.places.settings.screen import SettingsScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, card, library, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/]"


def kept(app: LadderApp) -> Settings:
    return app.journal.snapshot().settings


def go_to(app: LadderApp, row: str) -> None:
    assert app.screen.query_one(RowList).go_to(row), row


async def test_rows_change_at_once_and_undo_takes_it_back(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "right")
        assert (kept(app).theme, app.theme) == ("ladder-day", "ladder-day")
        assert said(app) == "Settings changed · u takes it back"
        await press(pilot, "u")
        assert (kept(app).theme, app.theme) == ("ladder-dusk", "ladder-dusk")
        await press(pilot, "U")
        assert (kept(app).theme, app.theme) == ("ladder-day", "ladder-day")
        assert said(app) == "Done again: settings changed"
        await press(pilot, "u")
        assert (kept(app).theme, app.theme) == ("ladder-dusk", "ladder-dusk")
        await press(pilot, "enter", "down", "down", "enter")
        assert app.theme == "ladder-contrast"

        await press(pilot, "j", "space")
        assert kept(app).motion == "off"
        await press(pilot, "j", "enter")
        assert kept(app).ascii
        await press(pilot, "j", "j", "h")
        assert kept(app).energy_morning == 2
        assert "**ooo  little" in dump(app)  # plain signs are on
        go_to(app, "week_start")
        await press(pilot, "left")
        assert kept(app).week_start == 6
        go_to(app, "capacity")
        await press(pilot, "right")
        assert kept(app).capacity == 2
        await press(pilot, "left")
        assert kept(app).capacity is None
        go_to(app, "region")
        await press(pilot, "enter", "end", "enter")
        assert kept(app).region == "US"
        go_to(app, "initials")
        await press(pilot, "l", "j", "l")
        assert (kept(app).initials, kept(app).hide_on_start) == (True, True)
        await press(pilot, "escape")
        assert not isinstance(app.screen, SettingsScreen)


async def test_a_time_zone_is_typed_and_a_wrong_one_answered(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        go_to(app, "zone")
        await press(pilot, "enter")
        await write(pilot, "Middle-earth")
        await press(pilot, "ctrl+s")
        assert "“Middle-earth” names no single time zone; try Europe/Berlin, or leave it empty." in squeeze(app)
        await write(pilot, "lisbon")
        await press(pilot, "ctrl+s")
        assert kept(app).zone == "Europe/Lisbon"
        assert said(app) == "Kept. It is taken up at the next start."


async def test_what_was_removed_for_good_can_be_brought_back(app_at: AppAt) -> None:
    seed = {"settings": [settings()], "hidden": [Hidden(id="t/odd", at=NOW)]}
    app = app_at(NOW, library(topics=[card("t/odd", HOSTILE)]), seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        go_to(app, "removed")
        await pilot.pause()
        assert "1 thing" in dump(app)
        await press(pilot, "enter")
        assert f"topic card: {HOSTILE}" in dump(app)
        await press(pilot, "enter")
        assert app.journal.snapshot().hidden == {}
        await press(pilot, "u")
        assert "t/odd" in app.journal.snapshot().hidden
        await press(pilot, "enter", "enter")
        assert app.journal.snapshot().hidden == {}
        await press(pilot, "enter")
        assert said(app) == "Nothing was removed for good."


async def test_privacy_is_told_in_words_and_can_be_reached(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "comma", "end")
        text = squeeze(app)
        assert "It is a curtain and no lock" in text
        go_to(app, "privacy-0")
        await pilot.pause()
        assert "ladder.json" in dump(app).replace("\n", "").replace(" ", "")
        assert "enter choose" not in dump(app)
        await press(pilot, "right", "enter")
        assert isinstance(app.screen, SettingsScreen)


async def test_beside_the_list_stands_what_a_row_means(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "comma")
        assert "Colours. It changes at once." in squeeze(app)
        go_to(app, "region")
        await pilot.pause()
        assert "It is never guessed." in squeeze(app)


async def test_what_of_the_packs_cannot_be_used_is_named(app_at: AppAt) -> None:
    broken = '/home/me/packs/mine.yaml:5: my.cards/sun: minutes: is "90"; write a whole number from 1 to 20'
    app = app_at(library=replace(library(topics=[card()]), problems=(broken, f"/home/me/b.yaml:1: pack: {HOSTILE}")))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        go_to(app, "packs-3")
        await pilot.pause()
        text = squeeze(app)
        assert "2 things in the packs could not be used as it stands; all the rest works." in text
        assert broken in text
        assert HOSTILE in text


async def test_the_language_of_the_cards_is_a_row_and_is_taken_up_at_once(app_at: AppAt) -> None:
    english, german = card("t/one", "How are you?"), card("t/one", "Wie geht's?")
    both = replace(library(topics=[english]), translations={"de": {"topics": {"t/one": german}}, "xx": {}})
    app = app_at(NOW, both, {"settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        go_to(app, "language")
        await pilot.pause()
        assert "‹ as the system says: English ›" in dump(app)
        assert "What a pack has no words for stays English. It changes at once." in squeeze(app)
        await press(pilot, "enter")
        listed = squeeze(app).partition("as the system says")[2]
        assert listed.index("English") < listed.index("Deutsch") < listed.index("xx")
        await press(pilot, "down", "down", "enter")
        assert kept(app).language == "de"
        assert app.journal.snapshot().library.topics["t/one"].opener == "Wie geht's?"
        await press(pilot, "u")
        assert app.journal.snapshot().library.topics["t/one"].opener == "How are you?"


async def test_without_packs_in_other_languages_the_row_says_how_there_can_be_one(app_at: AppAt) -> None:
    app = app_at(NOW, library(), {"settings": [settings(language="fr")]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        go_to(app, "language")
        await pilot.pause()
        assert "A pack of your own with, for example, `locale: de` in it adds a language here." in squeeze(app)
        await press(pilot, "right", "enter")
        assert kept(app).language == "fr"
        assert "English" in dump(app)


def test_a_language_without_a_pack_stays_to_be_seen_and_left() -> None:
    seen = Snapshot(now=NOW, library=replace(library(), translations={"de": {}}), settings=settings(language="fr"))
    said = dict(language_choices(seen, ("it", "de")))
    assert said == {
        "": "as the system says: Deutsch", "en": "English", "de": "Deutsch",
        "fr": "français, of which there is no pack",
    }  # fmt: skip
