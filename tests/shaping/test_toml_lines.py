"""Every value of a file comes with its line, and a mistake costs its own line alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.shaping.toml_lines import _plain, lines_of, read_lines

GOOD = '''
a = 1 # one
"today.done" = "D"

[numbers]
"picker.stretch" = 2
list = [
  "x",  # first
  "y",
]
[today]
undo.more = """
two
lines"""
'''


def flat(made: dict[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in made.items():
        found |= flat(value, f"{before}{name}.") if isinstance(value, dict) and value else {before + name: value}
    return found


def test_a_good_file_reads_as_toml_does_with_the_number_of_each_line() -> None:
    made = lines_of(GOOD, "x.toml")
    assert made.problems == ()
    assert {line.name: line.value for line in made.lines} == flat(tomllib.loads(GOOD))
    assert [line.number for line in made.lines] == [2, 3, 6, 7, 12]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("theme = day", "quotation marks"),
        ('theme = "day', "quotation mark is open"),
        ("theme = 'day", "quotation mark is open"),
        ('theme = """day', "quotation mark is open"),
        ("theme", "no line of this file"),
        ("the theme = 3", "no line of this file"),
        ("= 3", "no line of this file"),
        ("theme = [1,", "no value"),
        ("theme = 01", "cannot be read"),
        ("[theme", "cannot be read"),
        ("[[theme]]", "one [ is a table"),
        ('theme = "\x01"', "quotation mark is open"),
    ],
)
def test_a_bad_line_costs_itself_and_is_told_with_its_number(bad: str, says: str) -> None:
    made = lines_of(f"a = 1\n{bad}\n[t]\nb = 2\n", "x.toml")
    assert {line.name: line.value for line in made.lines} == {"a": 1, "t.b": 2}
    (problem,) = made.problems
    assert str(problem).startswith("x.toml, line 2: ")
    assert says in problem.what


def test_of_several_bad_lines_in_a_row_the_first_is_told() -> None:
    made = lines_of("a = [1,\n  oh,\n  no\nb = 2\n", "x.toml")
    assert [line.name for line in made.lines] == ["b"]
    assert [problem.number for problem in made.problems] == [1]


def test_a_name_that_stands_twice_counts_once() -> None:
    made = lines_of("a = 1\na = 2\n", "x.toml")
    assert [line.value for line in made.lines] == [1]
    assert "a stands in line 1 already" in made.problems[0].what


def test_no_file_another_encoding_and_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    assert read_lines(file).problems == ()
    file.write_bytes(b"\xff\xfe")
    assert "UTF-8" in str(read_lines(file).problems[0])
    assert "cannot be read" in str(read_lines(tmp_path).problems[0])


@given(st.text(alphabet='ab_-=[]"\\#.\t 01truefals\x01é', max_size=20))
def test_a_line_read_without_tomllib_is_read_as_tomllib_would(line: str) -> None:
    made = _plain(line)
    if made is not None:
        assert made == tomllib.loads(line)


@given(st.text(alphabet="ab=[]\"'#.\n 1,{}\\", max_size=60))
def test_whatever_is_valid_toml_reads_the_same_and_nothing_falls(text: str) -> None:
    made = lines_of(text, "x.toml")
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    if "[[" not in text and "{" not in text:
        assert {line.name: line.value for line in made.lines}.items() <= flat(whole).items()
        assert made.problems == () or "already" in made.problems[0].what
