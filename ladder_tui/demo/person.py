"""An invented person's ten weeks, in words. Days are counted back from today; nothing here is about anyone real."""

from collections.abc import Mapping
from datetime import time
from typing import Final

from ladder_tui.domain.base.vocabulary import Channel, Happened, Mood, Setting, Stage, Status
from ladder_tui.domain.records.attempts import HabitUse
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.people import Felt, Side, Support

#: name, how known, stage, details, next time, wished rhythm in days, depth ceiling
PEOPLE: Final[tuple[tuple[str, str, Stage, str, str, int | None, int], ...]] = (
    (
        "Ana Lima",
        "We shared a flat years ago. Lives three hours away now.",
        "friend",
        "Training for a choir trip in May. Night owl. Calls her plants by name.",
        "Ask how the second rehearsal went.",
        7,
        4,
    ),
    (
        "Jun",
        "Sits at the next wheel in the pottery class.",
        "new_friend",
        "Moved here last summer. Makes lids that fit. Has a brother who cooks.",
        "Bring the glaze book.",
        14,
        3,
    ),
    (
        "Mr Okoro",
        "Across the landing, the one with the small brown dog.",
        "familiar_face",
        "The dog is called Biscuit. Out every day around half past twelve.",
        "",
        None,
        2,
    ),
    (
        "Lea",
        "My sister.",
        "family",
        "New shift plan since February. Likes a call better than a text.",
        "Thank her for the parcel.",
        14,
        4,
    ),
    ("Priya from the garden", "Runs the seed table at the community garden.", "acquaintance", "", "", None, 3),
)

#: days ago, mood, energy, minutes
CHECKINS: Final[tuple[tuple[int, Mood, int, int], ...]] = (
    (69, "low", 2, 15), (67, "flat", 2, 30), (64, "anxious", 2, 15), (61, "flat", 3, 30), (58, "low", 2, 15),
    (55, "steady", 3, 30), (53, "anxious", 2, 30), (50, "flat", 3, 60), (47, "steady", 3, 30), (45, "low", 1, 5),
    (41, "flat", 2, 15), (38, "steady", 3, 30), (36, "anxious", 3, 30), (33, "steady", 3, 60), (30, "good", 4, 60),
    (27, "steady", 3, 30), (24, "low", 2, 15), (22, "flat", 2, 30), (19, "steady", 3, 30), (16, "good", 4, 60),
    (13, "steady", 3, 30), (11, "steady", 3, 60), (9, "flat", 2, 15), (7, "steady", 3, 30), (5, "good", 4, 60),
    (3, "anxious", 2, 30), (2, "steady", 3, 30), (1, "steady", 3, 30),
)  # fmt: skip

#: person's place in PEOPLE, days ago, channel, note
CONTACTS: Final[tuple[tuple[int, int, Channel, str], ...]] = (
    (0, 66, "text", "Sent a photo of the old bus stop."),
    (0, 59, "voice_note", "Two minutes about nothing much."),
    (3, 57, "call", "Short. She was between shifts."),
    (2, 52, "in_person", "He said good morning back."),
    (0, 48, "text", ""),
    (1, 43, "in_person", "Swapped names at last."),
    (3, 40, "call", "Talked about the move for the first time."),
    (2, 37, "in_person", "Learned the dog's name."),
    (0, 34, "video", "An hour, both cooking."),
    (1, 29, "in_person", "Walked to the tram together."),
    (0, 26, "text", ""),
    (4, 23, "in_person", "She gave me three bean seeds."),
    (1, 22, "in_person", "Laughed about the hat that was a bowl."),
    (3, 18, "call", ""),
    (2, 15, "in_person", "Biscuit sat on my shoe."),
    (0, 12, "voice_note", "She sang the alto line."),
    (1, 8, "in_person", "He asked how the week was. I said it properly."),
    (2, 6, "in_person", ""),
    (0, 4, "text", "Good luck for the rehearsal."),
)

#: contact's place in CONTACTS: who reached out, support, how it felt afterwards
SIGNALS: Final[dict[int, tuple[Side | None, Support | None, Felt | None]]] = {
    4: ("me", None, "even"), 6: ("them", "received", "nourished"), 8: ("me", "both", "nourished"),
    9: ("both", None, "nourished"), 10: ("me", None, "even"), 13: ("me", "given", "drained"),
    15: ("them", None, "nourished"), 16: ("them", "received", "nourished"), 18: ("me", "given", "even"),
}  # fmt: skip

