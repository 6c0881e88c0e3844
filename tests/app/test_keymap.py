"""The user's own keys are checked before they are used, and each problem is one sentence."""

import re
from pathlib import Path

import pytest
from textual.keys import _character_to_key
from textual.widget import Widget
from textual.widgets import OptionList

from ladder_tui.app.app import LadderApp
from ladder_tui.app.help import HelpScreen
from ladder_tui.app.hidden import HiddenScreen
from ladder_tui.commands import COMMANDS
from ladder_tui.screens.flows.checkin.check_in import CheckInDialog
from ladder_tui.shaping.keymap import NO_KEY, Keymap, check, key_name, read_keymap
from ladder_tui.widgets.bars import KeyBar, PlaceBar, QuietRule
from ladder_tui.widgets.text import Words
from tests.kits.app_house import make_app


def test_no_file_is_an_empty_map(tmp_path: Path) -> None:
    assert read_keymap(tmp_path).keys == {}


def test_a_good_line_is_taken(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text('"today.done" = "D"\n')
    made = read_keymap(tmp_path)
    assert made.keys == {"today.done": "D"}
    assert made.problems == ()


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"today.fly": "f"}, "is no command"),
        ({"today.done": 4}, "wants a key"),
        ({"today.done": "f1"}, "stays with its own command"),
        ({"today.done": "c"}, "taken by today.check_in"),
        ({"today.done": "q"}, "taken by everywhere.quit"),
        ({"everywhere.quit": "d"}, "taken by today.done"),
    ],
)
def test_a_bad_line_is_left_out_and_said(wanted: dict[str, object], says: str) -> None:
    made = check(wanted, "keys.toml")
    assert made.keys == {}
    (problem,) = made.problems
    assert says in problem


@pytest.mark.parametrize(
    ("id", "key", "says"),
    [
        ("today.copy", "?", "? for today.copy is taken by everywhere.help"),
        ("today.copy", "F1", "stays with its own command"),
        ("today.copy", "!", "stays with its own command"),
        ("today.copy", "Ctrl+I", "stays with its own command"),
        ("today.done", "/", "/ for today.done is for searching"),
        ("today.move", "j", "moves the cursor"),
        ("calendar.move", "h", "moves the cursor"),
        ("everywhere.win", "left", "moves the cursor"),
        ("today.done", "crtl+d", "is no key"),
        ("today.done", "big_key", "is no key"),
        ("today.done", ",", "wants a key"),
        ("today.done", "D,c", "c for today.done is taken by today.check_in"),
        ("everywhere.go_*", "a,b", "wants 7 keys"),
        ("today.\x1bx", "D", "is no command"),
        ("today.copy", "c x", "c x for today.copy begins with c, which is today.check_in; give that one another"),
        ("calendar.back", "g b", "g b for calendar.back begins with g, which is calendar.go_to_date; give that one"),
        ("everywhere.win", "g w", "begins with g, which is calendar.go_to_date"),
        ("today.copy", "j j", "moves the cursor"),
        ("today.copy", "g escape", "holds a key that stays with its own command"),
        ("today.copy", "g g g g g", "longer than 4 keys in turn"),
        ("today.copy", "g wrong", "'wrong' for today.copy is no key"),
        ("today.search", "/ x", "is for searching"),
        ("everywhere.editor", "g e", "would be typed into the text"),
        ("moving.first", "g", "g for moving.first is taken by calendar.go_to_date"),
        ("moving.last", "n", "n for moving.last is taken by"),
        ("vim", "yes", "vim wants true or false"),
    ],
)
def test_a_key_that_would_steal_is_refused_however_it_is_written(id: str, key: str, says: str) -> None:
    made = check({id: key}, "keys.toml")
    assert made.keys == {}
    (problem,) = made.problems
    assert says in problem
    assert problem.isprintable()


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({"today.done": " D , ctrl+d "}, {"today.done": "D,ctrl+d"}),
        ({"today.done": ["D", "&"]}, {"today.done": "D,ampersand"}),
        ({"today": {"done": "D"}}, {"today.done": "D"}),
        ({"topics.search": "/,V"}, {"topics.search": "slash,V"}),
        ({"portfolio.next_tab": "right,>"}, {"portfolio.next_tab": "right,greater_than_sign"}),
        ({"portfolio.next_tab": "n", "portfolio.new": "right"}, {"portfolio.next_tab": "n", "portfolio.new": "right"}),
        # The way out, and what works while one types, stay beside the new key.
        ({"calendar.back": "B"}, {"calendar.back": "B,escape"}),
        ({"everywhere.hide": "Z"}, {"everywhere.hide": "Z,f9"}),
        ({"everywhere.go_today": "f2"}, {"everywhere.go_today": "f2"}),
        # Keys in turn, several for one command, beside those of moving.
        ({"today.copy": ["g y", "Y"]}, {"today.copy": "g y,Y"}),
        ({"today.copy": "G  ?"}, {"today.copy": "G question_mark"}),
        (
            {"moving.last": "G,Z e", "moving.next_found": "n,ctrl+n"},
            {"moving.last": "G,Z e", "moving.next_found": "n,ctrl+n"},
        ),
    ],
)
def test_several_keys_and_every_way_to_write_them(wanted: dict[str, object], keys: dict[str, str]) -> None:
    assert check(wanted, "keys.toml") == Keymap(keys)


def test_one_line_gives_all_places_their_keys() -> None:
    made = check({"everywhere.go_*": "f2,f3,f4,f5,f6,f7,f8", "today.done": "1"}, "keys.toml")
    assert made.problems == ()
    assert made.keys["everywhere.go_growth"] == "f8"
    assert made.keys["today.done"] == "1"
    french = check({"everywhere.go_*": "&,é,\",',(,§,è"}, "keys.toml")
    assert french.keys["everywhere.go_today"] == "ampersand,f2"
    assert french.keys["everywhere.go_calendar"] == "é,f3"


