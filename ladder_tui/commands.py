"""Every user-facing command, declared once: bindings, footer, palette, help and the user's keymap come from here."""

from typing import Final

import msgspec

#: Places in the order of their keys, with the words of the bar.
PLACES: Final[tuple[tuple[str, str], ...]] = (
    ("today", "Today"), ("calendar", "Calendar"), ("portfolio", "Portfolio"), ("topics", "Topics"),
    ("ladder", "Ladder"), ("reflect", "Reflect"), ("growth", "Growth"),
)  # fmt: skip

#: Shorter words of the bar for narrow windows.
SHORT_TITLES: Final[dict[str, str]] = {"calendar": "Cal", "portfolio": "Port", "reflect": "Refl", "growth": "Grow"}


#: What a command may need under the cursor: names for `Command.on`, with the words that say so.
THINGS: Final[dict[str, str]] = {
    "any": "something",
    # Today and Calendar
    "plan": "a plan", "occurrence": "an occurrence", "routine": "a routine", "promise": "a promise",
    "open_plan": "an open plan", "fallen_plan": "a plan that fell through", "closed_plan": "a closed plan",
    "message": "a message", "open_promise": "an open promise", "kept_promise": "a kept promise",
    "unfinished_try": "a try that is not finished", "try_under_way": "a try that is under way",
    "ready_backup": "a backup that stands ready", "pick": "a suggestion", "card": "a card", "rest": "rest",
    "look_back": "the look back",
    # Portfolio and a person's page
    "activity": "an activity", "pack_activity": "an activity from a pack", "person": "a person",
    "rest_to_choose": "rest that is not chosen yet", "contact": "a contact",
    # Topics, Reflect and Growth
    "situation": "a situation",
    "drill": "a drill", "script": "a script", "entry": "an entry", "page": "a review or somebody's answers",
    "draft": "something begun", "setbacks": "an offer", "win": "a win", "try": "a try", "answers": "answers",
    "goal": "a goal", "time_away": "days away",
    # Ladder
    "rung": "a step", "rung_in_use": "a step that is not set aside", "other_rung": "a step that is not the current one",
    "wide_step": "a wide step",
    # Settings
    "setting": "a setting", "setting_with_values": "a setting with values",
}  # fmt: skip


