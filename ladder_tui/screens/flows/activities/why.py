"""Why this: the numbers behind a suggestion, each beside its words."""

from typing import Final

from ladder_tui.domain.picks.picker import Pick, Picks
from ladder_tui.domain.picks.scoring import TERM_NAMES, PickInputs, TermName
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.row_list import GUTTER
from ladder_tui.widgets.text import Part, cut, folded, line

TERM_WORDS: Final[dict[TermName, str]] = {
    "need": "company you wish for",
    "energy": "fits your energy",
    "worth": "was worth it before",
    "due": "the rhythm you wished for",
    "variety": "a change",
    "mood": "suits the mood",
}
_BAR: Final = 12


def idea_words(action: str, reason: str, width: int) -> list[Part]:
    """An idea as it stands in a list of `width` cells: what to do, and under it in one line why it is here."""
    indent = "\n" + " " * GUTTER
    what = indent.join(folded(line(action), max(8, width - GUTTER - 1)))
    return [" " * GUTTER, what, (f"{indent}  {cut(line(reason), max(8, width - GUTTER - 3))}", "$quiet")]


def labelled(label: str, text: str, width: int) -> list[Part]:
    """A label over words that stand a little further in."""
    body = "\n  ".join(folded(text, max(8, width - 2)))
    return [(f"\n{label}\n", "$calm"), f"  {body}\n"]


def pick_parts(pick: Pick, picks: Picks, snapshot: Snapshot, width: int) -> list[Part]:
    """A suggestion without its title: what it is, how it begins, why it is here."""
    candidate, parts = pick.candidate, list[Part]()
    if candidate.text:
        parts.append("\n".join(folded(line(snapshot.shown(candidate.text)), width)) + "\n")
    if candidate.first_step:
        parts += labelled("how it begins", line(snapshot.shown(candidate.first_step)), width)
    effort = snapshot.library.label("effort", str(candidate.effort))
    parts += labelled("takes", f"{candidate.minutes} minutes · effort {candidate.effort}, {effort}", width)
    if candidate.access:
        parts += labelled("also works", line(snapshot.shown(candidate.access)), width)
    parts += labelled("why this", snapshot.shown(line(pick.words)), width)
    parts.append(("\n" + "\n".join(folded(went_by(picks.inputs), width)) + "\n", "$quiet"))
    if picks.left_out:
        parts.append(("\n" + "\n".join(folded(snapshot.shown(line(picks.left_out)), width)), "$quiet"))
    return parts


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
    given = f"{mood}energy {inputs.energy} of 5 and {inputs.minutes} minutes"
    return f"Weighed for {given}." if inputs.asked else f"Nothing was said of today, so {given} were taken."
