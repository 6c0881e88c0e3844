"""The day: what stands on it, and what can be done with it, by number."""

from collections.abc import Callable
from typing import Final, TypeVar

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.vocabulary import MOODS, STATUS_WORDS, Mood, Status
from ladder_tui.domain.base.when import day_words, parse_day, parse_time, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.backups_and_rewards import backups_for
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.page import parse_region
from ladder_tui.domain.today import open_items, today_of
from ladder_tui.domain.tries.begun import begun_lately
from ladder_tui.domain.tries.in_words import ENDINGS, SET_ASIDE
from ladder_tui.plain.care import Care, support_lines
from ladder_tui.plain.pages import a_card, write
from ladder_tui.plain.talk import ANSWER, Back, Ended, Talk, chosen_of
from ladder_tui.plain.tries import after_a_try, before_a_try, end_try
from ladder_tui.plain.week import look_back
from ladder_tui.services.journal import Journal, NotSaved, new_id

T = TypeVar("T")

_SAID: Final[dict[Status, str]] = {
    "done": "Noted as done.",
    "left_early": "You went, and that counts.",
    "self_cancelled": SET_ASIDE,
    "fell_through": "It fell through. That happens.",
}
_LEAVE: Final = "leave"
HELP: Final = (
    "Answer with a number, or with the first letters. Enter alone leaves a question open, a full stop alone goes "
    "back, ! alone says whom you can talk to."
)


