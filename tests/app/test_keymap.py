"""The user's own keys are checked before they are used, and each problem is one sentence."""

from pathlib import Path

import pytest

from ladder_tui.app.keymap import check, read_keymap
from ladder_tui.commands import COMMANDS


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


def test_two_commands_may_swap_their_keys() -> None:
    made = check({"today.done": "c", "today.check_in": "d"}, "keys.toml")
    assert made.keys == {"today.done": "c", "today.check_in": "d"}


def test_an_unreadable_file_is_said_and_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_bytes(b"\xff\xfe")
    assert "usual keys" in read_keymap(tmp_path).problems[0]


def test_no_two_commands_of_a_place_share_a_key() -> None:
    for group in {command.group for command in COMMANDS}:
        keys = [key for c in COMMANDS if c.group in (group, "everywhere") for key in c.keys.split(",")]
        assert len(keys) == len(set(keys)), group
