"""How one was in touch: its letters and what they stand for, in windows of every width."""

from pathlib import Path

import pytest

from ladder_tui.preview.people_pages import contact
from ladder_tui.screens.flows.people.contact import BESIDE, CHANNEL_KEYS, SIGNALS
from tests.kits.dialog_host import demo_host
from tests.kits.dump import dump
from tests.kits.pressing import press


@pytest.mark.parametrize("width", [40, 52, BESIDE - 1, BESIDE, 80])
async def test_what_a_letter_stands_for_is_whole_wherever_the_cursor_is(tmp_path: Path, width: int) -> None:
    with demo_host(tmp_path) as host:
        async with host.run_test(size=(width, 30)) as pilot:
            await host.open(contact)
            label = host.journal.snapshot().library.label
            whole = [f"{key}  {label('channel', channel)}" for key, channel in CHANNEL_KEYS.items()]
            whole += [f"{key}  {asks}" for key, (_, asks, _) in SIGNALS.items()]
            for chosen in CHANNEL_KEYS:
                await press(pilot, chosen)
                drawn = dump(host)
                assert not [row for row in whole if row not in drawn]
                assert f"▶ {chosen}" in drawn
                await press(pilot, "tab")