class Command(msgspec.Struct, frozen=True):
    """One command. `keys` is a comma-separated list, first one shown; keys with a space between them are pressed one
    after the other. `foot` ranks it in the footer, 0 keeps it out.

    In `help` a command's id in braces stands for its key; see bound_keys.py.
    `group` is `everywhere`, `moving`, a place, or another screen's name. `on` says what it acts on: a name of
    `THINGS`, or several of which one has to be under the cursor; without any it works wherever the cursor is. What it
    does stands in the table of its place, in `commands.py` of the place's folder.
    """

    id: str
    keys: str
    title: str
    help: str
    short: str = ""
    foot: int = 0
    on: str | tuple[str, ...] = ()

    @property
    def things(self) -> tuple[str, ...]:
        """The names of `on`."""
        return (self.on,) if isinstance(self.on, str) else self.on

    @property
    def group(self) -> str:
        """Where the command belongs."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """Its name in the table of its place: the part of `id` after the dot."""
        return self.id.partition(".")[2]

    @property
    def call(self) -> str:
        """The Textual action that runs it: on the app for what works everywhere, else on the screen of the place."""
        if self.group == "moving":
            return f"app.move('{self.action}')"
        if self.group == "everywhere":
            return f"app.go('{self.action[3:]}')" if self.action.startswith("go_") else f"app.{self.action}"
        return f"do('{self.action}')"


EVERYWHERE: Final[tuple[Command, ...]] = (
    *(
        Command(f"everywhere.go_{place}", f"{index},f{index + 1}", f"Go to {title}", f"Opens {title}.")
        for index, (place, title) in enumerate(PLACES, start=1)
    ),
    Command(
        "everywhere.help", "question_mark", "Keys of this place", "What each key does; on Ladder first why.", "keys", 90
    ),
    Command("everywhere.keys", "f1", "Keys alone", "Shows what each key does here, before any reasons.", "keys"),
    Command("everywhere.support", "exclamation_mark", "Support", "People to talk to, and numbers.", "support", 99),
    Command("everywhere.palette", "ctrl+p,colon", "Find anything", "Every command, person, card and date.", "find"),
    Command("everywhere.undo", "u", "Undo", "Takes back the last change of this session."),
    Command("everywhere.redo", "U", "Redo", "Does again what {everywhere.undo} took back, if nothing was done since."),
    Command("everywhere.hide", "H,f9", "Hide the screen", "Hides private text at once; the same key shows it again."),
    Command("everywhere.lock", "ctrl+l", "Lock", "Locks with the passphrase at once; a page asks for it again."),
    Command("everywhere.settings", "comma", "Settings", "Theme, energy, week start, privacy and more."),
    Command("everywhere.link", "at", "Link a name", "What names somebody goes on their page, if you like."),
    Command("everywhere.win", "W", "Keep a small win", "One line about something good that happened."),
    Command("everywhere.copied_file", "F", "Copied text as a file", "Makes what was copied last a file of yours."),
    Command("everywhere.editor", "ctrl+e", "Your editor", "In a long text: goes on in the editor that EDITOR names."),
    Command("everywhere.retry", "r", "Try to keep it again", "Keeps what could not be kept."),
    Command("everywhere.quit", "q", "Quit", "Leaves; everything is kept already."),
)

#: What is planned on a day, with or without an hour.
_PLANNED: Final = ("plan", "occurrence", "routine")
TODAY: Final[tuple[Command, ...]] = (
    Command("today.open", "enter", "Open", "Opens what is under the cursor.", "open", 1,
            on=(*_PLANNED, "open_promise", "unfinished_try", "ready_backup", "rung", "pick", "rest", "card",
                "situation", "look_back")),
    Command("today.done", "d", "Done", "Notes that it happened.", "done", 2,
            on=("open_plan", "fallen_plan", "open_promise", "try_under_way", "ready_backup")),
    Command("today.backup", "b", "Backup", "Swaps in the smaller thing; offers some where there is none.", "backup", 3,
            on=("open_plan", "fallen_plan", "try_under_way", "ready_backup")),
    Command("today.aside", "s", "Set aside", "Not today; nobody sees a count.", "set aside", 4,
            on=("open_plan", "pick", "try_under_way")),
    Command("today.check_in", "c", "Check in", "Mood, energy, minutes: three keys.", "check in", 5),
    Command("today.left_early", "o", "Left early", "You went; leaving early counts.",
            on=("open_plan", "try_under_way")),
    Command("today.fell_through", "f", "Fell through", "Its backup is offered at once.",
            on=("open_plan", "try_under_way")),
    Command("today.reopen", "O", "Open again", "Makes a closed plan open again.",
            on=("fallen_plan", "closed_plan", "kept_promise")),
    Command("today.new", "n", "New plan for today", "What and when are enough.", "new plan"),
    Command("today.move", "v", "Move", "Puts it on another day or time.", on=("open_plan", "open_promise")),
    Command("today.smaller", "minus", "Make it smaller", "Half the length, one effort less.", on="open_plan"),
    Command("today.week", "L", "Your week", "What the week carries, and what may need a look.", "week"),
    Command("today.edit", "e", "Edit", "Changes the plan under the cursor.", on=(*_PLANNED, "open_promise")),
    Command("today.remove", "x", "Remove", "Takes it out; {everywhere.undo} brings it back.",
            on=(*_PLANNED, "promise", "pick", "unfinished_try")),
    Command("today.swap", "w", "Another idea", "Swaps a suggestion, or a message's first line.", "another",
            on=("message", "pick")),
    Command("today.copy", "Y", "Copy the message", "The first line of a message, its gaps filled.", "copy",
            on="message"),
    Command("today.why", "y", "Why this", "The numbers behind a suggestion.", on="pick"),
    Command("today.search", "slash", "Search", "Finds on this day by any word."),
    Command("today.clear", "escape", "Show all", "Clears the search."),
    Command("today.take_card", "t,T", "Take along", "The page or card for what is planned: to read, to take along.",
            "along"),
    Command("today.card", "C", "Card for the moment", "Step, one line and way out, to copy.",
            on=("open_plan", "try_under_way", "rung")),
)  # fmt: skip

#: What stands on a day of the calendar.
_ON_A_DAY: Final = (*_PLANNED, "promise")
CALENDAR: Final[tuple[Command, ...]] = (
    Command("calendar.open", "enter", "Open the day", "Moves into the list of the day.", "open", 1),
    Command("calendar.new", "n", "New opportunity", "A single or recurring chance.", "new", 2),
    Command("calendar.plan", "p", "Plan", "Makes a plan from the occurrence, or for the day.", "plan", 3),
    Command("calendar.move", "v", "Move", "Puts this one on another day or time.", "move", 4, on=_ON_A_DAY),
    Command("calendar.smaller", "minus", "Make it smaller", "Half the length, one effort less."),
    Command("calendar.week", "L", "Your week", "What the week carries, and what may need a look."),
    Command("calendar.skip", "s", "Skip this one", "Leaves this one day out.", "skip", 5, on=_PLANNED),
    Command("calendar.edit", "e", "Edit", "This one, all of them, or from here on.", "edit", on=_ON_A_DAY),
    Command("calendar.done", "d", "Done", "Notes that it happened.", on=_ON_A_DAY),
    Command("calendar.remove", "x", "Remove", "Takes it off the calendar; {everywhere.undo} brings it back.",
            on=_ON_A_DAY),
    Command("calendar.go_to_date", "g", "Go to a date", "Type a date, or words such as next friday.", "go to"),
    Command("calendar.back", "escape", "Back to the month", "From a list back to the month."),
    Command("calendar.along", "T", "Take along", "The page that fits it, to read and to take along.", on=_ON_A_DAY),
    Command("calendar.go_today", "t", "Back to today", "Puts the cursor on today."),
    Command("calendar.week_view", "w", "Week", "Shows the week of the day."),
    Command("calendar.month_view", "m", "Month", "Shows the month of the day."),
    Command("calendar.agenda_view", "a", "Agenda", "Shows the days ahead as a list."),
    Command("calendar.next_page", "pagedown,right_square_bracket", "Next month", "One month or week on."),
    Command("calendar.previous_page", "pageup,left_square_bracket", "Month before", "One month or week back."),
    Command("calendar.search", "slash", "Search", "Finds what stands within a year by any word."),
    Command("calendar.bring_in", "I", "Import a file", "A calendar or another file, seen before it is kept."),
    Command("calendar.hand_out", "X", "Export", "Calendar, people, journal, tables for other programs."),
    Command("calendar.new_routine", "N", "New routine", "Something small that comes back without a fixed hour."),
)  # fmt: skip

#: What the portfolio lists.
_ITEM: Final = ("activity", "person")
PORTFOLIO: Final[tuple[Command, ...]] = (
    Command("portfolio.open", "enter", "Open", "Opens the person or activity.", "open", 1,
            on=(*_ITEM, "rest_to_choose")),
    Command("portfolio.plan", "p", "Plan it", "Makes a plan from it.", "plan", 2, on=_ITEM),
    Command("portfolio.along", "t,T", "Take along", "The page that fits it, to read and to take along.", on=_ITEM),
    Command("portfolio.adopt", "a", "Adopt", "Makes a pack's activity your own.", "adopt", 3, on="pack_activity"),
    Command("portfolio.filter", "f", "Filter", "By need, effort, mood, minutes, price, place, access.", "filter", 4),
    Command("portfolio.new", "n", "New", "Adds an activity of your own; on the tab of people, a person.", "new", 5),
    Command("portfolio.new_person", "N", "New person", "Adds someone you know."),
    Command("portfolio.search", "slash", "Search", "Finds by any word."),
    Command("portfolio.edit", "e", "Edit", "Changes it; a pack's item is adopted first.", on=_ITEM),
    Command("portfolio.pause", "z", "Pause or wake", "Keeps it out of suggestions for a while.", on=_ITEM),
    Command("portfolio.remove", "x", "Remove", "Removes it for good; {everywhere.undo} brings it back.", on=_ITEM),
    Command("portfolio.done", "d", "Done", "Notes that you did it, with how worth it it was.", on=_ITEM),
    Command("portfolio.next_tab", "right_square_bracket,l,right", "Next tab", "All, activities, people, resting."),
    Command("portfolio.previous_tab", "left_square_bracket,h,left", "Tab before", "All, activities, people, resting."),
    Command("portfolio.check_in", "c", "Check in", "Mood, energy and minutes in three keys."),
    Command("portfolio.why", "y", "Why this", "The numbers behind a suggestion.", "why", 6, on="pick"),
    Command("portfolio.bring_in", "I", "Import a file", "People or another file, seen before it is kept."),
    Command("portfolio.hand_out", "X", "Export", "Calendar, people, journal, tables for other programs."),
    Command("portfolio.clear", "escape", "Show all", "Clears search and filter."),
)  # fmt: skip

PERSON: Final[tuple[Command, ...]] = (
    Command("person.open", "enter", "Open", "Changes what is under the cursor, or shows the card.", on="any"),
    Command("person.log", "c", "Log a contact", "Any channel, in one line of keys.", "contact", 1),
    Command("person.plan", "p", "Plan", "Makes a plan with this person.", "plan", 2),
    Command("person.promise", "n", "Something to remember", "A promise, with a date or without.", "remember", 3),
    Command("person.message", "m", "A message", "A first line that fits, to copy; once or now and then.", "message", 4),
    Command("person.edit", "e", "Edit", "Changes the page.", "edit", 5),
    Command("person.balance", "g", "Give and take", "In words, when enough was noted; what could be done about it."),
    Command("person.done", "d", "Kept", "Marks the promise under the cursor as kept.", on="promise"),
    Command("person.remove_row", "x", "Remove", "Removes the contact or promise under the cursor.",
            on=("promise", "contact")),
    Command("person.pause", "z", "Pause or wake", "Keeps this person out of suggestions for a while."),
    Command("person.not_safe", "X", "Not safe for me", "Takes this person out of every suggestion at once."),
    Command("person.remove", "D", "Remove this person", "Removes the page, contacts and promises."),
    Command("person.search", "slash", "Search", "Finds on this page by any word."),
    Command("person.back", "escape", "Back", "Back to where you were.", "back", 6),
)  # fmt: skip

#: What Topics lists.
_TOPIC: Final = ("card", "drill", "script", "message")
TOPICS: Final[tuple[Command, ...]] = (
    Command("topics.open", "enter", "Open", "Shows the page of a situation or a whole card, or plays the drill.",
            "open", 1, on=(*_TOPIC, "situation")),
    Command("topics.pin", "p", "Take along", "Takes the card or the page along to a plan, or puts it back.",
            "take along", 2, on=("card", "situation")),
    Command("topics.deal", "D", "Deal three", "Three cards from a shuffled deck that fit the filter.", "deal", 3),
    Command("topics.filter", "f", "Filter", "By what is ahead, place, depth, what is there, easy words.", "filter", 4),
    Command("topics.search", "slash", "Search", "Finds by any word.", "search", 5),
    Command("topics.rehearse", "R", "Rehearse", "Three turns of a small play: say it aloud, see what may come back.",
            "rehearse", 6, on=("card", "situation")),
    Command("topics.done", "d", "Used", "Notes that you used it, and with whom.", on=_TOPIC),
    Command("topics.like", "asterisk,plus", "Like", "Marks the card, or takes the mark back.", on=_TOPIC),
    Command("topics.not_for_me", "minus", "Not for me", "Never dealt again, until you take it back.", on=_TOPIC),
    Command("topics.remove", "x", "Remove", "Removes it for good; {everywhere.undo} brings it back.",
            on=(*_TOPIC, "situation")),
    Command("topics.deal_for", "P", "Deal for somebody", "Three cards for a person or a plan, within their depth."),
    Command("topics.words", "w", "Your words", "Picks how you say the card, in your own words too.", on="card"),
    Command("topics.copy", "y", "Copy", "Copies the line, message or script; gaps are filled first.",
            on=("card", "script", "message")),
    Command("topics.write", "n", "Write your own", "A card, script or message of your own."),
    Command("topics.edit", "e", "Edit", "Changes one of your own; another one gets your version.",
            on=("card", "script", "message")),
    Command("topics.next_tab", "right_square_bracket,l,right", "Next tab", "Ahead, cards and the other shelves."),
    Command("topics.previous_tab", "left_square_bracket,h,left", "Tab before", "Ahead, cards and the other shelves."),
    Command("topics.clear", "escape", "Show all", "Clears search, filter and hand."),
)  # fmt: skip

LADDER: Final[tuple[Command, ...]] = (
    Command("ladder.start", "enter", "Start or note a try", "Before: what you expect. After: what happened.", "try", 1,
            on=("rung", "wide_step")),
    Command("ladder.take", "t", "Take the suggestion", "Does what the line below the ladder suggests.", "take it"),
    Command("ladder.otherwise", "o", "Choose otherwise", "Everything else that is possible.", "otherwise"),
    Command("ladder.new", "n", "New step", "Adds a step, your own or from the packs.", "new", 2),
    Command("ladder.edit", "e", "Edit", "Changes the step or the open try.", "edit", 3, on="rung"),
    Command("ladder.why", "y", "Why this", "The numbers behind the suggestion, and the whole rule."),
    Command("ladder.smaller", "m", "Make it smaller", "A smaller version of the step, halfway on one side.", "smaller",
            4, on="rung_in_use"),
    Command("ladder.vary", "v", "Another place", "The same step somewhere else.", on="rung_in_use"),
    Command("ladder.current", "c", "You are here", "Marks the step as the current one.", on="other_rung"),
    Command("ladder.plan", "p", "Plan it", "Makes a plan from the step.", "plan", 5, on="rung_in_use"),
    Command("ladder.along", "T", "Take along", "The page that fits the step, to read and to take along.",
            on="rung_in_use"),
    Command("ladder.card", "C", "Card for the moment", "Step, one line and way out, to copy.", on="rung_in_use"),
    Command("ladder.done", "d", "What happened", "Notes the outcome of the open try."),
    Command("ladder.booster", "b", "This week's extra", "An earlier step somewhere new, now and then."),
    Command("ladder.invited", "B", "A step set aside", "Invited back after some weeks, once; smaller if you like."),
    Command("ladder.harder", "J,shift+down", "Down the list", "One place on, among the harder ones.", on="rung"),
    Command("ladder.easier", "K,shift+up", "Up the list", "One place back, among the easier ones.", on="rung"),
    Command("ladder.aside", "s", "Set aside or take back", "Puts the step out of sight, or takes it back.", on="rung"),
    Command("ladder.remove", "x", "Remove", "Removes the step; {everywhere.undo} brings it back.", on="rung"),
    Command("ladder.ideas", "i", "Ideas", "Steps from the packs."),
    Command("ladder.ladders", "L", "Ladders", "Switch, begin another, rename, remove."),
    Command("ladder.search", "slash", "Search", "Finds steps by any word."),
    Command("ladder.clear", "escape", "Show all", "Clears the search."),
    Command("ladder.scale", "a", "Words of the scale", "What 0, 25, 50, 75 and 100 feel like to you."),
)  # fmt: skip

REFLECT: Final[tuple[Command, ...]] = (
    Command("reflect.open", "enter", "Open", "Answers the prompt, or opens the entry.", "open", 1, on="any"),
    Command("reflect.new", "n", "Write freely", "A blank page, kept while you type.", "write", 2),
    Command("reflect.kind", "K", "Kindness", "One kind step at a time, after something hurt.", "kindness", 3),
    Command("reflect.search", "slash", "Search", "Finds in all you wrote.", "search", 4),
    Command("reflect.edit", "e", "Edit", "Changes the entry.", "edit", 5, on=("entry", "page")),
    Command("reflect.put_down", "d", "Put it down", "Ten minutes for what keeps going round; then it rests."),
    Command("reflect.review", "v", "Weekly review", "A look back at the week, five minutes at most.", "review", 6),
    Command("reflect.matters", "m", "What matters", "Up to five lines of your own; steps and plans can name one."),
    Command("reflect.setbacks", "b", "Plan for setbacks", "Signs, what helped, whom you tell: for when it goes badly."),
    Command("reflect.coming_back", "c", "Coming back", "What helped, where you were, the smallest step back in."),
    Command("reflect.trusted", "t", "Someone I trust", "Three questions to hand over, and what they answer."),
    Command("reflect.report", "p", "Report", "Notes for a therapist or friend, seen before they go anywhere."),
    Command("reflect.another", "w", "Another prompt", "Another question for today."),
    Command("reflect.remove", "x", "Remove", "Removes the entry; {everywhere.undo} brings it back.",
            on=("entry", "page", "draft", "setbacks")),
    Command("reflect.clear", "escape", "Show all", "Clears the search."),
)  # fmt: skip

GROWTH: Final[tuple[Command, ...]] = (
    Command("growth.open", "enter", "Open", "Opens what is under the cursor.", "open", 1, on="any"),
    Command("growth.new", "n", "Keep a win", "One line about something good that happened.", "win", 2),
    Command("growth.edit", "e", "Edit", "Changes the win.", "edit", 3, on=("win", "try")),
    Command("growth.search", "slash", "Search", "Finds in wins and lessons.", "search", 4),
    Command("growth.remove", "x", "Remove", "Removes the win; {everywhere.undo} brings it back.",
            on=("win", "answers", "goal", "time_away")),
    Command("growth.measure", "m", "Four questions", "The monthly measure, when you like.", "measure", 5),
    Command("growth.question", "o", "A question of your own", "0 to 10, your words, asked in the weekly look back."),
    Command("growth.goal", "g", "A goal", "Something small and countable for a few weeks."),
    Command("growth.needs", "a", "Kinds of company", "Asks anew which kinds are missed."),
    Command("growth.report", "p", "Report", "Notes for a therapist or friend, seen before they go anywhere."),
    Command("growth.time_away", "z", "Days away", "Away, ill or in a pause: they count neither way."),
    Command("growth.next_tab", "right_square_bracket,l,right", "Next tab", "Tries, estimates, wins, measure."),
    Command("growth.previous_tab", "left_square_bracket,h,left", "Tab before", "Tries, estimates, wins, measure."),
    Command("growth.clear", "escape", "Show all", "Clears the search."),
)  # fmt: skip

SETTINGS: Final[tuple[Command, ...]] = (
    Command("settings.open", "enter", "Choose", "Shows all values, or takes the next one.", "choose", 1, on="setting"),
    Command("settings.next", "right,l,space", "Next value", "Takes the next value; it is kept at once.", "next", 2,
            on="setting_with_values"),
    Command("settings.before", "left,h", "Value before", "Takes the value before; it is kept at once.", "before", 3,
            on="setting_with_values"),
    Command("settings.search", "slash", "Search", "Finds a setting by any word.", "search", 7),
    Command("settings.back", "escape", "Back", "Back to where you were.", "back", 6),
)  # fmt: skip

#: Keys of every list, and of every page to read. Where a place has a command of its own on one of them, it is that
#: command's; those of a search hold while what was found is shown. Keys with a space between them are pressed in turn.
MOVING: Final[tuple[Command, ...]] = (
    Command("moving.first", "g g", "First line", "To the first line of a list, or the beginning of a page.", "first"),
    Command("moving.last", "G", "Last line", "To the last line of a list, or the end of a page.", "last"),
    Command("moving.half_down", "ctrl+d", "Half a page on", "Down by half of what is in sight.", "half on"),
    Command("moving.half_up", "ctrl+u", "Half a page back", "Up by half of what is in sight.", "half back"),
    Command("moving.next_found", "n", "Next found", "While a search is shown: the next line it found.", "next"),
    Command("moving.found_before", "N", "Found before", "While a search is shown: the line found before.", "before"),
)

COMMANDS: Final[tuple[Command, ...]] = (
    *EVERYWHERE, *MOVING, *TODAY, *CALENDAR, *PORTFOLIO, *PERSON, *TOPICS, *LADDER, *REFLECT, *GROWTH, *SETTINGS,
)  # fmt: skip

BY_ID: Final[dict[str, Command]] = {command.id: command for command in COMMANDS}


def group(name: str) -> tuple[Command, ...]:
    """The commands of a place or screen, in order of declaration."""
    return tuple(command for command in COMMANDS if command.group == name)
