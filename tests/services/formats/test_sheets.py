"""Tables: columns that stay, private words only if asked for, and no cell that a spreadsheet would carry out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.services.formats import told_as
from ladder_tui.services.formats.sheets import TABLES, as_sheet
from tests.kits.builders import NOW, attempt, checkin, contact, outcome, person, plan, prediction, snapshot

#: What scripts rest on; a column may be added at the end only.
HEADERS = {
    "tries": "started,closed,title,status,likely_before,unease_expected,cost_if_true,happened,likely_next,unease_peak,"
    "unease_end,real_cost,worth,backup_done,feared,facts,easy,hard,next_time,lesson,context,habits",
    "check-ins": "at,mood,energy,minutes",
    "contacts": "at,person,channel,reached,proposed,support,felt,note",
    "measures": "at,companionship,left_out,isolated,total,direct",
}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_stay_with_and_without_what_is_private(table: str) -> None:
    assert as_sheet(snapshot(), table) == as_sheet(snapshot(), table, private=True) == HEADERS[table] + "\r\n"


def test_the_shell_knows_the_tables_by_their_names() -> None:
    assert told_as.TABLES == TABLES


def test_numbers_are_told_and_words_only_if_asked_for() -> None:
    tried_once = attempt(prediction=prediction(feared="They laugh"), outcome=outcome(lesson="She laughed with me"))
    (told,) = rows(as_sheet(snapshot(attempts=[tried_once]), "tries"))
    assert told["started"] == "2026-03-04T09:00+01:00"
    assert (told["likely_before"], told["likely_next"], told["happened"], told["feared"]) == ("70", "45", "no", "")
    (private,) = rows(as_sheet(snapshot(attempts=[tried_once]), "tries", private=True))
    assert (private["feared"], private["lesson"]) == ("They laugh", "She laughed with me")


def test_contacts_check_ins_and_measures() -> None:
    held = snapshot(
        people=[person(), person("rex", "Rex", unsafe=True)],
        contacts=[contact(note="Long call", felt="nourished"), contact("c2", "rex")], checkins=[checkin()],
        measures=[MeasureAnswers(id="m", at=NOW, companionship=1, left_out=2, isolated=3, direct=4)],
    )  # fmt: skip
    (told,) = rows(as_sheet(held, "contacts"))
    assert (told["person"], told["channel"], told["felt"], told["note"]) == ("Ana", "in_person", "", "")
    assert rows(as_sheet(held, "contacts", private=True))[0]["note"] == "Long call"
    assert as_sheet(held, "check-ins").endswith("2026-03-04T09:00+01:00,steady,3,30\r\n")
    assert as_sheet(held, "measures").endswith("2026-03-04T09:00+01:00,1,2,3,6,4\r\n")


def test_tries_with_somebody_who_is_not_safe_are_left_out() -> None:
    held = snapshot(
        people=[person("rex", "Rex", unsafe=True)], plans=[plan(person_id="rex")],
        attempts=[
            attempt("a", plan_id="plan-1"), attempt("b", "Ring Rex"),
            attempt("c", outcome=outcome(lesson="Rex is far")),
        ],
    )  # fmt: skip
    (told,) = rows(as_sheet(held, "tries", private=True))
    assert told["lesson"] == ""


@given(text=st.text(max_size=80) | st.text("=+-@\t\r '\"(),;1A＝", max_size=20))
@tried(max_examples=150, deadline=None)
def test_no_cell_is_a_formula_and_words_come_back_as_they_were(text: str) -> None:
    told = as_sheet(snapshot(attempts=[attempt(prediction=prediction(feared=text))]), "tries", private=True)
    (row,) = rows(told)
    assert len(row) == len(HEADERS["tries"].split(","))
    cell = row["feared"]
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    written = "" if is_blank(text) else clean(text).strip()
    assert cell in (written, f"'{written}")
