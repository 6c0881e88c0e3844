"""The week as it is planned: what it carries, and each signal of the load guard with its choices. Nothing blocks."""

from typing import Final, cast

from ladder_tui.bound_keys import key, or_undo
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.load import capacity, smaller_plan
from ladder_tui.domain.calendar.load_signals import CHOICES, LoadAction, Signal, signals
from ladder_tui.domain.records.cards import CardAction
from ladder_tui.domain.tries.in_words import SET_ASIDE
from ladder_tui.screens.flows.cards.shelf_item import ShelfDialog, copy_script
from ladder_tui.screens.flows.plans.move import ask_move
from ladder_tui.screens.flows.plans.plan import ask_plan
from ladder_tui.screens.flows.plans.week_words import energy_words, week_sentence
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import line

#: The kinds of situation whose scripts help to say no to something planned.
SAYING_NO: Final = ("overcommit", "cancel", "time")


async def look_at_week(screen: PageScreen) -> None:
    """The week and its signals; each leads to its choices. Call it from a worker."""
    snapshot = screen.snapshot
    found = signals(snapshot)
    carries = capacity(snapshot.checkins.values(), snapshot.settings, snapshot.now)
    note = (
        f"{week_sentence(snapshot, numbers=True)}.\nWhat a week carries is {carries.value}, {carries.reason}.\n"
        f"Your usual energy: {energy_words(snapshot)}."
    )
    if not found:
        await screen.app.push_screen_wait(Choose("Your week", [("", "Nothing needs a look.")], note=note))
        return
    options = [(signal.id, signal.words) for signal in found]
    chosen = await screen.app.push_screen_wait(Choose("Your week", options, note=note))
    signal = next((signal for signal in found if signal.id == chosen), None)
    if signal is not None:
        await _choose(screen, signal)


async def _choose(screen: PageScreen, signal: Signal) -> None:
    options = [(action, CHOICES[action][:1].upper() + CHOICES[action][1:]) for action in signal.alternatives]
    note = "\n".join((signal.words, *signal.reasons))
    answer = await screen.app.push_screen_wait(Choose("What would suit you?", options, note=note))
    action = cast("LoadAction | None", answer)
    if action == "keep":
        screen.act(lambda: screen.journal.plans.keep_load(signal.id), said=or_undo("Kept as it is."))
    elif action is not None:
        item = await _which(screen, signal, action)
        if item is None:
            return
        if action == "move":
            await ask_move(screen, item)
        elif action == "smaller":
            await make_smaller(screen, item)
        else:
            await say_no(screen, item)


async def _which(screen: PageScreen, signal: Signal, action: LoadAction) -> AgendaItem | None:
    """The line to change: the only one, or one of several, what takes most first."""
    if len(signal.items) == 1:
        return signal.items[0]
    titles = {"move": "Which one moves?", "smaller": "Which one gets smaller?", "say_no": "A no to which one?"}
    options = []
    for number, item in enumerate(signal.items):
        day = near_words(item.day, screen.snapshot.today).removeprefix("on ")
        options.append((f"{number}", f"{screen.shown(line(item.title), item.whom)} · {day} · effort {item.effort}"))
    chosen = await screen.app.push_screen_wait(Choose(titles[action], options))
    return signal.items[int(chosen)] if chosen is not None else None


async def make_smaller(screen: PageScreen, item: AgendaItem) -> None:
    """The plan at half its length and one effort less, to be changed and kept; an occurrence becomes a plan by it."""
    edit = key(f"{screen.PLACE}.edit")
    if item.kind == "promise":
        screen.say(f"Something to remember has no size; {edit} changes its words or day.")
        return
    limits = thresholds(screen.snapshot.settings.thresholds)
    smaller = smaller_plan(screen.journal.plans.draft(item), limits)
    if smaller is None:
        screen.say(f"It is as small as a plan gets; {edit} changes it.")
        return
    await ask_plan(screen, smaller, title="A smaller version")


async def say_no(screen: PageScreen, item: AgendaItem) -> None:
    """Scripts for a kind no; then the plan may be set aside."""
    snapshot = screen.snapshot
    scripts = [
        script for script in snapshot.not_removed(snapshot.library.scripts) if script.situation_type in SAYING_NO
    ]
    if scripts:
        dialog = ShelfDialog(scripts, snapshot)
        answer = await screen.app.push_screen_wait(dialog)
        script = next(script for script in scripts if script.id == dialog.item.id)
        if answer == "copy":
            copy_script(screen, script)
        elif answer in ("done", "like", "not_for_me"):
            actions: dict[str, CardAction] = {"done": "used", "like": "liked", "not_for_me": "not_for_me"}
            action = actions[answer]
            screen.act(lambda: screen.journal.cards.mark(script.id, action))
    options = [("aside", "Set it aside; nobody sees a count"), ("keep", "Leave it as it is for now")]
    title = screen.shown(line(item.title), item.whom)
    if await screen.app.push_screen_wait(Choose(f"And “{title}”?", options)) == "aside":
        said = or_undo(SET_ASIDE)
        screen.act(lambda: screen.journal.plans.finish(item, "self_cancelled"), said=said)
