"""Folded fields: short forms are short, what is set inside is named, and nothing typed in there is ever lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.form_fields import is_set, raw_of, under_more
from ladder_tui.services.journal import NotSaved
from ladder_tui.widgets.open_field import Fold
from tests.kits.builders import person, settings
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst

FIELDS = [
    Field("what", "What", required=True),
    Field("when", "When"),
    *under_more(
        Field("where", "Where"),
        Field("minutes", "Minutes", "number", 30, plain=30, required=True, low=1, high=90),
        Field("whom", "With whom", "one", options=[("", "nobody"), ("ana", "Ana")]),
        Field("good", "Good for", "some", ("a",), plain=("a",), options=[("a", "one"), ("b", "two")]),
    ),
]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path, {"people": [person()]}) as made:
        yield made


async def shown(host: DialogHost, kept: list[Values] | None = None) -> FormDialog:
    """The form, opened; what it saves goes into `kept`."""
    form = FormDialog(
        "Tea", FIELDS, journal=host.journal, draft_id="tea", fold="tea", save=None if kept is None else kept.append
    )
    await host.push_screen(form)
    await host.at_rest()
    return form


def focused(host: DialogHost) -> str:
    return (host.focused.id or "") if host.focused is not None else ""


def is_open(host: DialogHost) -> bool:
    return host.screen.query_one(Fold).is_open


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_short_form_is_whole_and_says_what_may_be_added(host: DialogHost, size: tuple[int, int]) -> None:
    async with host.run_test(size=size):
        form = await shown(host)
        assert [one.id for one in form.stops()] == ["field-what", "field-when"]
        assert form.query_one("#inside").max_scroll_y == 0
        assert "if you like: where, minutes" in squeeze(host)


async def test_enter_keeps_after_the_last_field_that_is_shown(host: DialogHost) -> None:
    kept: list[Values] = []
    async with host.run_test(size=(80, 24)):
        await shown(host, kept)
        await burst(host, *"soup", "enter", *"friday", "enter")
        assert kept == [{"what": "soup", "when": "friday", "where": "", "minutes": 30, "whom": "", "good": ("a",)}]


@pytest.mark.parametrize("keys", [("tab", "tab", "enter"), ("tab", "tab", "space"), ("ctrl+t",)])
async def test_it_opens_with_the_cursor_in_its_first_field_and_what_is_typed_behind_goes_there(
    host: DialogHost, keys: tuple[str, ...]
) -> None:
    kept: list[Values] = []
    async with host.run_test(size=(80, 24)):
        await shown(host, kept)
        await burst(host, *"soup", *keys, *"hall", "enter", "4", "5", "ctrl+s")
        assert [(one["what"], one["where"], one["minutes"]) for one in kept] == [("soup", "hall", 45)]


async def test_tab_goes_through_the_line_and_past_what_is_folded(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await shown(host)
        went = [focused(host)]
        for _ in range(3):
            await burst(host, "tab")
            went.append(focused(host))
        assert went == ["field-what", "field-when", "more", "field-what"]
        await burst(host, "ctrl+t", "shift+tab", "tab", "tab")
        assert focused(host) == "field-minutes"


async def test_closed_again_it_names_what_is_set_and_keeps_it(host: DialogHost) -> None:
    kept: list[Values] = []
    async with host.run_test(size=(80, 24)):
        await shown(host, kept)
        await burst(host, *"soup", "ctrl+t", *"hall", "tab", "tab", "right", "ctrl+t")
        assert focused(host) == "more", "the cursor is not left in what cannot be seen"
        assert "set: where, with whom" in squeeze(host)
        await burst(host, "ctrl+s")
        assert [(one["where"], one["whom"]) for one in kept] == [("hall", "ana")]


async def test_what_is_not_right_inside_opens_it(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        form = await shown(host)
        await burst(host, *"soup")
        form.set_value("minutes", "500")
        await burst(host, "ctrl+s")
        assert (is_open(host), focused(host)) == (True, "field-minutes")
        assert "A whole number from 1 to 90 is wanted here." in squeeze(host)
        assert host.journal.snapshot().settings.unfolded == (), "the user did not open it"


async def test_a_draft_inside_comes_back_open_and_one_outside_does_not_open_it(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await shown(host)
        await burst(host, *"soup", "escape")
        await shown(host)
        assert not is_open(host)
        await burst(host, "ctrl+t", *"hall", "ctrl+t", "escape")
        form = await shown(host)
        assert is_open(host)
        assert form.query_one("#field-where", Input).value == "hall"


async def test_that_the_user_keeps_it_open_is_remembered_for_this_form_and_can_be_forgotten(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        host.journal.settle(undoable=False, unfolded=("cake",))
        for keys, after in (("ctrl+t", True), ("ctrl+t", False)):
            await shown(host)
            await burst(host, keys, "escape")
            await shown(host)
            assert is_open(host) is after
            assert host.journal.snapshot().settings.unfolded == (("cake", "tea") if after else ("cake",))
            await burst(host, "escape")
        assert host.journal.next_undo is None, "it is no step to take back"


async def test_it_opens_also_where_that_cannot_be_remembered(host: DialogHost, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise NotSaved("The disk is full.", "Make room.")

    async with host.run_test(size=(80, 24)):
        await shown(host)
        monkeypatch.setattr(host.journal, "settle", refused)
        await burst(host, "ctrl+t", *"hall")
        assert host.screen.query_one("#field-where", Input).value == "hall"


async def test_a_form_without_a_fold_knows_nothing_of_it(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.push_screen(FormDialog("Short", FIELDS[:2], journal=host.journal))
        await burst(host, "ctrl+t", *"soup")
        assert not host.screen.query(Fold)
        assert "more" not in squeeze(host)


@given(st.sampled_from(FIELDS[2:]), st.data())
def test_only_what_differs_from_the_plain_form_is_named(field: Field, data: st.DataObject) -> None:
    plain = raw_of(field, field.plain)
    assert not is_set(field, plain)
    if field.kind == "some":
        ticked = data.draw(st.lists(st.sampled_from(["a", "b"]), unique=True))
        assert is_set(field, ticked) == (bool(ticked) and set(ticked) != {"a"})
    elif field.kind == "one":
        assert is_set(field, "ana")
    else:
        assert is_set(field, data.draw(st.text("abc", min_size=1)))


def test_settings_say_nothing_of_forms_at_first() -> None:
    assert settings().unfolded == ()
