"""The part that keeps what is unfinished: it goes by what stands in the fields, not by what was told of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from textual.widgets import Input, TextArea

from ladder_tui.domain.writing.drafts import FREE
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.people.contact import ContactDialog
from ladder_tui.screens.flows.writing.answer import AnswerDialog
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.kit.dialog import Dialog
from tests.kits.builders import person, prompt
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.pressing import burst
from tests.kits.store_kit import largest_file

Make = Callable[[DialogHost], Dialog[Any]]


def nothing(text: str) -> None:
    """What keeps a text for good, in a test of what comes before."""


#: Every kind of dialog that keeps a draft: how it is made, the draft's id, what is in the draft when "tea" was typed.
KINDS: Final[dict[str, tuple[Make, str, str]]] = {
    "form": (lambda host: WinDialog(host.journal), "form:win", '{"text": "tea"}'),
    "contact": (lambda host: ContactDialog(person(), host.journal), "contact:new:ana", "tea"),
    "page": (lambda host: WritingDialog(host.journal, title="A page", draft_id=FREE, keep=nothing), FREE, "tea"),
    "answer": (
        lambda host: AnswerDialog(host.journal, prompt("r/one", "Why?"), draft_id="entry:prompt:r/one", keep=nothing),
        "entry:prompt:r/one", "tea",
    ),
}  # fmt: skip


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path, {"people": [person()]}) as made:
        yield made


def put(host: DialogHost, text: str) -> None:
    """A text in the field, with nobody told of it yet."""
    field = host.screen.query(Input).first() if host.screen.query(Input) else host.screen.query_one(TextArea)
    if isinstance(field, Input):
        field.value = text
    else:
        assert isinstance(field, TextArea)
        field.text = text


@pytest.mark.parametrize("kind", KINDS)
async def test_a_signal_right_after_the_last_letter_keeps_it(host: DialogHost, kind: str) -> None:
    make, id, text = KINDS[kind]
    async with host.run_test():
        await host.push_screen(make(host))
        await host.at_rest()
        put(host, "tea")
        host._leave()  # what SIGTERM and SIGHUP call; not a turn of the loop lies between
        assert host.drafts == {id: text}


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_as_it_began_is_no_draft(host: DialogHost, kind: str) -> None:
    make, id, text = KINDS[kind]
    async with host.run_test():
        await host.push_screen(make(host))
        await host.at_rest()
        host.keep_drafts()
        assert host.drafts == {}
        put(host, "tea")
        host.keep_drafts()
        assert host.drafts == {id: text}
        put(host, "")
        host.keep_drafts()
        assert host.drafts == {}


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_offered_again_and_stays_as_old_as_it_is(host: DialogHost, kind: str) -> None:
    make, id, text = KINDS[kind]
    async with host.run_test():
        await host.push_screen(make(host))
        await host.at_rest()
        put(host, "tea")
        await burst(host, "escape")
        began = host.journal.snapshot().drafts[id]
        assert host.screen is host.page
        await host.push_screen(make(host))
        await host.at_rest()
        assert [*(field.value for field in host.screen.query(Input)), *(a.text for a in host.screen.query(TextArea))][
            :1
        ] == ["tea"]
        await burst(host, "escape")
        assert host.journal.snapshot().drafts[id] is began
        assert host.drafts == {id: text}


@pytest.mark.parametrize("kind", KINDS)
async def test_words_that_the_disk_does_not_take_hold_the_dialog_once(host: DialogHost, kind: str) -> None:
    make, id, text = KINDS[kind]
    async with host.run_test():
        dialog = make(host)
        await host.push_screen(dialog)
        await host.at_rest()
        put(host, "tea")
        with largest_file(0):
            await burst(host, "escape")
            assert host.screen is dialog
            assert dialog.unkept
        host.keep_drafts()
        assert not dialog.unkept
        assert host.drafts == {id: text}


async def test_what_was_kept_for_good_is_no_draft_any_more(host: DialogHost) -> None:
    async with host.run_test():
        await host.push_screen(WinDialog(host.journal))
        await host.at_rest()
        put(host, "tea")
        host.keep_drafts()
        await burst(host, "ctrl+s")
        assert host.drafts == {}
        assert [win.text for win in host.journal.snapshot().wins.values()] == ["tea"]
