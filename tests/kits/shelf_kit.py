"""A drill, two scripts and a message for tests."""

from ladder_tui.domain.items.drills import Drill, Reply
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.scripts import Script

DRILL = Drill(
    id="d/tired", title="Hear the feeling", skill="reflect_feeling", level=1, minutes=2, they_say="Third late shift.",
    how_they_say_it="slow", options=(Reply(text="Sounds worn out.", kind="reflect", good=True, note="A guess."),),
    your_turn="Name a feeling.", try_today="Say 'sounds like'.",
)  # fmt: skip
SCRIPT = Script(
    id="s/week", situation="Your week is full.", situation_type="overcommit", relationship="friend", tone="soft",
    lines=("I can't this week.",), repeat_line="Not this week.", if_pushed=("Still no.",), why="Clear is kind.",
)  # fmt: skip
LOAN = Script(
    id="s/loan", situation="Someone asks for a loan.", situation_type="money", relationship="acquaintance",
    tone="firm", lines=("I don't lend.",), repeat_line="I don't lend.", if_pushed=("No.",), why="A rule is simple.",
)  # fmt: skip
HELLO = Starter(
    id="m/hello", text="Morning, {name}. How did {thing} go?", stage="friend", occasion="follow_up", channel="text",
    asks=True, slots=("name", "thing"),
)  # fmt: skip
