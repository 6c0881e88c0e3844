"""What each command of the Ladder place does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the place opens without them.
"""

from typing import Any, Final, cast

from ladder_tui.bound_keys import key, or_undo
from ladder_tui.domain.ladder.in_use import tries_of
from ladder_tui.domain.ladder.next_step import OF_THE_DAY
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.ladder.view import Gap
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.search_page import clear, nothing_sought, search
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.ladder.screen import LadderScreen
from ladder_tui.widgets.text import line

# -- choices ------------------------------------------------------------------------------------


def nothing_suggested(page: LadderScreen, under: Under[Any]) -> str:
    """What is missing as long as the ladder has no rung."""
    return "" if page.suggestion is not None else "needs a suggestion, which comes with the first step"


def nothing_to_take(page: LadderScreen, under: Under[Any]) -> str:
    """What is missing on a day on which nothing more is suggested."""
    if page.step.stand in OF_THE_DAY:
        return f"needs a step for today; {key('ladder.otherwise')} has what is possible all the same"
    return nothing_suggested(page, under)


async def take(page: LadderScreen, under: Under[Any]) -> None:
    """Do what is suggested."""
    found = page.suggestion
    if found is not None:
        if found.kindly:  # "a kind word first" is what is taken
            await _kind_word(page, found.rung_id)
        await _carry_out(page, found, found.move, found.target)


async def _kind_word(page: LadderScreen, rung_id: str) -> None:
    """The kindness cards for how the last try at a rung ended; leaving them leads on as well."""
    from ladder_tui.domain.tries.in_words import kind_moment
    from ladder_tui.screens.flows.writing.flow import be_kind

    tries = tries_of(page.snapshot).get(rung_id)
    if tries and (outcome := tries[-1].outcome) is not None:
        await be_kind(page, kind_moment(tries[-1].status, outcome.happened, outcome.seen))


async def choose_otherwise(page: LadderScreen, under: Under[Any]) -> None:
    """Something else; it is stored and not argued with."""
    from ladder_tui.screens.flows.rungs.moves import choose_otherwise

    found = page.suggestion
    chosen = await choose_otherwise(page, found) if found is not None else None
    if found is not None and chosen is not None:
        await _carry_out(page, found, *chosen)


async def _carry_out(page: LadderScreen, found: Suggestion, move: Move, target: str | None) -> None:
    """A choice: store it, go where it leads, and begin what it is about."""
    from ladder_tui.screens.flows.rungs.moves import PAUSED, another_place, another_step, make_smaller, step_above

    here, rungs = page.snapshot.rungs.get(found.rung_id), page.snapshot.rungs
    if here is None:
        return
    if move == "other" and target is None:
        target = await another_step(page, here)
        if target is None:
            return
    if target is None and move in ("split", "step_down"):
        page.go_to(await make_smaller(page, rungs.get(found.whole or "", here), found))
    elif target is None and move == "step_up":
        above = await step_above(page)
        if above is not None and _decide(page, found, move, above.id):
            page.go_to(above)
    elif target is not None:
        if _decide(page, found, move, target):
            page.go_to(page.snapshot.rungs.get(target))
    elif move == "pause":
        _decide(page, found, move, None, said=or_undo(PAUSED))
    elif move == "vary":
        place = await another_place(page, here)
        if place is not None and _decide(page, found, move, None):
            await _begin(page, here, place=place)
    elif _decide(page, found, move, None):
        await _begin(page, here)


def _decide(page: LadderScreen, found: Suggestion, move: Move, target: str | None, said: str | None = None) -> bool:
    return page.act(lambda: page.journal.ladder.decide(found, move, target), said=said) is not None


async def why(page: LadderScreen, under: Under[Any]) -> None:
    """The numbers behind the suggestion, and the whole rule."""
    from ladder_tui.screens.kit.reading_page import NotePage

    await page.app.push_screen_wait(NotePage("Why this", *page.about()))


async def smaller(page: LadderScreen, under: Under[Rung]) -> None:
    """A smaller version of the rung."""
    from ladder_tui.screens.flows.rungs.moves import make_smaller

    rung, found = under.thing, page.suggestion
    # Of the step where one is, the smaller piece is what was chosen: one is there then.
    page.go_to(await make_smaller(page, rung, found if found is not None and found.rung_id == rung.id else None))


