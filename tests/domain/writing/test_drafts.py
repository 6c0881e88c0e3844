"""Where unfinished text belongs."""

from datetime import timedelta

import pytest

from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.writing.drafts import FREE, DraftOf, draft_of, entry_drafts
from tests.kits.builders import NOW, snapshot


@pytest.mark.parametrize(
    "where",
    [
        DraftOf(),
        DraftOf(kind="edit", target="abc"),
        DraftOf(kind="prompt", target="core.reflect/easy"),
        DraftOf(kind="prompt", target="core.reflect/easy", ref="abc"),
        DraftOf(kind="kindness", target="core.kind/slip"),
        DraftOf(kind="put_down"),
    ],
)
def test_an_id_says_where_the_text_belongs(where: DraftOf) -> None:
    assert draft_of(where.id) == where


def test_a_free_page_has_one_id() -> None:
    assert DraftOf().id == FREE


@pytest.mark.parametrize(
    "other", ["form:plan", "win", "entry", "entry:edit", "entry:prompt:", "entry:other:x", "entry:put_down:x", ""]
)
def test_other_ids_are_no_drafts_of_entries(other: str) -> None:
    assert draft_of(other) is None


def test_the_latest_stands_first_and_blank_ones_are_left_out() -> None:
    drafts = [
        Draft(id="entry:free", text="The bench", at=NOW),
        Draft(id="entry:edit:abc", text="The park", at=NOW + timedelta(minutes=5)),
        Draft(id="entry:prompt:p", text=" \n", at=NOW),
        Draft(id="form:plan", text="{}", at=NOW),
    ]
    assert [draft.text for draft in entry_drafts(snapshot(drafts=drafts))] == ["The park", "The bench"]
