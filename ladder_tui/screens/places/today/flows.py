"""What happens with a line of Today: closing it, its backup, its brief, and plans made from what could be.

Dialogs are imported where they open, so that the place opens without them.
"""

from functools import partial
from typing import Final, Literal

from ladder_tui.bound_keys import key, with_keys
from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda
from ladder_tui.domain.cards.of_the_day import card_for_plan
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.ladder.next_step import NextStep
from ladder_tui.domain.picks.picker import Pick, Picks
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.domain.tries.in_words import SET_ASIDE
from ladder_tui.screens.flows.cards.card_words import STAYS
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.places.today.side import open_try, rung_parts
from ladder_tui.widgets.text import line

KINDNESS: Final = "{everywhere.go_reflect} then {reflect.kind} has a kind step."
SAID: Final[dict[Status, str]] = {
    "done": "Done. {everywhere.win} keeps a small win, {everywhere.go_reflect} reflects.",
    "left_early": "You went, and that counts. " + KINDNESS,
    "self_cancelled": SET_ASIDE + " · {everywhere.undo} takes it back",
    "fell_through": "It fell through. That happens. " + KINDNESS,
    "open": "Open again.",
}


def fresh(screen: PageScreen, plan_id: str) -> AgendaItem | None:
    """The line of a plan as it is now; None when it does not stand on today."""
    snapshot = screen.snapshot
    return next((item for item in agenda(snapshot, snapshot.today) if item.ref == plan_id), None)


async def close_item(screen: PageScreen, item: AgendaItem, status: Status) -> None:
    """Give a line its status; an open try at it ends with it. What fell through offers its backup at once."""
    from ladder_tui.screens.flows.plans.worth import ask_worth
    from ladder_tui.screens.flows.tries.attempt import end

    attempt = open_try(item, screen.snapshot)
    if attempt is not None and status != "open":
        await end(screen, attempt, status)
        return
    plan = screen.act(lambda: screen.journal.plans.finish(item, status), said=with_keys(SAID[status]))
    if plan is None:
        return
    if status == "fell_through":
        await offer_backup(screen, plan)
    elif status == "done":
        await ask_worth(screen, plan, said=with_keys(SAID["done"]))


async def end_begun(screen: PageScreen, one: Begun, status: Status) -> None:
    """End a try that is under way; of one that fell through, the backup was done."""
    from ladder_tui.screens.flows.tries.attempt import end
    from ladder_tui.screens.flows.tries.ends import BACKUP_DONE

    attempt = screen.snapshot.attempts.get(one.attempt_id or "")
    if attempt is None:
        return
    if one.stage == "backup":
        screen.act(lambda: screen.journal.attempts.backup_done(attempt.id), said=with_keys(BACKUP_DONE))
    elif one.stage == "moment":
        await end(screen, attempt, status)


def let_go(screen: PageScreen, one: Begun) -> None:
    """Let go of what was begun: the unfinished answers, or the try itself while it is under way."""
    if one.draft_id is not None:
        draft_id = one.draft_id
        said = f"Let go. · {key('everywhere.undo')} brings it back"
        if one.stage == "after":
            said = f"The questions are let go; the try itself counts. · {key('everywhere.undo')} brings them back"
        screen.act(lambda: screen.journal.writing.remove_draft(draft_id), said=said)
    elif one.stage == "moment" and one.attempt_id is not None:
        attempt_id = one.attempt_id
        said = f"Let go; nothing is counted. · {key('everywhere.undo')} brings it back"
        screen.act(lambda: screen.journal.attempts.remove(attempt_id), said=said)


