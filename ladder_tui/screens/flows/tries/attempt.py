"""A try from before to after: the questions, the moment, how it ended, the look back. It goes on wherever it was left.

Each step keeps what it has; what is left with Esc waits on Today and on Ladder (see domain/begun.py).
"""

from typing import Final

from msgspec.structs import replace

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.vocabulary import STATUSES, Status
from ladder_tui.domain.cards.of_the_day import deal_hand
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.tries.begun import Begun, begun
from ladder_tui.domain.tries.in_words import SET_ASIDE, kind_moment, rest_of
from ladder_tui.domain.tries.start import Start, open_plan_of, start_of
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.tries.after import AfterDialog
from ladder_tui.screens.flows.tries.before import BeforeDialog
from ladder_tui.screens.flows.tries.closing import ClosingDialog
from ladder_tui.screens.flows.tries.ends import ask_smaller, offer_backup
from ladder_tui.screens.flows.tries.moment import CARDS, CHANGE, KIND, MomentDialog
from ladder_tui.screens.flows.writing.flow import be_kind, put_down
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen

BEGUN: Final = "It has begun. Whatever happens is worth knowing; enter goes on."
WAITS: Final = "The rest waits; enter goes on whenever it suits."
LEFT_BEFORE: Final = "Kept as it is; enter goes on where you were."


# -- ways in --------------------------------------------------------------------------------


async def try_rung(
    screen: PageScreen, rung: Rung, *, place: str = "", cue: str = "", cards: tuple[str, ...] = ()
) -> None:
    """Try a rung: go on with what was begun at it, else begin. A plan for it that stands on today goes along.

    `place` is where it is tried this time and `cue` what to keep in mind; both stand in the answer to when and where.
    `cards` go along unless a plan brings its own.
    """
    found = next((one for one in begun(screen.snapshot) if one.rung_id == rung.id and one.stage != "backup"), None)
    if found is not None:
        await go_on(screen, found)
    else:
        start = start_of(screen.snapshot, rung=rung, plan=open_plan_of(screen.snapshot, rung))
        said = " · ".join(text for text in (place, cue) if text)
        like = replace(start.like, cards=start.like.cards or cards)
        await _begin(screen, replace(start, cue=said or start.cue, like=like))


async def try_plan(screen: PageScreen, plan: Plan) -> None:
    """Try a plan: go on with what was begun for it or for its rung, else begin."""
    rung_id = plan.origin.ref if plan.origin.kind == "rung" else None
    found = next(
        (
            one
            for one in begun(screen.snapshot)
            if one.plan_id == plan.id or (rung_id is not None and one.rung_id == rung_id and one.stage == "before")
        ),
        None,
    )
    if found is not None and found.stage in ("moment", "after"):
        await go_on(screen, found)
    else:
        await _begin(screen, start_of(screen.snapshot, plan=plan))


async def go_on(screen: PageScreen, one: Begun) -> None:
    """Go on with a try where it was left."""
    snapshot = screen.snapshot
    attempt = snapshot.attempts.get(one.attempt_id or "")
    if attempt is None:
        rung, plan = snapshot.rungs.get(one.rung_id or ""), snapshot.plans.get(one.plan_id or "")
        if rung is not None:
            await _begin(screen, start_of(snapshot, rung=rung, plan=plan or open_plan_of(snapshot, rung)))
        elif plan is not None:
            await _begin(screen, start_of(snapshot, plan=plan))
    elif one.stage == "moment":
        await _moment(screen, attempt)
    elif one.stage == "after":
        await look_back(screen, attempt)
    else:
        await offer_backup(screen, attempt)


# -- the steps ------------------------------------------------------------------------------


async def _begin(screen: PageScreen, start: Start) -> None:
    dialog = BeforeDialog(screen.journal, start)
    await screen.app.push_screen_wait(dialog)
    if dialog.kept is None:
        kept = f"form:{start.draft_id}" in screen.journal.snapshot().drafts
        screen.say(LEFT_BEFORE if kept else "")
        return
    await _moment(screen, dialog.kept)


async def _moment(screen: PageScreen, attempt: Attempt) -> None:
    """The quiet page, again after each thing that leaves the try open."""
    while True:
        answer = await screen.app.push_screen_wait(MomentDialog(attempt, screen.journal.snapshot()))
        status = next((status for status in STATUSES if status == answer), None)
        if status is not None:
            await end(screen, attempt, status)
            return
        if answer == CHANGE:
            await change_prediction(screen, attempt)
        elif answer == KIND:
            await be_kind(screen, "before")
        elif answer == CARDS:
            _deal(screen, attempt)
        else:
            screen.say(BEGUN)
            return
        attempt = screen.journal.snapshot().attempts.get(attempt.id, attempt)


