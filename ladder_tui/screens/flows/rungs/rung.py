"""A rung: written in own words or taken from the packs, always open to change before it is kept."""

from collections.abc import Callable
from typing import Any, Final, Literal

from msgspec.structs import replace

from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.vocabulary import NEED_CHOICES, SETTINGS
from ladder_tui.domain.ladder.in_use import in_use
from ladder_tui.domain.ladder.rung_ideas import freed, rung_from_idea
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.rungs.ideas import IdeasDialog
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, named, ranked, what_for
from ladder_tui.services.journal import Journal, new_id

#: The words at the two ends of the scale of unease (SUDS).
CALM, MOST = "calm", "the most I know"
#: A rung takes from one minute to ten hours.
MOST_MINUTES: Final = 600


#: What stands for a place that nobody said.
NO_PLACE: Final = ("", "not said")


def new_rung(snapshot: Snapshot, *, suds: int | None = None) -> Rung:
    """An empty rung. Not saved. How uneasy it is is asked (see RungForm), where it is can stay open."""
    return Rung(id=new_id(), text="", suds=suds or 0, setting=None, created=snapshot.now, ladder_id=in_use(snapshot))


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(texts)


def _parted(text: str) -> tuple[str, ...]:
    """The parts of a line between semicolons, each once, none empty."""
    return tuple(dict.fromkeys(part for part in (piece.strip() for piece in text.split(";")) if part))


class RungForm(RecordForm[Rung]):
    """The form of a rung. `keep` saves it in another way than by itself, such as together with a choice.

    One without words is new, and says nothing that the user did not: its unease is empty, unless it was begun between
    two others.
    """

    def __init__(self, journal: Journal, rung: Rung, *, title: str, keep: Callable[[Rung], Rung] | None = None) -> None:
        library = journal.snapshot().library
        self._library, self._blank = library, not rung.text
        places = [NO_PLACE, *named(library, "setting", SETTINGS)]
        known = rung.id in journal.snapshot().rungs
        ways, leaving = _joined(rung.variations), _joined(rung.habits)
        super().__init__(
            rung,
            title,
            [
                Field("text", "The step", hint="One thing to do, small enough to picture", required=True),
                Field("suds", "Unease", "slider", ends=(CALM, MOST), required=True),
                *under_more(
                    *what_for(journal.snapshot()),
                    Field("setting", "Where", "one", options=places),
                    Field("minutes", "Minutes", "number", required=True, low=1, high=MOST_MINUTES),
                    Field("effort", "Effort", "one", options=ranked(library)),
                    Field("needs", "Good for", "some", options=NEED_CHOICES, required=True),
                    Field("done_when", "Done when", hint="What you do, not how others answer"),
                    Field("variations", "Also possible", value=ways, hint="other places or ways; a ; between"),
                    Field("habits", "To leave out", value=leaving, hint="helper habits, such as phone; headphones"),
                    Field("coping", "My line", hint="one line to take along to each try of it"),
                    Field("backup", "Backup", hint="The smaller thing, if it falls through"),
                    Field("reward", "Reward", hint="Something small to look forward to"),
                ),
            ],
            keep=keep or journal.ladder.save,
            fold="rung",
            journal=journal,
            draft_id=f"rung:{rung.id if known else rung.parent or rung.source or 'new'}",
        )

    def changed(self, values: Values) -> Rung:
        """With the parts of the two lines that hold several texts; what was reworded is no longer the pack's."""
        ways, leaving = _parted(values["variations"]), _parted(values["habits"])
        made = replace(super().changed(values), variations=ways, habits=leaving)
        return made if one_line(made.text) == one_line(self._record.text) else freed(made, self._library)

    def _shown(self, field: Field) -> Any:
        return None if self._blank and field.name == "suds" and not self._record.suds else super()._shown(field)


async def ask_rung(
    screen: PageScreen, rung: Rung, *, title: str, keep: Callable[[Rung], Rung] | None = None
) -> Rung | None:
    """Open the form of a rung and save it through the journal; the rung as kept, None when left."""
    return await ask_for(screen, RungForm(screen.journal, rung, title=title, keep=keep))


async def ask_idea(screen: PageScreen) -> Rung | None:
    """Choose a rung from the packs, change it, keep it; None when left."""
    snapshot = screen.snapshot
    if not snapshot.library.rungs:
        screen.say(with_keys("The packs hold no steps; {ladder.new} writes one in your own words."))
        return None
    chosen = await screen.app.push_screen_wait(IdeasDialog(screen.journal))
    if chosen is None:
        return None
    rung = rung_from_idea(snapshot.library.rungs[chosen], id=new_id(), created=snapshot.now, ladder_id=in_use(snapshot))
    return await ask_rung(screen, rung, title="A step from the packs")


async def ask_new(screen: PageScreen, *, suds: int | None = None) -> Rung | None:
    """Own words or an idea, then the form; None when left. `suds` is where a step between two others stands."""
    way: Literal["own", "ideas"] | str | None = "own"
    if screen.snapshot.library.rungs:
        way = await screen.app.push_screen_wait(
            Choose("A new step", [("own", "In your own words"), ("ideas", "From ideas in the packs")])
        )
    if way == "own":
        return await ask_rung(screen, new_rung(screen.snapshot, suds=suds), title="A new step")
    return await ask_idea(screen) if way == "ideas" else None
