"""First start: three short pages, each of them optional. Without any of it the app is useful at once.

What kinds of company are missed, and the energy of an ordinary day, are asked later, on Growth and in the settings.
"""

from datetime import time
from typing import Any, ClassVar, Final

from msgspec.structs import replace
from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import key
from ladder_tui.domain.picks.candidates import Candidate, person_title
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.picks.scoring import Scored
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.page import region_name
from ladder_tui.domain.today import today_of
from ladder_tui.screens.flows.plans.plan import new_plan
from ladder_tui.screens.flows.support.support import choose_region
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.screens.places.today.rows import head_parts, rows
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, MARK, Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, words

PAGES: Final = 3
_SKIP: Final = "skip"


class WelcomeFlow:
    """The pages in order. That they were seen is saved at the end, also when every one was skipped."""

    def __init__(self, app: App[Any], journal: Journal) -> None:
        self._app = app
        self._journal = journal

    async def run(self) -> None:
        """Show the pages, then today. Call it from a worker."""
        app, journal = self._app, self._journal
        await app.push_screen_wait(WelcomeDialog())
        await app.push_screen_wait(DayPage(journal))
        steps = tiny_steps(journal.snapshot())
        chosen = await app.push_screen_wait(StepDialog(steps)) if steps else None
        made = ""
        said = f"Welcome. {key('everywhere.help')} shows the keys of a place, ! people to talk to."
        try:
            if chosen is not None:
                step = next(candidate for candidate in steps if candidate.id == chosen)
                made = journal.plans.save(plan_of(step, journal.snapshot()), chosen=step.id).id
                said = f"It stands on today. {key('today.done')} notes that it is done."
            journal.settle(undoable=False, welcomed=True)
        except NotSaved as error:
            said = str(error)
        if isinstance(app.screen, PageScreen):
            app.screen.say(said)
            app.screen.reveal(made)


