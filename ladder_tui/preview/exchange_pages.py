"""What comes in from other programs, and what goes out to them."""

from typing import Final

from ladder_tui.screens.flows.exchange.file_picker import FilePicker
from ladder_tui.screens.flows.exchange.what_comes_in import WhatComes, reader
from ladder_tui.screens.flows.exchange.what_goes_out import WAYS, GoesOutForm, hand_out
from ladder_tui.screens.kit.page import PageScreen

_CALENDAR: Final = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:choir@example
DTSTART:20280310T190000
SUMMARY:Choir in the old school
LOCATION:Old school, room 2
RRULE:FREQ=WEEKLY
END:VEVENT
BEGIN:VEVENT
UID:fair@example
DTSTART;VALUE=DATE:20280404
SUMMARY:Spring fair
END:VEVENT
BEGIN:VEVENT
UID:moon@example
DTSTART:20280101T200000
SUMMARY:Walk at full moon
RRULE:FREQ=YEARLY;BYWEEKNO=20
END:VEVENT
BEGIN:VEVENT
UID:odd@example
DTSTART:nonsense
SUMMARY:Without a day
END:VEVENT
BEGIN:VEVENT
UID:old@example
DTSTART:20200101T100000
SUMMARY:Long ago
END:VEVENT
END:VCALENDAR
"""


async def pick_file(page: PageScreen) -> None:
    """A file of the machine, to be brought in."""
    await page.app.push_screen_wait(FilePicker("Import a file", (".ics", ".vcf", ".csv", ".json", ".md", ".txt")))


async def goes_out(page: PageScreen) -> None:
    """What goes out? A choice of six."""
    await hand_out(page)


async def calendar_out(page: PageScreen) -> None:
    """The form of a calendar that goes out."""
    await page.app.push_screen_wait(GoesOutForm(page.journal, WAYS["calendar"]))


async def comes_in(page: PageScreen) -> None:
    """What a calendar of another program would bring."""
    read = reader("choir.ics", _CALENDAR.encode(), page.journal)
    await page.app.push_screen_wait(WhatComes(read(False), read))
