"""Packs in other languages: item by item over the English ones, chosen late, remembered with them."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.library import FALLBACK, Library, language_of, languages_of_system
from ladder_tui.packs.reading.load import load, load_library
from tests.kits.pack_texts import item, pack_text, write_pack

LONG_AGO = 1_600_000_000


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with two rewards."""
    folder = tmp_path / "shipped"
    write_pack(folder, "rewards.yaml", pack_text("reward", item("reward"), item("reward", "two")))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder for the user's packs, not made yet."""
    return tmp_path / "own"


def pack_in(locale: str, *items: dict[str, Any], id: str = "my.words", type: str = "reward", **more: Any) -> str:
    return pack_text(type, *items, id=id, **more).replace("locale: en", f"locale: {locale}")


def texts(library: Library) -> dict[str, str]:
    return {name.rpartition("/")[2]: reward.text for name, reward in library.rewards.items()}


ENGLISH = {"one": "Take the pretty way home.", "two": "Take the pretty way home."}


def test_a_translation_stands_item_by_item_where_its_language_is_wanted(shipped: Path, own: Path) -> None:
    write_pack(own, "de.yaml", pack_in("de-AT", item("reward", text="Geh am Fluss entlang."),
                                       item("reward", "neu", "my.words", text="Setz dich in die Sonne.")))  # fmt: skip
    library = load_library([shipped, own])
    assert library.problems == ()
    assert texts(library) == ENGLISH
    german = library.in_languages(["de"])
    assert texts(german) == {"one": "Geh am Fluss entlang.", "two": ENGLISH["two"], "neu": "Setz dich in die Sonne."}
    assert list(german.rewards)[:2] == list(library.rewards), "a translation stands in the place of its item"
    assert library.in_languages(["fr"]) is library, "nothing is made where nothing is to be said otherwise"
    assert library.in_languages(["fr", "de"]) == german
    assert german.in_languages(["de"]) == german


def test_the_first_language_that_has_an_item_counts(shipped: Path, own: Path) -> None:
    write_pack(own, "de.yaml", pack_in("de", item("reward", text="Sonne."), item("reward", "two", text="Wind.")))
    write_pack(own, "fr.yaml", pack_in("fr_CA", item("reward", text="Le soleil."), id="my.mots"))
    library = load_library([shipped, own])
    assert texts(library.in_languages(("fr", "de"))) == {"one": "Le soleil.", "two": "Wind."}
    assert texts(library.in_languages(("de", "fr"))) == {"one": "Sonne.", "two": "Wind."}
    assert texts(library.in_languages(("fr",))) == {"one": "Le soleil.", "two": ENGLISH["two"]}


def test_words_of_a_vocabulary_are_translated_one_by_one(shipped: Path, own: Path) -> None:
    words = pack_text("vocabulary", id="core.words").replace(
        "items: []", "vocabularies: {mood: {low: {label: low}, flat: {label: flat}}}"
    )
    write_pack(shipped, "words.yaml", words)
    write_pack(own, "words.yaml", words.replace("locale: en", "locale: de").replace("label: low", "label: bedrückt")
               .replace(", flat: {label: flat}", ""))  # fmt: skip
    library = load_library([shipped, own])
    assert (library.problems, library.label("mood", "low")) == ((), "low")
    german = library.in_languages(["de"])
    assert german.words["mood"] == {"low": Word(label="bedrückt"), "flat": Word(label="flat")}


def test_what_cannot_stand_in_a_translation_is_said_once(shipped: Path, own: Path) -> None:
    twice = item("reward", text="Noch einmal.")
    write_pack(own, "de.yaml", pack_in("de", item("reward", text="Sonne."), twice, item("reward", "gone")))
    write_pack(own, "other.yaml", pack_in("de", item("backup"), id="my.other", type="backup"))
    write_pack(own, "third.yaml", pack_in("de", item("backup", "two"), id="my.third", type="backup"))
    library = load_library([shipped, own])
    said = [problem.partition(": id: ")[2].partition(str(own))[0] for problem in library.problems]
    twice_given, foreign, other_type = (
        "has the id of an item in ",
        "belongs to no item that could be replaced; ids of this pack start with my.words/",
        "would replace a reward by a backup; a replacement is of the same type",
    )
    assert said == [twice_given, foreign, twice_given, other_type]
    assert texts(library.in_languages(["de"])) == {"one": "Sonne.", "two": ENGLISH["two"]}