async def offer_backup(screen: PageScreen, plan: Plan) -> None:
    """The smaller thing that stands ready, at once; without one the best of the packs is offered."""
    from ladder_tui.domain.calendar.backups_and_rewards import backups_for  # late: most days nothing falls through
    from ladder_tui.screens.kit.dialog import Choose

    backup = plan.backup or next((idea.text for idea in backups_for(screen.snapshot, plan)), "")
    if not backup:
        return
    intro = "Ready instead:" if plan.backup else "No backup was chosen. Perhaps:"
    answer = await screen.app.push_screen_wait(
        Choose(
            "It fell through. That happens.",
            [("now", "Do it now"), ("later", "Later today"), ("no", "Not today")],
            note=f"{intro} {screen.shown(line(backup))}",
        )
    )
    if answer in ("now", "later"):
        if not plan.backup and screen.act(lambda: screen.journal.plans.make_ready(plan.id, backup)) is None:
            return
        notes = key("today.backup")
        screen.say(
            f"Go gently. {notes} notes that it was done." if answer == "now" else f"It stays ready. {notes} notes it."
        )
    elif plan.evening:
        screen.say(f"That is fine. For the evening you chose: {screen.shown(line(plan.evening))}")
    else:
        screen.say(with_keys("That is fine. " + KINDNESS))


async def open_brief(screen: PageScreen, item: AgendaItem) -> None:
    """The brief of a plan, again after each thing that leaves it open."""
    from ladder_tui.screens.flows.plans.brief import PlanBrief
    from ladder_tui.screens.flows.tries.along import card_answer
    from ladder_tui.screens.flows.tries.ends import BACKUP_DONE

    current: AgendaItem | None = item
    while current is not None:
        brief = PlanBrief(current, screen.snapshot, attempt=open_try(current, screen.snapshot))
        answer = await screen.app.push_screen_wait(brief)
        plan_id: str | None = current.ref
        if answer is None:
            return
        if answer == "backup" and current.status == "fell_through":
            screen.act(partial(screen.journal.plans.take_backup, current.ref), said=with_keys(BACKUP_DONE))
            return
        if answer == "reward":
            plan_id = await ready(screen, current, "reward")
        elif answer == "backup" and current.status == "open" and not current.backup:
            plan_id = await ready(screen, current, "backup")
        elif answer in _CLOSES:
            await close_item(screen, current, _CLOSES[answer])
            return
        elif answer == "edit":
            plan_id = await edit_item(screen, current)
        elif answer == "along":
            plan_id = await take_along(screen, current)
        elif answer == "carry":
            await carry(screen, current)
        elif answer == "expect":
            await try_item(screen, current)
            return
        elif answer.startswith("card:"):
            _, what, card_id = answer.split(":", 2)
            await card_answer(screen, current, screen.snapshot.library.topics[card_id], what)
        current = fresh(screen, plan_id or current.ref)


async def ready(screen: PageScreen, item: AgendaItem, what: Literal["backup", "reward"]) -> str | None:
    """Choose what goes with a line from ideas that fit it; the plan's id, None when nothing was taken."""
    from ladder_tui.screens.flows.plans.offers import make_ready

    return await make_ready(screen, item, what)


async def carry(screen: PageScreen, item: AgendaItem) -> None:
    """The card for the moment itself, of the try at a line where one is under way."""
    from ladder_tui.screens.flows.tries.carried_card import show_card

    attempt = open_try(item, screen.snapshot)
    if not isinstance(item.source, Promise):
        await show_card(screen, attempt or item.source)


async def take_along(screen: PageScreen, item: AgendaItem) -> str | None:
    """The page that goes along to a line or fits it, to be read and taken along; without pages a card that fits.

    The id of the plan that the line is afterwards, None where nothing was taken along.
    """
    if screen.snapshot.library.situations:
        from ladder_tui.screens.flows.tries.along import look_ahead

        return await look_ahead(screen, item)
    card = card_for_plan(screen.snapshot, screen.journal.plans.draft(item))
    return await offer_card(screen, item, card) if card is not None else None


_CLOSES: Final[dict[str, Status]] = {
    "done": "done",
    "left_early": "left_early",
    "aside": "self_cancelled",
    "fell_through": "fell_through",
    "backup": "fell_through",
    "reopen": "open",
}


async def try_item(screen: PageScreen, item: AgendaItem) -> None:
    """Try what stands on a line, or go on with it; an occurrence becomes a plan first."""
    from ladder_tui.screens.flows.tries.attempt import try_plan

    plan = screen.journal.plans.draft(item)
    if item.kind == "plan" or screen.act(lambda: screen.journal.plans.save(plan)) is not None:
        await try_plan(screen, plan)


