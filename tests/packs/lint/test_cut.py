"""A text that was cut at a ` #` is pointed out, for whoever meant it as text."""

from pathlib import Path

import pytest

from ladder_tui.packs.lint.check import check
from ladder_tui.packs.reading.locate import content_folder
from ladder_tui.packs.reading.pack import read_pack

HEAD = """schema: ladder-pack/1
pack: {id: my.rewards, type: reward, version: 1.0.0, locale: en, title: Mine, description: Mine,
  authors: [me], license: private}
items:
"""


def cut(path: Path) -> list[int]:
    """The lines that are pointed out."""
    return [problem.line for problem in check([path]).problems if "what follows is a comment" in problem.message]


@pytest.mark.parametrize(
    ("field", "is_cut"),
    [
        ("Tee für die #1 am Fluß", True),
        ("A song \t#of the day", True),
        ("A long walk\n    by the river #2 at noon", True),
        ("[A list of words #in it\n    ]", True),
        ("'A song #of the day'", False),
        ('"A song #of the day"', False),
        ("'A song' # a comment", False),
        ("A song#of the day", False),
        ("tea # one word and a comment", False),
        ("A song of the day", False),
        ("|\n    A song #of the day", False),
        ("A song\n  # a comment on a line of its own", False),
    ],
)
def test_a_text_of_several_words_that_ends_where_a_comment_begins(tmp_path: Path, field: str, is_cut: bool) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"{HEAD}- id: my.rewards/one # the first\n  text: {field}\n", encoding="utf-8")
    assert cut(path) == ([6] if is_cut else [])


def test_it_is_a_warning_with_the_line_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"{HEAD}- id: my.rewards/one\n  text: Tea at #12 with a friend\n", encoding="utf-8")
    (problem,) = [problem for problem in check([path]).problems if "comment" in problem.message]
    assert (problem.line, problem.level) == (6, "warning")
    assert problem.message.endswith("put all of it in quotation marks")
    assert not any("comment" in one.message for one in read_pack(path, shipped=False).problems)  # nor at every start


def test_no_shipped_text_is_cut() -> None:
    assert not [line for path in content_folder().rglob("*.yaml") for line in read_pack(path, shipped=True).cut]
