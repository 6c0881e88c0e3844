"""A small German pack as the proof: six situations, thirty cards, two kind steps for a hard evening, and words.

It lies in `tests/packs/german`, as somebody would put it into their pack folder. What it does not say stays English.
"""

import io
import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.cli.main import main
from ladder_tui.domain.base.text_search import matches
from ladder_tui.domain.cards.ahead import cards_of_page, first_lines
from ladder_tui.domain.cards.situations import cards_of_situation, find_situations, situations_of
from ladder_tui.domain.cards.take_along import lines_of
from ladder_tui.domain.library import Library
from ladder_tui.packs.lint.check import Report, check
from ladder_tui.packs.reading.load import load_library
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings, snapshot
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press
from tests.kits.shipped_packs import SHIPPED

GERMAN = Path(__file__).parent / "german"
SITUATIONS = {
    "on-the-train",
    "stairs-or-lift",
    "colleague-kitchen",
    "lunch-colleague",
    "before-it-starts",
    "weekly-call",
}


@cache
def both() -> Library:
    """The shipped packs and the German one, all languages in it."""
    return load_library([SHIPPED, GERMAN])


def german() -> Library:
    return both().in_languages(["de"])


@cache
def checked() -> Report:
    return check([GERMAN])


def test_it_holds_what_it_promises_and_every_shipped_item_stays() -> None:
    assert both().problems == ()
    spoken = both().translations["de"]
    assert {one.rpartition("/")[2] for one in spoken["situations"]} == SITUATIONS
    assert (len(spoken["topics"]), len(spoken["kindness"])) == (30, 2)
    own = {name for shelf in spoken.values() for name in shelf if name.startswith("my.")}
    assert own == {"my.deutsch-karten/du-oder-sie", "my.deutsch-abend/ein-schwerer-abend"}
    assert set(german().topics) - own == set(both().topics)


def test_the_check_finds_nothing_and_holds_no_english_rule() -> None:
    assert checked().problems == ()
    assert {pack.language for pack in checked().packs} == {"de"}
    assert {kind: count for kind, count in checked().counts.items() if count} == {
        "situation": 6, "topic_card": 30, "kindness": 2,
    }  # fmt: skip


def test_what_a_card_is_for_is_as_in_english() -> None:
    """A translation says it otherwise. Where it is dealt, how deep it leads and what it follows stays the same."""
    for name, said in both().translations["de"]["topics"].items():
        card = both().topics.get(name)
        if card is not None:
            for field in (
                "situations",
                "depth",
                "settings",
                "stages",
                "here",
                "slots",
                "pairs_with",
                "effort",
                "words",
            ):
                assert getattr(said, field) == getattr(card, field), (name, field)


def test_every_situation_has_its_five_cards_in_german() -> None:
    seen = snapshot(library=german())
    for situation in (one for one in situations_of(seen) if one.slug in SITUATIONS):
        cards = [card for card in cards_of_situation(situation, german().topics.values()) if speaks_german(card.id)]
        assert len(cards) >= 5, situation.slug
        assert any(card.words == "easy" for card in cards)
        assert all(speaks_german(line.card.id) for line in lines_of(seen, situation, n=3)), "they come first"
        assert all(speaks_german(card.id) for card in cards_of_page(seen, situation)[:3])
        assert first_lines(seen, [situation])[situation.id] in {card.opener for card in cards}


def speaks_german(name: str) -> bool:
    return any(name in shelf for shelf in both().translations["de"].values())


def test_spoken_lines_are_as_short_as_people_talk() -> None:
    openers = sorted(len(card.opener.split()) for card in both().translations["de"]["topics"].values())
    assert openers[len(openers) // 2] <= 6


def test_labels_are_translated_one_by_one() -> None:
    assert german().label("situation_group", "work") == "Arbeit und Lernen"
    assert german().label("setting", "transit") == "unterwegs"
    assert german().label("setting", "queue") == both().label("setting", "queue")
    assert german().gaps_named("Komme ich hier nach {place}?") == "Komme ich hier nach ‹Ort›?"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Teeküche", "colleague-kitchen"),
        ("teekuche", "colleague-kitchen"),
        ("teekueche", "colleague-kitchen"),
        ("STRASSENBAHN", "on-the-train"),
        ("straßenbahn", "on-the-train"),
        ("Fähre", "on-the-train"),
        ("Fahrstuhl", "stairs-or-lift"),
        ("Mittagspause", "lunch-colleague"),
        ("mit der Oma telefonieren", "weekly-call"),
        ("Volkshochschule", "before-it-starts"),
        ("kurs", "before-it-starts"),
    ],
)
def test_a_situation_is_found_by_german_words(typed: str, first: str) -> None:
    seen = snapshot(library=german())
    assert find_situations(situations_of(seen), typed, german())[0].slug == first


def test_cards_are_found_with_umlauts_and_without() -> None:
    texts = (
        german().topics["core.groups/did-you-practise"].opener,
        german().topics["core.passing/parcel-for-you"].opener,
    )
    assert matches("geubt", texts[0])
    assert matches("GEÜBT", texts[0])
    assert matches("fur sie", texts[1])


# -- the same through the shell and the screen -----------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the pack in it, on a system that speaks English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())
    shutil.copytree(GERMAN, tmp_path / "packs")
    return tmp_path


def ladder(folder: Path, *words: str) -> str:
    out = io.StringIO()
    assert main(["--data-dir", str(folder), *words], out) == 0
    return out.getvalue()


def test_the_shell_speaks_the_language_of_the_settings_or_of_the_system(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, {"settings": [settings()]})
    assert ladder(folder, "topic", "--situation", "lunch-colleague").startswith("Lunch with a colleague")
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    page = ladder(folder, "topic", "mittagessen", "kantine")
    assert page.startswith("Mittagessen mit jemandem aus der Arbeit\nEnough: Zwei Fragen stellen")
    assert "To leave: “Ich muss wieder. Das war nett.”" in page
    opener = json.loads(ladder(folder, "today", "--json"))["card"]["opener"]
    monkeypatch.setenv("LANGUAGE", "en")
    assert "Lunch with" in ladder(folder, "topic", "--situation", "lunch-colleague")
    assert opener in {card.opener for card in german().topics.values()} | {""}
    listed = ladder(folder, "packs", "list").splitlines()
    assert [line.split()[3] for line in listed if "your own" in line] == ["de"] * 4


async def test_a_person_chooses_german_and_finds_what_is_ahead(app_at: Callable[..., LadderApp]) -> None:
    app = app_at(NOW, both(), {"settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4")
        assert "On the stairs or in the lift" in dump(app)
        await press(pilot, "comma")
        assert app.screen.query_one(RowList).go_to("language")
        await press(pilot, "left")
        assert "Deutsch" in dump(app)
        await press(pilot, "escape")
        assert "On the stairs or in the lift" not in dump(app)
        assert "Im Treppenhaus oder im Aufzug" in dump(app)
        await press(pilot, "slash", *"teeku", "enter")
        assert "In der Teeküche" in dump(app)
        await press(pilot, "enter")
        page = squeeze(app)
        assert "Zwei Minuten, bis der Kaffee durch ist." in page
        await press(pilot, "pagedown")
        assert "▶ “Viel los heute?”" in page + squeeze(app)
        await press(pilot, "escape", "escape", "slash", *"anruf", "enter", "enter")
        assert "Ich melde mich am ‹Tag›." in squeeze(app)
