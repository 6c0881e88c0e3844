"""Themes of the user's own: few colours are enough, a bad file costs that theme, weak contrast is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from ladder_tui.shaping.colours import BASE, MEANINGS, OF_TEXTUAL, OF_THE_HOUSE, Palette
from ladder_tui.shaping.contrast import contrast, is_dark
from ladder_tui.shaping.theme_file import Themes, read_themes, theme_text, weak_words, whole

FEW = 'background = "#102030"\nforeground = "#fff"\nhere = "#FFCC00"\n'
colours = st.tuples(*(st.integers(0, 255),) * 3).map(lambda rgb: "#" + "".join(f"{part:02x}" for part in rgb))


def written(folder: Path, text: str, name: str = "evening") -> Themes:
    place = folder / "themes"
    place.mkdir(exist_ok=True)
    (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_themes(folder)


def test_three_colours_are_enough(tmp_path: Path) -> None:
    found = written(tmp_path, FEW)
    (theme,) = found.themes
    assert found.problems == ()
    assert (theme.name, theme.dark, theme.weak) == ("evening", True, "")
    assert theme.colours["here"] == "#ffcc00"
    assert theme.colours["foreground"] == "#ffffff"
    assert theme.colours["calm"] == OF_THE_HOUSE[0].colours["calm"]
    assert set(theme.colours) == {*BASE, *MEANINGS}


@pytest.mark.parametrize("palette", OF_THE_HOUSE, ids=lambda palette: palette.name)
def test_what_is_printed_reads_the_same_and_reads_well(tmp_path: Path, palette: Palette) -> None:
    (theme,) = written(tmp_path, theme_text(palette, "Mine")).themes
    assert (theme.name, theme.dark, dict(theme.colours)) == ("Mine", palette.dark, dict(palette.colours))
    assert theme.weak == ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('calm = "blue"', 'line 4: calm wants a colour such as "#1c1c1c".'),
        ("calm = 3", "line 4: calm wants a colour"),
        ('glow = "#123456"', "line 4: glow is no colour"),
        ('dark = "yes"', "line 4: dark wants true or false."),
        ("name = 7", "line 4: name wants words"),
        ("calm = #123456", "line 4: What stands behind = is no value"),
    ],
)
def test_a_bad_line_costs_that_line(tmp_path: Path, line: str, says: str) -> None:
    found = written(tmp_path, f"{FEW}{line}\n")
    assert len(found.themes) == 1
    (problem,) = found.problems
    assert says in problem


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('foreground = "#ffffff"\n', "This theme cannot be used without background and here."),
        (f'{FEW}name = "nord"\n', "nord is the name of a theme that is built in"),
        (f'{FEW}name = "dusk"\n', "dusk is the name of a theme that is built in"),
    ],
)
def test_a_bad_file_costs_that_theme_alone(tmp_path: Path, text: str, says: str) -> None:
    written(tmp_path, FEW, "good")
    found = written(tmp_path, text)
    assert [theme.name for theme in found.themes] == ["good"]
    assert says in found.problems[-1]
    assert "evening.toml" in found.problems[-1]


def test_of_two_with_one_name_the_first_counts(tmp_path: Path) -> None:
    written(tmp_path, FEW + 'name = "Mine"', "a")
    found = written(tmp_path, FEW + 'name = "Mine"', "b")
    assert [theme.file.rpartition("/")[2] for theme in found.themes] == ["a.toml"]
    assert "has the name Mine already" in found.problems[0]


def test_a_name_of_a_file_is_shown_as_it_can_be(tmp_path: Path) -> None:
    assert [theme.name for theme in written(tmp_path, FEW, "a\x1b[31m").themes] == ["a[31m"]
    assert read_themes(tmp_path / "nothing").themes == ()


def test_weak_words_are_told_with_their_ratio(tmp_path: Path) -> None:
    (theme,) = written(tmp_path, FEW + 'quiet = "#203040"').themes
    assert "quiet on background 1.2" in theme.weak


@given(colours, colours)
def test_the_ratio_is_that_of_wcag(one: str, other: str) -> None:
    """Textual has no such ratio; its brightness judges the same ends. Black on white is 21, the same is 1."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, one) == 1
    assert is_dark(one) == (contrast(one, "#ffffff") > contrast(one, "#000000"))


def test_the_ratios_that_stand_in_the_plan() -> None:
    """docs/design.md 6 names them to one place."""
    dusk = OF_THE_HOUSE[0].colours
    told = {"foreground": 13.4, "quiet": 6.4, "here": 8.3, "calm": 7.1, "kept": 6.9, "notice": 6.1}
    assert {name: round(contrast(dusk[name], dusk["background"]), 1) for name in told} == told


@given(colours, colours, colours)
def test_whatever_three_are_given_all_are_colours(back: str, text: str, here: str) -> None:
    made = whole({"background": back, "foreground": text, "here": here})
    assert all(Color.parse(colour).hex.lower() == colour for colour in made.values())
    reads = {name for name in ("foreground", "here", "quiet") if contrast(made[name], made["background"]) >= 4.5}
    told = weak_words(made)
    if "foreground" in reads:  # what is worked out is never harder to read than what is given
        assert reads >= {"foreground", "quiet"}
        assert "calm on" not in told
        assert "notice on" not in told
    assert {name for name in ("foreground", "here", "quiet") if f"{name} on background" not in told} == reads


def test_the_names_of_textuals_themes_are_known() -> None:
    assert set(OF_TEXTUAL) == set(BUILTIN_THEMES)