async def edit_item(screen: PageScreen, item: AgendaItem) -> str | None:
    """Change a plan, make one of an occurrence, or change a promise; the plan's id, None when left."""
    from ladder_tui.screens.flows.plans.plan import ask_plan

    if isinstance(item.source, Promise):
        await edit_promise(screen, item.source)
        return None
    title = "Change the plan" if item.kind == "plan" else "Plan it for this day"
    plan = await ask_plan(screen, screen.journal.plans.draft(item), title=title)
    return plan.id if plan is not None else None


async def edit_promise(screen: PageScreen, promise: Promise) -> None:
    """Change the words or the day of something to remember."""
    from ladder_tui.screens.flows.people.promise import change_promise

    await change_promise(screen, promise, title="Something to remember", day_hint="friday, 4 March, or empty")


async def offer_card(screen: PageScreen, item: AgendaItem | None, card: TopicCard) -> str | None:
    """Show a card and carry out what is wished; the id of the plan it was taken along to, None for anything else."""
    from ladder_tui.screens.flows.cards.card import CardDialog
    from ladder_tui.screens.flows.tries.along import card_answer

    plan_id, person_id = (item.ref, item.person_id) if item is not None else (None, None)
    what: str | None = "words"
    while what in STAYS:
        dialog = CardDialog([card], screen.snapshot, plan_id=plan_id, person_id=person_id)
        what = await screen.app.push_screen_wait(dialog)
        if what in STAYS:
            await card_answer(screen, item, card, what)
    return await card_answer(screen, item, card, what) if what is not None else None


def pick_source(snapshot: Snapshot, pick: Pick) -> Activity | Person | None:
    """The activity or person that a suggestion is."""
    from ladder_tui.screens.flows.activities.idea import source_of

    return source_of(snapshot, pick.candidate.id)


async def open_pick(screen: PageScreen, pick: Pick, picks: Picks | None) -> None:
    """Read a suggestion whole; for today it is a plan at once, and the cursor goes there."""
    from ladder_tui.screens.flows.activities.idea import open_idea
    from ladder_tui.screens.flows.activities.why_dialog import WhyDialog

    done = await open_idea(screen, pick, picks) if picks is not None else None
    if isinstance(done, Plan):
        screen.call_after_refresh(screen.reveal, done.id)
    elif done == "why" and picks is not None:
        await screen.app.push_screen_wait(WhyDialog(pick, picks, screen.snapshot))
    elif done == "along" and (source := pick_source(screen.snapshot, pick)) is not None:
        from ladder_tui.screens.flows.tries.along import look_ahead

        await look_ahead(screen, source)


async def open_rung(screen: PageScreen, rung: Rung, step: NextStep) -> None:
    """Read the rung of the next step whole; for today it is a plan at once. Where it is another, it is the current one.

    What is written about it may go along first.
    """
    from ladder_tui.screens.flows.activities.idea import IdeaPage, for_today
    from ladder_tui.screens.flows.plans.made_from import plan_from

    snapshot = screen.snapshot
    title = snapshot.shown(line(rung.text))
    told = partial(rung_parts, rung, snapshot, with_title=False)
    answer = await screen.app.push_screen_wait(IdeaPage(title, told, suggested=False))
    plan = plan_from(snapshot, rung)
    if answer == "along":
        from ladder_tui.screens.flows.tries.along import look_ahead

        await look_ahead(screen, rung)
        return
    if answer == "today":
        kept = for_today(screen, plan) is not None
        if kept:
            screen.call_after_refresh(screen.reveal, plan.id)
    else:
        kept = answer == "plan" and await made(screen, plan, title="Your step, today")
    found = step.suggestion
    if kept and found is not None and step.moves:
        screen.act(lambda: screen.journal.ladder.decide(found, found.move, rung.id))


async def made(screen: PageScreen, plan: Plan, *, title: str, chosen: str | None = None) -> bool:
    """Ask for a plan, keep it, and put the cursor on it; whether one was kept."""
    from ladder_tui.screens.flows.plans.plan import ask_plan

    kept = await ask_plan(screen, plan, title=title, chosen=chosen)
    if kept is not None:
        screen.call_after_refresh(screen.reveal, kept.id)
    return kept is not None
