"""What each command of the Calendar does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the place opens without them.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, Literal, cast

from msgspec.structs import replace

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.recurrence import days
from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.base.wall_clock import shown_in
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.repeats import Repeats, next_days
from ladder_tui.domain.records.opportunities import Opportunity, OpportunityKind
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.search_page import search
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.calendar.screen import CalendarScreen

Scope = Literal["this", "from", "all"]
_ONE_DAY: Final = timedelta(days=1)

# -- new ----------------------------------------------------------------------------------------


async def new_chance(page: CalendarScreen, under: Under[Any]) -> None:
    """A single or recurring chance, from the chosen day on."""
    await _new(page, "opportunity", "A chance to be among people")


async def new_routine(page: CalendarScreen, under: Under[Any]) -> None:
    """Something small that comes back without a fixed hour."""
    await _new(page, "routine", "A small routine")


async def _new(page: CalendarScreen, kind: OpportunityKind, title: str) -> None:
    from ladder_tui.screens.flows.plans.opportunity import ask_opportunity, new_opportunity
    from ladder_tui.screens.flows.plans.routine import ask_routine

    day = page.chosen_day
    chance = await ask_routine(page, day) if kind == "routine" else new_opportunity(page.snapshot, day=day)
    if chance is None:
        return
    kept = await ask_opportunity(page, chance, title=title, keep=page.journal.calendar.save)
    if kept is not None:
        page.go_to(_first_of(kept))


async def make_plan(page: CalendarScreen, under: Under[Any]) -> None:
    """A plan from the occurrence or promise under the cursor, the plan itself, else a new one for the day."""
    from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan

    item = under.thing
    if not isinstance(item, AgendaItem):
        plan = new_plan(page.snapshot, day=page.chosen_day)
    elif isinstance(item.source, Promise):
        plan = new_plan(page.snapshot, title=item.title, day=item.day, person_id=item.person_id)
    else:
        plan = page.journal.plans.draft(item)
    title = "The plan" if plan.id in page.snapshot.plans else "A plan"
    kept = await ask_plan(page, plan, title=title)
    if kept is not None:
        page.go_to(shown_in(kept.day, kept.at, of=kept.zone, to=page.snapshot.zone)[0])


# -- one thing ----------------------------------------------------------------------------------


def open_it(page: CalendarScreen, under: Under[Any]) -> None:
    """The thing in full, else from the month or week into the list of the day."""
    if under.kind == "day":
        page.open_day()
    else:
        page.lead(read_thing, under)


async def read_thing(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """The thing in full; what is chosen there is done here."""
    from ladder_tui.screens.flows.plans.reading import ReadItem

    item = under.thing
    skips = "take back" if item.status not in ("open", "done") else "skip" if _recurs(item) else "set aside"
    can = [("d", "done", "open again" if item.status == "done" else "done")]
    if under.kind != "plan":
        can.append(("p", "plan", "plan"))
    can.append(("v", "move", "move"))
    if under.kind != "promise":
        can.append(("s", "skip", skips))
    can += [("e", "edit", "edit"), ("x", "remove", "remove")]
    if item.status == "open":
        can.append(("T", "along", "along"))
    chosen = await page.app.push_screen_wait(ReadItem(item, page.snapshot, can))
    if chosen in ("backup", "reward"):
        from ladder_tui.screens.flows.plans.offers import make_ready

        await make_ready(page, item, "backup" if chosen == "backup" else "reward")
    elif chosen is not None:
        await page.go_on_with(chosen)


async def done(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """Note that it happened; once more opens it again."""
    from ladder_tui.screens.flows.plans.worth import ask_worth

    item = under.thing
    if isinstance(item.source, Promise):
        page.act(lambda: page.journal.people.keep_promise(item.ref, item.status != "done"))
    else:
        again = item.status == "done"
        plan = _finish(page, item, "open" if again else "done")
        if plan is not None and not again:
            await ask_worth(page, plan, said=or_undo(page.journal.next_undo))


def skip(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """Leave this one day out; something that does not recur is set aside, or taken back."""
    item = under.thing
    if _recurs(item) and item.original is not None:
        original = item.original
        page.act(lambda: page.journal.calendar.skip(item.ref, original))
    else:
        _finish(page, item, "self_cancelled" if item.status in ("open", "done") else "open")


def _finish(page: CalendarScreen, item: AgendaItem, status: Status) -> Plan | None:
    return page.act(lambda: page.journal.plans.finish(item, status))


async def move(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """This one to another day or time."""
    from ladder_tui.screens.flows.plans.move import ask_move

    await ask_move(page, under.thing)


async def smaller(page: CalendarScreen, under: Under[Any]) -> None:
    """Half the length, one effort less; of a day there is nothing to do."""
    from ladder_tui.screens.flows.plans.week_load import make_smaller

    if isinstance(under.thing, AgendaItem):
        await make_smaller(page, under.thing)


async def week(page: CalendarScreen, under: Under[Any]) -> None:
    """What the week carries, and what may need a look."""
    from ladder_tui.screens.flows.plans.week_load import look_at_week

    await look_at_week(page)


async def along(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """The page about a situation that fits it, to read and take along."""
    from ladder_tui.screens.flows.tries.along import look_ahead

    await look_ahead(page, under.thing)


def nothing_ahead(page: CalendarScreen, under: Under[Any]) -> str:
    """What is missing where it is over already, or where the packs hold no pages."""
    item = under.thing
    return "needs something that is still open" if isinstance(item, AgendaItem) and item.status != "open" else ""


# -- editing ------------------------------------------------------------------------------------


async def edit(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """A plan or promise itself; of something that recurs this one, all of them, or from here on."""
    from ladder_tui.screens.flows.plans.plan import ask_plan

    source = under.thing.source
    if isinstance(source, Plan):
        await ask_plan(page, source, title="The plan")
    elif isinstance(source, Promise):
        await _edit_promise(page, source)
    else:
        await _edit_chance(page, under.thing, source)


async def _edit_promise(page: CalendarScreen, promise: Promise) -> None:
    from ladder_tui.screens.flows.people.promise import change_promise

    await change_promise(page, promise, title="To remember", day_hint="friday, 4 March, or empty for no day")


async def _edit_chance(page: CalendarScreen, item: AgendaItem, chance: Opportunity) -> None:
    from ladder_tui.screens.flows.plans.opportunity import ask_opportunity
    from ladder_tui.screens.flows.plans.plan import ask_plan

    scope = await _ask_scope(page, item, chance, "What changes?", "Only this one, as a plan of its own")
    calendar = page.journal.calendar
    if scope == "this":
        await ask_plan(page, page.journal.plans.draft(item), title="Only this one")
    elif scope == "all":
        await ask_opportunity(page, chance, title="All of its days", keep=calendar.save)
    elif scope == "from" and item.original is not None:
        original = item.original

        def keep(changed: Opportunity) -> Opportunity:
            return calendar.change_from(original, changed)

        kept = await ask_opportunity(page, _from(chance, original), title="From here on", keep=keep)
        if kept is not None:
            page.go_to(_first_of(kept))


async def _ask_scope(
    page: CalendarScreen, item: AgendaItem, chance: Opportunity, title: str, only: str
) -> Scope | None:
    if chance.rule is None or item.original is None:
        return "all"
    options = [("this", only)]
    if days(chance.rule, chance.day, chance.day, item.original - _ONE_DAY):
        options.append(("from", "From here on"))
    options.append(("all", "All of its days"))
    return cast(Scope | None, await page.app.push_screen_wait(Choose(title, options)))


async def remove(page: CalendarScreen, under: Under[AgendaItem]) -> None:
    """Take it off the calendar; of something that recurs this day, from here on, or all of it."""
    item, journal = under.thing, page.journal
    source = item.source
    removals: dict[Scope | None, Callable[[], object]] = {}
    scope: Scope | None = "all"
    if isinstance(source, Plan):
        removals["all"] = lambda: journal.plans.remove(source.id)
    elif isinstance(source, Promise):
        removals["all"] = lambda: journal.people.remove_promise(source.id)
    else:
        original = item.original or item.day
        scope = await _ask_scope(page, item, source, "What goes?", "Only this day")
        removals = {
            "this": lambda: journal.calendar.skip(source.id, original),
            "from": lambda: journal.calendar.end_before(source.id, original),
            "all": lambda: journal.calendar.remove(source.id),
        }
    if scope is not None:
        page.act(removals[scope])


def _recurs(item: AgendaItem) -> bool:
    return isinstance(item.source, Opportunity) and item.source.rule is not None


def _first_of(chance: Opportunity) -> date:
    """The first day on which it happens, for the cursor."""
    repeats = Repeats(rule=chance.rule, skipped=chance.skipped)
    return next(iter(next_days(repeats, chance.day, chance.day, 1)), chance.day)


def _from(chance: Opportunity, original: date) -> Opportunity:
    """The opportunity as it goes on from one of its days: it begins there, with what is left of a count."""
    rule = chance.rule
    if rule is not None and rule.count is not None:
        gone = len(days(rule, chance.day, chance.day, original - _ONE_DAY))
        rule = replace(rule, count=rule.count - gone)
    return replace(chance, day=original, rule=rule)


# -- moving -------------------------------------------------------------------------------------


async def go_to_date(page: CalendarScreen, under: Under[Any]) -> None:
    """Ask for a date; one that cannot be read stays in the line, with a sentence."""
    from ladder_tui.screens.kit.form import Field, FormDialog

    field = Field("day", "Day", "day", hint="4 March, 2026-03-04, next friday, +10", required=True, past=True)
    values = await page.app.push_screen_wait(FormDialog("Go to a day", [field], journal=page.journal))
    if values is not None:
        if page.view == "agenda":
            page.show_view("month")
        page.go_to(values["day"])


def month_shown(page: CalendarScreen, under: Under[Any]) -> str:
    """What is missing where the month is shown already."""
    return "needs another view, since the month is shown already" if page.view == "month" else ""


def week_shown(page: CalendarScreen, under: Under[Any]) -> str:
    """What is missing where the week is shown already."""
    return "needs another view, since the week is shown already" if page.view == "week" else ""


def agenda_shown(page: CalendarScreen, under: Under[Any]) -> str:
    """What is missing in the agenda: it has no pages, and is shown already."""
    return "needs another view than the agenda" if page.view == "agenda" else ""


def on_month(page: CalendarScreen, under: Under[Any]) -> str:
    """What is missing where the keys go to the month already."""
    return "needs a list to come back from" if page.on_month and not page.searching else ""


async def bring_in_file(page: CalendarScreen, under: Under[Any]) -> None:
    """A file of another program, seen before it is kept."""
    from ladder_tui.screens.flows.exchange.what_comes_in import bring_in

    days = [one.day for one in await bring_in(page) if isinstance(one, Opportunity | Plan)]
    if days:  # the first that is to come, else the last
        page.go_to(min((day for day in days if day >= page.snapshot.today), default=max(days)))


async def hand_out_file(page: CalendarScreen, under: Under[Any]) -> None:
    """What is here, for other programs."""
    from ladder_tui.screens.flows.exchange.what_goes_out import hand_out

    await hand_out(page, first="calendar")


COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "new": new_chance,
        "plan": make_plan,
        "move": move,
        "smaller": smaller,
        "week": week,
        "skip": skip,
        "edit": edit,
        "along": Flow(along, nothing_ahead),
        "done": done,
        "remove": remove,
        "go_to_date": go_to_date,
        "back": Flow(lambda page, under: page.end_search() or page.back_to_month(), on_month),
        "go_today": lambda page, under: page.go_to(page.snapshot.today),
        "week_view": Flow(lambda page, under: page.show_view("week"), week_shown),
        "month_view": Flow(lambda page, under: page.show_view("month"), month_shown),
        "agenda_view": Flow(lambda page, under: page.show_view("agenda"), agenda_shown),
        "next_page": Flow(lambda page, under: page.turn(1), agenda_shown),
        "previous_page": Flow(lambda page, under: page.turn(-1), agenda_shown),
        "search": search,
        "bring_in": bring_in_file,
        "hand_out": hand_out_file,
        "new_routine": new_routine,
    },
    foot={
        **dict.fromkeys(("plan", "occurrence", "routine", "promise"), ("open", "done", "plan", "move", "skip", "edit")),
        "day_of_month": ("open", "new", "plan", "month_view", "week_view", "agenda_view", "go_to_date"),
        "day": ("new", "plan", "month_view", "week_view", "agenda_view", "go_to_date"),
    },
)
