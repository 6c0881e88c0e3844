"""Why this: the numbers behind a suggestion, each beside its words."""

from typing import Final

from ladder_tui.domain.picks.picker import Pick, Picks
from ladder_tui.domain.picks.scoring import TERM_NAMES, PickInputs, TermName
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import Part, folded, line

TERM_WORDS: Final[dict[TermName, str]] = {
    "need": "company that has been rare",
    "energy": "fits your energy",
    "worth": "was worth it before",
    "due": "the rhythm you wished for",
    "variety": "a change",
    "mood": "suits the mood",
}
_BAR: Final = 12


def about_pick(pick: Pick, picks: Picks, snapshot: Snapshot) -> list[Part]:
    """For the top of a place's help: the title, then the numbers."""
    from ladder_tui.screens.kit.dialog import CARD_WIDTH  # late: a place opens without dialogs

    width = CARD_WIDTH - 7
    title = "\n".join(folded(snapshot.shown(line(pick.candidate.title)), width))
    return [(f"{title}\n", "bold"), *why_parts(pick, picks, snapshot, width)]


def why_parts(pick: Pick, picks: Picks, snapshot: Snapshot, width: int) -> list[Part]:
    """The pick in words, its terms with a bar and their points, and the rest of what was weighed."""

    def told(text: str) -> str:
        return "\n".join(folded(snapshot.shown(line(text)), width)) + "\n"

    inputs = picks.inputs
    first = pick.words[:1].upper() + pick.words[1:]
    parts: list[Part] = [told(f"{first}."), (told(went_by(inputs)), "$quiet"), "\n"]
    whole = sum(inputs.limits[f"picker.weight.{name}"] for name in TERM_NAMES) or 1.0
    for name in TERM_NAMES:
        most = 100 * inputs.limits[f"picker.weight.{name}"] / whole
        filled = round(pick.terms[name] * _BAR)
        parts += [
            f"{_words(name, pick, inputs):<28}",
            ("━" * filled, "$calm"),
            ("─" * (_BAR - filled), "$quiet"),
            (f"  {pick.points[name]:>3.0f} of {most:.0f}\n", "$quiet"),
        ]
    parts += [f"{'together':<{28 + _BAR}}", (f"  {pick.score:>3.0f} of 100\n", "bold")]
    # No list of people one could also be in touch with: the suggestions name three at most.
    near = [item.candidate.title for item in picks.alternatives if item.candidate.kind == "activity"][:3]
    if near:
        parts += ["\n", (told(f"Next in line: {', '.join(near)}."), "$quiet")]
    if picks.left_out:
        parts += ["\n" if not near else "", (told(picks.left_out), "$quiet")]
    return parts


def _words(name: TermName, pick: Pick, inputs: PickInputs) -> str:
    """What a term is called; the worth of what was never rated is not the user's, and stands in the middle."""
    rated = inputs.history.ratings.get(pick.candidate.id)
    return TERM_WORDS[name] if name != "worth" or rated else "worth: not rated, the middle"


def went_by(inputs: PickInputs) -> str:
    """What the picker went by, in one sentence."""
    mood = f"a mood of {inputs.mood}, " if inputs.mood is not None else ""
    source = "" if inputs.asked else ", as usual at this hour"
    return f"Weighed for {mood}energy {inputs.energy} of 5 and {inputs.minutes} minutes{source}."
