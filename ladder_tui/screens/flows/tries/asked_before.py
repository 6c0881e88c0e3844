"""What is asked before a try, on four pages: the fields with what is known of them already."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.records.attempts import Attempt, LineOf
from ladder_tui.domain.tries.start import Start
from ladder_tui.screens.flows.rungs.rung import CALM, MOST
from ladder_tui.screens.flows.tries.hand import BEGIN
from ladder_tui.screens.kit.form import Field
from ladder_tui.screens.kit.paged_form import Leaf
from ladder_tui.widgets.text import line

LIKELY: Final = ("not at all", "for certain")
COST: Final = ("no matter", "very bad")
CARDS_PAGE: Final = 3
#: The door to slow breaths.
STEADY: Final = "steady"
_LEAVES: Final = (
    Leaf(
        "",
        ("feared", "likelihood", "coping"),
        (
            ("save", "Begin now"),
            ("next", "A little more first: unease, when and where, cards"),
            (STEADY, "Slow breaths first, and something to look at"),
        ),
    ),
    Leaf("", ("coping_for", "cost", "suds", "habits", "own_habits")),
    Leaf("", ("cue", "backup", "reward")),
    Leaf("To take along", (), ((BEGIN, "Begin"),)),
)


def leaves(start: Start) -> list[Leaf]:
    """The pages, without what cannot be asked. The first one is enough: a fear, a number, a line of one's own."""
    left = {name for name, out in (("habits", not start.habits), ("coping_for", start.rung is None)) if out}
    return [replace(leaf, names=tuple(name for name in leaf.names if name not in left)) for leaf in _LEAVES]


def coping_fields(coping: str, of: LineOf) -> list[Field]:
    """A line of one's own, and whose it is."""
    return [
        Field(
            "coping", "A line of my own to take along, kept for next time", value=coping,
            hint="I can be nervous and stay",
        ),
        Field(
            "coping_for", "My line is for", "one", of,
            options=[("all", "every try"), ("step", "this step")],
        ),
    ]  # fmt: skip


def fields(start: Start, known: Attempt | None, last: Attempt | None, habits: Sequence[str]) -> list[Field]:
    """The fields of all pages, filled with what the attempt, the last one, the plan or the rung say.

    `habits` are those that are to be left out, as far as that is known.
    """
    before = known.prediction if known is not None else last.prediction if last is not None else None
    likely: int | None = known.prediction.likelihood if known is not None else None
    again = last.outcome.likelihood_next if last is not None and last.outcome is not None else None
    like = start.like
    own = [habit for habit in habits if habit not in start.habits]
    chosen = [habit for habit in habits if habit in start.habits]
    habit_words = "Anything else that helps you get through, to leave out this time"
    if not start.habits:
        habit_words = "Something that helps you get through, to leave out this time (can stay open)"
    return [
        Field(
            "feared",
            "What do you fear might happen? One line a camera could confirm.",
            value=before.feared if before else "",
            hint="They change the subject at once",
            required=True,
            replaced=known is None and last is not None,
        ),
        Field(
            "likelihood",
            "How likely is it?" if again is None else f"How likely is it? After the last time you said {again} (○).",
            "slider",
            likely if likely is not None else again,
            ends=LIKELY,
            earlier=again,
            required=True,
        ),
        Field(
            "cost", "If it happened, how bad? (can stay open)", "slider",
            known.prediction.cost if known is not None else None, ends=COST,
        ),
        Field(
            "suds",
            "How uneasy will the hardest moment feel? (can stay open)",
            "slider",
            known.prediction.suds if known is not None else start.suds,
            ends=(CALM, MOST),
        ),
        Field(
            "habits", "Helper habits to leave out this time; the space bar switches", "some", chosen,
            options=[(habit, line(habit)) for habit in start.habits],
        ),
        Field("own_habits", habit_words, value=", ".join(own), hint="looking at my phone, rehearsing every word"),
        Field("cue", "When and where? If this, then I begin.", value=known.cue if known else start.cue,
              hint="when I take the bins out"),
        Field("backup", "If it falls through, the smaller thing", value=known.backup if known else like.backup,
              hint="nod from the window"),
        Field("reward", "And right after, something nice", value=known.reward if known else like.reward,
              hint="tea on the balcony"),
    ]  # fmt: skip
