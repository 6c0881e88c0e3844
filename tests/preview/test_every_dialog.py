"""Every dialog and page there is, opened by its name over a bare page, in one walk.

It shows its title. Whatever the fingers do at once, the program goes on and no key reaches the page below. And
whatever is written into one of its fields, the calm page opens over it, once the text is kept.
"""

from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest
from textual.widgets import Input, TextArea

from ladder_tui.preview.names import GROUPS, Opener, names_of
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.form import FormDialog
from tests.kits.app_house import Clock
from tests.kits.builders import NOW
from tests.kits.dialog_host import DialogHost, demo_host
from tests.kits.pressing import burst
from tests.preview.test_preview import OF_THE_APP, amiss

HEAVY: Final = "I want to kill myself"
#: What is pressed faster than anything opens or closes.
BURSTS: Final = (
    ["escape"] * 4, ["enter"] * 4, [*"11111"], [*"dxen"], ["ctrl+s"] * 3, [*"tea", "tab", *"pot", "enter", "escape"],
    ["down", "space", "right", "enter", "enter"], ["pagedown"] * 3 + ["ctrl+s", "escape", "escape"],
)  # fmt: skip
#: The groups of names, each with how many fields there are to write into, at least. A place is no dialog.
FIELDS: Final = {
    "everywhere": 10, "plans and the calendar": 25, "people and activities": 25, "cards, scripts and messages": 20,
    "the ladder": 10, "tries": 10, "writing, review and report": 20, "growth": 5, "in and out": 0,
}  # fmt: skip
#: The passphrase is nothing written.
NOT_WRITTEN: Final = frozenset(("locked",))


def fields_of(dialog: Dialog[Any]) -> list[Input | TextArea]:
    """Where one can write; what a list is searched with is left out."""
    fields = [field for field in dialog.query("Input, TextArea") if field.id not in (None, "search") or dialog.draft]
    return [field for field in fields if isinstance(field, Input | TextArea)]


def put(field: Input | TextArea, text: str) -> None:
    """Write a text into a field, as typing does."""
    if isinstance(field, Input):
        field.value = text
    else:
        field.text = text


class Walk:
    """Over the invented person, from name to name. `tried` is how many fields were written into."""

    def __init__(self, host: DialogHost, clock: Clock) -> None:
        self.host, self.clock = host, clock
        self.tried = 0
        self._seen: set[tuple[str, ...]] = set()

    async def write(self, name: str) -> None:
        """Write into every field of a kind of dialog that was not met before."""
        dialog = self.host.screen
        fields = fields_of(dialog) if isinstance(dialog, Dialog) and name not in NOT_WRITTEN else []
        kind = (type(dialog).__name__, *(field.id or "" for field in fields))
        if not isinstance(dialog, Dialog) or not fields or kind in self._seen:
            return
        self._seen.add(kind)
        if dialog.draft is None:  # only where nothing but numbers, days and hours is asked for
            assert isinstance(dialog, FormDialog), name
            asked = {field.name for field in dialog._fields if field.kind in ("line", "text")}
            # Days, words to search for, a country, a path, a folder.
            assert asked <= {"leave", "access", "region", "file", "place"}, name
            return
        before = set(self.host.drafts)
        for day, field in enumerate(fields, start=1):
            self.clock.moment = NOW
            self.clock.forward(days=self.tried + day)
            text = f"{HEAVY} {self.tried + day}"
            put(field, text)
            await self.host.at_rest()
            dialog.keep_draft()  # as when the cursor goes on, or the dialog is left
            await self.host.at_rest()
            assert isinstance(self.host.screen, CalmScreen), (name, field.id)
            assert any(text in kept for kept in self.host.drafts.values()), (name, field.id)
            await self.host.pop_screen()
        self.tried += len(fields)
        self.clock.moment = NOW
        await self.leave()
        for id in set(self.host.drafts) - before:
            self.host.journal.writing.drop_draft(id)

    async def burst(self, name: str, opener: Opener, *keys: str) -> None:
        """Press keys at once over what stands there, or is opened now."""
        if len(self.host.screen_stack) == 1:
            await self.host.open(opener)
        opened = len(self.host.screen_stack) > 1
        assert opened or name in OF_THE_APP, name
        await burst(self.host, *keys)
        assert self.host.is_running, (name, keys)
        assert self.host.page.reached == [] or not opened, (name, keys)
        self.host.page.reached.clear()
        await self.leave()

    async def leave(self) -> None:
        """Back to the bare page, and whatever was done is taken back."""
        await self.host.leave_all()
        while self.host.journal.next_undo is not None:
            self.host.journal.undo()


def test_every_group_of_dialogs_is_walked_through() -> None:
    assert ["places", *FIELDS] == list(GROUPS)


@pytest.mark.parametrize("group", FIELDS)
async def test_every_dialog_of_a_group(
    group: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One burst for each dialog, with `--long` all of them."""
    home = tmp_path / "home"  # what is written to a file goes there
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    everything = request.config.getoption("--long")
    number = list(FIELDS).index(group)
    turn = cycle((*BURSTS[number:], *BURSTS[:number]))
    clock = Clock(NOW)
    with demo_host(tmp_path / "data", clock) as host:
        async with host.run_test(size=(80, 24)):
            walk = Walk(host, clock)
            for name, opener in names_of(group).items():
                await host.open(opener)
                if name not in OF_THE_APP:
                    assert not amiss(name, host.screen)
                await walk.write(name)
                for keys in BURSTS if everything else [next(turn)]:
                    await walk.burst(name, opener, *keys)
            assert walk.tried >= FIELDS[group]
