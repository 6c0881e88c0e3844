"""A rung: written in own words or taken from the packs, always open to change before it is kept."""

from collections.abc import Callable
from typing import Final, Literal

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import NEED_CHOICES, SETTINGS
from ladder_tui.domain.ladder.in_use import in_use
from ladder_tui.domain.ladder.rung_ideas import rung_from_idea
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.rungs.ideas import IdeasDialog
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import new_id

#: The words at the two ends of the scale of unease (SUDS).
CALM, MOST = "calm", "the most I know"
#: A rung takes from one minute to ten hours.
MOST_MINUTES: Final = 600


def new_rung(snapshot: Snapshot, *, suds: int = 30) -> Rung:
    """An empty rung with sensible defaults. Not saved."""
    return Rung(id=new_id(), text="", suds=suds, created=snapshot.now, ladder_id=in_use(snapshot))


def _fields(rung: Rung, snapshot: Snapshot) -> list[Field]:
    label = snapshot.library.label
    efforts = [(level, f"{level} · {label('effort', level)}") for level in ("1", "2", "3", "4", "5")]
    return [
        Field("text", "The step", value=rung.text, hint="One thing to do, small enough to picture", required=True),
        Field("suds", "Unease", "slider", rung.suds, ends=(CALM, MOST), required=True),
        Field("setting", "Where", "one", rung.setting, options=[(name, label("setting", name)) for name in SETTINGS]),
        Field("minutes", "Minutes", "number", rung.minutes, required=True, low=1, high=MOST_MINUTES),
        Field("effort", "Effort", "one", str(rung.effort), options=efforts),
        Field("needs", "Good for", "some", rung.needs, options=NEED_CHOICES, required=True),
        Field("done_when", "Done when", value=rung.done_when, hint="What you do, not how others answer"),
        Field("variations", "Also possible", value=_joined(rung.variations), hint="other places or ways; a ; between"),
        Field("habits", "To leave out", value=_joined(rung.habits), hint="helper habits, such as phone; headphones"),
        Field("backup", "Backup", value=rung.backup, hint="The smaller thing, if it falls through"),
        Field("reward", "Reward", value=rung.reward, hint="Something small to look forward to"),
    ]


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(texts)


def _parted(text: str) -> tuple[str, ...]:
    """The parts of a line between semicolons, each once, none empty."""
    return tuple(dict.fromkeys(part for part in (piece.strip() for piece in text.split(";")) if part))


def _with(rung: Rung, values: Values) -> Rung:
    return replace(
        rung,
        text=values["text"].strip(),
        suds=values["suds"],
        setting=values["setting"],
        minutes=values["minutes"],
        effort=int(values["effort"]),
        needs=values["needs"],
        done_when=values["done_when"],
        variations=_parted(values["variations"]),
        habits=_parted(values["habits"]),
        backup=values["backup"],
        reward=values["reward"],
    )


async def ask_rung(
    screen: PageScreen, rung: Rung, *, title: str, keep: Callable[[Rung], Rung] | None = None
) -> Rung | None:
    """Open the form of a rung and save it through the journal; the rung as kept, None when left.

    `keep` saves it in another way, such as together with a choice.
    """
    journal = screen.journal
    kept: list[Rung] = []
    known = rung.id in screen.snapshot.rungs
    form = FormDialog(
        title,
        _fields(rung, screen.snapshot),
        journal=journal,
        draft_id=f"rung:{rung.id if known else rung.parent or rung.source or 'new'}",
        save=lambda values: kept.append((keep or journal.ladder.save)(_with(rung, values))),
    )
    if await screen.app.push_screen_wait(form) is None:
        return None
    screen.say(f"{journal.next_undo} · u takes it back")
    return kept[0]


async def ask_idea(screen: PageScreen) -> Rung | None:
    """Choose a rung from the packs, change it, keep it; None when left."""
    snapshot = screen.snapshot
    if not snapshot.library.rungs:
        screen.say("The packs hold no rungs; n writes one in your own words.")
        return None
    chosen = await screen.app.push_screen_wait(IdeasDialog(screen.journal))
    if chosen is None:
        return None
    rung = rung_from_idea(snapshot.library.rungs[chosen], id=new_id(), created=snapshot.now, ladder_id=in_use(snapshot))
    return await ask_rung(screen, rung, title="A step from the packs")


async def ask_new(screen: PageScreen, *, suds: int) -> Rung | None:
    """Own words or an idea, then the form; None when left. `suds` is where an own step begins on the scale."""
    way: Literal["own", "ideas"] | str | None = "own"
    if screen.snapshot.library.rungs:
        way = await screen.app.push_screen_wait(
            Choose("A new step", [("own", "In your own words"), ("ideas", "From ideas in the packs")])
        )
    if way == "own":
        return await ask_rung(screen, new_rung(screen.snapshot, suds=suds), title="A new step")
    return await ask_idea(screen) if way == "ideas" else None
