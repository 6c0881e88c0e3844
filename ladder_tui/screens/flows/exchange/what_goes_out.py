"""What goes out to other programs: what, what is private in it, and where. Nothing is sent anywhere."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final

import msgspec

from ladder_tui.domain.base.number_words import count
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.calendar_folder import keep_folder
from ladder_tui.services.formats.told_as import FORMS, files, one_text
from ladder_tui.services.handed_over import NotHandedOver, folder_of, hand_over, hand_over_all, place_of
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.services.machine.folders import shown
from ladder_tui.widgets.bars import KeyHint

#: What all of it being private means.
ALL_PRIVATE: Final = "All of this is private, and it will be plain text that whoever has the file can read."
ONLY_YOU: Final = "Only you can open what is written. Ladder sends it nowhere."


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to hand over: its name in the list and what it is for, the form, and where it goes unless changed.

    `kind`: "file" for one file, "folder" for several of them in a new folder, "vdir" for a folder that is kept.
    """

    label: str
    about: str
    form: str
    named: str
    kind: str = "file"


WAYS: Final[Mapping[str, Way]] = {
    "calendar": Way(label="Calendar, one file (.ics)", about="For any calendar: Google, Apple, Outlook, Thunderbird.",
                    form="ics", named="~/ladder-calendar.ics"),
    "vdir": Way(label="Calendar, a folder kept up to date", about="A file for each thing: khal, vdirsyncer, phones.",
                form="ics", named="~/ladder-calendar", kind="vdir"),
    "people": Way(label="People (.vcf)", about="For address books.", form="vcf", named="~/ladder-people.vcf"),
    "old_people": Way(label="People, for older programs (.vcf 3.0)", about="Where the other one is not read.",
                      form="vcf3", named="~/ladder-people.vcf"),
    "journal": Way(label="Journal (.md)", about="A file of text for each month.", form="md", named="~/ladder-journal",
                   kind="folder"),
    "tables": Way(label="Tables (.csv)", about="Tries, check-ins, contacts and measures, a file each.", form="csv",
                  named="~/ladder-tables", kind="folder"),
}  # fmt: skip


class GoesOutForm(FormDialog):
    """Where it goes, and whether what is private goes along. `done` says what was written, "" before."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("ctrl+s", "write it", "save"),
        KeyHint("tab", "next", "app.focus_next"),
        KeyHint("esc", "back", "back"),
    )

    def __init__(self, journal: Journal, way: Way, *, place: str = "") -> None:
        self._way = way
        self.done = ""
        #: A file that is there already and was asked about.
        self._asked: Path | None = None
        form = FORMS[way.form]
        fields = [Field("place", "Folder" if way.kind != "file" else "File", value=place or way.named, required=True)]
        if form.private:
            note = f"{ALL_PRIVATE} {ONLY_YOU}"
        else:
            left_out = form.left_out.rstrip(",")
            note = f"{left_out} can stay out. {ONLY_YOU}"
            options = (("no", "stays out"), ("yes", "goes along"))
            fields.append(Field("private", "What is private", "one", "no", options=options))
        super().__init__(way.label, fields, journal=journal, note=note, save=self._write)

    def _write(self, values: Values) -> None:
        way, snapshot = self._way, self._journal.snapshot()
        private = FORMS[way.form].private or values.get("private") == "yes"
        if way.kind == "vdir":
            self.done = keep_calendar(self._journal, values["place"], private=private)
        elif way.kind == "folder":
            self.done = self._write_folder(files(way.form, snapshot, private=private), values["place"])
        else:
            self.done = self._write_file(one_text(way.form, snapshot, private=private), values["place"])

    def _write_file(self, text: str, named: str) -> str:
        path = place_of(named, base=Path.home())
        if not text:
            raise NotHandedOver("There is nothing of that yet.")
        self._ask_about(path, "file")
        hand_over(text, path, instead=path == self._asked)
        return f"Written to {shown(path)}."

    def _write_folder(self, texts: Mapping[str, str], named: str) -> str:
        folder = folder_of(named, base=Path.home())
        if not texts:
            raise NotHandedOver("There is nothing of that yet.")
        there = next((folder / name for name in texts if (folder / name).exists()), None)
        if there is not None:
            self._ask_about(folder, "folder")
        hand_over_all(texts, folder, instead=folder == self._asked)
        return f"{count(len(texts), 'file', 'files').capitalize()} written to {shown(folder)}."

    def _ask_about(self, path: Path, what: str) -> None:
        """Say once that it is there already; kept again, it is meant."""
        if path.exists() and path != self._asked:
            self._asked = path
            told = f"There is a {what} {shown(path)} already. ctrl+s again writes in its place; or choose another name."
            raise NotHandedOver(told)


def keep_calendar(journal: Journal, named: str, *, private: bool) -> str:
    """Keep the folder of the calendar as it is to be, and remember which one it is; what was done, in words."""
    from ladder_tui.services.formats.ics import MAKER, as_files

    folder = folder_of(named, base=Path.home())
    kept = keep_folder(folder, as_files(journal.snapshot(), private=private), maker=MAKER)
    told = f"{shown(folder)}: {kept.written} written, {kept.same} as they were, {kept.removed} removed."
    with suppress(NotSaved, ValueError):  # then it is asked for anew the next time, and nothing is lost
        journal.settle(undoable=False, calendar_folder=named)
    return told


async def hand_out(screen: PageScreen, *, first: str = "calendar") -> None:
    """Ask what, what of it and where, and write it. Call it from a worker."""
    options = [(id, way.label) for id, way in WAYS.items()]
    under = {id: way.about for id, way in WAYS.items()}
    chosen = await screen.app.push_screen_wait(Choose("Export: what goes out?", options, at=first, under=under))
    if chosen is None:
        return
    way = WAYS[chosen]
    place = screen.journal.snapshot().settings.calendar_folder if way.kind == "vdir" else ""
    form = GoesOutForm(screen.journal, way, place=place)
    await screen.app.push_screen_wait(form)
    if form.done:
        screen.say(form.done)