async def vary(page: LadderScreen, under: Under[Rung]) -> None:
    """The rung somewhere else."""
    from ladder_tui.screens.flows.rungs.moves import another_place

    rung, found = under.thing, page.suggestion
    place = await another_place(page, rung)
    if place is None:
        return
    if found is None or found.rung_id != rung.id or _decide(page, found, "vary", None):
        await _begin(page, rung, place=place)


def no_booster(page: LadderScreen, under: Under[Any]) -> str:
    """What is missing in most weeks."""
    return "" if page.booster is not None else "needs a week that offers an earlier step"


async def booster(page: LadderScreen, under: Under[Any]) -> None:
    """This week's earlier rung in a new place, its lesson as the cue."""
    found = page.booster
    if found is not None:
        await _begin(page, found.rung, place=found.place, cue=found.lesson)


def nobody_invited(page: LadderScreen, under: Under[Any]) -> str:
    """What is missing at most times."""
    return "" if page.invitation is not None else "needs a step that was set aside some weeks ago"


async def invited(page: LadderScreen, under: Under[Any]) -> None:
    """A step that was set aside may come back, smaller or as it was, or stay aside for good."""
    from ladder_tui.screens.flows.rungs.moves import take_back

    if page.invitation is not None:
        page.go_to(await take_back(page, page.invitation))


# -- rungs and ladders --------------------------------------------------------------------------


async def new(page: LadderScreen, under: Under[Any]) -> None:
    """A rung in own words or from an idea."""
    from ladder_tui.screens.flows.rungs.rung import ask_new

    page.go_to(await ask_new(page))


def no_ideas(page: LadderScreen, under: Under[Any]) -> str:
    """What is missing where no pack holds rungs."""
    return "" if page.snapshot.library.rungs else "needs packs with steps"


async def ideas(page: LadderScreen, under: Under[Any]) -> None:
    """A rung from the packs."""
    from ladder_tui.screens.flows.rungs.rung import ask_idea

    page.go_to(await ask_idea(page))


async def ladders(page: LadderScreen, under: Under[Any]) -> None:
    """Switch, begin another, rename, remove."""
    from ladder_tui.screens.flows.rungs.ladder_choice import choose_ladder

    if await choose_ladder(page):
        page.go_to(page.ladder.here)


async def scale(page: LadderScreen, under: Under[Any]) -> None:
    """The words of the scale."""
    from ladder_tui.screens.flows.rungs.anchors import AnchorsForm

    if await page.app.push_screen_wait(AnchorsForm(page.journal)) is not None:
        page.say_kept()


async def edit(page: LadderScreen, under: Under[Rung]) -> None:
    """Change the rung, or the open try on it."""
    from ladder_tui.screens.flows.rungs.rung import ask_rung
    from ladder_tui.screens.flows.tries.attempt import change_prediction

    rung, attempt = under.thing, page.open_try(under.thing)
    what: str | None = "rung"
    if attempt is not None:
        what = await page.app.push_screen_wait(
            Choose(
                "What would you like to change?",
                [("try", "What you expect of the open try"), ("rung", "The step"), ("let_go", "Let the try go")],
            )
        )
    if what == "rung":
        page.go_to(await ask_rung(page, rung, title="A step of your ladder"))
    elif what == "try" and attempt is not None:
        await change_prediction(page, attempt)
    elif what == "let_go" and attempt is not None:
        page.act(lambda: page.journal.attempts.remove(attempt.id))


def make_current(page: LadderScreen, under: Under[Rung]) -> None:
    """You are here."""
    page.act(lambda: page.journal.ladder.make_current(under.thing.id))


def harder(page: LadderScreen, under: Under[Rung]) -> None:
    """One place on, among the harder ones."""
    _move(page, under.thing, up=True)


def easier(page: LadderScreen, under: Under[Rung]) -> None:
    """One place back, among the easier ones."""
    _move(page, under.thing, up=False)


