"""`ladder done`, `left`, `aside`, `fell`: by number, by words, or as the only thing; with what follows in the app."""

import json
from datetime import time, timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.vocabulary import Status
from tests.cli.writing.conftest import Shell
from tests.kits import builders
from tests.kits.builders import NOW, TODAY, ZONE, opportunity, person, promise

TEA = builders.plan("tea", "Tea with Hana", at=time(15), zone=ZONE.key, person_id="ana", backup="Write to Ana's mother",
                    evening="The long bath", created=NOW - timedelta(hours=2))  # fmt: skip
CHOIR = opportunity("choir", "Choir", at=time(19, 30), created=NOW - timedelta(days=9))
SEED: dict[str, Any] = {"people": [person()], "plans": [TEA], "opportunities": [CHOIR]}


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("done", "done", "done"), ("left", "left_early", "left early"), ("aside", "self_cancelled", "set aside"),
        ("fell", "fell_through", "fell through"),
    ],
)  # fmt: skip
def test_by_number_and_by_words(shell: Shell, command: str, status: Status, said: str) -> None:
    code, told, wrong = shell(command, "2", **SEED)
    assert (code, told.splitlines()[0], wrong) == (0, f"Noted: Tea with Hana, {said}.", "") or command == "fell"
    assert shell.there.plans["tea"].status == status
    assert len(shell.there.contacts) == (command in ("done", "left")), "being there with somebody is being in touch"
    assert shell(command, "CHOIR")[:2] == (0, f"Noted: Choir, {said}.\n")
    (sung,) = [plan for plan in shell.there.plans.values() if plan.origin.ref == "choir"]
    assert (sung.status, sung.origin.day) == (status, TODAY)


def test_without_words_the_one_thing_that_is_open(shell: Shell) -> None:
    assert shell("done", plans=[TEA])[:2] == (0, "Noted: Tea with Hana, done.\n")
    assert shell("done") == (1, "", "ladder: Nothing is open today.\n")


def test_several_are_listed_with_their_numbers(shell: Shell) -> None:
    code, said, wrong = shell("done", **SEED)
    assert (code, said) == (1, "")
    assert wrong.splitlines() == [
        "ladder: Several things are open today; `ladder done 2` says which:",
        " 2  15:00  Tea with Hana",
        " 1  19:30  Choir",
    ]
    fits = shell("left", "h", "--date", "today")[2].splitlines()
    assert fits[0] == "ladder: “h” fits several; `ladder left 2 --date today` says which:"
    assert shell("aside", "soup")[2].splitlines()[0] == "ladder: Nothing today goes by “soup”. There are:"
    assert shell("done", "9")[0] == 1
    assert shell("done", "--date", "1 May") == (1, "", "ladder: Nothing is open Friday 1 May.\n")
    assert [plan.status for plan in shell.there.plans.values()] == ["open"]


def test_what_fell_through_says_its_backup_which_counts_when_it_was_done(shell: Shell) -> None:
    code, said, _ = shell("fell", "tea", **SEED)
    assert (code, said.splitlines()) == (0, [
        "Noted: Tea with Hana, fell through. Your backup: Write to Ana's mother.",
        "  ladder done 2  when the backup was done; it counts in full",
        "  ladder add 'Write to Ana'\"'\"'s mother' --on today  plans it",
        "For the evening you chose: The long bath",
    ])  # fmt: skip
    assert shell("done", "2")[1] == "Noted: Tea with Hana, its backup was done. It counts in full.\n"
    assert shell.there.plans["tea"].backup_done
    assert shell("done", "2")[1] == "The backup of Tea with Hana was noted before.\n"


def test_another_day_and_what_was_promised(shell: Shell) -> None:
    late = builders.plan("late", "Walk", day=TODAY + timedelta(days=2), zone=ZONE.key)
    kept = promise(text="Send the recipe", person_id="ana", due=TODAY)
    assert shell("aside", "1", "--date", "fri", people=[person()], plans=[late], promises=[kept])[0] == 0
    assert shell.there.plans["late"].status == "self_cancelled"
    assert shell("fell", "recipe")[0] == 1
    assert shell("done", "recipe")[:2] == (0, "Noted: Send the recipe, done.\n")
    assert shell.there.promises[kept.id].kept_at is not None
    assert shell("done", "walk", "--date", "someday") == (
        1, "", "ladder: “someday” is not a day this app can read; try 4 March, 2026-03-04 or friday.\n",
    )  # fmt: skip


def test_for_scripts(shell: Shell) -> None:
    told = json.loads(shell("fell", "2", "--json", **SEED)[1])
    assert told["said"] == "Noted: Tea with Hana, fell through. Your backup: Write to Ana's mother."
    assert {"table": "plans", "id": "tea"} in told["records"]
