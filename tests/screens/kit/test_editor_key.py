"""ctrl+e in a long text: the editor of the environment has it, and it comes back into the page and its draft."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from textual.widgets import TextArea

from ladder_tui.bound_keys import show_key
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.kit.form import Field, FormDialog
from ladder_tui.services.journal import Journal
from ladder_tui.services.ledger.ledger import SaveState
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DialogHost]:
    """Over an empty store. A headless app cannot step aside, so the program is run with the screen as it is."""
    with seeded_host(tmp_path / "data") as made:

        def step_aside(command: Sequence[str]) -> int:
            made.keep_drafts()
            return subprocess.call(command)

        monkeypatch.setattr(made, "step_aside", step_aside)
        monkeypatch.setattr(made, "_reports", tmp_path / "state")
        yield made


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    """A program in the place of an editor; `$1` is the file."""
    program = tmp_path / "an editor"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"'{program}'")


def page(journal: Journal) -> WritingDialog:
    return WritingDialog(journal, title="A page", draft_id="page", keep=lambda text: None, text="one")


async def test_a_page_comes_back_written_and_kept_as_a_draft(
    host: DialogHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, r"""printf 'two \033[31m\n' >> "$1" """)
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(page(host.journal))
        await host.at_rest()
        assert "ctrl+e editor" in squeeze(host)
        await pilot.press("ctrl+e")
        await host.at_rest()
        assert host.screen.query_one(TextArea).text == "one\ntwo [31m"
        assert host.drafts == {"page": "one\ntwo [31m"}
        assert not list((tmp_path / "state").iterdir())
        await pilot.press("ctrl+z")  # taken back as anything typed
        assert host.screen.query_one(TextArea).text == "one"


async def test_an_editor_that_fails_leaves_the_page_and_says_so(
    host: DialogHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'echo lost > "$1"; exit 3')
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(page(host.journal))
        await host.at_rest()
        await pilot.press("ctrl+e")
        await host.at_rest()
        assert host.screen.query_one(TextArea).text == "one"
        assert "The editor ended with 3, so the text is as it was." in squeeze(host)
        assert host.drafts == {}


async def test_no_editor_opens_where_nothing_can_be_kept(
    host: DialogHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'echo never > "$1"')
    held = SaveState("read_only", "Read-only: held elsewhere")
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(page(host.journal))
        await host.at_rest()
        monkeypatch.setattr(host.journal._ledger, "_state", held)
        await pilot.press("ctrl+e")
        await host.at_rest()
        assert host.screen.query_one(TextArea).text == "one"
        assert held.words in squeeze(host)


async def test_a_long_text_of_a_form_has_the_key_and_a_line_has_not(
    host: DialogHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'echo more >> "$1"')
    fields = [Field("what", "What", value="tea"), Field("note", "Note", "text", "one")]
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(FormDialog("Tea", fields, journal=host.journal, draft_id="tea"))
        await host.at_rest()
        assert "ctrl+e" not in squeeze(host)
        await pilot.press("ctrl+e", "tab")
        await host.at_rest()
        assert f"{show_key('ctrl+e')} editor" in squeeze(host)
        await pilot.press("ctrl+e")
        await host.at_rest()
        assert host.screen.query_one("#field-note", TextArea).text == "one\nmore"
        assert "more" in host.drafts["form:tea"]