async def end(screen: PageScreen, attempt: Attempt, status: Status) -> None:
    """Note how a try ended, and what belongs to it: the look back, one soft question, or the backup."""
    said = {
        "self_cancelled": or_undo(SET_ASIDE),
        "fell_through": "It fell through. That happens.",
    }
    noted = screen.act(lambda: screen.journal.attempts.end(attempt.id, status), said=said.get(status, ""))
    if noted is None:
        return
    if status == "fell_through":
        await offer_backup(screen, noted)
    elif status == "self_cancelled":
        await ask_smaller(screen, noted)
    else:
        await look_back(screen, noted)


async def look_back(screen: PageScreen, attempt: Attempt) -> None:
    """The questions after a try, a kind step among them where it hurt, and the quiet last page."""
    while True:
        dialog = AfterDialog(screen.journal, attempt)
        await screen.app.push_screen_wait(dialog)
        if dialog.kept is not None:
            await _close(screen, dialog.kept)
            return
        if not dialog.wants_kindness:
            screen.say(WAITS)
            return
        raw = dialog.said
        await be_kind(screen, kind_moment(attempt.status, raw.get("happened") or None, tuple(raw.get("seen", ()))))
        choice = await screen.app.push_screen_wait(
            Choose(
                "It counts, however it felt.",
                [("later", "That is enough now; the rest waits"), ("on", "Go on, a few short questions")],
            )
        )
        if choice != "on":
            screen.say(WAITS)
            return


async def _close(screen: PageScreen, attempt: Attempt) -> None:
    journal = screen.journal
    answer = await screen.app.push_screen_wait(ClosingDialog(attempt, journal.snapshot()))
    if answer == "win":
        await screen.app.push_screen_wait(WinDialog(journal, plan_id=attempt.plan_id, attempt_id=attempt.id))
    elif answer == "down":
        await put_down(screen, attempt_id=attempt.id)
        return
    screen.say(or_undo("That is enough for today."))


def _deal(screen: PageScreen, attempt: Attempt) -> None:
    """Three cards for a try that has none; they are kept with it."""
    snapshot, journal = screen.journal.snapshot(), screen.journal
    plan, rung = snapshot.plans.get(attempt.plan_id or ""), snapshot.rungs.get(attempt.rung_id or "")
    if plan is None and rung is None:
        return
    start = start_of(snapshot, rung=rung, plan=plan)
    hand = deal_hand(snapshot, setting=start.setting, stage=start.stage, person=start.person)
    if hand.cards:
        cards = tuple(card.id for card in hand.cards)
        screen.act(lambda: journal.attempts.take_cards(attempt.id, cards, hand.deck))


# -- changing -------------------------------------------------------------------------------


async def change_prediction(screen: PageScreen, attempt: Attempt) -> None:
    """Change what was expected, while the try is still open."""
    snapshot = screen.journal.snapshot()
    plan, rung = snapshot.plans.get(attempt.plan_id or ""), snapshot.rungs.get(attempt.rung_id or "")
    start = start_of(snapshot, rung=rung, plan=plan, attempt=attempt)
    dialog = BeforeDialog(screen.journal, start, known=attempt)
    await screen.app.push_screen_wait(dialog)
    if dialog.kept is not None:
        screen.say_kept()


async def may_open(screen: PageScreen, attempt: Attempt) -> bool:
    """Whether to open a try that is over: at once, or, while it rests, when the user wants to all the same."""
    rest = rest_of(attempt, screen.journal.snapshot())
    if not rest:
        return True
    answer = await screen.app.push_screen_wait(
        Choose(
            f"This one is {rest}.",
            [
                ("rest", "Let it rest"),
                ("down", "Ten minutes to write down what keeps going round; then it rests"),
                ("open", "Open it all the same"),
            ],
            note="Going over a try again on the same day often makes it smaller than it was. It stays here.",
        )
    )
    if answer == "down":
        await put_down(screen, attempt_id=attempt.id)
    return answer == "open"


async def change_outcome(screen: PageScreen, attempt: Attempt) -> bool:
    """Change what was noted about a try that is over; False when left."""
    dialog = AfterDialog(screen.journal, attempt)
    await screen.app.push_screen_wait(dialog)
    if dialog.kept is not None:
        screen.say_kept()
    return dialog.kept is not None