def _move(page: LadderScreen, rung: Rung, *, up: bool) -> None:
    if rung.set_aside:
        return
    moved = cast("Rung | None", page.act(lambda: page.journal.ladder.move(rung.id, up)))
    if moved is None:
        page.say("It is at the end of the list already.")
    elif moved.suds != rung.suds:
        page.say(or_undo(f"It stands at {moved.suds} of 100 now, between its neighbours."))


def set_aside(page: LadderScreen, under: Under[Rung]) -> None:
    """Set the rung aside, or take it back."""
    page.act(lambda: page.journal.ladder.set_aside(under.thing.id, not under.thing.set_aside))


def remove(page: LadderScreen, under: Under[Rung]) -> None:
    """Take the rung out; its tries keep their words."""
    page.act(lambda: page.journal.ladder.remove(under.thing.id))


async def plan(page: LadderScreen, under: Under[Rung]) -> None:
    """A plan from the rung."""
    from ladder_tui.screens.flows.plans.made_from import plan_from
    from ladder_tui.screens.flows.plans.plan import ask_plan

    await ask_plan(page, plan_from(page.snapshot, under.thing), title="A plan from your ladder")


async def along(page: LadderScreen, under: Under[Rung]) -> None:
    """The page about a situation that fits the rung, to read and take along."""
    from ladder_tui.screens.flows.tries.along import look_ahead

    await look_ahead(page, under.thing)


async def card(page: LadderScreen, under: Under[Rung]) -> None:
    """The card for the moment itself, of the open try at the rung where there is one."""
    from ladder_tui.screens.flows.tries.carried_card import show_card

    await show_card(page, page.open_try(under.thing) or under.thing)


# -- tries --------------------------------------------------------------------------------------


async def start(page: LadderScreen, under: Under[Rung | Gap]) -> None:
    """Before: what is expected. With an open try: what happened. On a wide step: a rung between."""
    if isinstance(under.thing, Gap):
        from ladder_tui.screens.flows.rungs.rung import ask_new

        page.go_to(await ask_new(page, suds=under.thing.between))
    else:
        await _begin(page, under.thing)


async def _begin(page: LadderScreen, rung: Rung, *, place: str = "", cue: str = "") -> None:
    """Go on with what was begun at the rung, or begin, in a `place` and with a `cue` where they were chosen."""
    from ladder_tui.screens.flows.tries.attempt import try_rung

    await try_rung(page, rung, place=place, cue=cue)


def nothing_begun(page: LadderScreen, under: Under[Any]) -> str:
    """What is missing where every try has its outcome."""
    return "" if page.begun else "needs a try that was begun"


async def what_happened(page: LadderScreen, under: Under[Any]) -> None:
    """Go on with what was begun: at this rung, else elsewhere."""
    from ladder_tui.screens.flows.tries.attempt import go_on

    waiting = page.begun
    begun = next((one for one in waiting if under.kind == "rung" and one.rung_id == under.thing.id), None)
    if begun is None and len(waiting) > 1:
        snapshot = page.snapshot
        titles = {one.id: page.shown(line(one.title), snapshot.person_of(one.plan_id)) for one in waiting}
        options = [(one.id, f"{titles[one.id]} · {one.words(snapshot.today)}") for one in waiting]
        chosen = await page.app.push_screen_wait(Choose("Which try?", options))
        begun = next((one for one in waiting if one.id == chosen), None)
    elif begun is None and waiting:
        begun = waiting[0]
    if begun is not None:
        await go_on(page, begun)


COMMANDS: Final = PlaceCommands(
    {
        "start": start,
        "take": Flow(take, nothing_to_take),
        "otherwise": Flow(choose_otherwise, nothing_suggested),
        "new": new,
        "edit": edit,
        "why": why,
        "smaller": smaller,
        "vary": vary,
        "current": make_current,
        "plan": plan,
        "along": along,
        "card": card,
        "done": Flow(what_happened, nothing_begun),
        "booster": Flow(booster, no_booster),
        "invited": Flow(invited, nobody_invited),
        "harder": harder,
        "easier": easier,
        "aside": set_aside,
        "remove": remove,
        "ideas": Flow(ideas, no_ideas),
        "ladders": ladders,
        "search": search,
        "clear": Flow(clear, nothing_sought),
        "scale": scale,
    },
    foot={"open_try": ("done", "new", "edit", "smaller", "plan")},
)
