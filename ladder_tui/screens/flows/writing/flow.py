"""What happens when somebody writes, answers a question or takes a kind step: the dialogs one after the other."""

from typing import Final, get_args

from msgspec.structs import replace

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.items.kindness import KindMoment, Kindness
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.entries import Entry, EntryKind, Win, is_put_down
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.after_questions import Happening, happening_of
from ladder_tui.domain.writing.drafts import FREE, PUT_DOWN, DraftOf
from ladder_tui.domain.writing.of_the_day import kindness_for
from ladder_tui.domain.writing.put_down import PUT_DOWN as PUT_DOWN_SAID
from ladder_tui.domain.writing.put_down import RESTS, TITLE, invitation, resting_words
from ladder_tui.screens.flows.writing.answer import AnswerDialog
from ladder_tui.screens.flows.writing.kindness_page import KindnessDialog
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import new_id

OWN_WORDS: Final = "own-words"
KIND_SAID: Final = "A kind step taken. That is enough for now."


async def write_freely(screen: PageScreen) -> None:
    """A free page; the unfinished one of before, if there is one."""
    await _write(screen, Entry(id=new_id(), at=screen.journal.now(), text=""), title="A free page", draft_id=FREE)


async def put_down(screen: PageScreen, *, attempt_id: str | None = None) -> None:
    """A few minutes for what keeps going round, about a try or anything; then it rests, with a quiet end."""
    entry = Entry(id=new_id(), at=screen.journal.now(), text="", kind="put_down", attempt_id=attempt_id)
    dialog = WritingDialog(
        screen.journal,
        title=TITLE,
        draft_id=PUT_DOWN,
        keep=lambda text: _keep(screen, entry, text, PUT_DOWN),
        note=invitation(screen.snapshot),
    )
    if await screen.app.push_screen_wait(dialog) is None:
        return
    kept = or_undo(screen.journal.next_undo or "Entry kept")
    options = [("enough", "That is enough"), ("kind", "A kind step, if you like")]
    if await screen.app.push_screen_wait(Choose(PUT_DOWN_SAID, options)) == "kind":
        await be_kind(screen, "after_awkward")
    else:
        screen.say(kept)


async def may_read(screen: PageScreen, entry: Entry) -> bool:
    """Whether to open an entry: one that was put down only when the user wants to all the same."""
    if not is_put_down(entry):
        return True
    options = [("rest", "Let it rest"), ("open", "Open it all the same")]
    title = resting_words(entry, screen.snapshot)
    return await screen.app.push_screen_wait(Choose(title, options, note=RESTS)) == "open"


async def edit(screen: PageScreen, entry: Entry) -> None:
    """Change an entry; its day and question stay."""
    title = entry.question or f"Written {day_words(entry.at.date(), today=screen.snapshot.today)}"
    await _write(screen, entry, title=title, draft_id=DraftOf(kind="edit", target=entry.id).id)


async def answer(screen: PageScreen, prompt: ReflectionPrompt, happening: Happening | None = None) -> None:
    """Answer a question in the form it asks for, about something that happened or about nothing in particular."""
    journal = screen.journal
    kind: EntryKind = "prompt"
    if happening is not None:
        kind = "setback" if happening.moment == "setback" else "after"
    entry = Entry(
        id=new_id(),
        at=journal.now(),
        text="",
        kind=kind,
        prompt_id=prompt.id,
        question=prompt.question,
        plan_id=happening.plan_id if happening is not None else None,
        attempt_id=happening.attempt_id if happening is not None else None,
        writes=prompt.writes,
    )
    draft_id = DraftOf(kind="prompt", target=prompt.id, ref=happening.ref if happening is not None else "").id

    def keep(text: str) -> None:
        _keep(screen, entry, text, draft_id, win=prompt.writes == "win" and prompt.form == "short")

    if prompt.form == "long":
        await _write(screen, entry, title=prompt.question, draft_id=draft_id, note=prompt.why)
        return
    if prompt.form == "choice" and draft_id not in screen.snapshot.drafts:
        options = [(f"option-{number}", option) for number, option in enumerate(prompt.options)]
        options.append((OWN_WORDS, "something else, in my own words"))
        chosen = await screen.app.push_screen_wait(Choose(prompt.question, options, note=prompt.why))
        if chosen is None:
            return
        if chosen != OWN_WORDS:
            option = dict(options)[chosen]
            screen.act(lambda: keep(option))
            return
    text = await screen.app.push_screen_wait(AnswerDialog(journal, prompt, draft_id=draft_id, keep=keep))
    if text is not None:
        say_kept(screen)


