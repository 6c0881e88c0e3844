"""`ladder next`, `agenda`, `people` and `search`: what they say, in words and for scripts, and what they refuse."""

import json
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli.main import main
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.records.plans import Plan
from tests.kits import builders
from tests.kits.app_house import fill
from tests.kits.builders import (
    NOW,
    TODAY,
    ZONE,
    contact,
    entry,
    opportunity,
    person,
    promise,
    rung,
    settings,
    win,
)


def plan(**fields: Any) -> Plan:
    """A plan by the clock of the tests."""
    return builders.plan(**{"zone": ZONE.key, **fields})


TEA = plan(id="tea", title="Tea with Ana", at=time(19, 30))


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Fills the folder with records and runs a command: its exit code, what it printed, what it complained of."""
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())

    def asked(*words: str, **seed: Any) -> tuple[int, str, str]:
        if not any(tmp_path.iterdir()):
            fill(tmp_path, {"settings": [settings()], **seed})
        capsys.readouterr()
        code = main(["--data-dir", str(tmp_path), *words])
        return code, *capsys.readouterr()

    return asked


def test_what_is_next_today_then_without_a_time_then_on_another_day(ask: Any) -> None:
    early = plan(id="early", title="Gone by", at=time(7, 0))
    other = plan(id="other", title="Call", at=time(10), day=TODAY + timedelta(days=2))
    assert ask("next", plans=[early, TEA, plan(id="any", title="Letter"), other]) == (0, "19:30 Tea with Ana\n", "")


def test_next_is_another_day_by_its_name_and_then_a_step(ask: Any, tmp_path: Path) -> None:
    code, out, _ = ask("next", plans=[plan(title="Call", at=time(10), day=TODAY + timedelta(days=2))])
    assert (code, out) == (0, "Fri 10:00 Call\n")


def test_next_is_the_step_of_the_ladder_where_nothing_is_planned(ask: Any) -> None:
    assert ask("next", rungs=[rung(current=True)])[1] == "Say good morning to one neighbour\n"


def test_next_says_nothing_where_nothing_is_next(ask: Any) -> None:
    assert ask("next") == (0, "", "")
    assert ask("next", "--json") == (0, "null\n", "")


def test_the_form_of_the_line(ask: Any) -> None:
    assert ask("next", "--format", "[{time}] {title} {day}", plans=[TEA])[1] == "[19:30] Tea with Ana 2026-03-04\n"
    for form in ("{nobody}", "{title", "{0}", "{title:>99999999999}", "{title!r}", "{title.__class__}", "{title[0]}"):
        code, out, said = ask("next", "--format", form)
        assert (code, out) == (2, "")
        assert "--format knows {title}, {time}, {day}, {when}" in said
    assert json.loads(ask("next", "--json")[1])["title"] == "Tea with Ana"


def test_the_days_ahead(ask: Any) -> None:
    plans = [
        TEA,
        plan(id="done", title="Walk", status="done"),
        plan(id="far", title="Far", day=TODAY + timedelta(days=8)),
    ]
    code, out, _ = ask("agenda", plans=plans)
    assert code == 0
    assert out.splitlines() == ["Wednesday 4 March", " 2  19:30  Tea with Ana", " 1    any  Walk  [done]"]
    assert "Far" in ask("agenda", "--days", "9")[1]
    assert ask("agenda", "--date", "12 March", "--days", "1")[1].splitlines()[0] == "Thursday 12 March"
    assert [one["title"] for one in json.loads(ask("agenda", "--json")[1])] == ["Tea with Ana", "Walk"]
    assert ask("agenda", "--date", "1 May")[1] == "Nothing stands on these days.\n"


@pytest.mark.parametrize(("words", "code"), [("--date someday", 1), ("--days 0", 2), ("--days 9999", 2)])
def test_days_that_are_none_get_one_sentence(ask: Any, words: str, code: int) -> None:
    left, out, said = ask("agenda", *words.split())
    assert (left, out) == (code, "")
    assert said.startswith("ladder: ")
    assert said.count("\n") == 1


def test_people_and_the_page_of_one(ask: Any) -> None:
    people = [person(name="Ana Lima", details="two cats"), person("bo", "Bo"), person("x", "Robin", unsafe=True)]
    seed = {"people": people, "contacts": [contact(note="we laughed", at=NOW - timedelta(days=1))]}
    code, out, _ = ask("people", **seed)
    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines()] == ["Ana Lima", "Bo"]
    page = ask("people", "ana")[1]
    assert "to remember: two cats" in page
    assert "we laughed" in page
    assert "Robin" not in ask("people", "--json")[1]
    for name in ("robin", "nobody"):
        assert ask("people", name)[:2] == (1, "")


def test_search_finds_what_is_the_users_own(ask: Any) -> None:
    seed = {"wins": [win(text="The soup was good.")], "entries": [entry(text="Soup with Ana")], "plans": [TEA]}
    code, out, _ = ask("search", "soup", **seed)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["win", "page"]
    assert [one["kind"] for one in json.loads(ask("search", "soup", "--json")[1])] == ["win", "page"]
    said = "ladder: Nothing of yours holds “nothing of the sort”.\n"
    assert ask("search", "nothing", "of", "the", "sort") == (1, "", said)
    assert ask("search")[0] == 2


def test_no_control_character_reaches_the_terminal(ask: Any) -> None:
    nasty = "\x1b[31mred\x07"
    seed = {"plans": [plan(title=nasty)], "people": [person(name=nasty)], "entries": [entry(text=nasty)]}
    for words in (("next",), ("agenda",), ("people",), ("search", "red")):
        assert "\x1b" not in ask(*words, **seed)[1]


def test_the_page_of_one_says_what_is_planned_and_to_be_remembered(ask: Any) -> None:
    weekly = opportunity(title="Choir", at=time(19, 30), person_id="ana", rule=Recurrence(frequency="weekly"))
    with_ana = [plan(id="tea", title="Tea", day=TODAY + timedelta(days=2), person_id="ana")]
    seed = {
        "people": [person(name="Ana")], "opportunities": [weekly], "plans": with_ana,
        "promises": [promise(text="Bring the book", person_id="ana")],
    }  # fmt: skip
    page = ask("people", "ana", **seed)[1].splitlines()
    assert page[-3:] == ["planned: Choir, today 19:30", "planned: Tea, on Friday", "to remember: Bring the book"]
    (told,) = json.loads(ask("people", "--json")[1])
    assert (told["planned"], told["to_remember"]) == (["Choir, today 19:30", "Tea, on Friday"], ["Bring the book"])


def test_today_says_with_whom_and_where(ask: Any) -> None:
    walk = plan(title="Walk", person_id="ana", where="the river")
    _, out, _ = ask("today", people=[person(name="Ana")], plans=[walk])
    assert out.splitlines()[2:5] == [" 1    any  Walk", "           with: Ana", "           where: the river"]
    (told,) = json.loads(ask("today", "--json")[1])["plan"]
    assert (told["number"], told["with"], told["where"]) == (1, "Ana", "the river")
