"""`ladder add`: what is kept of what was said, how it is said back, and what is refused."""

import json
from datetime import date, time

import pytest

from ladder_tui.domain.base.recurrence import Recurrence
from tests.cli.writing.conftest import Shell
from tests.kits.builders import person

PEOPLE = [person(name="Ana Lima"), person("bo", "Bo"), person("anton", "Anton"), person("rex", "Rex", unsafe=True)]


def test_a_plan_with_all_that_goes_along(shell: Shell) -> None:
    code, said, wrong = shell(
        "add", "Tea", "and", "cake", "--on", "fri 19:30", "--with", "ana l", "--where", "the bench",
        "--cue", "after work", "--reward", "a film",
        "--backup", "a message", "--minutes", "45", "--effort", "3", "--note", "bring cups",
        people=PEOPLE,
    )  # fmt: skip
    assert (code, said, wrong) == (0, "Kept: Tea and cake. Friday 6 March 19:30, with Ana Lima.\n", "")
    (plan,) = shell.there.plans.values()
    assert (plan.title, plan.day, plan.at, plan.person_id) == ("Tea and cake", date(2026, 3, 6), time(19, 30), "ana")
    assert (plan.where, plan.cue, plan.reward, plan.backup) == ("the bench", "after work", "a film", "a message")
    assert (plan.minutes, plan.effort, plan.note, plan.zone) == (45, 3, "bring cups", shell.there.zone)


def test_what_repeats_is_kept_and_said_as_it_was_understood(shell: Shell) -> None:
    said = "Kept: Choir. Thursday 5 March 19:30, every second Thursday until 25 June.\n"
    assert shell("add", "Choir", "--on", "19:30", "--every", "2 weeks on thu until june") == (0, said, "")
    (chance,) = shell.there.opportunities.values()
    assert (chance.day, chance.at, chance.minutes) == (date(2026, 3, 5), time(19, 30), 60)
    assert chance.rule == Recurrence(frequency="weekly", interval=2, until=date(2026, 6, 25))
    assert not shell.there.plans


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Tea", "Tea. Wednesday 4 March."),
        ("Tea --on tomorrow", "Tea. Thursday 5 March."),
        ("Tea --date 9:15", "Tea. Wednesday 4 March 09:15."),
        ("Tea --every thu --on 6.3.", "Tea. Thursday 12 March, every Thursday."),
        ("Tea --every thu@19:00", "Tea. Thursday 5 March 19:00, every Thursday."),
        ("Why? --on 2027-01-02", "Why? Saturday 2 January 2027."),
        ("☕ --with bo", "☕. Wednesday 4 March, with Bo."),
    ],
)
def test_said_back(shell: Shell, line: str, said: str) -> None:
    words = [word.replace("@", " at ") for word in line.split()]
    assert shell("add", *words, people=PEOPLE) == (0, f"Kept: {said}\n", "")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "the following arguments are required: WHAT"),
        (["  "], 1, "A few words are wanted, such as: ladder add Choir --on 'thu 19:30'"),
        (["\x1b\u200b"], 1, "A few words are wanted"),
        (["-"], 1, "A few words are wanted"),
        (["Tea", "--on", "31 feb"], 1, "“31 feb” is not a day this app can read"),
        (["Tea", "--on", "fri 25:00"], 1, "“fri 25:00” is not a day this app can read"),
        (["Tea", "--on"], 2, "expected one argument"),
        (["Tea", "--every", "blue moon"], 1, "“blue moon” is not a rule this app can read; try thu"),
        (["Tea", "--on", "thu 9:00", "--every", "thu 10:00"], 1, "It says 09:00 and 10:00; one time is enough."),
        (["Tea", "--with", "an"], 1, "More than one is called “an”: “Ana Lima”, “Anton”."),
        (["Tea", "--with", "zoe"], 1, "There is no page of anybody called “zoe”. There are Ana Lima, Anton and Bo."),
        (["Tea", "--with", "rex"], 1, "There is no page of anybody called “rex”."),
        (["Tea", "--minutes", "0"], 1, "--minutes is a whole number from 1 to 1440; “0” is none."),
        (["Tea", "--effort", "high"], 1, "--effort is a whole number from 1 to 5; “high” is none."),
        (["Tea", "--sometimes"], 2, "unrecognized arguments: --sometimes"),
    ],
)
def test_what_is_not_understood_keeps_nothing(shell: Shell, words: list[str], code: int, sentence: str) -> None:
    left, said, wrong = shell("add", *words, people=PEOPLE)
    assert (left, said) == (code, "")
    assert sentence in " ".join(wrong.split())
    assert "\x1b" not in wrong
    assert not shell.there.plans
    assert not shell.there.opportunities


def test_for_scripts(shell: Shell) -> None:
    told = json.loads(shell("--json", "add", "Tea", "--on", "fri 19:30")[1])
    assert (told["day"], told["time"], told["repeats"]) == ("2026-03-06", "19:30", False)
    assert told["records"] == [{"table": "plans", "id": next(iter(shell.there.plans))}]


def test_two_hundred_characters_and_signs_that_nobody_sees(shell: Shell) -> None:
    assert shell("add", "x" * 200, "\x1b[31mred\x07\nline")[0] == 0
    (plan,) = shell.there.plans.values()
    assert plan.title == f"{'x' * 200} [31mred line"
    assert len(shell("add", "x" * 2000)[1]) < 120


@pytest.mark.parametrize("every", [(), ("--every", "thu")])
@pytest.mark.parametrize("field", ["", "--where", "--cue", "--reward", "--backup", "--note"])
def test_heavy_words_in_any_part_of_it_are_answered(shell: Shell, field: str, every: tuple[str, ...]) -> None:
    heavy = "I want to kill myself"
    code, said, wrong = shell("add", "Tea" if field else heavy, *((field, heavy) if field else ()), *every)
    assert (code, wrong) == (0, "")
    assert "emergency" in said