#: text, SUDS, setting, minutes, effort, done when, backup, reward, state: known, here, ahead
RUNGS: Final[tuple[tuple[str, int, Setting, int, int, str, str, str, str], ...]] = (
    (
        "Sit on a bench where people pass", 15, "park", 10, 1,
        "Ten minutes are over and I was still there.", "The window seat at the library", "Home the pretty way", "ahead",
    ),
    (
        "Good morning to the neighbour with the dog", 25, "neighbour", 2, 1,
        "I said it loud enough to be heard.", "Nod from the window", "Tea on the balcony", "ahead",
    ),
    (
        "One real answer when asked how I am", 40, "class", 3, 2,
        "One true thing about my day was said out loud.", "Write the line to Ana", "Two songs on the way", "here",
    ),
    (
        "Stay five minutes after the class", 50, "class", 5, 3,
        "Five minutes passed before I left.", "Help with the chairs", "The long way home", "ahead",
    ),
    (
        "Invite one person to something small", 75, "text", 10, 3,
        "The invitation is sent.", "Go anyway and send a photo", "An episode of the quiet series", "ahead",
    ),
)  # fmt: skip

#: for each rung: other places, helper habits to leave out, how well the others are known
RUNG_MORE: Final[tuple[tuple[tuple[str, ...], tuple[str, ...], Stage], ...]] = (
    (("a library chair", "the steps by the pond", "a seat in the tram"), ("the phone",), "stranger"),
    (("the woman at the bakery", "the caretaker", "somebody at the tram stop"), ("headphones",), "familiar_face"),
    (("with Jun on the way to the tram", "at the seed table", "on the phone with Lea"), ("laughing it off",),
     "acquaintance"),
    (("at the garden, when the tools are put away", "after the walking group"), ("packing up early",), "acquaintance"),
    (("a voice note instead of a text", "asking in person"), ("adding “no pressure”",), "new_friend"),
)  # fmt: skip
#: days ago, from rung, suggested, chosen, to rung: what was chosen where a suggestion stood
DECISIONS: Final[tuple[tuple[int, int, Move, Move, int | None], ...]] = (
    (53, 0, "step_up", "step_up", 1), (45, 1, "repeat", "repeat", None), (30, 1, "step_up", "step_up", 2),
    (7, 2, "vary", "repeat", None),
)  # fmt: skip
#: a second ladder: its title, and text, SUDS, minutes, effort of its rungs
SECOND_LADDER: Final[tuple[str, tuple[tuple[str, int, int, int], ...]]] = (
    "The telephone",
    (
        ("Leave a voice note of one minute", 20, 2, 1),
        ("Ring the library and ask when they close", 35, 3, 2),
        ("Ring Lea without a reason", 45, 10, 2),
        ("Ring somebody I have not spoken to in a year", 70, 15, 3),
    ),
)  # fmt: skip

#: where each of the attempts below was, in a word or two
PLACES: Final = (
    "the park", "the park", "the market square", "the landing", "the landing", "outside the house", "the landing",
    "the kiln room", "the kiln room",
)  # fmt: skip
#: rung's place, days ago, feared, likelihood, cost, expected SUDS, status, happened, peak, end, likelihood next, lesson
ATTEMPTS: Final[
    tuple[tuple[int, int, str, int, int, int, Status, Happened, int, int, int, str], ...]
] = (
    (0, 63, "People look at me for longer than a second.", 60, 30, 35, "done", "no", 30, 15, 35,
     "Everyone looks at their phone or their dog."),
    (0, 60, "Somebody asks what I am doing there.", 40, 40, 25, "done", "no", 20, 10, 15, "A bench needs no reason."),
    (0, 54, "I feel silly after two minutes.", 50, 20, 20, "done", "partly", 20, 5, 20, "Silly passes after three."),
    (1, 52, "He looks through me.", 70, 50, 45, "done", "no", 40, 20, 45, "He had been about to say it himself."),
    (1, 46, "I say it too quietly and have to repeat it.", 60, 30, 40, "left_early", "yes", 55, 30, 55,
     "Repeating it took one second."),
    (1, 37, "The dog barks and everyone turns round.", 50, 30, 35, "done", "no", 30, 10, 25, "Biscuit is a he."),
    (1, 15, "Nothing is left to say after hello.", 40, 20, 25, "done", "no", 20, 5, 15, "A dog is enough to say."),
    (2, 22, "They change the subject at once.", 70, 30, 55, "done", "no", 50, 25, 55, "Jun asked one more question."),
    (2, 8, "It sounds like a complaint.", 60, 40, 50, "done", "partly", 45, 20, 45, "A true line can be a short one."),
)  # fmt: skip

#: by the place of an attempt above: what became of the helper habit of its rung, and what to do next time
AFTERWARDS: Final[Mapping[int, tuple[HabitUse, str]]] = {
    3: ("used", "wait until he looks up"),
    6: ("left_out", ""),
    7: ("used", "stop after one sentence"),
    8: ("left_out", "say it while we are still walking"),
}
#: the own line to take along
COPING: Final = "I can be nervous and still say one true thing."