async def go_on(screen: PageScreen, where: DraftOf) -> None:
    """Go on with an unfinished text; where its entry or question is gone, it becomes a free page."""
    snapshot = screen.snapshot
    if where.kind == "edit" and where.target in snapshot.entries:
        await edit(screen, snapshot.entries[where.target])
    elif where.kind == "prompt" and where.target in snapshot.library.reflections:
        happening = happening_of(snapshot, where.ref) if where.ref else None
        await answer(screen, snapshot.library.reflections[where.target], happening)
    elif where.kind == "kindness" and where.target in snapshot.library.kindness:
        await _letter(screen, snapshot.library.kindness[where.target])
    elif where.kind == "put_down":
        await put_down(screen)
    else:
        fresh = Entry(id=new_id(), at=screen.journal.now(), text="")
        await _write(screen, fresh, title="A free page", draft_id=where.id)


async def choose_moment(screen: PageScreen, at: KindMoment) -> KindMoment | None:
    """Which moment it is, from those that have a card."""
    shelf = screen.snapshot.library.words.get("kindness_moment", {})
    here: dict[KindMoment, str] = {}
    for card in cards_of(screen.snapshot):
        word = shelf.get(card.moment)
        label = screen.snapshot.library.label("kindness_moment", card.moment)
        here[card.moment] = f"{label}: {word.meaning}" if word is not None and word.meaning else label
    options = [(moment, here[moment]) for moment in get_args(KindMoment) if moment in here]
    dialog = Choose("Which is nearest?", options, at=at if at in here else None)
    chosen = await screen.app.push_screen_wait(dialog)
    return next((moment for moment in here if moment == chosen), None)


async def be_kind(screen: PageScreen, moment: KindMoment) -> bool:
    """The cards for a moment, one step at a time; True when one was read to its end."""
    first = kindness_for(moment, screen.snapshot)
    if first is None:
        screen.say("The packs hold no kindness card. A slow breath is a kind step too.")
        return False
    others = [card for card in cards_of(screen.snapshot) if card.moment == first.moment and card.id != first.id]
    label = screen.snapshot.library.label("kindness_moment", first.moment)
    journal = None if moment in ("before", "during") else screen.journal
    done = await screen.app.push_screen_wait(KindnessDialog((first, *others), label, journal))
    if done is None:
        return False
    screen.say(KIND_SAID)
    if done.startswith("write:"):
        await _letter(screen, screen.snapshot.library.kindness[done.removeprefix("write:")])
    return True


def cards_of(snapshot: Snapshot) -> list[Kindness]:
    """All kindness cards the user has not removed for good."""
    return list(snapshot.not_removed(snapshot.library.kindness))


def say_kept(screen: PageScreen) -> None:
    """What was kept."""
    screen.say_kept()


async def _letter(screen: PageScreen, card: Kindness) -> None:
    entry = Entry(
        id=new_id(), at=screen.journal.now(), text="", kind="kindness", prompt_id=card.id, question=card.title
    )
    note = "\n".join(step.text for step in card.steps)
    draft_id = DraftOf(kind="kindness", target=card.id).id
    await _write(screen, entry, title=card.title, draft_id=draft_id, note=note)


async def _write(screen: PageScreen, entry: Entry, *, title: str, draft_id: str, note: str = "") -> None:
    def keep(text: str) -> None:
        _keep(screen, entry, text, draft_id)

    dialog = WritingDialog(screen.journal, title=title, draft_id=draft_id, keep=keep, text=entry.text, note=note)
    text = await screen.app.push_screen_wait(dialog)
    if text is not None:
        say_kept(screen)


def _keep(screen: PageScreen, entry: Entry, text: str, draft_id: str, *, win: bool = False) -> None:
    now = screen.journal.now()
    known = entry.id in screen.snapshot.entries
    kept = replace(entry, text=text, at=entry.at if known else now)
    told = Win(id=new_id(), text=text, at=now, plan_id=entry.plan_id, attempt_id=entry.attempt_id) if win else None
    screen.journal.writing.save(kept, draft_id=draft_id, win=told)