class WelcomeDialog(ReadingPage[str]):
    """What this is and what it is not."""

    HINTS = (
        KeyHint("enter", "go on", "back"),
        KeyHint("esc", _SKIP, "back"),
        KeyHint("!", "people to talk to", "app.support"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Go on", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            f"Welcome  ·  1 of {PAGES}",
            "ladder is a practice notebook for building real company into your days. You choose one small step that "
            "fits today, say what you expect, do it, and look at what really happened.\n\n"
            "It is for adults. It is not treatment and it does not judge. Nothing here is monitored: what you write "
            "stays on this machine, and nobody is told.\n\n"
            "Talk to a professional when it weighs on most of your days, when sleep, food or work suffer, or when it "
            "feels like too much to carry. Help from a person works better than any notebook.\n\n",
            ("!", "bold"),
            " shows people to talk to, from every page.\n\n",
            ("Two more pages follow, both optional. Esc skips a page.", "$quiet"),
        )


class DayPage(ReadingPage[str]):
    """A picture of a day: Today as it is drawn, over one invented step. The country may be said here, in one line."""

    HINTS = (
        KeyHint("enter", "go on", "back"),
        KeyHint("esc", _SKIP, "back"),
        KeyHint("r", "country", "choose_region"),
        KeyHint("!", "people to talk to", "app.support"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Go on", show=False),
        Binding("r", "choose_region", "Country", show=False),
    ]
    DEFAULT_CSS = """
    DayPage #intro, DayPage #country { height: auto; padding: 0 1; }
    DayPage .words { background: $surface; padding: 0 0 0 1; margin: 1 0; }
    DayPage.-short .words { margin: 0; }
    """
    AROUND = 2

    def __init__(self, journal: Journal) -> None:
        super().__init__(f"A day could look like this  ·  2 of {PAGES}")
        self._journal = journal

    def compose_inside(self) -> ComposeResult:
        """What it is a picture of, the picture, and the country."""
        yield Words(id="intro")
        yield from super().compose_inside()
        yield Words(id="country")

    def parts(self, width: int) -> list[Part]:
        """The picture, for the room there is."""
        snapshot, is_short = self._journal.snapshot(), self.has_class("-short")
        after: list[Part] = [
            " ",
            (key("today.done"), "bold"),
            " notes that it is done. What was left undone is not counted.",
        ]
        self.query_one("#intro", Words).say("A step you chose, an idea, a line to say.", *([] if is_short else after))
        self._say_country(snapshot.settings.region)
        return day_parts(snapshot, width, with_head=not is_short)

    @work(exclusive=True)
    async def action_choose_region(self) -> None:
        """Choose the country whose numbers Support shows."""
        chosen = await choose_region(self, self._journal, self._journal.snapshot().settings.region)
        if chosen is not None:
            self._say_country(chosen)

    def _say_country(self, region: str) -> None:
        said = region_name(region) if region else "not now"
        # A narrow card has the key in its footer, and no line to spare.
        tail: list[Part] = [] if self.has_class("-narrow") else [("   r", "bold"), (" says it", "$quiet")]
        self.query_one("#country", Words).say(("Country, for numbers of people to talk to: ", "$quiet"), said, *tail)


def _invented(snapshot: Snapshot) -> Plan:
    """The step of the picture, with all that a plan can have."""
    return new_plan(
        snapshot,
        title="Good morning to the neighbour with the dog",
        at=time(12, 30),
        cue="I take the bins out",
        backup="a nod from the window",
        reward="tea on the balcony",
    )


def day_parts(snapshot: Snapshot, width: int, *, with_head: bool) -> list[Part]:
    """Today as it is drawn in `width` cells, with one invented step, one idea and a card, and nothing else."""
    bare = Snapshot(now=snapshot.now, zone=snapshot.zone, library=snapshot.library)
    shown = replace(bare, plans={"step": _invented(bare)})
    today = today_of(shown)
    picks = today.picks
    today = replace(
        today,
        picks=replace(picks, picks=picks.picks[:1]) if picks is not None else None,
        along=replace(today.along, page=None),
    )
    parts: list[Part] = [*head_parts(today, shown, width), "\n\n"] if with_head else []
    for number, row in enumerate(rows(today, shown, width, 0 if not with_head else 99)):
        content = row.content
        if row.id is not None and row.id.startswith("plan:"):
            content = words(" ", (MARK, "$here"), content[2:])
        parts += ["\n" if number else "", content]
    return parts


class StepDialog(Dialog[str]):
    """One tiny step for today, or none. Answers with the id of the step."""

    AUTO_FOCUS: ClassVar[str | None] = "RowList"
    HINTS = (
        KeyHint("enter", "for today", "choose"),
        KeyHint("esc", "none today", "back"),
        KeyHint("!", "people to talk to", "app.support"),
    )
    DEFAULT_CSS = """
    StepDialog #intro { padding: 0 1; margin: 0 0 1 0; }
    StepDialog RowList { height: auto; max-height: 14; }
    """

    def __init__(self, steps: tuple[Candidate, ...]) -> None:
        super().__init__(f"One tiny step for today?  ·  {PAGES} of {PAGES}")
        self._steps = steps

    def compose_inside(self) -> ComposeResult:
        """The steps, each with how it begins."""
        yield Words("Ten minutes or less, and it asks little of you. None is a good answer too.", id="intro")
        yield RowList()

    def on_mount(self) -> None:
        """Fill the rows for the width of the card."""
        width = min(CARD_WIDTH, self.app.size.width) - 4 - GUTTER
        made = []
        for step in self._steps:
            told = "\n   ".join(folded(line(step.first_step or step.text), width))
            begins = [("\n   ", ""), (told, "$quiet")] if told else []
            made += [Row(words("   ", line(step.title), *begins), id=step.id), Row(words(" "))]
        self.query_one(RowList).show_rows(made[:-1])

    def action_choose(self) -> None:
        """Take the step under the cursor."""
        self.answer(self.query_one(RowList).current_id)

    @on(RowList.OptionSelected)
    def _chosen(self, event: RowList.OptionSelected) -> None:
        self.answer(event.option.id)


def tiny_steps(snapshot: Snapshot) -> tuple[Candidate, ...]:
    """At most three steps of effort 1 and ten minutes, best first; none when the packs hold no such thing."""
    limits = pick(snapshot).inputs.limits
    minutes = int(limits["picker.tiny_minutes"])
    picks = pick(snapshot, energy=2, minutes=minutes)
    found: list[Scored] = list(picks.alternatives)
    steps = [*(best.candidate for best in picks.picks), *(item.candidate for item in found)]
    return tuple(step for step in steps if step.effort <= limits["picker.tiny_effort"])[:3]


def plan_of(step: Candidate, snapshot: Snapshot) -> Plan:
    """The plan for today that a step becomes."""
    person = snapshot.people.get(step.id) if step.kind == "person" else None
    return new_plan(
        snapshot,
        title=person_title(person.name) if person is not None else step.title,
        minutes=step.minutes,
        effort=step.effort,
        needs=[share.need for share in step.needs],
        note=step.first_step,
        origin=Origin(kind=step.kind, ref=step.id),
        person_id=person.id if person is not None else None,
    )