#: title, weekday, hour and minute, minutes, effort, weeks to start back, place, reward, backup
CLASS: Final = ("Pottery class", 2, time(18, 30), 120, 2, 9, "The long way home", "One bowl in the kitchen, radio on")
MARKET: Final = ("Sunday market", time(10, 0), 60, 2, "The good bread", "Look at seeds on the balcony")
WALK: Final = ("Slow walking group", time(14, 0), 90, 3, "A bath", "Once round the pond alone")
ROUTINE: Final = ("A line to Ana", 5, 1)
#: title, person's place in PEOPLE, time, minutes, effort
MESSAGE: Final = ("Good morning to Lea", 3, time(8, 30), 5, 1)

#: title, days ago (negative: ahead), hour, effort, minutes, status, backup done, cue, reward, backup
PLANS: Final[tuple[tuple[str, int, time | None, int, int, Status, bool, str, str, str], ...]] = (
    ("Library hour", 56, time(16, 0), 1, 60, "done", False, "After lunch", "A new book", "Read on the balcony"),
    ("Seed swap at the garden", 44, time(11, 0), 3, 60, "self_cancelled", False, "", "", "Sort my own seeds"),
    ("Call with Lea", 40, time(19, 0), 2, 20, "done", False, "When the dishes are done", "", "A voice note"),
    ("Coffee with Jun", 31, time(15, 0), 3, 60, "fell_through", True, "", "Home by the river", "A line to Ana"),
    ("Seed swap at the garden", 23, time(11, 0), 3, 60, "done", False, "", "Bean seeds", "Sort my own seeds"),
    ("Open board-game table", 17, time(19, 0), 3, 120, "left_early", False, "", "Toast in bed", "One round by phone"),
    ("Walk with Jun", 10, time(17, 0), 3, 45, "done", False, "After the class", "", "Round the pond alone"),
    ("Thank Lea for the parcel", 0, None, 1, 5, "open", False, "With the first tea", "", ""),
    ("Coffee with Jun", -3, time(15, 0), 2, 60, "open", False, "When the kiln is loaded", "Home by the river",
     "A short message with one photo"),
)  # fmt: skip

#: days ago, text
WINS: Final[tuple[tuple[int, str], ...]] = (
    (60, "Twenty minutes on the bench, and I stayed for the sunset."),
    (52, "Mr Okoro said good morning first."),
    (43, "Jun remembered my name without looking at the list."),
    (37, "Biscuit came over on his own."),
    (29, "Walked to the tram with somebody."),
    (23, "Came home with three bean seeds and a plan."),
    (12, "Ana sang to me in the middle of a Tuesday."),
    (8, "Said how the week really was. Nobody ran."),
)

#: days ago, question ("" for free writing), text
ENTRIES: Final[tuple[tuple[int, str, str], ...]] = (
    (68, "", "First page. The flat is quiet in a way I had not planned for. I would like one person nearby to nod to."),
    (63, "Which bit went more easily than you'd guessed?", "Sitting down. The way there was the hard part."),
    (54, "", "Three times on the same bench. It is starting to feel like mine."),
    (46, "Where did it get hard, and what did you do then?", "He had not heard me. I said it again and went red."),
    (46, "Suppose a friend told you this story about their own day. What would you say first?",
     "That saying it twice is braver than saying it once."),
    (37, "", "The dog is called Biscuit. I have been calling him Mister in my head for a year."),
    (31, "", "Jun was ill and we did not meet. I wrote to Ana instead and she rang straight back."),
    (22, "Which bit went more easily than you'd guessed?", "Being asked one more question. I had an answer."),
    (17, "", "Left the game table after an hour. The rules were nice, the room was loud. An hour is an hour."),
    (9, "After which chat this week did you walk away a little lighter?", "The one at the kiln, about lids."),
    (3, "", "Woke up anxious. Wrote down what I am afraid of and it fitted on one line."),
)  # fmt: skip

#: What matters, and for each of the first rungs the place of its line, where it is for one.
WHAT_MATTERS: Final[tuple[str, ...]] = ("being a friend who calls", "letting people know me a little")
RUNG_FOR: Final[dict[int, int]] = {2: 1, 4: 0}

#: days ago, answer to the question of one's own, 0 to 10
OWN_ANSWERS: Final[tuple[tuple[int, int], ...]] = ((37, 8), (30, 7), (23, 8), (16, 6), (9, 5))

#: signs, what helped, whom to tell
SETBACK_PLAN: Final[tuple[str, str, str]] = (
    "I let the phone ring and say that I am tired.",
    "The bench, in the morning, before I have thought about it.",
    "Ana, in one line.",
)