def test_what_is_hidden_is_hidden_in_every_language(shipped: Path, own: Path) -> None:
    write_pack(own, "de.yaml", pack_in("de", item("reward", text="Sonne."), item("reward", "neu", "my.words")))
    hide = ["core.things/one", "my.words/neu"]
    write_pack(own, "hide.yaml", pack_text("reward", id="my.hide", hide=hide))
    library = load_library([shipped, own])
    assert (library.problems, list(texts(library.in_languages(["de"])))) == ((), ["two"])


def test_what_was_written_in_the_app_stands_in_every_language(shipped: Path, own: Path) -> None:
    write_pack(own, "de.yaml", pack_in("de", item("reward", text="Sonne."), item("reward", "neu", "my.words")))
    mine = (item("reward", text="Mein Weg."), item("reward", "neu", "my.words", text="Mein Platz."))
    write_pack(own, "own-reward.yaml", pack_text("reward", *mine, id="my.own-reward"))
    library = load_library([shipped, own])
    assert library.problems == ()
    everywhere = {"one": "Mein Weg.", "two": ENGLISH["two"], "neu": "Mein Platz."}
    assert texts(library) == texts(library.in_languages(["de"])) == everywhere


def test_the_cache_holds_every_language_and_is_asked_for_none(
    shipped: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(own, "de.yaml", pack_in("de", item("reward", text="Sonne."), item("reward", "neu", "my.words")))
    for path in (*shipped.iterdir(), *own.iterdir()):
        os.utime(path, (LONG_AGO, LONG_AGO))
    fresh, cache = load([shipped, own]), tmp_path / "packs.cache"
    assert load([shipped, own], cache=cache) == fresh
    monkeypatch.setattr("ladder_tui.packs.reading.load.read", None)
    again = load([shipped, own], cache=cache)
    assert again == fresh
    assert [pack.language for pack in again.packs] == ["en", "de"]
    assert again.library.in_languages(["de"]) == fresh.library.in_languages(["de"])
    assert texts(again.library) == ENGLISH


def test_a_shelf_of_another_language_that_turns_out_to_be_foreign_is_read_from_the_packs(
    shipped: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(own, "de.yaml", pack_in("de", item("reward", text="Sonne.")))
    for path in (*shipped.iterdir(), *own.iterdir()):
        os.utime(path, (LONG_AGO, LONG_AGO))
    load([shipped, own], cache=tmp_path / "packs.cache")
    from ladder_tui.packs.reading.shelf import ITEMS

    monkeypatch.setitem(ITEMS, "rewards", ITEMS["topics"])
    again = load([shipped, own], cache=tmp_path / "packs.cache").library
    assert again.translations["de"]["rewards"]["core.things/one"].text == "Sonne."


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, ()),
        ({"LANG": "de_DE.UTF-8"}, ("de",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, ()),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "", "LC_ALL": "sr@latin"}, ("sr",)),
        ({"LANGUAGE": "fr_CA:de:en:it", "LANG": "en_US"}, ("fr", "de")),
        ({"LANGUAGE": "", "LANG": "C.UTF-8"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({"LANGUAGE": "de_AT:de_DE:en"}, ("de",)),
    ],
)
def test_the_system_says_its_languages_as_it_does_to_every_program(
    environ: dict[str, str], wanted: tuple[str, ...]
) -> None:
    assert languages_of_system(environ) == wanted


@given(st.text(max_size=20))
def test_any_locale_has_one_language_and_no_code_is_changed(text: str) -> None:
    language = language_of(text)
    assert language == language.lower().strip()
    assert language_of(language) == language
    assert FALLBACK not in languages_of_system({"LANG": text})
