"""What cannot be read is left where it is, and named by a command that has looked at its table."""

import pytest
from msgspec.structs import replace

from ladder_tui.store.file import image
from tests.cli.writing.conftest import Shell
from tests.kits.builders import checkin


@pytest.mark.parametrize(("line", "is_said"), [("win Had tea", False), ("checkin good 3 45", True)])
def test_a_record_that_cannot_be_read_is_named_once_its_table_was_looked_at(
    shell: Shell, line: str, is_said: bool
) -> None:
    shell("checkin", "good", "4", "60", checkins=[checkin()])
    main = shell.folder / "ladder.json"
    held = image.parse(main.read_bytes())
    bad = image.row("1", b'{"id":"a","at":"never"}')
    tables = {**held.tables, "checkins": {**held.rows("checkins"), "1": bad}}
    main.write_bytes(b"".join(image.render(replace(held, tables=tables))))
    code, _, complained = shell(*line.split())
    assert code == 0
    assert complained.count("Record 1 of checkins") == is_said
    assert image.parse(main.read_bytes()).rows("checkins")["1"] == bad