def test_vim_frees_the_digits_and_the_key_that_begins_others() -> None:
    made = check({"vim": True, "today.copy": "g y"}, "keys.toml")
    assert (made.problems, made.vim) == ((), True)
    assert made.keys["everywhere.go_growth"] == "f8,g 7"
    assert made.keys["calendar.go_to_date"] == "g d"
    alone = {key for c in COMMANDS for key in made.keys.get(c.id, c.keys).split(",") if " " not in key}
    assert not alone & {*"0123456789", "g"}
    assert made.single["calendar.go_to_date"] == NO_KEY
    assert made.single["everywhere.go_growth"] == "f8"
    assert "begins a count while vim is true" in check({"vim": True, "today.copy": "3"}, "k").problems[0]
    # What is said otherwise holds.
    assert check({"vim": True, "calendar.go_to_date": "D"}, "k").keys["calendar.go_to_date"] == "D"


def test_a_key_that_begins_those_of_an_earlier_line_is_a_conflict() -> None:
    made = check({"today.copy": "B x", "today.move": "B"}, "keys.toml")
    assert made.keys == {"today.copy": "B x"}
    assert "B for today.move would keep B x from today.copy; give that one another key first." in made.problems[0]


def test_a_line_left_out_takes_its_usual_key_back() -> None:
    made = check({"today.done": "c", "today.check_in": "q"}, "keys.toml")
    assert made.keys == {}
    assert len(made.problems) == 2


def test_of_two_lines_with_one_key_the_first_is_kept() -> None:
    made = check({"today.done": "D", "today.move": "D"}, "keys.toml")
    assert made.keys == {"today.done": "D"}
    assert "taken by today.done" in made.problems[0]


@pytest.mark.parametrize("sign", [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x100)) if chr(code) != ","])
def test_a_sign_has_the_name_that_the_terminal_gives_it(sign: str) -> None:
    assert key_name(sign) == _character_to_key(sign)
    made = check({"today.done": sign}, "keys.toml")
    assert not any("is no key" in problem for problem in made.problems)


OWN = {
    "today.copy": "Q", "everywhere.palette": "ctrl+f", "everywhere.help": "A,question_mark", "everywhere.hide": "Z",
    "everywhere.go_*": "f2,f3,f4,f5,f6,f7,f8", "today.check_in": "G,ctrl+b",
}  # fmt: skip


async def test_own_keys_work_everywhere_and_are_shown_everywhere(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", keymap=check(OWN, "keys.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.at_rest()
        assert "F2 Today" in shown(app, PlaceBar)
        assert "G check in" in shown(app, KeyBar)
        assert "A why, keys" in shown(app, KeyBar)
        for key in ("A", "f1"):
            await pilot.press(key)
            assert isinstance(app.screen, HelpScreen)
            told = "\n".join(str(words.render()) for words in app.screen.query(Words))
            assert re.search(r"G  ctrl\+b +Check in", told)
            assert re.search(r"F2 +Go to Today", told)
            assert re.search(r"A  \? +Keys of this place", told)
            await pilot.press(key)
            assert not isinstance(app.screen, HelpScreen)
        await pilot.press("ctrl+f")
        await app.at_rest()
        listed = app.screen.query_one(OptionList)
        offered = [str(option.prompt) for option in listed.options]
        assert any(re.search(r"Check in +G  ", one) for one in offered)
        await pilot.press("escape")
        for key in ("G", "ctrl+b"):
            await pilot.press(key)
            assert isinstance(app.screen, CheckInDialog)
            await pilot.press("escape")
        await pilot.press("c")
        assert not isinstance(app.screen, CheckInDialog)
        await pilot.press("Z")
        assert isinstance(app.screen, HiddenScreen)
        assert "Z shows it again" in " ".join(str(words.render()) for words in app.screen.query(Words))
        await pilot.press("Z")
        await pilot.press("f4")
        assert app.place == "portfolio"
        await pilot.press("1")
        assert app.place == "portfolio"
    app.journal.close()


async def test_a_bad_line_is_said_on_today_at_the_start(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", keymap=check({"today.copy": "?"}, "keys.toml"))
    async with app.run_test(size=(120, 36)):
        await app.at_rest()
        said = app.screen.query_one("#rule", QuietRule).said
        assert "? for today.copy is taken by everywhere.help" in said
    app.journal.close()


def shown(app: LadderApp, bar: type[Widget]) -> str:
    return str(app.screen.query_one(bar).render())


def test_two_commands_may_swap_their_keys() -> None:
    made = check({"today.done": "c", "today.check_in": "d"}, "keys.toml")
    assert made.keys == {"today.done": "c", "today.check_in": "d"}


def test_an_unreadable_file_is_said_and_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_bytes(b"\xff\xfe")
    assert "It is not in UTF-8" in read_keymap(tmp_path).problems[0]
    (tmp_path / "keys.toml").write_text('"today.done" = D\n"today.move" = "V"\n"today.copy" = "?"\n')
    made = read_keymap(tmp_path)
    assert made.keys == {"today.move": "V"}
    assert ["keys.toml, line 1: " in made.problems[0], "keys.toml, line 3: ? for" in made.problems[1]] == [True, True]


def test_no_two_commands_of_a_place_share_a_key() -> None:
    for group in {command.group for command in COMMANDS}:
        keys = [key for c in COMMANDS if c.group in (group, "everywhere") for key in c.keys.split(",")]
        assert len(keys) == len(set(keys)), group
