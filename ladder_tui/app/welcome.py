"""First start: four short pages, each of them optional. Without any of it the app is useful at once."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.vocabulary import NEEDS, Need
from ladder_tui.domain.items.need_questions import NeedQuestion
from ladder_tui.domain.picks.candidates import Candidate, person_title
from ladder_tui.domain.picks.need_forms import PER_NEED_AT_FIRST, form, levels
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.picks.scoring import Scored
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.settings import NeedLevel
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.page import parse_region, region_name
from ladder_tui.screens.flows.keeping.need_form import answers_of, need_fields
from ladder_tui.screens.flows.plans.plan import new_plan
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Words, folded, line, words

PAGES: Final = 4
#: The field of the country, and what an empty one means.
REGION: Final = "region"
NOT_NOW: Final = "a name or code, such as Ireland or GB; empty: not now"
#: An answer in words, and the wish and presence (0 to 10) it stands for until the weekly numbers are asked.
LEVELS: Final[tuple[tuple[str, str, int, int], ...]] = (
    ("enough", "there is enough of it", 5, 5),
    ("more", "a little more would be good", 6, 3),
    ("much", "much more would be good", 8, 1),
    ("none", "not a wish for now", 0, 0),
)
_SKIP: Final = "skip"
_ENERGY: Final = (("1", "1 · very low"), ("2", "2 · low"), ("3", "3 · some"), ("4", "4 · good"), ("5", "5 · plenty"))


class WelcomeFlow:
    """The pages in order. That they were seen is saved at the end, also when every one was skipped."""

    def __init__(self, app: App[Any], journal: Journal) -> None:
        self._app = app
        self._journal = journal

    async def run(self) -> None:
        """Show the pages, then today. Call it from a worker."""
        app, journal = self._app, self._journal
        await app.push_screen_wait(WelcomeDialog())
        await app.push_screen_wait(needs_page(journal))
        await app.push_screen_wait(energy_page(journal))
        steps = tiny_steps(journal.snapshot())
        chosen = await app.push_screen_wait(StepDialog(steps)) if steps else None
        made = ""
        said = f"Welcome. {key('everywhere.help')} shows the keys of a place, ! people to talk to."
        try:
            if chosen is not None:
                step = next(candidate for candidate in steps if candidate.id == chosen)
                made = journal.plans.save(plan_of(step, journal.snapshot()), chosen=step.id).id
                said = f"It stands on today. enter opens it, {key('today.done')} notes that it is done."
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
            ("Three more pages follow, all optional. Esc skips a page.", "$quiet"),
        )


class WelcomeForm(FormDialog):
    """A page of choices: each question over its answer."""

    HINTS = (
        KeyHint("← →", "choose", "change"),
        KeyHint("enter", "next", "next_or_save"),
        KeyHint("esc", _SKIP, "back"),
        KeyHint("!", "people to talk to", "app.support"),
    )
    DEFAULT_CSS = """
    WelcomeForm .row { layout: vertical; margin: 0 0 1 0; }
    WelcomeForm .label, WelcomeForm.-narrow .label { width: 100%; height: auto; color: $foreground; }
    """


def needs_page(journal: Journal) -> WelcomeForm:
    """What kind of company is missing: a question of the packs for each need, or one choice where they hold none.

    What is not answered is left open.
    """
    snapshot = journal.snapshot()
    library, questions = snapshot.library, form(snapshot, 1, per_need=PER_NEED_AT_FIRST)
    title = f"What kind of company is missing?  ·  2 of {PAGES}"
    if {question.need for question in questions} == set(NEEDS):
        return WelcomeForm(
            title, need_fields(questions), journal=journal, save=lambda values: _keep(journal, questions, values)
        )
    options = [("", "left open"), *((value, said) for value, said, _, _ in LEVELS)]
    fields = []
    for need in NEEDS:
        label, word = library.label("need", need), library.words.get("need", {}).get(need)
        meaning = f": {word.meaning[:1].lower()}{word.meaning[1:]}" if word is not None and word.meaning else ""
        fields.append(Field(need, f"{label[:1].upper()}{label[1:]}{meaning}", "one", "", options=options))

    def save(values: Values) -> None:
        levels = needs_of(values)
        if levels:
            journal.settle(undoable=False, needs=levels)

    return WelcomeForm(title, fields, journal=journal, save=save)


def _keep(journal: Journal, questions: Sequence[NeedQuestion], values: Values) -> None:
    found = levels(questions, answers_of(questions, values))
    if found:
        journal.needs.answer(1, found, undoable=False)


def needs_of(values: Values) -> tuple[NeedLevel, ...]:
    """The levels that the answers stand for; what was left open is left out."""
    by_value = {value: (wanted, present) for value, _, wanted, present in LEVELS}
    answered: list[tuple[Need, tuple[int, int]]] = [(need, by_value[values[need]]) for need in NEEDS if values[need]]
    return tuple(NeedLevel(need=need, wanted=wanted, present=present) for need, (wanted, present) in answered)


def energy_page(journal: Journal) -> WelcomeForm:
    """The energy of an ordinary day, by part of the day, and the country, in one line that may stay empty."""
    settings, support = journal.snapshot().settings, journal.snapshot().library.support
    fields = [
        Field(f"energy_{part}", said, "one", str(getattr(settings, f"energy_{part}")), options=_ENERGY)
        for part, said in (
            ("morning", "How much energy is there in the morning?"),
            ("day", "And through the day?"),
            ("evening", "And in the evening?"),
        )
    ]
    known = region_name(settings.region) if settings.region else ""
    fields.append(Field(REGION, "Country, for numbers of people to talk to; it stays here", value=known, hint=NOT_NOW))

    def save(values: Values) -> None:
        energies = {name: int(value) for name, value in values.items() if name != REGION}
        journal.settle(undoable=False, region=parse_region(values[REGION], support.values()), **energies)

    def check(values: Values) -> str:
        try:
            parse_region(values[REGION], support.values())
        except ValueError:
            return f"No numbers are known for “{line(values[REGION])[:30]}” here. Empty means not now; ! helps anyway."
        return ""

    return WelcomeForm(f"An ordinary day  ·  3 of {PAGES}", fields, journal=journal, save=save, check=check)


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
        super().__init__(f"One tiny step for today?  ·  4 of {PAGES}")
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
