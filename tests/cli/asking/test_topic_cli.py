"""`ladder topic`: a usable line from any words, for anyone or for somebody; a clear sentence where none fits."""

import io
import json
from pathlib import Path

import pytest

from ladder_tui.cli.asking.topic import Asked, as_text
from ladder_tui.cli.main import main
from ladder_tui.cli.options import Options
from ladder_tui.domain.cards.situations import situations_of
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from tests.kits.app_house import fill
from tests.kits.builders import NOW, card_mark, person, settings, snapshot
from tests.kits.pack_texts import item, pack_text, write_pack
from tests.kits.shipped_packs import shipped_library

LUNCH = ("lunch", "with", "a", "colleague")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a friend, a colleague, two of one name and somebody who is not safe."""
    people = [
        person("ana", "Ana Lima", stage="acquaintance"),
        person("zoe", "Zoë", stage="friend", depth_ceiling=5),
        person("bo1", "Bo", how_known="choir"),
        person("bo2", "Bo", how_known="the bakery"),
        person("max", "Max Stone", unsafe=True),
    ]
    fill(tmp_path, {"people": people})
    return tmp_path


def ladder(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder), "topic", *words], out), out.getvalue()


def test_any_words_bring_a_title_what_is_enough_and_three_lines_with_a_follow_up(tmp_path: Path) -> None:
    code, printed = ladder(tmp_path, *LUNCH)
    lines = printed.splitlines()
    assert code == 0
    assert lines[0] == "Lunch with a colleague I barely know"
    assert lines[1].startswith("Enough: ")
    said = [line for line in lines if line.startswith("  “")]
    assert len(said) == 3
    for line in said:
        assert lines[lines.index(line) + 1].startswith("      ")
    assert max(map(len, lines)) <= 78
    assert any(line.startswith("To leave: “") for line in lines)


def test_a_day_gives_the_same_and_the_days_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ladder(tmp_path, *LUNCH)
    assert ladder(tmp_path, "lunch colleague") == first
    days = set()
    for day in range(5, 12):
        monkeypatch.setenv("LADDER_NOW", f"2026-03-{day:02}T09:00")
        days.add(ladder(tmp_path, *LUNCH)[1])
    assert len(days) > 3


def test_without_words_it_lists_every_situation_once(tmp_path: Path) -> None:
    code, printed = ladder(tmp_path)
    rows = [line.split()[0] for line in printed.splitlines() if line.startswith("  ")]
    assert code == 0
    assert len(rows) == len(set(rows)) > 60
    assert ladder(tmp_path, "with", "them") == (0, printed)
    assert json.loads(ladder(tmp_path, "--json")[1])["situation"] is None


def test_json_has_one_shape_whatever_was_asked(folder: Path) -> None:
    asked = ((), LUNCH, ("--situation", "lunch-colleague", "--n", "1"), (*LUNCH, "--with", "Ana"))
    shapes = [json.loads(ladder(folder, *words, "--json")[1]) for words in asked]
    assert {tuple(shape) for shape in shapes} == {("date", "situation", "with", "here", "lines", "others")}
    assert [len(shape["lines"]) for shape in shapes] == [0, 3, 1, 3]
    assert shapes[3]["with"] == "Ana Lima"
    for line in shapes[1]["lines"]:
        assert set(line) == {"id", "say", "depth", "follow_up"}
        assert set(line["follow_up"]) == {"if", "say"}


def test_both_names_of_a_situation_are_known(tmp_path: Path) -> None:
    by_slug = ladder(tmp_path, "--situation", "lunch-colleague", "--json")
    assert by_slug[0] == 0
    assert ladder(tmp_path, "--situation", "core.situations-work/lunch-colleague", "--json") == by_slug


def test_a_scene_is_there_only_when_it_is_said(tmp_path: Path) -> None:
    plain = json.loads(ladder(tmp_path, "--situation", "with-my-dog", "--n", "20", "--json")[1])
    dogs = json.loads(ladder(tmp_path, "--situation", "with-my-dog", "--n", "20", "--here", "dog", "--json")[1])
    assert 0 < len(plain["lines"]) < len(dogs["lines"])
    ids = [line["id"] for line in dogs["lines"]]
    assert not {line["id"] for line in plain["lines"]} & set(ids[: len(dogs["lines"]) - len(plain["lines"])])


def test_what_was_removed_or_set_aside_is_not_said(tmp_path: Path) -> None:
    lines = json.loads(ladder(tmp_path, *LUNCH, "--json")[1])["lines"]
    gone, aside = lines[0]["id"], lines[1]["id"]
    with Keeper.open(find_paths(tmp_path, {}), now=NOW) as keeper:
        mark = card_mark("m", aside, action="not_for_me")
        keeper.commit(
            [Change("hidden", gone, None, Hidden(id=gone, at=NOW)), Change("card_marks", "m", None, mark)], now=NOW
        )
    left = json.loads(ladder(tmp_path, *LUNCH, "--n", "99", "--json")[1])["lines"]
    assert {gone, aside}.isdisjoint(line["id"] for line in left)
    assert len(left) > 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("xyzzy",), "ladder: No situation goes by “xyzzy”. `ladder topic` alone lists all of them.\n"),
        (
            ("--situation", "lunch-coleague"),
            "ladder: There is no situation “lunch-coleague”. Near it: lunch-colleague, new-colleague,"
            " colleague-kitchen.\n",
        ),
        (("--situation", "§"), "ladder: There is no situation “§”. `ladder topic` lists all of them.\n"),
        ((*LUNCH, "--with", "Anna"), "ladder: There is no page of anybody called “Anna”. Near it: Ana Lima.\n"),
        (
            (*LUNCH, "--with", "Max Stone"),
            "ladder: There is no page of anybody called “Max Stone”. Without --with there are lines for anyone.\n",
        ),
        ((*LUNCH, "--with", "Bo"), "ladder: More than one is called “Bo”: “Bo · choir”, “Bo · the bakery”.\n"),
        ((*LUNCH, "--n", "0"), "ladder: --n says how many lines, so it is 1 or more.\n"),
    ],
)
def test_what_is_not_clear_gets_one_sentence_and_exit_2(
    folder: Path, words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ladder(folder, *words) == (2, "")
    assert capsys.readouterr().err == sentence


def test_an_unknown_thing_that_is_there_names_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ladder(tmp_path, "park", "--here", "unicorn") == (2, "")
    assert capsys.readouterr().err.startswith("ladder: “unicorn” is nothing that cards know. They know dog, ")


def test_people_go_by_any_spelling_and_namesakes_as_they_are_listed(folder: Path) -> None:
    for name, shown in (("zoe", "Zoë"), ("ANA", "Ana Lima"), ("ana  lima", "Ana Lima"), ("Bo · choir", "Bo · choir")):
        code, printed = ladder(folder, *LUNCH, "--with", name)
        assert code == 0, name
        assert printed.startswith(f"Lunch with a colleague I barely know  [with {shown}]\n")


def test_somebody_hears_nothing_above_their_caps_and_is_called_by_name(folder: Path) -> None:
    spoken = json.loads(ladder(folder, "voice", "message", "--with", "zoe", "--n", "99", "--json")[1])["lines"]
    assert any(line["say"].startswith("Hi Zoë, ") for line in spoken)
    lines = json.loads(ladder(folder, "catching", "up", "--with", "zoe", "--n", "99", "--json")[1])["lines"]
    assert max(line["depth"] for line in lines) > 3
    lower = json.loads(ladder(folder, "coffee", "--with", "ana", "--n", "99", "--json")[1])["lines"]
    assert lower
    assert max(line["depth"] for line in lower) <= 3


def test_a_stage_without_a_line_is_said(folder: Path) -> None:
    code, printed = ladder(folder, "--situation", "waiting-room", "--with", "zoe")
    assert code == 0
    assert "No card of this situation is for somebody at that stage now. Without --with" in " ".join(printed.split())


def test_initials_hide_names_here_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Keeper.open(find_paths(folder, {}), now=NOW) as keeper:
        kept = settings(initials=True)
        keeper.commit([Change("settings", kept.id, None, kept)], now=NOW)
    printed = ladder(folder, "voice", "message", "--with", "zoe", "--n", "99")[1]
    ladder(folder, *LUNCH, "--with", "Anna")
    ladder(folder, *LUNCH, "--with", "Bo")
    assert "Zoë" not in printed
    assert "Hi Z, " in printed
    assert "Ana Lima" not in capsys.readouterr().err


def test_a_gap_stays_a_gap_and_is_marked(tmp_path: Path) -> None:
    card = item("topic_card", opener="Do you have {thing_here}?", situations=["lunch-colleague"], slots=["thing_here"])
    write_pack(tmp_path / "packs", "own.yaml", pack_text("topic_card", card))
    printed = ladder(tmp_path, *LUNCH, "--n", "99")[1]
    assert "“Do you have ‹thing here›?”" in printed


def test_every_gap_of_every_situation_is_said_in_words() -> None:
    there = snapshot(library=shipped_library())
    for situation in situations_of(there):
        args = Options(words=[], situation=situation.slug, person=None, here=["dog", "food"], n=99)
        printed = as_text(Asked(args, there), there)
        assert printed.startswith(f"{situation.title}\n")
        assert "{" not in printed, situation.slug
        assert max(map(len, printed.splitlines())) <= 78


def test_the_demo_answers_too(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    assert main(["--demo", "topic", "lunch", "--with", "ana"], out) == 0
    assert "[with Ana" in out.getvalue()
