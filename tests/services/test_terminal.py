"""What the environment says of a terminal: its signs by the language, its colours as Rich draws them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from ladder_tui.services.terminal import terminal_of


@pytest.mark.parametrize(
    "environ",
    [
        {"LANG": "C"}, {"LANG": "POSIX"}, {"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, {"LANG": "de_DE.ISO-8859-1"},
        {"LANG": "de_DE.ISO-8859-15@euro"}, {"LC_CTYPE": "C", "LANG": "de_DE.UTF-8"},
        # What Python makes of LANG=C.
        {"LANG": "C", "LC_CTYPE": "C.UTF-8"},
    ],
)  # fmt: skip
def test_these_have_no_drawn_signs(environ: dict[str, str]) -> None:
    assert not terminal_of(environ).signs


@pytest.mark.parametrize(
    "environ",
    [
        {}, {"LANG": ""}, {"LANG": "C.UTF-8"}, {"LANG": "de_DE.utf8@euro"}, {"LANG": "C", "LC_ALL": "en_GB.UTF-8"},
        {"LC_CTYPE": "UTF-8"}, {"LC_CTYPE": "C.UTF-8"}, {"LANG": "en_GB"}, {"LANG": "C", "LC_CTYPE": "de_DE.UTF-8"},
    ],
)  # fmt: skip
def test_these_have(environ: dict[str, str]) -> None:
    assert terminal_of(environ).signs


TERMS = ("xterm", "xterm-256color", "linux", "vt220", "xterm-kitty", "screen-256color", "alacritty", "xterm-16color")


@given(st.sampled_from(TERMS), st.sampled_from((None, "", "truecolor", "24bit", " TrueColor ", "yes")))
def test_colours_are_judged_as_rich_judges(term: str, named: str | None) -> None:
    environ = {"TERM": term, **({} if named is None else {"COLORTERM": named})}
    drawn = Console(file=io.StringIO(), force_terminal=True, _environ=environ).color_system
    assert terminal_of(environ).colours == (drawn != "standard")


def test_what_is_asked_of_textual_counts() -> None:
    assert not terminal_of({"TEXTUAL_COLOR_SYSTEM": "standard", "COLORTERM": "truecolor"}).colours
    assert terminal_of({"TEXTUAL_COLOR_SYSTEM": "256", "TERM": "linux"}).colours
    assert terminal_of({}).colours
