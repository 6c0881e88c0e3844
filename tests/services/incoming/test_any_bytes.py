"""Whatever a file holds, it is read to an answer, and what it would bring can be kept."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.services.incoming.read import Incoming, read_incoming
from ladder_tui.store.file.codec import to_line
from tests.kits.builders import person, plan, snapshot
from tests.services.incoming.test_people import CARDS
from tests.services.incoming.test_tables_and_journals import JOURNALS, SPREADSHEETS

FILES: Final = Path(__file__).parent / "files"
TEXTS: Final = [
    *((path.name, path.read_bytes()) for path in sorted(FILES.iterdir())),
    *((f"{name}.vcf", text.encode()) for name, (text, _) in CARDS.items()),
    *(
        (f"{name}.csv", each[0].encode() if isinstance(each[0], str) else each[0])
        for name, each in SPREADSHEETS.items()
    ),
    *((file, text.encode()) for file, text, _ in JOURNALS.values()),
]
#: What stands in the place of a piece of a file: edges of numbers and days, signs that mean something, whole lines.
PIECES: Final = (
    "", "0", "-1", "99999999999", "19000101", "22001231T235959Z", "22010101", "18991231T235959", "T000000Z", "P9999D",
    "\n", "\r\n ", ";", ":", ",", '"', "\\", "=", "\x00", "\x1b[31m", "\u202e", "\ud7ff", "é", "😀", "\t", "END:VEVENT",
    "BEGIN:VEVENT", "RRULE:FREQ=DAILY", "\nEXDATE:20260310T183000", "\nRDATE:22001231,19000101", "x" * 400,
    "@ladder-tui", "\nUID:plan-a@ladder-tui", "\nUID:promise-a@ladder-tui", "\nUID:routine-b@ladder-tui",
    "\nX-LADDER-STATUS:done",
    ";INTERVAL=999999", ";COUNT=999999", ";UNTIL=19000101", ";UNTIL=22001231", ";BYMONTHDAY=31", "\nDURATION:P6W",
    "\nRECURRENCE-ID:22001231", "\nCREATED:19000101T000000Z", "\nLOCATION:", "2026-02-30", "2200-12-31 23:59",
)  # fmt: skip


def look(name: str, data: bytes, past: bool) -> Incoming:
    here = snapshot(people=[person("ana", "Ana")], plans=[plan("a")])
    found = read_incoming(name, data, here, past=past)
    for item in found.items:
        to_line(item.table, item.record)
    for told in (*found.problems, *found.changes, *found.left_out):
        assert told.words
    assert found.label().startswith("Brought in ")
    assert found.summary.endswith(".")
    return found


@pytest.mark.parametrize("start", ["19000101T000000Z", "22001231T235959Z", "19000103T000000Z", "22001229T235959Z"])
@pytest.mark.parametrize("uid", ["a", "plan-x@ladder-tui", "promise-x@ladder-tui", "opportunity-x@ladder-tui"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_edges_of_the_calendar(start: str, uid: str, zone: str) -> None:
    """Days that are none in another zone, lengths beyond a week, rules to the end of days."""
    for rule in ("", "RRULE:FREQ=YEARLY\n", "RRULE:FREQ=DAILY;BYHOUR=1,2\n", "RRULE:FREQ=DAILY;COUNT=9999\n"):
        text = f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:{start}\nDURATION:P9W\n{rule}RDATE:{start}\nEND:VEVENT\n"
        moved = f"BEGIN:VEVENT\nUID:{uid}\nRECURRENCE-ID:{start}\nDTSTART:22001229T235900Z\nEND:VEVENT\n"
        found = read_incoming("c.ics", f"{text}{moved}".encode(), snapshot(zone=zone), past=True)
        assert found.items or found.problems
        for item in found.items:
            to_line(item.table, item.record)


@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=5),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_a_file_with_odd_pieces_in_it(
    file: tuple[str, bytes], changes: list[tuple[float, int, str]], past: bool
) -> None:
    name, data = file
    for place, gone, piece in changes:
        at = int(place * len(data))
        data = data[:at] + piece.encode() + data[at + gone :]
    look(name, data, past)


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(("a.ics", "a.vcf", "a.csv", "a"))
)
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    look(name, data, past=True)
