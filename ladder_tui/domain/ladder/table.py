"""The whole table of the ladder rule in plain words, with the user's own numbers, for help (docs/design.md 4.1)."""

from collections.abc import Mapping

import msgspec

from ladder_tui.domain.base.thresholds import DEFAULTS


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its number (or the name of a limit), what is suggested, and when. The first row that fits wins."""

    row: str
    suggests: str
    when: str


def rule_table(limits: Mapping[str, float] = DEFAULTS) -> tuple[RuleRow, ...]:
    """The rows in the order in which they are asked, then what stands around a step up."""
    n = {key.removeprefix("ladder."): f"{value:g}" for key, value in limits.items() if key.startswith("ladder.")}
    last = f"the last {n['last']} tries"
    rows = (
        (
            "1",
            "a pause, and a talk with somebody",
            f"you say that this is making things harder; or in {n['pause_tries']} of the last {n['pause_of']} tries "
            f"the unease went up to {n['pause_peak']} or more and your estimate did not fall. No step up for "
            f"{n['pause_days']} days then.",
        ),
        (
            "2",
            "something easier for now",
            f"your energy was {n['low_energy']} or less at {n['low_checkins']} of the last {n['checkins_of']} "
            "check-ins, the last one among them. Your place is kept. A step that is easy itself "
            "stays.",
        ),
        (
            "back",
            "your place again",
            "you stepped down while energy was low, or its place was closed, and that is over.",
        ),
        (
            "3",
            f"one step down; from {n['split_tries']} tries on, a smaller version",
            f"each of {last} went up to {n['hard_peak']} or more, or was left early.",
        ),
        (
            "4",
            "a smaller version",
            f"{n['aside']} of the last {n['aside_of']} plans for the step were set aside.",
        ),
        (
            "5",
            "a step between first",
            f"the step is new, and expected more than {n['jump']} above what the step done last was usually like.",
        ),
        (
            "habit",
            "once more without the helper habit",
            "you noted that in the last try you used a habit that you had wanted to leave out, and the try went well: "
            f"it was done, what you feared did not all happen, and the height was below {n['hard_peak']}. After more "
            f"than {n['habit_tries']} such tries in a row it is not brought up: there may be reasons for the habit.",
        ),
        (
            "6b",
            "another place first",
            f"as in row 6, but after fewer than {n['sure_tries']} tries, noted as in one place, and only one of the "
            "two has moved: the estimate or the height.",
        ),
        (
            "6",
            "one step up",
            f"there are {n['up_tries']} tries or more, {last} were done, the last time it did not come true, and one "
            f"of these holds: the estimate is {n['low_estimate']} or less, it fell by {n['drop']} or more, or the mean "
            f"height of {last} is {n['calm_peak']} or less. The unease need not fall first.",
        ),
        (
            "yes",
            "kindness first, then once more with one change",
            "it came true the last time, none of the rows above fits, and row 8 does not either.",
        ),
        (
            "7",
            "another place",
            f"where it was is noted for {n['vary_tries']} tries or more, and that was in fewer than {n['contexts']} "
            "places.",
        ),
        (
            "8",
            "a smaller version, or another step",
            f"there are {n['long_tries']} tries or more.",
        ),
        ("9", "once more", "in every other case."),
        (
            "48h",
            "this one meanwhile",
            f"a step up comes {n['step_up_hours']} hours after the last one at the earliest.",
        ),
        (
            "week",
            "this one meanwhile",
            f"there are {n['new_rungs']} new steps in {n['new_rungs_days']} days at most; one tried before is not new.",
        ),
        (
            "pause",
            "this one meanwhile",
            f"there is no step up for {n['pause_days']} days after a pause, whether it was suggested or your choice.",
        ),
        (
            "return",
            "this one once more",
            f"a step up that comes {n['return_days']} days or more after the last try begins here.",
        ),
    )
    return tuple(
        RuleRow(row=row, suggests=suggests, when=f"{when[0].upper()}{when[1:]}") for row, suggests, when in rows
    )