class Day:
    """One sitting with the day. `run` ends when the user leaves or the input does."""

    def __init__(self, talk: Talk, journal: Journal) -> None:
        self._talk = talk
        self._journal = journal
        self._care = Care(journal)
        self._is_unsaved = False
        self._doors: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Today again", self.tell),
            ("Check in", self.check_in),
            ("Say what became of something planned", self.note),
            ("Plan something", self.plan),
            ("A card to take along", lambda: a_card(talk, journal)),
            ("Write a page", lambda: write(talk, journal, self._care)),
            ("Before a try", lambda: before_a_try(talk, journal, self._care)),
            ("After a try", lambda: after_a_try(talk, journal, self._care)),
            ("Look back at the week", lambda: look_back(talk, journal, self._care)),
            ("Take back the last thing", self.undo),
            ("People to talk to", self.support),
        )

    def run(self) -> None:
        """From a greeting to leaving."""
        try:
            self._talk.say("ladder, in lines of text.", HELP)
            self.tell()
            while self._choose():
                pass
        except Ended:
            pass
        kept = "What could not be kept stands above." if self._is_unsaved else "Everything you wrote is kept."
        self._talk.say("", f"{kept} Bye for now.")

    def _choose(self) -> bool:
        """One choice, carried out; False to leave."""
        options = [*((str(number), words) for number, (words, _) in enumerate(self._doors)), (_LEAVE, "Leave")]
        try:
            self._talk.say("", "What would you like? Enter alone lists what there is.")
            typed = self._talk.line(ANSWER).strip()
            chosen = chosen_of(typed, options) or self._talk.choose("What would you like?", options)
            if chosen == _LEAVE:
                return False
            if chosen:
                self._care.begin()
                self._talk.begin()
                self._doors[int(chosen)][1]()
        except (Back, KeyboardInterrupt):
            self._talk.say("", "Back.")
        except NotSaved as error:
            self._is_unsaved = True
            self._talk.say(str(error), "", "What you typed, to copy it from here:", *self._talk.typed)
        except ValueError as error:
            self._talk.say(str(error))
        self._care.answer(self._talk)
        return True

    # -- telling ----------------------------------------------------------------------------

    def tell(self) -> None:
        """Today in lines."""
        snapshot = self._journal.snapshot()
        today, shown = today_of(snapshot), snapshot.shown
        self._talk.say("", f"{day_words(snapshot.today)}.")
        if today.checkin is not None:
            told = today.checkin
            self._talk.say(f"You noted: {told.mood}, energy {told.energy} of 5, {told.minutes} minutes.")
        if not today.items:
            self._talk.say("Nothing is planned. Rest is a choice like the others.")
        for item in today.items:
            self._talk.say(*item_lines(item, snapshot))
        for one in begun_lately(snapshot):
            self._talk.say(f"Begun: {shown(one_line(one.title))}, {one.words(snapshot.today)}.")
        if today.rung is not None:
            self._talk.say(f"Next on your ladder: {shown(today.rung.text)}", shown(today.step.headline))
            if for_it := snapshot.what_for(today.rung):
                self._talk.say(f"For: {shown(for_it)}")

    # -- doing ------------------------------------------------------------------------------

    def check_in(self) -> None:
        """Mood, energy and minutes."""
        mood = self._talk.choose("How is it right now?", [(mood, mood) for mood in MOODS])
        energy = self._talk.number("Energy, from 1, hardly any, to 5, plenty.", 1, 5) if mood else None
        minutes = self._talk.number("Minutes you have free today, up to 600.", 0, 600) if energy is not None else None
        if minutes is None or energy is None:
            self._talk.say("Nothing was noted.")
            return
        chosen: Mood = next(one for one in MOODS if one == mood)
        self._journal.check_in(chosen, energy, minutes)
        self._talk.say("Noted.")

    def note(self) -> None:
        """What became of something that stands on today."""
        snapshot = self._journal.snapshot()
        items = today_of(snapshot).items
        listed = [item for item in items if item in open_items(items) or item.status == "fell_through"]
        if not listed:
            self._talk.say("Nothing on today is still open.")
            return
        said = [(str(number), " ".join(item_lines(item, snapshot)[:1])) for number, item in enumerate(listed)]
        chosen = self._talk.choose("Which one?", said)
        if chosen:
            self._note(listed[int(chosen)], snapshot)

    def _note(self, item: AgendaItem, snapshot: Snapshot) -> None:
        if isinstance(item.source, Promise):
            if self._talk.yes("Did you keep it?"):
                self._journal.people.keep_promise(item.ref)
                self._talk.say("Kept.")
            return
        if item.status == "fell_through":
            if self._talk.yes("Did you do the backup?"):
                self._journal.plans.take_backup(item.ref)
                self._talk.say("The backup was done, and it counts in full.")
            return
        chosen = self._talk.choose("What became of it?", [(status, words) for _, status, words in ENDINGS])
        status = next((status for _, status, _ in ENDINGS if status == chosen), None)
        if status is None:
            return
        open_try = next(
            (one for one in snapshot.attempts.values() if one.plan_id == item.ref and one.status == "open"), None
        )
        if open_try is not None:
            end_try(self._talk, self._journal, self._care, open_try, status)
            return
        plan = self._journal.plans.finish(item, status)
        self._talk.say(_SAID[status])
        if status == "fell_through":
            self._offer_backup(plan)

    def _offer_backup(self, plan: Plan) -> None:
        """The smaller thing that stands ready, at once; without one the best of the packs."""
        snapshot = self._journal.snapshot()
        backup = plan.backup or next((idea.text for idea in backups_for(snapshot, plan)), "")
        if not backup:
            return
        self._talk.say("Ready instead:" if plan.backup else "No backup was chosen. Perhaps:", snapshot.shown(backup))
        answer = self._talk.choose(
            "Would that suit you?", [("did", "I did it"), ("later", "Later today"), ("no", "Not today")]
        )
        if answer in ("did", "later") and not plan.backup:
            self._journal.plans.make_ready(plan.id, backup)
        if answer == "did":
            self._journal.plans.take_backup(plan.id)
            self._talk.say("It counts in full.")
        else:
            self._talk.say("It stays ready." if answer == "later" else "That is fine. A quiet day counts as well.")

    def plan(self) -> None:
        """What, and when."""
        snapshot = self._journal.snapshot()
        title = self._talk.ask("What would you like to do?", needed=True)
        day = self._when(
            "Which day? Such as friday, or 4 March. Enter alone is today.", lambda said: parse_day(said, snapshot.today)
        )
        at = self._when("What time? Such as 19:30. Enter alone is any time.", parse_time)
        plan = Plan(
            id=new_id(), title=title, day=day or snapshot.today, at=at, zone=snapshot.zone, created=snapshot.now,
            minutes=30, effort=2, needs=("casual_chat",),
        )  # fmt: skip
        self._journal.plans.save(plan)
        when = (
            f"{day_words(plan.day)}, {time_words(plan.at)}"
            if plan.at is not None
            else f"{day_words(plan.day)}, any time"
        )
        self._talk.say(f"Planned for {when}: {snapshot.shown(title)}")

    def _when(self, question: str, read: Callable[[str], T]) -> T | None:
        while True:
            typed = self._talk.ask(question)
            if not typed:
                return None
            try:
                return read(typed)
            except ValueError as error:
                self._talk.say(str(error))

    def support(self) -> None:
        """Whom one can talk to; the country is asked where none is chosen."""
        snapshot = self._journal.snapshot()
        self._talk.say(*support_lines(self._journal))
        if snapshot.settings.region:
            return
        question = (
            "Your country, such as GB or Germany, for numbers of people to talk to. It stays here. Enter is not now."
        )
        lines = snapshot.library.support.values()
        region = self._when(question, lambda said: parse_region(said, lines))
        if region:
            try:
                self._journal.settle(region=region)
            except ValueError as error:  # the user's own file of settings says none
                self._talk.say(str(error))
                return
            self._talk.say(*support_lines(self._journal))

    def undo(self) -> None:
        """Take back the last thing done in this sitting."""
        taken = self._journal.undo()
        self._talk.say(f"Taken back: {taken}." if taken else "There is nothing to take back in this sitting.")


def item_lines(item: AgendaItem, snapshot: Snapshot) -> list[str]:
    """One thing of the day: time, what, what became of it; and of an open one when, then, and the backup."""
    shown = snapshot.shown
    state = "the backup was done" if item.backup_done else STATUS_WORDS[item.status]
    at = "Any time" if item.at is None else f"At {time_words(item.at)}"
    lines = [f"{at}: {shown(item.title, item.whom)}, {state}."]
    if item.status == "open":
        for_it = snapshot.what_for(item.source) if isinstance(item.source, Plan) else ""
        told = (("When", item.cue), ("Then", item.reward), ("If it falls through", item.backup), ("For", for_it))
        lines += [f"{word}: {shown(text)}" for word, text in told if text]
    return lines
