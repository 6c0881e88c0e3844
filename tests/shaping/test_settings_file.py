"""`config.toml`: printing and reading again is the same, and a mistake costs its line."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.thresholds import TABLE
from ladder_tui.domain.records.settings import Given, Settings
from ladder_tui.shaping.printed import settings_text
from ladder_tui.shaping.settings_file import ENTRIES, FILE_NAME, read_given

#: What is no choice: ids, what was answered, what is remembered, and what was written like a page of the notebook.
NO_CHOICE = {"id", "welcomed", "needs", "ladder", "unfolded", "own_question", "coping", "thresholds",
             "calendar_folder"}  # fmt: skip


def read(folder: Path, text: str) -> Given:
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return read_given(folder)


def test_every_choice_has_a_line() -> None:
    fields = {field.name for field in msgspec.structs.fields(Settings)}
    assert {entry.field for entry in ENTRIES} == fields - NO_CHOICE
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


def choices() -> st.SearchStrategy[Settings]:
    energy, day = st.integers(1, 5), st.integers(0, 6)
    words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60)
    numbers = st.lists(st.sampled_from(TABLE), unique=True, max_size=5).flatmap(
        lambda rows: st.tuples(*(st.tuples(st.just(row.key), st.floats(row.low, row.high)) for row in rows))
    )
    return st.builds(
        Settings,
        theme=st.sampled_from(["ladder-dusk", "ladder-day", "ladder-contrast", "nord", "textual-light"]),
        energy_morning=energy, energy_day=energy, energy_evening=energy, week_start=day,
        region=st.sampled_from(["", "DE", "GB"]), zone=st.sampled_from(["", "Europe/Berlin", "UTC"]),
        language=st.sampled_from(["", "de", "fil"]), motion=st.sampled_from(["on", "off"]),
        ascii=st.booleans(), fit_terminal=st.booleans(), initials=st.booleans(), hide_on_start=st.booleans(),
        lock_after=st.integers(0, 1440), capacity=st.none() | st.integers(0, 1000),
        week_numbers=st.booleans(), ask_worth=st.booleans(), look_back_day=st.none() | day,
        anchors=st.just(()) | st.tuples(words, words, words, words, words), thresholds=numbers,
    )  # fmt: skip


@given(settings=choices())
def test_what_is_printed_reads_the_same(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = read(tmp_path_factory.getbasetemp() / "printed", settings_text(settings, FILE_NAME))
    assert made.problems == ()
    assert made.over(Settings()) == msgspec.structs.replace(settings, thresholds=made.over(Settings()).thresholds)
    assert dict(made.values.get("thresholds", ())) == dict(settings.thresholds)
    # And whatever is chosen in the app, the file wins in all that it says.
    assert made.over(Settings(theme="nord", energy_day=1, zone="Asia/Tokyo")).theme == settings.theme


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("energy_daytime = 9", "energy_daytime is 9; a number from 1, very little, to 5, a lot, would be right."),
        ("energy_daytime = true", "energy_daytime is true; a number from 1"),
        ('plain_signs = "perhaps"', 'plain_signs is "perhaps"; true or false would be right.'),
        ('a_week_begins_on = "Someday"', 'a day such as "Monday" would be right'),
        ('look_back_on = "never"', '"no day", would be right'),
        ('a_week_can_carry = "much"', '"by itself", would be right'),
        ("lock_by_itself = -1", 'or "never", would be right'),
        ('effort_of_a_week = "in signs"', '"in words" or "in numbers" would be right'),
        ('time_zone = "Atlantis"', "“Atlantis” names no single time zone; try"),
        ('country = "Germany"', 'two letters such as "DE" would be right'),
        ('language_of_the_cards = "German"', 'a code such as "de" would be right'),
        ('words_of_the_scale = ["calm"]', "five points"),
        ("words_of_the_scale = 3", "a list of 5 lines"),
        (
            'theme = "dawn"',
            'theme is "dawn"; dusk, day, contrast or another one of the list in Settings would be right.',
        ),
        ('thme = "day"', "thme is no setting; theme may be meant."),
        ("x = 1", "x is no setting; `ladder config` lists the names."),
        ("numbers.nothing = 3", "numbers.nothing is no setting"),
        ('numbers."picker.stretch" = 9', "picker.stretch is 9; a number from 0 to 2 would be right."),
        ("theme = day", "words stand in quotation marks"),
    ],
)
def test_a_mistake_costs_its_line_and_says_what_would_be_right(tmp_path: Path, line: str, says: str) -> None:
    made = read(tmp_path, f"motion = false\n{line}\nbegin_hidden = true\n")
    assert made.values == {"motion": "off", "hide_on_start": True}
    (problem,) = made.problems
    assert problem.startswith(f"{tmp_path / FILE_NAME}, line 2: ")
    assert says in problem
    assert problem.endswith(".")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('theme = "nord"', "theme", "nord"),
        ('theme = "Ladder-Day"', "theme", "ladder-day"),
        ('plain-signs = "on"', "ascii", True),
        ('a_week_begins_on = "sun"', "week_start", 6),
        ('look_back_on = "No day"', "look_back_day", None),
        ('time_zone = "berlin"', "zone", "Europe/Berlin"),
        ('country = "de"', "region", "DE"),
        ("lock_by_itself = 10", "lock_after", 10),
        ('lock_by_itself = "never"', "lock_after", 0),
    ],
)
def test_words_as_people_write_them(tmp_path: Path, line: str, field: str, value: Any) -> None:
    assert read(tmp_path, line).values == {field: value}


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_given(tmp_path).over(Settings()) == Settings()
    assert read_given(tmp_path).values == {}


def test_numbers_are_laid_over_those_that_are_kept_one_by_one(tmp_path: Path) -> None:
    made = read(tmp_path, '[numbers]\n"picker.stretch" = 2\n')
    kept = Settings(thresholds=(("picker.stretch", 0), ("cards.hand", 5)))
    assert dict(made.over(kept).thresholds) == {"picker.stretch": 2, "cards.hand": 5}
